"""Everything a fit asks of the data, as sums over rows.

X is read from memory once: a tile of it stays in the processor's cache from its logits to its gradient. The
curvature-weighted rows A = sqrt(w q (1 - q)) [1, X] give the Hessian as A'A, a symmetric product.
"""

from dataclasses import dataclass
from functools import partial, reduce
from operator import add

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.linalg.gram import gram
from logreg.linalg.tall_products import times_coefficients, times_rows
from logreg.objective.loss_kernel import class_signs, margin_curvature, p_other_class, total_loss
from logreg.objective.row_chunks import Block


@dataclass(frozen=True, slots=True, eq=False)
class LossSums:
    """Weighted sums over rows: of the loss and of its derivatives by the coefficients."""

    loss: float
    gradient: Vector  # (k,)
    hessian: Matrix | None  # (k, k)
    separated: bool  # every row with weight stands strictly on its own side

    def __add__(self, other: "LossSums") -> "LossSums":
        """The sums over both sets of rows."""
        hessian = None if self.hessian is None or other.hessian is None else self.hessian + other.hessian
        separated = self.separated and other.separated
        return LossSums(self.loss + other.loss, self.gradient + other.gradient, hessian, separated)


def block_sums(block: Block, coef: Vector, *, fit_intercept: bool, hessian: bool) -> LossSums:
    """The sums over a block of any length."""
    of_chunk = partial(chunk_sums, coef=coef, fit_intercept=fit_intercept, hessian=hessian)
    return reduce(add, map(of_chunk, block.row_chunks()))


def chunk_sums(
    rows: Block, coef: Vector, fit_intercept: bool, hessian: bool, own_precision: bool = False
) -> LossSums:
    """The sums over rows of which each number a row stays in cache.

    Products are those of float64, or where `own_precision` is true of the type that the rows have.
    """
    margin, q, residual = np.empty((3, len(rows.y)))
    sign = class_signs(rows.y)
    gradient = np.empty(len(coef))
    slopes = coef[fit_intercept:].astype(rows.X.dtype if own_precision else float, copy=False)
    X = rows.X.astype(slopes.dtype, copy=False)
    # A run that diverges overflows here; the infinities are its result, not a fault.
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        times_coefficients(X, slopes, out=margin)
        if fit_intercept:
            margin += coef[0]
        margin *= sign
        np.multiply(p_other_class(margin, out=q), sign, out=residual)
        if rows.weight is not None:
            residual *= rows.weight
        gradient[fit_intercept:] = -times_rows(residual.astype(slopes.dtype, copy=False), X)
        gradient[:fit_intercept] = -residual.sum()
        counted = margin if rows.weight is None else margin[rows.weight > 0]
        return LossSums(
            loss=total_loss(margin, q, rows.weight),
            gradient=gradient,
            hessian=curvature_sums(rows, q, fit_intercept) if hessian else None,
            separated=bool(counted.min(initial=np.inf) > 0),
        )


def curvature_sums(rows: Block, q: Vector, fit_intercept: bool) -> Matrix:
    """[1, X]' diag(w q (1 - q)) [1, X], (k, k)."""
    root = margin_curvature(q)
    if rows.weight is not None:
        root *= rows.weight
    np.sqrt(root, out=root)
    A = np.empty((len(root), rows.X.shape[1] + fit_intercept))
    A[:, :fit_intercept] = root[:, None]
    np.multiply(rows.X, root[:, None], out=A[:, fit_intercept:])
    return gram(A)


def transposed_product(X: Matrix, row_values: Vector, fit_intercept: bool) -> Vector:
    """[1, X]' row_values, (k,)."""
    product = np.empty(X.shape[1] + fit_intercept)
    product[fit_intercept:] = times_rows(row_values.astype(X.dtype, copy=False), X)
    if fit_intercept:
        product[0] = row_values.sum()
    return product
