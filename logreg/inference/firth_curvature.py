"""How Firth's penalty bends the likelihood: the second derivatives of both together."""

import numpy as np

from logreg.arrays import Matrix, Vector, slices
from logreg.inference.information import InformationFactor
from logreg.objective.loss_kernel import margin_curvature

TILE_ROWS = 64  # of the hat matrix at a time: they stay in a core's cache
MOST_WORK = 2**24  # multiplications: beyond, many steps with Fisher's information cost less


def is_cheap(Z: Matrix) -> bool:
    """Whether `penalised_information` of rows Z (n, k) costs no more than a few steps."""
    n, k = Z.shape
    return bool(n**2 * k <= MOST_WORK)


def penalised_information(Z: Matrix, q: Vector, factor: InformationFactor) -> Matrix:
    """(k, k) minus the second derivatives of the log-likelihood and half the information's log determinant.

    Z (n, k) are the rows by side, q (n,) the probabilities given to the other class. With H the weighted hat
    matrix, h its diagonal, w = q (1 - q), D = diag(q - 1/2), and H * H taken elementwise, it is

        Z' diag(count w + h (3 w - 1/2)) Z + 2 Z'D (H * H) D Z.

    Source: the score of Firth (1993), Biometrika 80, 27-38, differentiated once more.
    """
    root = (np.sqrt(factor.weight)[:, None] * Z) @ factor.root
    leverage = np.einsum("ij,ij->i", root, root)
    bend = factor.weight + leverage * (3 * margin_curvature(q) - 0.5)
    halves = (q - 0.5)[:, None] * Z
    spread = [np.square(root[rows] @ root.T) @ halves for rows in slices(len(Z), TILE_ROWS)]
    return np.asarray(Z.T @ (bend[:, None] * Z) + 2 * halves.T @ np.concatenate(spread))
