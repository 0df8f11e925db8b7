"""The two proofs that settle how rows lie: a direction that separates them, or weights that balance them.

By Stiemke's lemma exactly one holds for rows Z (n, k): some direction b has Z b >= 0, not all 0, or some
weights w > 0 have Z'w = 0. Rows with such weights overlap: no direction moves them to their own side without
moving one of them to the other. Source: Stiemke (1915), Math. Ann. 76; Albert & Anderson (1984), Biometrika
71.
"""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Rows, Vector
from logreg.linalg.weighted_gram import weighted_gram
from logreg.separation.subspaces import MARGIN, row_space
from logreg.solvers.hessian import Inverse

SURE = 0.5  # share of a weight that its correction may take: half is far from all
RIDGES = (0.0, 1e-15, 1e-13, 1e-11)  # of a diagonal of ones


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """Positions of some rows that overlap, or a direction (k,) that separates all rows."""

    overlapping: Rows
    direction: Vector | None = None


def separated_by(direction: Vector) -> Proof:
    """The proof that a direction separates all rows."""
    return Proof(np.arange(0), direction)


def separates(margin: Vector, direction: Vector) -> bool:
    """Whether every row stands clearly on its own side, margin (n,) being the rows times the direction."""
    return bool(margin.min() > MARGIN * float(np.linalg.norm(direction)))


def rows_overlap(Y: Matrix, weight: Vector, *, full_rank: bool = False) -> bool:
    """Whether weights near the given ones (n,), all above 0, balance the rows Y (n, k): a proof of overlap.

    What is left of their sum is taken off in shares of each weight, the least squares of such; no share may
    be as large as SURE. `full_rank` says that the columns are known to be independent. False proves nothing.
    """
    basis = None if full_rank else row_space(Y)
    R = Y if basis is None else Y @ basis
    solve = ridged_inverse(weighted_gram(R, weight)) if R.shape[1] else None
    if solve is None:
        return False
    share = R @ solve(weight @ R)
    if not share.max() <= SURE:
        return False
    rounding = R @ solve((weight * (1 - share)) @ R)
    return bool(np.abs(rounding).max() <= SURE / 10)


def ridged_inverse(hessian: Matrix) -> Inverse | None:
    """The inverse of a Hessian whose rows' weights differ by many orders; None where it holds no numbers.

    The smallest of a few ridges that lets Cholesky's method through is added to its diagonal of ones.
    """
    unit = np.sqrt(hessian.diagonal())
    if not (np.isfinite(hessian).all() and unit.all()):
        return None
    correlation = hessian / unit / unit[:, None]
    for ridge in RIDGES:
        correlation.flat[:: len(unit) + 1] = 1 + ridge
        try:
            P = np.linalg.inv(np.linalg.cholesky(correlation))
        except np.linalg.LinAlgError:
            continue
        return lambda b: np.asarray((P @ (b / unit)) @ P / unit)
    return None
