"""What every judgement of probabilities asks of its rows: labels of 0 and 1, probabilities, weights."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Matrix, Vector
from logreg.errors import LabelError, ShapeError, ValueRangeError


def check_labels(y_true: ArrayLike) -> Vector:
    """Labels as an array (n,), every one 0 or 1."""
    y = np.asarray(y_true)
    if y.ndim != 1:
        raise ShapeError(f"Labels form an array of {y.ndim} dimensions; give a flat list.")
    if y.dtype == bool:
        return y.astype(np.float64)
    wrong = np.flatnonzero(~((y == 0) | (y == 1)))
    if wrong.size:
        label = y[wrong[0]].item()
        raise LabelError(f"Row {wrong[0]} has the label {label!r}; give 1 for positive, 0 for negative.")
    return y


def check_probabilities(y_prob: ArrayLike) -> Vector:
    """Probabilities as float64 (n,), every one in [0, 1]."""
    p = np.asarray(y_prob, dtype=np.float64)
    if p.ndim != 1:
        raise ShapeError(f"Probabilities form an array of {p.ndim} dimensions; give a flat list.")
    if p.size and not (p.min() >= 0 and p.max() <= 1):  # a NaN fails both comparisons
        row = np.flatnonzero(~((p >= 0) & (p <= 1)))[0]
        raise ValueRangeError(f"Row {row} has the probability {p[row]:g}; give numbers from 0 to 1.")
    return p


def check_labels_and_probabilities(y_true: ArrayLike, y_prob: ArrayLike) -> tuple[Vector, Vector]:
    """Labels and probabilities, (n,) each."""
    y, p = check_labels(y_true), check_probabilities(y_prob)
    if y.shape != p.shape:
        raise ShapeError(f"There are {y.size} labels but {p.size} probabilities; give one of each a row.")
    return y, p


def check_weights(sample_weight: ArrayLike, n_rows: int) -> Vector:
    """Weights as float64 (n,), finite and not negative."""
    w = np.asarray(sample_weight, dtype=np.float64)
    if w.shape != (n_rows,):
        raise ShapeError(f"There are {w.size} weights but {n_rows} rows; give one weight a row.")
    if w.size and not (w.min() >= 0 and w.max() < np.inf):
        row = np.flatnonzero(~((w >= 0) & (w < np.inf)))[0]
        raise ValueRangeError(f"Row {row} has the weight {w[row]:g}; give a finite number, zero or more.")
    return w


def as_rows(X: ArrayLike) -> Matrix:
    """X as a matrix of float64 or float32 with at least one row, not copied where it is one."""
    if hasattr(X, "toarray"):
        raise ShapeError("Sparse input is not supported: give the dense table, X.toarray().")
    rows = np.asarray(X)
    if rows.dtype.kind == "c":
        raise ValueRangeError("Complex data not supported: give real numbers, such as X.real.")
    if rows.dtype not in (np.float64, np.float32):
        rows = rows.astype(float)
    if rows.ndim != 2 or len(rows) == 0:
        raise ShapeError(f"X has shape {rows.shape}. Reshape your data to a table with a row for each case.")
    return rows


def checked_rows(X: ArrayLike) -> Matrix:
    """The same, every cell of it finite; the first that is not is named."""
    rows = as_rows(X)
    bad = ~np.isfinite(rows)
    if bad.any():
        row, column = np.argwhere(bad)[0]
        value = "NaN" if np.isnan(rows[row, column]) else rows[row, column]
        raise ValueRangeError(f"X holds {value} in row {row}, column {column}: drop or fill it.")
    return rows


def as_labels(y: ArrayLike, n: int) -> NDArray[np.generic]:
    """y as n numbers 0 and 1 or booleans, not copied where it is that."""
    labels = np.asarray(y)
    if labels.shape != (n,):
        raise ShapeError(f"y has shape {labels.shape} but X has {n} rows: give one label a row.")
    bad = (labels != 0) & (labels != 1)
    if bad.any():
        row = int(np.flatnonzero(bad)[0])
        raise LabelError(f"y holds {labels[row]} in row {row}: code the two classes as 0 and 1.")
    return labels if labels.dtype.kind in "biuf" else labels.astype(float)


def checked_labels(y: ArrayLike, n: int) -> Vector:
    """y as n zeros and ones, float64."""
    return as_labels(y, n).astype(float, copy=False)


def checked_weight(sample_weight: ArrayLike | None, n: int) -> Vector | None:
    """The n weights, None for ones."""
    if sample_weight is None:
        return None
    weight = np.asarray(sample_weight, dtype=float)
    if weight.shape != (n,):
        raise ShapeError(f"sample_weight has shape {weight.shape} but X has {n} rows: give one weight a row.")
    if not (np.isfinite(weight).all() and (weight >= 0).all() and weight.sum() > 0):
        raise ValueRangeError(
            "Sample weights must be finite, none negative and not all zero: mend or drop them."
        )
    return weight
