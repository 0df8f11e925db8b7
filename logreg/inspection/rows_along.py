"""Rows that differ in one or two number columns only, all others being held at their means.

Rows that count more than once, or stand for many, count so in the means: every weight (n,) is that of the
design's rows.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Matrix, Vector
from logreg.data.design import Design
from logreg.data.products import product_terms
from logreg.functional.activations import sigmoid
from logreg.inspection.column_ranges import column_ranges
from logreg.inspection.made_terms import terms_along


def rows_along(design: Design, columns: Mapping[str, ArrayLike], weight: Vector | None = None) -> Matrix:
    """Rows (m, d) that differ in the given number columns only; every other term is held at its mean.

    What is made of a given column, as a square, a logarithm, a spline or a product, follows it; the other
    factor of a product is held at its mean.
    Shapes: each of the columns (m,), in its own unit. Raises ShapeError for a column that is not a number.
    """
    values = {design.number(name): np.asarray(given, dtype=float) for name, given in columns.items()}
    m = max(len(given) for given in values.values())
    mean = column_ranges(design, weight).mean
    X = np.tile(mean, (m, 1))
    for j, given in values.items():
        X[:, j] = design.terms[j].encoded(given)
    for j, factors in product_terms(design).items():
        if j not in values and set(factors) & set(values):
            first, second = (
                values.get(k, np.full(m, float(design.terms[k].in_unit(mean[k])))) for k in factors
            )
            X[:, j] = design.terms[j].encoded(first * second)
    along = {design.terms[j].column: np.broadcast_to(column, m) for j, column in values.items()}
    for j, entries in terms_along(design, along, mean, weight).items():
        X[:, j] = entries
    return X


def probabilities(coef: Matrix, X: Matrix) -> Matrix:
    """The probability of every row under every coefficient vector, (m, n).

    Shapes: coef (m, k), intercept first; X (n, d).
    """
    # A run that diverges overflows here; the infinities are its result, not a fault.
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(sigmoid(coef[:, :1] + coef[:, 1:] @ X.T))
