"""The inverse Hessian of a sample, its correlations shrunk by what is chance in them."""

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.linalg.weighted_gram import weighted_gram
from logreg.objective.float32_rows import Float32, Float32Rows
from logreg.solvers.hessian import Inverse, correlation_inverse, in_units_of_curvature

ROWS = 500  # that show how far the correlations of a sample can be trusted


def shrunken_inverse(rows: Float32Rows, curvature: Float32) -> Inverse | None:
    """The inverse Hessian with shrunken correlations, None where it is singular.

    Shapes: curvature (m,) the weight of each row in the Hessian.
    Source: Ledoit & Wolf (2004), Journal of Multivariate Analysis 88, 365-411, with the diagonal as target.
    """
    hessian = weighted_gram(rows.Z, curvature)
    hessian.flat[:: len(hessian) + 1] += rows.ridge(np.ones(len(hessian)))
    if not hessian.diagonal().all():
        return None
    correlation, unit = in_units_of_curvature(hessian)
    correlation *= 1 - share_of_chance(rows.Z, curvature, unit, correlation)
    np.fill_diagonal(correlation, 1.0)
    return correlation_inverse(correlation, unit)


def share_of_chance(Z: Float32, curvature: Float32, unit: Vector, correlation: Matrix) -> float:
    """The share of the squared correlations (k, k) that a sample of so many rows has by chance, 0 to 1.

    The variance of a correlation is the sum over rows of the squared products of both columns, less its mean
    square; some rows stand for all.
    """
    m, k = Z.shape
    some = slice(None, None, max(1, m // ROWS))
    squares = np.square(Z[some] / unit.astype(np.float32)) * curvature[some, None]
    lengths = squares.sum(axis=1, dtype=float)
    products = float(lengths @ lengths - np.square(squares).sum(dtype=float)) * m / len(lengths)
    squared = float(np.square(correlation).sum()) - k
    return float(np.clip(products / squared - 1 / m, 0, 1)) if squared > 0 else 1.0
