"""Fisher's information, factored: its inverse, log determinant and the rows' leverages from one matrix."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.linalg.gram import WORK
from logreg.linalg.weighted_gram import map_tiles, weighted_gram
from logreg.solvers.hessian import Inverse

DISTINCT = 1e-6  # a squared share of a column that the others leave: above it, squares are exact enough


@dataclass(frozen=True, slots=True, eq=False)
class InformationFactor:
    """Of A' diag(weight) A, A (n, k), weight (n,)."""

    A: Matrix
    weight: Vector
    information: Matrix  # (k, k)
    root: Matrix  # (k, k), root root' is the inverse
    log_det: float

    def leverages(self) -> Vector:
        """(n,) the diagonal of the weighted hat matrix."""
        tiles = map_tiles(self.A, lambda rows: squared_lengths(self.A[rows], self.root))
        return np.asarray(self.weight * np.concatenate(tiles))

    def solve(self, score: Vector) -> Vector:
        """(k,) the inverse times a score."""
        return np.asarray(self.root @ (score @ self.root))


def factorise(A: Matrix, weight: Vector) -> InformationFactor:
    """By Cholesky's method where the columns are distinct enough for squares, else by QR."""
    information = weighted_gram(A, weight)
    unit = np.sqrt(information.diagonal())
    with np.errstate(divide="ignore", invalid="ignore"):
        correlation = information / unit / unit[:, None]
    try:
        L = np.linalg.cholesky(correlation)
    except np.linalg.LinAlgError:
        return factorise_by_qr(A, weight, information)
    if not L.diagonal().min(initial=1.0) ** 2 > DISTINCT:
        return factorise_by_qr(A, weight, information)
    root = np.linalg.inv(L).T / unit[:, None]
    log_det = 2 * float(np.log(L.diagonal() * unit).sum())
    return InformationFactor(A, weight, information, root, log_det)


def factorise_by_qr(A: Matrix, weight: Vector, information: Matrix) -> InformationFactor:
    """The same without squares, which would double the digits that columns alike cost."""
    triangle: Matrix = np.asarray(np.linalg.qr(np.sqrt(weight)[:, None] * A, mode="r"))
    with np.errstate(divide="ignore"):
        log_det = 2 * float(np.log(np.abs(triangle.diagonal())).sum())
    return InformationFactor(A, weight, information, np.linalg.pinv(triangle), log_det)


def squared_lengths(A: Matrix, root: Matrix) -> Vector:
    """(n,) |a root|^2 of each row a, in products that OpenBLAS multiplies in this thread."""
    n, k = A.shape
    rows = WORK // k**2
    if rows < 4:
        T = A @ root
        return np.asarray(np.einsum("ij,ij->i", T, T))
    even = n - n % rows
    T = np.empty_like(A)
    np.matmul(A[:even].reshape(-1, rows, k), root, out=T[:even].reshape(-1, rows, k))
    np.matmul(A[even:], root, out=T[even:])
    return np.asarray(np.einsum("ij,ij->i", T, T))


def information_inverse(information: Matrix) -> Inverse:
    """The map from a score (k,) to Newton's step; of a singular information, to the shortest of the best."""
    unit = np.sqrt(information.diagonal())
    if (unit > 0).all():
        try:
            P = np.linalg.inv(np.linalg.cholesky(information / unit / unit[:, None]))
            return lambda score: np.asarray((P @ (score / unit)) @ P / unit)
        except np.linalg.LinAlgError:
            pass
    values, vectors = np.linalg.eigh(information)
    kept = np.abs(values) > len(values) * np.finfo(float).eps * np.abs(values).max(initial=0.0)
    V, size = vectors[:, kept], np.abs(values[kept])
    return lambda score: np.asarray(V @ ((V.T @ score) / size))
