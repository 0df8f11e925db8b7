"""Everything a fit asks of the data, as sums over blocks of rows that fit in the processor's cache.

Each row is read once: one exponential serves probability, loss and curvature while the row is still in cache,
and the curvature-weighted rows A = sqrt(w p (1 - p)) [1, X] give the Hessian as A'A, a symmetric product.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix, Rows, Vector

PIECE_BYTES = 2**21  # stays in cache, and below the size at which OpenBLAS would use threads of its own
SLAB_WORK = 2**18  # multiplications in one product; above, OpenBLAS wakes threads, which costs more
SLAB_COLUMNS = 64  # more make the slabs too flat, and the product large enough for threads
PIECE_ROWS = 128  # fewer rows would spend their time on calls instead of numbers


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Rows in memory: X (b, d), y (b,) of 0 and 1 or booleans, weight (b,) or None for ones."""

    X: Matrix
    y: NDArray[np.generic]
    weight: Vector | None = None

    def parts(self, count: int) -> list["Block"]:
        """The same rows in `count` parts of about equal length."""
        edges = [len(self.y) * i // count for i in range(count + 1)]
        return [self.at(slice(start, stop)) for start, stop in pairwise(edges)]

    def pieces(self) -> Iterator["Block"]:
        """The same rows in pieces that fit in cache."""
        size = max(PIECE_ROWS, PIECE_BYTES // (8 * max(self.X.shape[1], 1)))
        for start in range(0, len(self.y), size):
            yield self.at(slice(start, start + size))

    def at(self, rows: Rows | slice) -> "Block":
        """Some of the rows; a slice copies nothing."""
        return Block(self.X[rows], self.y[rows], None if self.weight is None else self.weight[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Weighted sums over rows: of the loss and of its derivatives by the coefficients."""

    loss: float
    gradient: Vector  # (k,)
    hessian: Matrix | None  # (k, k)
    separates: bool  # every row with weight stands strictly on its own side

    def __add__(self, other: "Sums") -> "Sums":
        """The sums over both sets of rows."""
        hessian = None if self.hessian is None or other.hessian is None else self.hessian + other.hessian
        separates = self.separates and other.separates
        return Sums(self.loss + other.loss, self.gradient + other.gradient, hessian, separates)


def sums(block: Block, coef: Vector, *, fit_intercept: bool, hessian: bool) -> Sums:
    """The sums over a block of any length."""
    # A run that diverges overflows here; the infinities are its result, not a fault.
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        pieces = (piece_sums(piece, coef, fit_intercept, hessian) for piece in block.pieces())
        total = next(pieces)
        for piece in pieces:
            total = total + piece
        return total


def piece_sums(block: Block, coef: Vector, fit_intercept: bool, hessian: bool) -> Sums:
    """The sums over rows that fit in cache."""
    X = block.X.astype(float, copy=False)
    side = np.multiply(block.y, 2.0) - 1
    margin = X @ coef[fit_intercept:]
    if fit_intercept:
        margin += coef[0]
    margin *= side  # positive where the row stands on its own side

    small = np.exp(-np.abs(margin))  # never overflows
    whole = 1 + small
    right = margin > 0
    wrong = np.where(right, small, 1.0) / whole  # probability given to the other class
    behind = np.minimum(margin, 0.0)  # minus the way to the right side
    if block.weight is None:
        loss = log_product(whole) - float(behind.sum())
        weight: Vector | float = 1.0
    else:
        loss = float(block.weight @ (np.log(whole) - behind))
        weight = block.weight
        right |= weight == 0
    wrong *= side * weight
    return Sums(
        loss=loss,
        gradient=-transposed_product(X, wrong, fit_intercept),
        hessian=weighted_square(X, weight * small / whole**2, fit_intercept) if hessian else None,
        separates=bool(right.all()),
    )


def log_product(factors: Vector) -> float:
    """The sum of the logarithms of factors in [1, 2], by the logarithms of products of 32 of them."""
    even = len(factors) - len(factors) % 32
    products = np.multiply.reduce(factors[:even].reshape(32, -1), axis=0)
    return float(np.log(products).sum() + np.log(factors[even:]).sum())


def transposed_product(X: Matrix, row_values: Vector, fit_intercept: bool) -> Vector:
    """[1, X]' row_values, (k,)."""
    slopes = row_values @ X
    return np.concatenate([[row_values.sum()], slopes]) if fit_intercept else slopes


def weighted_square(X: Matrix, share: Vector, fit_intercept: bool) -> Matrix:
    """[1, X]' diag(share) [1, X], (k, k), as the symmetric product A'A of A = sqrt(share) [1, X]."""
    root = np.sqrt(share)
    A = np.empty((len(X), X.shape[1] + fit_intercept))
    A[:, :fit_intercept] = root[:, None]
    np.multiply(X, root[:, None], out=A[:, fit_intercept:])
    return square(A)


def square(A: Matrix) -> Matrix:
    """A'A, (k, k), for few columns by slabs that OpenBLAS multiplies in the calling thread."""
    k = A.shape[1]
    if k > SLAB_COLUMNS:
        return np.asarray(A.T @ A)
    rows = SLAB_WORK // k**2
    even = len(A) - len(A) % rows
    slabs, rest = A[:even].reshape(-1, rows, k), A[even:]
    return np.asarray((slabs.transpose(0, 2, 1) @ slabs).sum(axis=0) + rest.T @ rest)
