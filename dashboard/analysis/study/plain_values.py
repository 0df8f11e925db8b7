"""The parts of a study as JSON values and back; floats keep every digit."""

from collections.abc import Mapping
from dataclasses import fields
from math import isfinite
from typing import Any

import numpy as np

from dashboard.analysis.study.study import StudyError
from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.analysis.training.edited_rows import RowsEdit
from dashboard.analysis.training.problem import TrainingSettings
from dashboard.tabular import Answer, Note, Question, ReadOptions, options_as_text, options_from_text
from logreg.arrays import Vector, read_only
from logreg.evaluation.costs import Costs
from logreg.solvers import SETTINGS, SolverSettings
from logreg.solvers.learning_rate import Exponential, InverseTime

SCHEDULES: dict[str, type[InverseTime] | type[Exponential]] = {
    "inverse-time": InverseTime,
    "exponential": Exponential,
}


def number_to_json(value: float) -> float | str:
    """A float as JSON has it, and infinities and NaN as their names."""
    return value if isfinite(value) else str(value)


def vector_to_json(values: Vector) -> list[str]:
    """Floats in hexadecimal, bit by bit."""
    return [float(value).hex() for value in values]


def vector_from_json(texts: list[str]) -> Vector:
    """The floats (k,), read-only."""
    return read_only(np.array([float.fromhex(text) for text in texts]))


def edit_to_json(edit: RowsEdit | None) -> dict[str, Any] | None:
    """What a run keeps from before its rows were edited."""
    if edit is None:
        return None
    return {
        "validation": edit.validation.tolist(),
        "center": vector_to_json(edit.center),
        "scale": vector_to_json(edit.scale),
        "axes": [vector_to_json(row) for row in edit.axes],
    }


def edit_from_json(data: Mapping[str, Any] | None) -> RowsEdit | None:
    """The edit of `edit_to_json`."""
    if data is None:
        return None
    center = vector_from_json(data["center"])
    rows = [vector_from_json(row) for row in data["axes"]]
    return RowsEdit(
        validation=read_only(np.array(data["validation"], dtype=np.intp)),
        center=center,
        scale=vector_from_json(data["scale"]),
        axes=read_only(np.array(rows, dtype=float).reshape(len(rows), len(center))),
    )


def settings_to_json(settings: TrainingSettings) -> dict[str, Any]:
    """How a run learns."""
    plain = {each.name: getattr(settings, each.name) for each in fields(settings)}
    given = plain["solver_settings"]
    if not settings.squared_error:
        del plain["loss_function"]  # as studies said it before there was a choice
    plain["solver_settings"] = {each.name: _rate(getattr(given, each.name)) for each in fields(given)}
    return plain


def settings_from_json(data: Mapping[str, Any]) -> TrainingSettings:
    """The settings of `settings_to_json`. Raises StudyError for a solver that there is not."""
    solver = str(data["solver"])
    if solver not in SETTINGS:
        raise StudyError(f"This study learns by {solver!r}, which this version of the app does not have.")
    given: SolverSettings = SETTINGS[solver](
        **{name: _rate_of(value) for name, value in data["solver_settings"].items()}
    )
    return TrainingSettings(**{**data, "solver_settings": given})


def _rate(value: Any) -> Any:
    if not isinstance(value, InverseTime | Exponential):
        return value
    name = next(name for name, kind in SCHEDULES.items() if kind is type(value))
    return {"schedule": name, "learning_rate": value.learning_rate, "half_life": value.half_life}


def _rate_of(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return SCHEDULES[value["schedule"]](value["learning_rate"], value["half_life"])


def thresholds_to_json(thresholds: tuple[NamedThreshold, ...]) -> list[dict[str, Any]]:
    """The named thresholds, rules by their name in the program."""
    return [{"letter": named.letter, "rule": named.rule.name, "amount": named.amount} for named in thresholds]


def thresholds_from_json(data: list[Mapping[str, Any]]) -> tuple[NamedThreshold, ...]:
    """The thresholds of `thresholds_to_json`."""
    return tuple(NamedThreshold(str(one["letter"]), Rule[one["rule"]], float(one["amount"])) for one in data)


def costs_to_json(kept: DecisionCosts | None) -> dict[str, Any] | None:
    """Costs, their unit and the stated base rate; None where nobody has said."""
    if kept is None:
        return None
    prices = {each.name: getattr(kept.costs, each.name) for each in fields(kept.costs)}
    return {"prices": prices, "unit": kept.unit, "base_rate": kept.target_prevalence}


def costs_from_json(data: Mapping[str, Any] | None) -> DecisionCosts | None:
    """The costs of `costs_to_json`."""
    if data is None:
        return None
    rate = data["base_rate"]
    return DecisionCosts(Costs(**data["prices"]), str(data["unit"]), None if rate is None else float(rate))


def note_to_json(note: Note) -> dict[str, Any]:
    """What was decided about a column, with the way back."""
    undo = None if note.undo is None else options_as_text(note.undo)
    return {"column": note.column, "text": note.text, "undo": undo, "action": note.action, "kind": note.kind}


def note_from_json(data: Mapping[str, Any]) -> Note:
    """The note of `note_to_json`."""
    undo = data["undo"]
    return Note(**{**data, "undo": None if undo is None else options_from_text(undo)})


def question_to_json(question: Question[ReadOptions]) -> dict[str, Any]:
    """A question about how the file is read, with its answers."""
    answers = [
        {"label": one.label, "example": one.example, "change": options_as_text(one.change)}
        for one in question.answers
    ]
    return {"id": question.id, "column": question.column, "text": question.text, "answers": answers}


def question_from_json(data: Mapping[str, Any]) -> Question[ReadOptions]:
    """The question of `question_to_json`."""
    answers = tuple(
        Answer(label=one["label"], example=one["example"], change=options_from_text(one["change"]))
        for one in data["answers"]
    )
    return Question(id=data["id"], column=data["column"], text=data["text"], answers=answers)


def key_to_json(value: Any) -> Any:
    """What a sample was made from: tuples of texts and numbers as lists."""
    return [key_to_json(each) for each in value] if isinstance(value, tuple) else value


def key_from_json(value: Any) -> Any:
    """The key of `key_to_json`."""
    return tuple(key_from_json(each) for each in value) if isinstance(value, list) else value
