"""Which rows can be separated and which overlap, each with a proof.

At a fit, w_i is the probability that row i gives to the other class, and Z'w the gradient: a fit near its
finite minimum proves by itself that all rows overlap, and one that leaves every row on its own side that none
do. Where a fit tells neither, a linear programme decides. Rows that overlap take away the directions that
move them; what is left is a smaller problem of the same kind (facial reduction), until nothing is left or one
direction separates all rows that are left. Source: Albert & Anderson (1984), Biometrika 71; Konis (2007),
chapter 4; Borwein & Wolkowicz (1981), J. Austral. Math. Soc. A 30.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix, Vector
from logreg.objective.in_memory import Objective
from logreg.separation.certificates import Proof, rows_overlap, separated_by, separates
from logreg.separation.geometry import unit_rows
from logreg.separation.interior_point import interior_point_proof
from logreg.separation.subspaces import MARGIN, null_space, row_space
from logreg.solvers.choice import choose_solver
from logreg.solvers.fitting import fit
from logreg.solvers.stopping import Stopping

NEWTON_STEPS, LBFGS_STEPS = 15, 100  # of a fit: a finite minimum is near by then
NEAR = 1e-6  # of the gradient and the Newton decrement
MIN_SAMPLE = 1000  # rows; a sample of fewer costs no less
ROWS_PER_COEF = 20


@dataclass(frozen=True, slots=True, eq=False)
class SeparableRows:
    """What is known of each row, and why."""

    rows: NDArray[np.bool_]  # (n,), separated by `direction`; the others overlap
    direction: Vector  # (k,), of length 1; zeros where nothing is separated
    free: Matrix  # (k, m), a basis of the directions that leave the overlapping rows at 0


def separable_rows(Z: Matrix) -> SeparableRows:
    """Every row of Z (n, k), of length 1 or 0, told apart as separable or overlapping."""
    n, k = Z.shape
    rows = np.zeros(n, dtype=bool)
    free, left, Y = np.eye(k), np.arange(n), Z
    while free.shape[1]:
        movable = np.sqrt(np.einsum("ij,ij->i", Y, Y)) > MARGIN
        if not movable.all():
            left, Y = left[movable], Y[movable]
        if len(left) == 0:
            break
        proof = sampled_proof(Y if free.shape[1] == k else unit_rows(Y))
        if proof.direction is not None:
            rows[left] = True
            whole = free @ proof.direction
            return SeparableRows(rows, whole / np.linalg.norm(whole), free)
        free = free @ null_space(Y[proof.overlapping])
        left = np.delete(left, proof.overlapping)
        Y = Z[left] @ free
    return SeparableRows(rows, np.zeros(k), free)


def sample_size(k: int) -> int:
    """Rows that show, as a rule, how all rows lie to k coefficients."""
    return max(MIN_SAMPLE, ROWS_PER_COEF * k)


def sampled_proof(Y: Matrix) -> Proof:
    """Some rows that overlap, or a direction that separates all; from a sample that grows where needed.

    To the sample come the rows that its direction, or that of a fit of all rows, leaves on the wrong side.
    """
    n, size = len(Y), sample_size(Y.shape[1])
    if n <= 2 * size:
        return proof_of_all(Y)
    sample = np.sort(np.random.default_rng(0).choice(n, size, replace=False))
    fitted = False
    while 2 * len(sample) <= n:
        proof = proof_of_all(Y[sample])
        if proof.direction is None:
            return Proof(sample[proof.overlapping])
        direction, margin = proof.direction, Y @ proof.direction
        if not (fitted or separates(margin, direction)):  # a fit of all rows costs less than many samples
            fitted, direction = True, near_minimum(Y)
            margin = Y @ direction
        wrong = margin <= MARGIN * np.linalg.norm(direction)
        if not wrong.any():
            return separated_by(direction)
        sample = np.union1d(sample, lowest(margin, min(len(sample), int(wrong.sum()))))
    return proof_of_all(Y)


def lowest(margin: Vector, size: int) -> NDArray[np.intp]:
    """Positions of the `size` lowest margins."""
    return np.argpartition(margin, size - 1)[:size]


def proof_of_all(Y: Matrix) -> Proof:
    """The same with all rows read at each step: by a fit, and where that does not tell, by a programme."""
    if (basis := row_space(Y)) is not None:
        proof = proof_of_all(unit_rows(Y @ basis))
        return proof if proof.direction is None else separated_by(basis @ proof.direction)
    near = near_minimum(Y)
    margin = Y @ near
    if separates(margin, near):
        return separated_by(near)
    with np.errstate(over="ignore"):
        p_other_class = 1 / (1 + np.exp(margin))
    if rows_overlap(Y, p_other_class, full_rank=True):
        return Proof(np.arange(len(Y)))
    return interior_point_proof(Y)


def near_minimum(Y: Matrix) -> Vector:
    """(k,) close to the minimum of the rows' loss where it is finite, far out where it is not."""
    objective = Objective(Y, np.ones(len(Y)), fit_intercept=False)
    solver, _ = choose_solver(objective)
    solver = "lbfgs" if solver == "lbfgs-mixed" else solver  # digits enough from the first step to the last
    limit = LBFGS_STEPS if solver == "lbfgs" else NEWTON_STEPS
    return fit(objective, solver, stopping=Stopping(grad_tol=NEAR, decrement_tol=NEAR, max_iter=limit)).coef
