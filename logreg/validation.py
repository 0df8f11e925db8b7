"""Rows, labels, probabilities and weights as callers hand them over: one sentence a mistake."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Matrix, Vector
from logreg.errors import LabelError, ShapeError, ValueRangeError


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


def check_rows(X: ArrayLike) -> Matrix:
    """The same, every cell of it finite; the first that is not is named."""
    rows = as_rows(X)
    if not np.isfinite(rows).all():
        row, column = np.argwhere(~np.isfinite(rows))[0]
        value = "NaN" if np.isnan(rows[row, column]) else rows[row, column]
        raise ValueRangeError(f"X holds {value} in row {row}, column {column}: drop or fill it.")
    return rows


def as_labels(y: ArrayLike, n_rows: int | None = None) -> NDArray[np.generic]:
    """Labels of 0 and 1, as many as rows, in the type they come in: numbers or booleans, not copied.

    Raises ShapeError for another number of them, ValueRangeError for NaN, LabelError for any other value.
    """
    labels = np.asarray(y)
    check_row_count("Labels", labels, n_rows)
    return check_binary(labels)


def check_labels(y: ArrayLike, n_rows: int | None = None) -> Vector:
    """The same as float64, (n,)."""
    return as_labels(y, n_rows).astype(np.float64, copy=False)


def check_binary(labels: NDArray[Any]) -> NDArray[Any]:
    """Labels of any shape, every one 0 or 1; numbers and booleans are not copied."""
    bad = (labels != 0) & (labels != 1)
    if bad.any():
        check_no_missing_label(labels)
        label = labels[bad][:1].tolist()[0]
        raise LabelError(f"{_place(bad)} has the label {label!r}: code the two classes as 0 and 1.")
    return labels if labels.dtype.kind in "biuf" else labels.astype(float)


def check_no_missing_label(labels: NDArray[Any]) -> None:
    """Raise ValueRangeError where a label is NaN or infinite."""
    if labels.dtype.kind == "f" and not np.isfinite(labels).all():
        bad = ~np.isfinite(labels)
        label = labels[bad].flat[0]
        raise ValueRangeError(
            f"{_place(bad)} has the label {label}, which is NaN or infinity: drop or fill it."
        )


def check_probabilities(y_prob: ArrayLike, n_rows: int | None = None) -> Vector:
    """Probabilities as float64 (n,), every one in [0, 1]."""
    p = np.asarray(y_prob, dtype=np.float64)
    check_row_count("Probabilities", p, n_rows)
    return check_probability_range(p)


def check_probability_range(p: NDArray[Any]) -> NDArray[Any]:
    """Probabilities of any shape, every one in [0, 1]."""
    if p.size and not (p.min() >= 0 and p.max() <= 1):  # a NaN fails both comparisons
        bad = ~((p >= 0) & (p <= 1))
        raise ValueRangeError(
            f"{_place(bad)} has the probability {p[bad].flat[0]:g}: give numbers from 0 to 1."
        )
    return p


def check_labels_and_probabilities(y_true: ArrayLike, y_prob: ArrayLike) -> tuple[Vector, Vector]:
    """Labels and probabilities, (n,) each."""
    y = check_labels(y_true)
    return y, check_probabilities(y_prob, len(y))


def check_weights(sample_weight: ArrayLike | None, n_rows: int) -> Vector | None:
    """Weights as float64 (n,), finite, none negative and not all 0; None, which stands for ones, is kept."""
    if sample_weight is None:
        return None
    w = np.asarray(sample_weight, dtype=np.float64)
    check_row_count("Weights", w, n_rows)
    if w.size and not (w.min() >= 0 and w.max() < np.inf):
        bad = ~((w >= 0) & (w < np.inf))
        raise ValueRangeError(
            f"{_place(bad)} has the weight {w[bad][0]:g}: give a finite number of at least 0."
        )
    if w.size and w.max() == 0:
        raise ValueRangeError("All sample weights are zero: give at least one row a larger one.")
    return w


def check_row_count(name: str, values: NDArray[Any], n_rows: int | None) -> None:
    """Raise ShapeError unless the values are a flat list with one for each row; None stands for any number.

    `name` begins the sentence: "Labels".
    """
    if values.ndim != 1:
        raise ShapeError(f"{name} have shape {values.shape}: give a flat list with one for each row.")
    if n_rows is not None and len(values) != n_rows:
        raise ShapeError(f"{name} and rows differ in number, {len(values)} and {n_rows}: give one a row.")


def check_same_shape(name: str, values: NDArray[Any], other_name: str, other: NDArray[Any]) -> None:
    """Raise ShapeError unless both have one shape."""
    if values.shape != other.shape:
        raise ShapeError(f"{name} has shape {values.shape}, {other_name} {other.shape}: give equal shapes.")


def two_classes(y: ArrayLike | None, n_rows: int) -> NDArray[Any]:
    """The two sorted classes of n labels of any type; LabelError where there are not exactly two."""
    if y is None:
        raise LabelError(
            "A classifier requires y to be passed, but the target y is None: give one label a row."
        )
    labels = np.asarray(y)
    check_row_count("Labels", labels, n_rows)
    check_no_missing_label(labels)
    classes = distinct_labels(labels)
    if len(classes) == 2:
        return classes
    shown = ", ".join(map(str, classes[:5]))
    if labels.dtype.kind == "f" and (classes % 1 != 0).any():
        raise LabelError(f"Unknown label type: y is continuous ({shown}, ...): two classes are needed.")
    raise LabelError(
        f"Only binary classification is supported. The type of the target is "
        f"{'one class' if len(classes) == 1 else 'multiclass'}: y holds {len(classes)} ({shown}), "
        "exactly two are needed."
    )


def distinct_labels(labels: NDArray[Any]) -> NDArray[Any]:
    """The distinct labels, sorted; by two comparisons where they are numbers and only two, not by sorting."""
    if labels.dtype.kind in "biuf":
        low, high = labels.min(), labels.max()
        if low != high and ((labels == low) | (labels == high)).all():
            return np.array([low, high])
    return np.unique(labels)


def is_second_class(y: ArrayLike, classes: NDArray[Any]) -> NDArray[Any]:
    """True where a label is the second class; y itself where it is coded as 0 and 1 already."""
    labels = np.asarray(y)
    if labels.dtype.kind in "biuf" and classes.tolist() == [0, 1]:
        return labels
    return np.asarray(labels == classes[1])


def _place(bad: NDArray[np.bool_]) -> str:
    """Where the first bad value is: "Row 3", "Row 3, column 1"."""
    row, *columns = np.argwhere(np.atleast_1d(bad))[0].tolist()
    return ", column ".join(map(str, (f"Row {row}", *columns)))
