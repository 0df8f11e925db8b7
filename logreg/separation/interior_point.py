"""Konis's linear programme by an interior-point method, left as soon as it has proved one or the other.

max sum(s) with Y b = s + p, p >= 0 and 0 <= s <= 1 ends at s = 1 for rows that can be separated and at s = 0
for the others; the weights w = 1 + q - v >= 0 of its dual, with Y'w = 0, end at 1 or more for those that
overlap.
Source: Konis (2007), DPhil thesis, Oxford, section 4.4; Mehrotra (1992), SIAM J. Optim. 2(4), 575-601.
"""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.errors import InferenceError
from logreg.linalg.weighted_gram import weighted_gram
from logreg.separation.certificates import Proof, rows_overlap, separated_by, separates
from logreg.solvers.hessian import Inverse, in_units_of_curvature, inverse_factor

MAX_ITER = 100  # about 10 are needed, and 50 where a gap is as thin as MARGIN
WELL_CONDITIONED = 1e3  # largest number of the inverse of a Cholesky factor with unit diagonal
TO_BOUNDARY = 0.99  # of the way to where a number would be 0


@dataclass(frozen=True, slots=True, eq=False)
class Iterate:
    """A point of the programme and of its dual, or the step from one to the next."""

    b: Vector  # (k,)
    margin: Vector  # (n,), Y b
    primal: Matrix  # (3, n): p, s and r = 1 - s
    dual: Matrix  # (3, n): w, q and v, the multiplier of each

    def moved(self, step: "Iterate") -> "Iterate":
        """As far along the step as all numbers stay above 0, primal and dual each by itself."""
        primal, dual = step_length(self.primal, step.primal), step_length(self.dual, step.dual)
        return Iterate(
            self.b + primal * step.b,
            self.margin + primal * step.margin,
            self.primal + primal * step.primal,
            self.dual + dual * step.dual,
        )


def interior_point_proof(Y: Matrix) -> Proof:
    """Which of the rows Y (n, k) overlap, or a direction that separates all; the columns are independent.

    Raises InferenceError where rounding hides it.
    """
    n, k = Y.shape
    here = Iterate(np.zeros(k), np.zeros(n), np.full((3, n), 0.5), np.ones((3, n)))
    before = np.zeros(n, dtype=bool)
    for _ in range(MAX_ITER):
        (_, s, _), (w, _, _) = here.primal, here.dual
        overlapping = w > s
        likely = overlapping.all() or (overlapping.any() and (overlapping == before).all())
        if likely and rows_overlap(Y[overlapping], w[overlapping]):
            return Proof(np.flatnonzero(overlapping))
        before = overlapping
        step = predictor_corrector(Y, here)
        if step is None:
            break
        here = here.moved(step)
        for found in (step, here):
            if separates(found.margin, found.b):
                return separated_by(found.b)
    raise InferenceError(
        "Rounding hides whether a direction separates the classes: leave out columns that nearly repeat "
        "others."
    )


def predictor_corrector(Y: Matrix, here: Iterate) -> Iterate | None:
    """Mehrotra's step; None where rounding leaves no Newton system to solve."""
    (p, s, r), (w, q, v) = here.primal, here.dual
    theta = q / s + v / r
    solve = weighted_least_squares(Y, theta * w / (p * theta + w))
    if solve is None:
        return None
    predictor = newton_step_towards(Y, here, solve, -here.primal * here.dual)
    mean = float((here.primal * here.dual).mean())
    there = here.moved(predictor)
    centre = mean * float((there.primal * there.dual).mean() / mean) ** 3
    curvature = predictor.primal * predictor.dual
    return newton_step_towards(Y, here, solve, centre - curvature - here.primal * here.dual)


def newton_step_towards(Y: Matrix, here: Iterate, solve: Inverse, change: Matrix) -> Iterate:
    """Newton's step that changes the products primal * dual by `change` (3, n), and meets the constraints."""
    (p, s, r), (w, q, v), (of_w, of_q, of_v) = here.primal, here.dual, change
    gap, theta = s + p - here.margin, q / s + v / r
    loose, beta = p * theta + w, of_q / s - of_v / r
    to_b = solve(w + (beta * w + theta * (w * gap + of_w)) / loose)
    rise = Y @ to_b
    to_s = (p * beta - w * gap - of_w + w * rise) / loose
    to_dual = [beta - theta * to_s, (of_q - q * to_s) / s, (of_v + v * to_s) / r]
    return Iterate(to_b, rise, np.array([rise - to_s - gap, to_s, -to_s]), np.array(to_dual))


def weighted_least_squares(Y: Matrix, weight: Vector) -> Inverse | None:
    """The map g -> (Y' diag(weight) Y)^-1 Y'g, g (n,); None where the weights are no numbers.

    By the normal equations while they are well conditioned. Near the end the weights differ by twenty orders
    and more; QR with the heaviest rows first then keeps what the light ones say.
    Source: Higham (2002), Accuracy and Stability of Numerical Algorithms, section 20.4.
    """
    if not np.isfinite(weight).all():
        return None
    hessian = weighted_gram(Y, weight)
    factor = inverse_factor(in_units_of_curvature(hessian)[0])
    if factor is not None and np.abs(factor).max() < WELL_CONDITIONED:
        unit = np.sqrt(hessian.diagonal())
        return lambda g: np.asarray((factor @ ((g @ Y) / unit)) @ factor / unit)
    order = np.argsort(-weight)
    root = np.sqrt(np.maximum(weight, np.finfo(float).tiny))
    basis, triangle = np.linalg.qr((root[:, None] * Y)[order])
    if not (np.abs(triangle.diagonal()) > 0).all():
        return None
    return lambda g: np.linalg.solve(triangle, basis.T @ (g / root)[order])


def step_length(place: Matrix, step: Matrix) -> float:
    """How much of a step may be gone, all of it at most, with all numbers staying above 0."""
    falling = step < 0
    return min(1.0, TO_BOUNDARY * float((place[falling] / -step[falling]).min(initial=np.inf)))
