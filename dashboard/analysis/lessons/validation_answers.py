"""Answers about new rows: models of more and more terms, on the rows they learned from and on others."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

import logreg as lr
from dashboard.analysis.lessons.lesson_data import LessonData
from logreg.arrays import Vector
from logreg.data.design import Design
from logreg.data.products import quadratic_pairs, with_products
from logreg.data.split import stratified_split
from logreg.evaluation.calibration import reliability
from logreg.functional.activations import sigmoid
from logreg.objective.in_memory import Objective
from logreg.solvers.fitting import fit

MEASUREMENTS = (
    "mean radius",
    "mean texture",
    "mean smoothness",
    "mean compactness",
    "mean concavity",
    "mean concave points",
)
HELD_BACK, SEED = 0.85, 1
PENALTY = 1e-5  # so small that it only keeps separated classes from running away
POWERS = np.linspace(-5, 1, 25)  # of ten, for L2 penalties


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ExpandedFit:
    """A model of the first columns with their squares and products, and what it says to both parts."""

    columns: int
    terms: int
    train_loss: float
    validation_loss: float
    validation_y: Vector
    validation_p: Vector


def expanded_fits(data: LessonData) -> tuple[ExpandedFit, ...]:
    """Models of one column, of two, and so on, each with squares and products."""
    return data.once("expanded fits", lambda: _expanded_fits(data))


def _expanded_fits(data: LessonData) -> tuple[ExpandedFit, ...]:
    names = _names(data)
    return tuple(_expanded(data, names[:k]) for k in range(1, len(names) + 1))


def penalised_fits(data: LessonData) -> tuple[ExpandedFit, ...]:
    """The model of all columns with each L2 penalty of 10 to POWERS."""
    return data.once("penalised fits", lambda: _penalised_fits(data))


def _penalised_fits(data: LessonData) -> tuple[ExpandedFit, ...]:
    names = _names(data)
    return tuple(_expanded(data, names, 10.0**power) for power in POWERS)


def _names(data: LessonData) -> list[str]:
    names = [name for name in MEASUREMENTS if name in data.columns] or list(data.columns)
    return names[: len(MEASUREMENTS)]


def _expanded(data: LessonData, names: list[str], l2: float = PENALTY) -> ExpandedFit:
    split = stratified_split(data.y, HELD_BACK, SEED)
    columns = with_products({name: data.columns[name] for name in names}, quadratic_pairs(names))
    train, validation = (
        {name: np.asarray(values)[rows] for name, values in columns.items()}
        for rows in (split.train, split.validation)
    )
    design = Design.learn(train, standardise=True)
    coef = fit(Objective(design.X, data.y[split.train], l2=l2)).coef
    z, z_new = (_log_odds(design, part, coef) for part in (train, validation))
    return ExpandedFit(
        columns=len(names),
        terms=design.X.shape[1],
        train_loss=lr.binary_cross_entropy_from_logits(data.y[split.train], z),
        validation_loss=lr.binary_cross_entropy_from_logits(data.y[split.validation], z_new),
        validation_y=data.y[split.validation].astype(float),
        validation_p=np.asarray(sigmoid(z_new)),
    )


def _log_odds(design: Design, columns: Mapping[str, Vector], coef: Vector) -> Vector:
    return np.asarray(coef[0] + design.encode(columns) @ coef[1:])


def _of(data: LessonData, columns: int) -> ExpandedFit:
    """The model of so many columns; the largest where there are not so many."""
    fits = expanded_fits(data)
    return fits[min(max(columns, 1), len(fits)) - 1]


def train_loss(data: LessonData, columns: int) -> float:
    """The loss on the rows that the model of so many columns learned from."""
    return _of(data, columns).train_loss


def validation_loss(data: LessonData, columns: int) -> float:
    """The loss of that model on rows it has not seen."""
    return _of(data, columns).validation_loss


def best_columns(data: LessonData) -> float:
    """How many columns give the lowest loss on new rows."""
    return float(min(expanded_fits(data), key=lambda each: each.validation_loss).columns)


def came_true(data: LessonData, columns: int, above: float) -> float:
    """Of the new rows that the model calls positive with more than that probability, the share that are."""
    found = _of(data, columns)
    sure = found.validation_p > above
    return float(reliability(found.validation_y[sure], found.validation_p[sure], bins=1).observed[0])


def new_rows(data: LessonData) -> str:
    """Whether the largest model does "worse" or "no worse" on new rows than on its own."""
    last = expanded_fits(data)[-1]
    return "worse" if last.validation_loss > last.train_loss else "no worse"


def penalty_course(data: LessonData) -> str:
    """The loss on new rows as the penalty grows: "falls", "rises", or "falls, then rises"."""
    losses = [each.validation_loss for each in penalised_fits(data)]
    lowest = int(np.argmin(losses))
    return {0: "rises", len(losses) - 1: "falls"}.get(lowest, "falls, then rises")


def penalised_loss(data: LessonData) -> float:
    """The lowest loss on new rows that a model of all columns reaches with a penalty."""
    return min(each.validation_loss for each in penalised_fits(data))


def best_penalty(data: LessonData) -> float:
    """The L2 penalty with the lowest loss on new rows."""
    losses = [each.validation_loss for each in penalised_fits(data)]
    return float(10.0 ** POWERS[int(np.argmin(losses))])
