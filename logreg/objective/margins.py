"""A small table copied with its rows turned to their own side: the loss and its first three derivatives."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Vector, read_only
from logreg.linalg.gram import gram
from logreg.objective.in_memory import Objective
from logreg.objective.penalised_loss import LossEvaluation
from logreg.validation import checked_rows


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MarginEvaluation(LossEvaluation):
    """A point, and what each row says there."""

    margin: Vector  # (n,) the logit, positive on a row's own side
    p_other_class: Vector  # (n,) the probability given to the other class
    weight: Vector  # (n,) of a row in the Hessian


@dataclass(frozen=True, slots=True, eq=False)
class MarginObjective:
    """Rows s [1, X] with s = 1 or -1 by class: a row's margin is its product with the coefficients."""

    Z: Matrix  # (n, k)
    normalised_weight: Vector  # (n,) of the mean, each above 0
    l2_diagonal: Vector  # (k,) the L2 penalty on each coefficient

    def at(self, coef: Vector) -> MarginEvaluation:
        """The mean loss and its first two derivatives, from one exponential a row."""
        margin = self.Z @ coef
        wrong = 1 / (1 + np.exp(margin))
        push = self.normalised_weight * wrong
        weight = push * (1 - wrong)
        gain = np.log(np.maximum(wrong, 1 - wrong)) + np.minimum(margin, 0.0)
        gradient = self.l2_diagonal * coef - push @ self.Z
        hessian = gram(np.sqrt(weight)[:, None] * self.Z)
        hessian.flat[:: len(coef) + 1] += self.l2_diagonal
        return MarginEvaluation(
            coef=read_only(coef),
            loss=float(self.l2_diagonal @ coef**2 / 2 - self.normalised_weight @ gain),
            gradient=gradient,
            subgradient=gradient,
            hessian=hessian,
            separated=not self.l2_diagonal.any() and bool(margin.min() > 0),
            margin=margin,
            p_other_class=wrong,
            weight=weight,
        )

    def third_derivative(self, here: MarginEvaluation, direction: Vector) -> Vector:
        """(k,) how the gradient bends along a direction: the third derivative applied to it twice."""
        return np.asarray((here.weight * (2 * here.p_other_class - 1) * (self.Z @ direction) ** 2) @ self.Z)


def margin_objective(objective: Objective) -> MarginObjective:
    """A copy of the rows that have weight, every cell of it finite."""
    X, side, share = checked_rows(objective.X), 2 * objective.y[:, None] - 1, objective.weight
    Z = np.empty((len(X), objective.n_coef))
    Z[:, ~objective.is_slope] = side
    np.multiply(X, side, out=Z[:, objective.fit_intercept :])
    pull = objective.l2 * objective.is_slope
    return (
        MarginObjective(Z, share, pull)
        if share.all()
        else MarginObjective(Z[share > 0], share[share > 0], pull)
    )
