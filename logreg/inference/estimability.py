"""Where inference would be false: the reason, in words and with a remedy, instead of absurd numbers."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.data.design import Design
from logreg.errors import InferenceError
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.progress import run_to_end
from logreg.separation.detection import SECONDS, Kind, Separation, separation_steps
from logreg.separation.geometry import standardised_rows
from logreg.separation.subspaces import null_space
from logreg.validation import check_labels

CLOSE = 1e-4  # standard errors: a fit as near as this to the optimum shows the same digits


class Reason(Enum):
    """Why there are no errors, tests and intervals; the value names it in a few words."""

    PENALISED = "The fit is penalised"
    NOT_CONVERGED = "Training is not finished"
    DIVERGED = "Training has diverged"
    SQUARED_ERROR = "Trained on squared error"
    COMPLETE = "The classes are completely separated"
    QUASI = "The classes are quasi-separated"
    TOO_FEW_ROWS = "Fewer rows than coefficients"
    COLLINEAR = "Columns say the same"
    ONE_CLASS = "Only one class"
    OUT_OF_REACH = "No maximum within reach"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NotEstimable:
    """A refusal, its reason in a sentence, and what else is known of it."""

    why: Reason
    sentence: str
    columns: tuple[str, ...] = ()  # those to leave out
    separation: Separation | None = None


def check_design(
    design: Design, labels: Vector, *, intercept: bool = True, n_cases: int | None = None
) -> NotEstimable | None:
    """The reason why no rows of this shape have an estimate, or None; labels (n,) of 0 and 1.

    `n_cases` is what frequency weights add up to.
    """
    n, k = n_cases or len(labels), design.X.shape[1] + intercept
    if np.ptp(labels) == 0:
        sentence = f"All {n} rows have the class {labels[0]:g}, so nothing can tell the classes apart."
        return NotEstimable(why=Reason.ONE_CLASS, sentence=sentence)
    if n <= k:
        sentence = f"{n} rows cannot determine {k} coefficients: leave out columns or find more rows."
        return NotEstimable(why=Reason.TOO_FEW_ROWS, sentence=sentence)
    if columns := redundant_columns(design, intercept=intercept):
        names = ", ".join(columns)
        sentence = f"Nothing is left of {names} once the other columns are known: leave out {names}."
        return NotEstimable(why=Reason.COLLINEAR, sentence=sentence, columns=columns)
    return None


def check_separation(separation: Separation) -> NotEstimable | None:
    """The refusal that separation brings."""
    if not separation.found:
        return None
    why = Reason.COMPLETE if separation.kind is Kind.COMPLETE else Reason.QUASI
    blamed = " ".join(culprit.sentence() for culprit in separation.columns[:3])
    sentence = f"{separation.kind.value} {blamed} Use Firth's method or a penalty, or leave the column out."
    return NotEstimable(why=why, sentence=sentence, separation=separation)


def check_fit(
    estimate: Estimate, coef: Vector, *, penalised: bool = False, diverged: bool = False
) -> NotEstimable | None:
    """The reason why this fit is not the maximum-likelihood estimate, or None where it is.

    Shapes: coef (k,), per unit of the estimate's columns. `diverged` says that its loss has grown instead of
    falling.
    """
    if penalised:
        sentence = (
            "A penalty pulls the coefficients towards 0, so the usual errors and p-values do not hold for "
            "them. Fit to the optimum without penalty."
        )
        return NotEstimable(why=Reason.PENALISED, sentence=sentence)
    if diverged or not np.isfinite(coef).all():
        sentence = "Its steps were too long to settle. Train with a smaller rate, or fit to the optimum."
        return NotEstimable(why=Reason.DIVERGED, sentence=sentence)
    gap = distance_to_optimum(estimate, coef)
    if gap.max() <= CLOSE:
        return None
    worst = int(np.argmax(gap))
    sentence = (
        f"Training stands {rounding_of(gap[worst])} standard errors from the optimum, worst for "
        f"{estimate.names[worst]}. Train on, or fit to the optimum."
    )
    return NotEstimable(why=Reason.NOT_CONVERGED, sentence=sentence)


def rounding_of(errors: float) -> str:
    """Two digits, or whole numbers from a hundred on."""
    return f"{errors:,.0f}" if errors >= 100 else f"{errors:.2g}"


def distance_to_optimum(estimate: Estimate, coef: Vector) -> Vector:
    """(k,) how far each coefficient stands from the optimum, in standard errors."""
    return np.abs(coef - estimate.coef) / estimate.std_err


def redundant_columns(design: Design, *, intercept: bool = True) -> tuple[str, ...]:
    """The columns, taken in order, that those before them and the intercept determine."""
    kept, found = [0][: int(intercept)], []
    A = standardised_rows(design.X, intercept=intercept)
    if null_space(A).shape[1] == 0:
        return ()
    for j, name in enumerate(design.names, start=int(intercept)):
        if null_space(A[:, [*kept, j]]).shape[1]:
            found.append(name)
        else:
            kept.append(j)
    return tuple(found)


def estimate_or_reason(
    design: Design,
    y: ArrayLike,
    *,
    intercept: bool = True,
    seconds: float = SECONDS,
    weight: Vector | None = None,
) -> Estimate | NotEstimable:
    """The maximum-likelihood estimate, or the reason why these rows have none.

    Shapes: y (n,) of 0 and 1, weight (n,) above 0, which counts each row and does not change separation.
    `seconds` is how long the smallest set of separating columns is looked for. Raises LabelError for other
    labels.
    """
    return run_to_end(estimate_steps(design, y, intercept=intercept, seconds=seconds, weight=weight))


def estimate_steps(
    design: Design,
    y: ArrayLike,
    *,
    intercept: bool = True,
    seconds: float = SECONDS,
    weight: Vector | None = None,
) -> Generator[float, None, Estimate | NotEstimable]:
    """`estimate_or_reason` step by step: yields the share done, and returns the answer."""
    labels = check_labels(y, len(design.X))
    if refused := check_design(design, labels, intercept=intercept):
        return refused
    try:
        found = yield from separation_steps(design, labels, intercept=intercept, seconds=seconds)
        return check_separation(found) or maximum_likelihood(
            design, labels, intercept=intercept, weight=weight
        )
    except InferenceError as error:
        return NotEstimable(why=Reason.OUT_OF_REACH, sentence=str(error))
