"""Scored rows, and which of them choose a threshold and which judge it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, get_args

from numpy.typing import NDArray

from dashboard.analysis.prediction.model_provenance import model_provenance
from dashboard.analysis.thresholds.out_of_fold_scores import Finish, predicted_out_of_fold
from dashboard.analysis.training.case_split import counts_cases
from dashboard.analysis.training.model import Model, Scores, Which
from dashboard.tabular.kinds import ROW
from dashboard.text.quoting import counted, quoted, shortened
from logreg.arrays import Vector
from logreg.data.weighted_split import weighted_split
from logreg.errors import join_names
from logreg.export.provenance import Provenance
from logreg.progress import run_to_end

LONGEST_NAME = 24
HALVES_SEED = 0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ScoreSource:
    """Where scores come from: a model of this visit, or a file of scores.

    `parts` gives the rows by name; `roles` names, for each way to use them, the part that chooses and the
    part that judges. `other_models` gives their probabilities for all rows of the table.
    """

    key: str
    name: str
    negative: str
    positive: str
    training_prevalence: float  # share of positives that the probabilities were learned with
    columns: Mapping[str, NDArray[Any]]  # the whole table
    numbers: NDArray[Any]  # of its rows, as the person counts them
    parts: Mapping[str, Callable[[], Scores]]
    roles: Mapping[str, tuple[str, str]]
    other_models: Mapping[str, Vector] = field(default_factory=dict)
    sampling: bool = False  # whether its rows carry sampling weights
    numbered: str = ROW  # what the numbers count: lines of a file, or rows
    learned_from: frozenset[str] = frozenset()  # the parts that the model has seen when it learned
    provenance: Provenance = field(default_factory=Provenance)
    notes: tuple[str, ...] = ()  # what was decided about the scores, in sentences

    @property
    def short_names(self) -> tuple[str, str]:
        """The negative and the positive class, short enough for a chart."""
        return shortened(self.negative, LONGEST_NAME), shortened(self.positive, LONGEST_NAME)


def scores_from_model(model: Model, finish: Finish = run_to_end) -> ScoreSource:
    """The model's own rows: validation, training, all, halves, and training rows predicted out of fold.

    `finish` waits for those predictions, which take as many fits as there are folds.
    """
    data = model.problem.prepared
    return ScoreSource(
        key=model.key,
        name=data.name,
        negative=data.negative,
        positive=data.positive,
        training_prevalence=model.problem.training_prevalence,
        columns=data.table,
        numbers=data.numbers,
        numbered=data.numbered,
        parts=_parts(model, finish),
        sampling=data.weight_kind == "sampling",
        roles=_roles(model),
        learned_from=frozenset(("train", "all")),
        provenance=model_provenance(model, ""),
        notes=(*weight_notes(data.weight_kind), *unseen_level_notes(model), *squared_error_notes(model)),
    )


def _parts(model: Model, finish: Finish) -> dict[str, Callable[[], Scores]]:
    """The rows of the model by what they are to it."""
    cases = counts_cases(model.problem.prepared)
    parts: dict[str, Callable[[], Scores]] = {
        **{which: partial(model.scores, which) for which in get_args(Which)},
        "out of fold": lambda: predicted_out_of_fold(model, finish),
        "first half": lambda: half(model.scores("validation"), 0, cases=cases),
        "second half": lambda: half(model.scores("validation"), 1, cases=cases),
        "first half out of fold": lambda: half(parts["out of fold"](), 0, cases=cases),
        "second half out of fold": lambda: half(parts["out of fold"](), 1, cases=cases),
    }
    return parts


def _roles(model: Model) -> dict[str, tuple[str, str]]:
    """The choices of rows by their words: which choose thresholds, and which judge them."""
    held_out = {
        "Validation": ("validation", "validation"),
        "Validation, in halves": ("first half", "second half"),
        "Out of fold, then validation": ("out of fold", "validation"),
    }
    unseen = {
        "Out of fold": ("out of fold", "out of fold"),
        "Out of fold, in halves": ("first half out of fold", "second half out of fold"),
    }
    if model.squared_error:
        unseen = {}
        del held_out["Out of fold, then validation"]
    own = {"Training": ("train", "train")}
    if not len(model.problem.split.validation):
        return {**own, **unseen}
    return {**held_out, **unseen, **own, "All rows": ("all", "all")}


def weight_notes(kind: str | None) -> tuple[str, ...]:
    """What the numbers of weighted rows count, in a sentence."""
    if kind == "frequency":
        return ("Rows count as often as their weight says: counts are of cases.",)
    if kind == "sampling":
        return (
            "Rates, AUC, costs and calibration are weighted by the sampling weights; counts are of rows.",
        )
    return ()


def squared_error_notes(model: Model) -> tuple[str, ...]:
    """Why a model that minimises squared error has no predictions out of fold, in a sentence."""
    if not model.squared_error:
        return ()
    return ("The model is trained on squared error; out of fold, cross-entropy alone is fitted again.",)


def unseen_level_notes(model: Model) -> tuple[str, ...]:
    """Which held-out rows cannot be scored, in a sentence."""
    found = [
        f"{column} = {quoted(level)} ({counted(rows, 'row')})"
        for column, levels in model.problem.unseen_levels.items()
        for level, rows in levels.items()
    ]
    if not found:
        return ()
    return (
        "Held-out rows with a level that training has not seen cannot be scored and are left out: "
        f"{join_names(found)}.",
    )


def half(scores: Scores, number: int, *, cases: bool = False) -> Scores:
    """The first or the second half of some rows, each class halved, always in the same way.

    With `cases` the rows' weights count cases, which are halved: a row may have some in either half.
    """
    split = weighted_split(scores.y, 0.5, HALVES_SEED, weight=scores.weight, cases=cases)
    rows = (split.train, split.validation)[number]
    words = ("first", "second")[number]
    return Scores(
        y=scores.y[rows],
        p=scores.p[rows],
        rows=scores.rows[rows],
        which=f"the {words} half of {scores.which}",
        weight=(split.train_weight, split.validation_weight)[number],
    )
