"""Rows that count more than once, and rows that stand for many: the same estimate, other standard errors."""

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector, read_only
from logreg.data.design import Design
from logreg.data.inputs import as_design
from logreg.errors import InferenceError, SettingError, ValueRangeError
from logreg.inference.estimability import NotEstimable, Reason, check_design, check_separation
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.separation.detection import find_separation
from logreg.validation import check_labels, check_weights

KINDS = ("frequency", "sampling")


def weighted_estimate(
    design: Design | ArrayLike, y: ArrayLike, weight: ArrayLike, *, kind: str, intercept: bool = True
) -> Estimate:
    """The maximum of the weighted likelihood, with the covariance that this kind of weight asks for.

    Shapes: X (n, d) or a Design, y (n,) of 0 and 1, weight (n,), all above 0. Weights of kind "frequency" are
    counts: the covariance is the inverse Hessian, as if each row stood there so often. Weights of kind
    "sampling" say for how many cases outside a row stands: the covariance is the sandwich (HC0) times
    n / (n - 1), as R's survey and Stata's svy have it, which does not change when all weights are multiplied
    by a number. The caller has made sure that an estimate exists.
    Raises SettingError for another kind, ValueRangeError for weights that cannot be of this kind.
    Source: Lumley (2010), Complex Surveys, section 2.2; Binder (1983), Int. Statistical Review 51, 279-292.
    """
    table = as_design(design)
    counts = checked_kind(check_weights(weight, len(table.X)), kind)
    found = maximum_likelihood(table, check_labels(y, len(table.X)), intercept=intercept, weight=counts)
    if kind == "frequency":
        return found
    reach = (counts * (found.y - found.probability))[:, None] * found.rows @ found.covariance
    n = found.n_rows
    return replace(found, covariance=read_only(reach.T @ reach * (n / (n - 1))), sampling=True)


def weighted_estimate_or_reason(
    design: Design, y: ArrayLike, weight: ArrayLike, *, kind: str, intercept: bool = True
) -> Estimate | NotEstimable:
    """`weighted_estimate`, or the reason why these rows have none; weights do not change separation."""
    labels, counts = check_labels(y, len(design.X)), np.asarray(weight, dtype=float)
    cases = round(float(counts.sum())) if kind == "frequency" else len(labels)
    if refused := check_design(design, labels, intercept=intercept, n_cases=cases):
        return refused
    try:
        refused = check_separation(find_separation(design, labels, intercept=intercept))
        return refused or weighted_estimate(design, labels, counts, kind=kind, intercept=intercept)
    except InferenceError as error:
        return NotEstimable(why=Reason.OUT_OF_REACH, sentence=str(error))


def checked_kind(weight: Vector | None, kind: str) -> Vector:
    """The weights, all above 0 and whole numbers where they are counts."""
    if kind not in KINDS:
        raise SettingError(f"There are no weights of kind {kind!r}: choose one of {', '.join(KINDS)}.")
    if weight is None:
        raise ValueRangeError("No weights are given: give one a row.")
    bad = (weight <= 0) | ((weight % 1 != 0) if kind == "frequency" else False)
    if bad.any():
        row = int(np.flatnonzero(bad)[0])
        wanted = "a whole number above 0" if kind == "frequency" else "above 0"
        raise ValueRangeError(
            f"The weight in row {row} is {weight[row]:g}, but a {kind} weight is {wanted}: mend the row."
        )
    return read_only(weight)
