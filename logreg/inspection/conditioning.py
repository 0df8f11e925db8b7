"""How curved the loss is: what a fixed learning rate may be, and how long gradient descent takes."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

import numpy as np

from logreg.arrays import Vector
from logreg.objective.in_memory import Objective

GRADIENT_NORM = 1e-8  # where `fit` calls gradient descent converged
LONGEST = 2**40  # iterations; a longer run is as good as endless


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Conditioning:
    """The curvature of the loss: its largest anywhere, and its eigenvalues at the minimum."""

    largest: float  # where every probability is one half: p (1 - p), and so the Hessian, is largest there
    at_minimum: Vector | None  # (k,) eigenvalues of the Hessian, ascending; None without a minimum
    offsets: Vector | None  # (k,) the zero start minus the minimum, along the eigenvectors

    @property
    def largest_stable_rate(self) -> float:
        """Gradient descent converges with a fixed rate below 2 / L. Source: Nesterov (2004), 2.1.15."""
        return 2 / self.largest if self.largest > 0 else inf

    def largest_rate(self, solver: str, *, momentum: float = 0.0) -> float | None:
        """The largest fixed rate with which a solver is sure to converge; None where no bound is known.

        Gradient descent: 2 / L. Heavy ball: 2 (1 + momentum) / L. Nesterov: 1 / L.
        Source: Polyak (1964); Nesterov (2004), sections 2.1 and 2.2.
        """
        bound = self.largest_stable_rate
        factor = {"gradient-descent": 1.0, "momentum": 1 + momentum, "nesterov": 0.5}.get(solver)
        return None if factor is None else bound * factor

    @property
    def condition_number(self) -> float:
        """Largest over smallest curvature at the minimum; infinite where there is none or one is 0."""
        if self.at_minimum is None or self.at_minimum[0] <= 0:
            return inf
        return float(self.at_minimum[-1] / self.at_minimum[0])

    def iterations(self, rate: float, *, gradient_norm: float = GRADIENT_NORM) -> float:
        """How many iterations gradient descent is predicted to take from zero; infinite where it never ends.

        The loss is taken as the parabola that touches it at the minimum: along the eigenvector of curvature c
        each iteration multiplies the distance by 1 - rate * c, and the gradient is c times the distance. The
        number grows as the largest curvature over the smallest one.
        Source: Nocedal & Wright (2006), section 3.3.
        """
        if self.at_minimum is None or self.offsets is None:
            return inf
        shrinkage = np.abs(1 - rate * self.at_minimum)
        first = self.at_minimum * self.offsets

        def norm(iteration: int) -> float:
            return float(np.linalg.norm(first * shrinkage**iteration))

        return first_below(norm, gradient_norm) if rate * self.at_minimum[-1] < 2 else inf


def first_below(decreasing: Callable[[int], float], limit: float) -> float:
    """The first whole number at which a decreasing function is at most `limit`, by bisection."""
    high = 1
    while decreasing(high) > limit:
        high *= 2
        if high > LONGEST:
            return inf
    low = high // 2 if decreasing(0) > limit else 0
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if decreasing(middle) > limit else (low, middle)
    return float(high if decreasing(low) > limit else low)


def conditioning(objective: Objective, minimum: Vector | None = None) -> Conditioning:
    """The curvature of an objective; `minimum` (k,) are the coefficients where its loss is lowest.

    An l1 penalty has no curvature: only the smooth part is looked at.
    """
    steepest = float(np.linalg.eigvalsh(objective.hessian(np.zeros(objective.n_coef)))[-1])
    if minimum is None:
        return Conditioning(largest=steepest, at_minimum=None, offsets=None)
    values, vectors = np.linalg.eigh(objective.hessian(minimum))
    rounding = len(values) * np.finfo(float).eps * max(steepest, 0.0)
    return Conditioning(
        largest=steepest,
        at_minimum=np.where(values > rounding, values, 0.0),
        offsets=-vectors.T @ minimum,
    )
