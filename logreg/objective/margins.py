"""A small table, each row copied times the sign of its class: the loss and its first three derivatives."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Vector, read_only
from logreg.linalg.gram import gram
from logreg.objective.in_memory import Objective
from logreg.objective.loss_kernel import Penalty, class_signs, margin_curvature, margin_loss, p_other_class
from logreg.objective.penalised_loss import LossEvaluation
from logreg.validation import check_rows


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MarginEvaluation(LossEvaluation):
    """A point, and what each row says there."""

    margin: Vector  # (n,) positive where a row is on its own side
    p_other_class: Vector  # (n,) the probability given to the other class
    weight: Vector  # (n,) of a row in the Hessian


@dataclass(frozen=True, slots=True, eq=False)
class MarginObjective:
    """Rows s [1, X] with s = 1 or -1 by class: a row's margin is its product with the coefficients."""

    Z: Matrix  # (n, k)
    normalised_weight: Vector  # (n,) of the mean, each above 0
    penalty: Penalty
    first_slope: int  # its place among the coefficients: 1 behind an intercept, else 0

    def at(self, coef: Vector) -> MarginEvaluation:
        """The mean loss and its gradient, from one exponential a row; `hessian` has its own method."""
        margin = self.Z @ coef
        q = p_other_class(margin)
        weight = self.normalised_weight * margin_curvature(q)
        slopes = coef[self.first_slope :]
        gradient = -((self.normalised_weight * q) @ self.Z)
        gradient[self.first_slope :] += self.penalty.gradient(slopes)
        loss = self.normalised_weight @ margin_loss(margin, q) + self.penalty.of_each(slopes).sum()
        return MarginEvaluation(
            coef=read_only(coef),
            loss=float(loss),
            gradient=gradient,
            subgradient=gradient,
            hessian=None,
            separated=self.penalty.l2 == 0 and bool(margin.min() > 0),
            margin=margin,
            p_other_class=q,
            weight=weight,
        )

    def hessian(self, here: MarginEvaluation) -> Matrix:
        """(k, k) the second derivatives of the mean loss at a point."""
        hessian = gram(self.Z, here.weight)
        hessian.flat[self.first_slope * (len(hessian) + 1) :: len(hessian) + 1] += self.penalty.l2
        return hessian

    def slope_along(self, coef: Vector, direction: Vector, margin: Vector, change: Vector) -> float:
        """The derivative of the loss along a direction (k,), whose margins change by `change` (n,)."""
        fall = (self.normalised_weight * p_other_class(margin)) @ change
        slopes = slice(self.first_slope, None)
        return float(self.penalty.gradient(coef[slopes]) @ direction[slopes] - fall)

    def along(self, coef: Vector, direction: Vector, margin: Vector, change: Vector) -> tuple[float, float]:
        """The first and second derivative of the loss along a direction, arguments as of `slope_along`."""
        q, slopes = p_other_class(margin), slice(self.first_slope, None)
        penalty = self.penalty.gradient(direction[slopes])
        slope = penalty @ coef[slopes] - (self.normalised_weight * q) @ change
        curvature = penalty @ direction[slopes] + (self.normalised_weight * margin_curvature(q)) @ change**2
        return float(slope), float(curvature)

    def third_derivative(self, here: MarginEvaluation, direction: Vector) -> Vector:
        """(k,) how the gradient bends along a direction: the third derivative applied to it twice."""
        return np.asarray((here.weight * (2 * here.p_other_class - 1) * (self.Z @ direction) ** 2) @ self.Z)


def margin_objective(objective: Objective) -> MarginObjective:
    """A copy of the rows that have weight, every cell of it finite."""
    X, sign, weight = check_rows(objective.X), class_signs(objective.y)[:, None], objective.weight
    Z = np.empty((len(X), objective.n_coef))
    Z[:, ~objective.is_slope] = sign
    np.multiply(X, sign, out=Z[:, objective.fit_intercept :])
    if not weight.all():
        Z, weight = Z[weight > 0], weight[weight > 0]
    return MarginObjective(Z, weight, objective.penalty, int(objective.fit_intercept))
