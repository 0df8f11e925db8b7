"""The point of a polyhedral cone that lies nearest to a given point, found exactly by an active set."""

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix, Vector

ROUNDING = 1e-10  # of unit rows and a unit point: a slack this small is no violation


def project_onto_cone(Z: Matrix, point: Vector) -> Vector:
    """The projection of a point (k,) onto the cone {b : Z b >= 0}, Z (n, k) with rows of length 1 or 0.

    It is point + Z' w for the w >= 0 that makes it shortest (Moreau's decomposition), so that the active set
    method for non-negative least squares ends at it after finitely many steps. A point shorter than
    ROUNDING times the given one is returned as zeros: then the cone holds no direction that `point` favours.
    Source: Lawson & Hanson (1974), Solving Least Squares Problems, chapter 23.
    """
    weight: Vector = np.zeros(len(Z))
    active = np.zeros(len(Z), dtype=bool)
    barred = np.zeros(len(Z), dtype=bool)  # rows that rounding alone makes look violated
    nearest: Vector = point
    shortest = ROUNDING * float(np.linalg.norm(point))
    while (length := float(np.linalg.norm(nearest))) > shortest:
        slack = np.where(active | barred, np.inf, Z @ nearest)
        row = int(np.argmin(slack))
        if slack[row] >= -ROUNDING * length:
            return nearest
        active[row] = True
        if unconstrained_weights(Z, point, active)[np.count_nonzero(active[:row])] <= 0:
            active[row], barred[row] = False, True
            continue
        weight, active = nnls_step(Z, point, weight, active)
        nearest = residual(Z, point, active)
        barred[:] = False
    return np.zeros_like(point)


def nnls_step(
    Z: Matrix, point: Vector, weight: Vector, active: NDArray[np.bool_]
) -> tuple[Vector, NDArray[np.bool_]]:
    """Move towards the best weights of the active rows; a row whose weight reaches 0 on the way leaves."""
    weight, active = weight.copy(), active.copy()
    while (best := unconstrained_weights(Z, point, active)).min(initial=np.inf) <= 0:
        now, falling = weight[active], best <= 0
        share = float((now[falling] / (now[falling] - best[falling])).min())
        now = now + share * (best - now)
        now[falling & (now <= ROUNDING * ROUNDING * now.max())] = 0.0
        weight[active] = now
        active &= weight > 0
    settled = np.zeros_like(weight)
    settled[active] = best
    return settled, active


def unconstrained_weights(Z: Matrix, point: Vector, active: NDArray[np.bool_]) -> Vector:
    """The weights of the active rows, of any sign, that bring point + Z' w nearest to 0."""
    return np.asarray(np.linalg.lstsq(Z[active].T, -point, rcond=None)[0])


def residual(Z: Matrix, point: Vector, active: NDArray[np.bool_]) -> Vector:
    """The part of the point that is orthogonal to the active rows; projected twice, which rounds once."""
    basis = np.linalg.qr(Z[active].T)[0]
    once = point - basis @ (basis.T @ point)
    return np.asarray(once - basis @ (basis.T @ once))
