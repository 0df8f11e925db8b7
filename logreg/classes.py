"""Two classes, whatever they are called."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg import sklearn_interface
from logreg.errors import LabelError, ShapeError, ValueRangeError


def two_classes(y: ArrayLike | None, n: int) -> NDArray[Any]:
    """The two sorted classes of n labels; LabelError where there are not exactly two."""
    if y is None:
        raise LabelError(
            "A classifier requires y to be passed, but the target y is None: give one label a row."
        )
    labels = np.asarray(y)
    if labels.ndim == 2 and labels.shape[1] == 1:
        sklearn_interface.warn_of_column()
        labels = labels[:, 0]
    if labels.shape != (n,):
        raise ShapeError(f"y has shape {labels.shape} but X has {n} rows: give one label a row.")
    if labels.dtype.kind == "f" and not np.isfinite(labels).all():
        row = int(np.flatnonzero(~np.isfinite(labels))[0])
        raise ValueRangeError(f"y holds {labels[row]}, which is NaN or infinity, in row {row}: drop it.")
    classes = classes_of(labels)
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


def classes_of(labels: NDArray[Any]) -> NDArray[Any]:
    """The distinct labels, sorted; by two comparisons where they are numbers and only two, not by sorting."""
    if labels.dtype.kind in "biuf":
        low, high = labels.min(), labels.max()
        if low != high and ((labels == low) | (labels == high)).all():
            return np.array([low, high])
    return np.unique(labels)


def coded(y: ArrayLike, classes: NDArray[Any]) -> NDArray[Any]:
    """True where a label is the second class; y itself where it is coded as 0 and 1 already."""
    labels = np.asarray(y).reshape(-1)
    if labels.dtype.kind in "biuf" and classes.tolist() == [0, 1]:
        return labels
    return np.asarray(labels == classes[1])
