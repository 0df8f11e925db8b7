"""How curved the loss is: what a fixed learning rate may be, and how hard the problem is."""

from dataclasses import dataclass

import numpy as np

from logreg.objective.in_memory import Objective


@dataclass(frozen=True, slots=True)
class Conditioning:
    """The extreme eigenvalues of the Hessian where every probability is one half.

    Nowhere is the loss more curved than there, because p (1 - p) is largest at one half.
    """

    smallest: float
    largest: float

    @property
    def largest_stable_rate(self) -> float:
        """Gradient descent with a fixed rate below 2 / L settles. Source: Nesterov (2004), theorem 2.1.15."""
        return 2 / self.largest if self.largest > 0 else float("inf")

    def largest_rate(self, solver: str, *, momentum: float = 0.0) -> float | None:
        """The largest fixed rate with which a solver is sure to settle; None where no such bound is known.

        Gradient descent: 2 / L. Heavy ball: 2 (1 + momentum) / L. Nesterov: 1 / L.
        Source: Polyak (1964); Nesterov (2004), sections 2.1 and 2.2.
        """
        bound = self.largest_stable_rate
        factor = {"gradient-descent": 1.0, "momentum": 1 + momentum, "nesterov": 0.5}.get(solver)
        return None if factor is None else bound * factor

    @property
    def condition_number(self) -> float:
        """Largest over smallest: gradient descent needs about so many iterations; infinite when singular."""
        return self.largest / self.smallest if self.smallest > 0 else float("inf")


def conditioning(objective: Objective) -> Conditioning:
    """The curvature of an objective at its steepest."""
    values = np.linalg.eigvalsh(objective.hessian(np.zeros(objective.n_coef)))
    rounding = len(values) * np.finfo(float).eps * max(values[-1], 0.0)
    return Conditioning(smallest=float(values[0]) if values[0] > rounding else 0.0, largest=float(values[-1]))
