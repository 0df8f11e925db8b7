"""A small table copied with its rows turned to their own side: the loss and its first three derivatives."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Vector, read_only
from logreg.linalg.gram import square
from logreg.objective.in_memory import Objective
from logreg.objective.penalised_loss import Point
from logreg.validation import checked_rows


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Place(Point):
    """A point, and what each row says there."""

    margin: Vector  # (n,) the logit, positive on a row's own side
    wrong: Vector  # (n,) the probability given to the other class
    weight: Vector  # (n,) of a row in the Hessian


@dataclass(frozen=True, slots=True, eq=False)
class SignedRows:
    """Rows s [1, X] with s = 1 or -1 by class: a row's margin is its product with the coefficients."""

    Z: Matrix  # (n, k)
    share: Vector  # (n,) of the mean, each above 0
    pull: Vector  # (k,) the L2 penalty on each coefficient

    def at(self, coef: Vector) -> Place:
        """The mean loss and its first two derivatives, from one exponential a row."""
        margin = self.Z @ coef
        wrong = 1 / (1 + np.exp(margin))
        push = self.share * wrong
        weight = push * (1 - wrong)
        gain = np.log(np.maximum(wrong, 1 - wrong)) + np.minimum(margin, 0.0)
        gradient = self.pull * coef - push @ self.Z
        hessian = square(np.sqrt(weight)[:, None] * self.Z)
        hessian.flat[:: len(coef) + 1] += self.pull
        return Place(
            coef=read_only(coef),
            loss=float(self.pull @ coef**2 / 2 - self.share @ gain),
            gradient=gradient,
            subgradient=gradient,
            hessian=hessian,
            separates=not self.pull.any() and bool(margin.min() > 0),
            margin=margin,
            wrong=wrong,
            weight=weight,
        )

    def third(self, here: Place, direction: Vector) -> Vector:
        """(k,) how the gradient bends along a direction: the third derivative applied to it twice."""
        return np.asarray((here.weight * (2 * here.wrong - 1) * (self.Z @ direction) ** 2) @ self.Z)


def signed_rows(objective: Objective) -> SignedRows:
    """A copy of the rows that have weight, every cell of it finite."""
    X, side, share = checked_rows(objective.X), 2 * objective.y[:, None] - 1, objective.weight
    Z = np.empty((len(X), objective.n_coef))
    Z[:, ~objective.is_slope] = side
    np.multiply(X, side, out=Z[:, objective.fit_intercept :])
    pull = objective.l2 * objective.is_slope
    return SignedRows(Z, share, pull) if share.all() else SignedRows(Z[share > 0], share[share > 0], pull)
