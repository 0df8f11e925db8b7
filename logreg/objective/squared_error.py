"""The mean squared error of probabilities, as an objective: neither convex nor steep far out."""

from collections.abc import Iterator
from copy import copy
from functools import reduce
from operator import add

import numpy as np

from logreg.arrays import Vector
from logreg.errors import SettingError
from logreg.objective.in_memory import Objective
from logreg.objective.loss_kernel import class_signs, margin_squared_error, p_other_class, squared_error_slope
from logreg.objective.loss_sums import LossSums, transposed_product
from logreg.objective.row_chunks import Block
from logreg.validation import check_rows


class SquaredErrorObjective(Objective):
    """The penalised weighted mean of (p - y)^2 over the rows of a cross-entropy objective.

    It has a value and a gradient; for the Hessian and its diagonal it raises SettingError, and a solver that
    rests on curvature is refused by `logreg.fit`. A vanishing gradient is no proof of a minimum.
    """

    convex = False

    @classmethod
    def of(cls, objective: Objective) -> "SquaredErrorObjective":
        """The same rows, weights and penalty. Raises SettingError where there is an l1 penalty."""
        if objective.l1:
            raise SettingError("Squared error cannot be minimised with an l1 penalty: use l2, or none.")
        made = cls.__new__(cls)
        made.__dict__.update(copy(objective).__dict__)
        return made

    def curvatures(self, coef: Vector) -> Vector:  # noqa: ARG002  the loss's signature
        """Refused: the diagonal of a Hessian that need not be positive."""
        raise SettingError(NO_CURVATURE)

    def sample(self, n_rows: int, seed: int) -> "SquaredErrorObjective":
        """The same loss of n_rows random rows."""
        return SquaredErrorObjective.of(super().sample(n_rows, seed))

    def batches(self, size: int, random: np.random.Generator) -> Iterator["SquaredErrorObjective"]:
        """All rows in random order, as objectives of `size` rows each."""
        return map(SquaredErrorObjective.of, super().batches(size, random))

    def _sums(self, coef: Vector, hessian: bool) -> LossSums:
        if hessian:
            raise SettingError(NO_CURVATURE)
        sums = (chunk_squared_errors(rows, coef, self.fit_intercept) for rows in self._block.row_chunks())
        total = reduce(add, sums)
        if not (self._known_finite or np.isfinite(total.gradient).all()):
            check_rows(self.X)
        self._known_finite = True
        return total


NO_CURVATURE = (
    "Squared error is not convex, so its curvature leads nowhere in particular: use a solver that needs none."
)


def chunk_squared_errors(rows: Block, coef: Vector, fit_intercept: bool) -> LossSums:
    """The weighted sums over rows of (p - y)^2 and of its gradient (k,)."""
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        X, sign = rows.X.astype(float, copy=False), class_signs(rows.y)
        margin = sign * (X @ coef[fit_intercept:] + (coef[0] if fit_intercept else 0.0))
        q = p_other_class(margin.copy())
        weight = np.ones(len(q)) if rows.weight is None else rows.weight
        slope = weight * sign * squared_error_slope(margin, q)
        return LossSums(
            loss=float(weight @ margin_squared_error(q)),
            gradient=transposed_product(X, slope, fit_intercept),
            hessian=None,
            separated=bool(margin[weight > 0].min(initial=np.inf) > 0),
        )
