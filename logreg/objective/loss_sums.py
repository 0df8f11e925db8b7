"""Everything a fit asks of the data, as sums over rows.

X is read from memory once: a piece of it stays in the processor's cache from its logits to its gradient. One
exponential a row serves probability, loss and curvature, and the curvature-weighted rows
A = sqrt(w p (1 - p)) [1, X] give the Hessian as A'A, a symmetric product.
"""

from dataclasses import dataclass
from functools import partial, reduce
from operator import add

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.linalg.gram import gram
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
        separates = self.separated and other.separated
        return LossSums(self.loss + other.loss, self.gradient + other.gradient, hessian, separates)


def block_sums(block: Block, coef: Vector, *, fit_intercept: bool, hessian: bool) -> LossSums:
    """The sums over a block of any length."""
    of_stretch = partial(chunk_sums, coef=coef, fit_intercept=fit_intercept, hessian=hessian)
    return reduce(add, map(of_stretch, block.row_chunks()))


def chunk_sums(rows: Block, coef: Vector, fit_intercept: bool, hessian: bool) -> LossSums:
    """The sums over rows of which each number a row stays in cache."""
    margin, wrong, pull = np.empty((3, len(rows.y)))
    np.multiply(rows.y, 2.0, out=pull)
    pull -= 1
    gradient = np.zeros(len(coef))
    # A run that diverges overflows here; the infinities are its result, not a fault.
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        for piece in rows.cache_tiles():
            X = rows.X[piece].astype(float, copy=False)
            np.dot(X, coef[fit_intercept:], out=margin[piece])
            if fit_intercept:
                margin[piece] += coef[0]
            logistic_terms_inplace(margin[piece], pull[piece], wrong[piece])
            if rows.weight is not None:
                pull[piece] *= rows.weight[piece]
            gradient -= transposed_product(X, pull[piece], fit_intercept)
        weighed = margin if rows.weight is None else margin[rows.weight > 0]
        return LossSums(
            loss=total_loss(margin, wrong, rows.weight),
            gradient=gradient,
            hessian=curvature_sums(rows, wrong, fit_intercept) if hessian else None,
            separated=bool(weighed.min(initial=np.inf) > 0),
        )


def logistic_terms_inplace(logit: Vector, side: Vector, wrong: Vector) -> None:
    """Turn, in place, logits into margins, positive on a row's own side (+1 or -1), and sides into pulls.

    `wrong` becomes the probability given to the other class; a row pulls its logit by that towards its side.
    """
    logit *= side
    np.exp(logit, out=wrong)
    wrong += 1
    np.divide(1, wrong, out=wrong)
    side *= wrong


def curvature_sums(rows: Block, wrong: Vector, fit_intercept: bool) -> Matrix:
    """[1, X]' diag(w p (1 - p)) [1, X], (k, k)."""
    root = 1 - wrong
    root *= wrong
    if rows.weight is not None:
        root *= rows.weight
    np.sqrt(root, out=root)
    A = np.empty((len(root), rows.X.shape[1] + fit_intercept))
    A[:, :fit_intercept] = root[:, None]
    np.multiply(rows.X, root[:, None], out=A[:, fit_intercept:])
    return gram(A)


def total_loss(margin: Vector, wrong: Vector, weight: Vector | None) -> float:
    """The sum of log(1 + exp(-margin)) = -log(max(p, 1 - p)) - min(margin, 0), exact in both tails."""
    larger = 1 - wrong
    np.maximum(wrong, larger, out=larger)
    behind = np.minimum(margin, np.zeros_like(margin))
    if weight is None:
        return -log_product(larger) - float(behind.sum())
    return -float(weight @ (np.log(larger) + behind))


def log_product(factors: Vector) -> float:
    """The sum of the logarithms of factors in [1/2, 1], by the logarithms of products of 32 of them."""
    even = len(factors) - len(factors) % 32
    products = np.multiply.reduce(factors[:even].reshape(32, -1), axis=0)
    return float(np.log(products).sum() + np.log(factors[even:]).sum())


def transposed_product(X: Matrix, row_values: Vector, fit_intercept: bool) -> Vector:
    """[1, X]' row_values, (k,)."""
    product = np.empty(X.shape[1] + fit_intercept)
    np.dot(row_values, X, out=product[fit_intercept:])
    if fit_intercept:
        product[0] = row_values.sum()
    return product
