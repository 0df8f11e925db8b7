"""What every judgement of probabilities asks of its rows: labels of 0 and 1, probabilities, weights."""

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.errors import LabelError, ShapeError, ValueRangeError


def labels(y_true: ArrayLike) -> Vector:
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


def probabilities(y_prob: ArrayLike) -> Vector:
    """Probabilities as float64 (n,), every one in [0, 1]."""
    p = np.asarray(y_prob, dtype=np.float64)
    if p.ndim != 1:
        raise ShapeError(f"Probabilities form an array of {p.ndim} dimensions; give a flat list.")
    if p.size and not (p.min() >= 0 and p.max() <= 1):  # a NaN fails both comparisons
        row = np.flatnonzero(~((p >= 0) & (p <= 1)))[0]
        raise ValueRangeError(f"Row {row} has the probability {p[row]:g}; give numbers from 0 to 1.")
    return p


def pair(y_true: ArrayLike, y_prob: ArrayLike) -> tuple[Vector, Vector]:
    """Labels and probabilities, (n,) each."""
    y, p = labels(y_true), probabilities(y_prob)
    if y.shape != p.shape:
        raise ShapeError(f"There are {y.size} labels but {p.size} probabilities; give one of each a row.")
    return y, p


def weights(sample_weight: ArrayLike, n_rows: int) -> Vector:
    """Weights as float64 (n,), finite and not negative."""
    w = np.asarray(sample_weight, dtype=np.float64)
    if w.shape != (n_rows,):
        raise ShapeError(f"There are {w.size} weights but {n_rows} rows; give one weight a row.")
    if w.size and not (w.min() >= 0 and w.max() < np.inf):
        row = np.flatnonzero(~((w >= 0) & (w < np.inf)))[0]
        raise ValueRangeError(f"Row {row} has the weight {w[row]:g}; give a finite number, zero or more.")
    return w
