"""How a run learns, in words that a hand can edit: "momentum learning_rate 0.7 momentum 0.8 l2 0.01"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf, nan

import logreg as lr
from dashboard.analysis.training.former_names import present_setting
from dashboard.analysis.training.problem import TrainingSettings
from dashboard.analysis.training.solver_table import (
    L1,
    OPTIONS,
    PENALTIES,
    RATED,
    SCHEDULED,
    SCHEDULES,
    Option,
    check_loss_function,
)
from logreg.errors import SettingError
from logreg.solvers import SETTINGS, SolverSettings
from logreg.solvers.learning_rate import LearningRate, Schedule

HALF_LIVES = {"inverse_time": "1 / iteration", "exponential": "Exponential"}  # each with its half-life
LOSS, _USUAL_LOSS = "loss_function", "cross-entropy"
_RATE = Option(name="learning_rate", label="learning_rate", help="", default=0.3, whole=False)
_SCHEDULE = tuple(Option(name=word, label=word, help="", default=inf, least=1) for word in HALF_LIVES)
_L1 = Option(name="l1", label="l1", help="", default=0, choices=PENALTIES)
_L2 = replace(_L1, name="l2", label="l2")
_ENDS = (
    Option(name="limit", label="limit", help="", default=10_000, least=1),
    Option(name="patience", label="patience", help="", default=0),
)


def vocabulary(solver: str) -> dict[str, Option]:
    """The numbers that a run with this solver has, by the word for each."""
    rate = (_RATE,) if solver in RATED else ()
    schedule = _SCHEDULE if solver in SCHEDULED else ()
    penalties = (_L1, _L2) if solver == L1 else (_L2,)
    return {option.key: option for option in (*rate, *schedule, *OPTIONS.get(solver, ()), *penalties, *_ENDS)}


def settings_text(settings: TrainingSettings) -> str:
    """The solver, and every number that is not the default."""
    known = vocabulary(settings.solver)
    told = [
        f"{word} {value:.12g}" for word, value in _numbers(settings).items() if value != known[word].default
    ]
    loss = [LOSS, settings.loss_function] if settings.squared_error else []
    return " ".join([settings.solver, *loss, *told])


def parse_settings(
    parts: Sequence[str], shared: TrainingSettings, doubts: list[str]
) -> TrainingSettings | None:
    """The settings that `words` told, the rows as in `shared`; a doubt on each part that makes no sense."""
    solver, *pairs = parts or ("nothing",)
    if solver not in lr.SOLVERS:
        doubts.append(
            f"There is no solver {solver}: that run is left out. There are {', '.join(lr.SOLVERS)}."
        )
        return None
    loss_function, numbers = _loss_function(solver, pairs, doubts)
    told = _settings(solver, dict(_told(solver, numbers, doubts)), shared)
    return replace(told, loss_function=loss_function)


def _loss_function(solver: str, pairs: Sequence[str], doubts: list[str]) -> tuple[str, Sequence[str]]:
    """The loss that is told, cross-entropy where none fits, and the pairs that tell numbers."""
    if LOSS not in pairs[::2]:
        return _USUAL_LOSS, pairs
    at = 2 * pairs[::2].index(LOSS)
    loss_function = "".join(pairs[at + 1 : at + 2])
    try:
        check_loss_function(solver, loss_function)
    except SettingError as refused:
        doubts.append(f"{refused} Cross-entropy is taken.")
        loss_function = _USUAL_LOSS
    return loss_function, [*pairs[:at], *pairs[at + 2 :]]


def _told(solver: str, pairs: Sequence[str], doubts: list[str]) -> Iterator[tuple[str, float]]:
    known = vocabulary(solver)
    for old_word, old_text in zip(pairs[::2], [*pairs[1::2], ""], strict=False):
        word, text = _present(solver, old_word, old_text)
        value = _number(text)
        if word in known and known[word].holds(value):
            yield word, value
        elif word in known:
            doubts.append(f"{word} {text} makes no sense for {solver}: {known[word].default:g} is taken.")
        else:
            doubts.append(f"{solver} has no {word}. It has {', '.join(known)}.")


def _present(solver: str, word: str, text: str) -> tuple[str, str]:
    """A word and its number as they are now; "halving" was the schedule's where a solver has one."""
    if word == "halving" and solver in SCHEDULED:
        return "inverse_time", text
    return present_setting(word, text)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return nan


def _numbers(settings: TrainingSettings) -> dict[str, float]:
    given = settings.solver_settings
    numbers = {option.key: getattr(given, option.name) for option in OPTIONS.get(settings.solver, ())}
    numbers |= {"l1": settings.l1} if settings.solver == L1 else {}
    numbers |= {"l2": settings.l2, "limit": settings.max_iter, "patience": settings.patience}
    return {**_rate_numbers(given), **numbers}


def _rate_numbers(given: SolverSettings) -> dict[str, float]:
    rate = getattr(given, "learning_rate", None)
    if isinstance(rate, Schedule):
        (word,) = (word for word, schedule in HALF_LIVES.items() if SCHEDULES[schedule] is type(rate))
        return {"learning_rate": rate.learning_rate, word: rate.half_life}
    return {} if rate is None else {"learning_rate": rate}


def _settings(solver: str, told: Mapping[str, float], shared: TrainingSettings) -> TrainingSettings:
    def number(option: Option) -> float:
        value = told.get(option.key, option.default)
        return value if option.choices or not option.whole else int(value)

    rate: LearningRate = told.get("learning_rate", _RATE.default)
    for word, schedule in HALF_LIVES.items():
        if word in told:
            rate = SCHEDULES[schedule](told.get("learning_rate", _RATE.default), int(told[word]))
    options: dict[str, LearningRate] = {option.name: number(option) for option in OPTIONS.get(solver, ())}
    options |= {"learning_rate": rate} if solver in RATED else {}
    return replace(
        shared,
        solver=solver,
        loss_function=_USUAL_LOSS,
        solver_settings=SETTINGS[solver](**options),
        l1=told.get("l1", 0.0),
        l2=told.get("l2", 0.0),
        max_iter=int(told.get("limit", _ENDS[0].default)),
        patience=int(told.get("patience", _ENDS[1].default)),
    )
