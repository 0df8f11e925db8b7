"""What scikit-learn asks of an estimator beside fit and predict.

Nothing is imported: whoever asks has imported scikit-learn, and where nobody has, nobody asks.
"""

import sys
import warnings
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from logreg.errors import LogregError, ShapeError


class NotFittedError(LogregError, AttributeError):
    """A model is asked before it has learned."""


def not_fitted(message: str) -> LogregError:
    """A NotFittedError that is also scikit-learn's, where that is loaded."""
    if "sklearn.exceptions" not in sys.modules:
        return NotFittedError(message)
    theirs = sys.modules["sklearn.exceptions"].NotFittedError
    error: LogregError = type("NotFittedError", (NotFittedError, theirs), {})(message)
    return error


def as_vector(y: Any) -> Any:
    """y; a column becomes a vector with a warning, in scikit-learn's category where that is loaded."""
    labels = None if y is None else np.asarray(y)
    if labels is None or labels.ndim != 2 or labels.shape[1] != 1:
        return labels
    theirs = sys.modules.get("sklearn.exceptions")
    category = theirs.DataConversionWarning if theirs else UserWarning
    message = "A column-vector y was passed when a 1d array was expected: use y.ravel()."
    warnings.warn(message, category, stacklevel=3)
    return labels[:, 0]


def binary_classifier_tags() -> Any:
    """The tags of a dense binary classifier."""
    utils = sys.modules["sklearn.utils"]
    return utils.Tags(
        estimator_type="classifier",
        target_tags=utils.TargetTags(required=True),
        classifier_tags=utils.ClassifierTags(multi_class=False),
    )


def column_names(X: ArrayLike) -> np.ndarray | None:
    """The names of a table's columns, None where they are not all text."""
    names = getattr(X, "columns", None)
    if names is None or not all(isinstance(name, str) for name in names):
        return None
    return np.asarray(names, dtype=object)


def remember_columns(model: Any, X: ArrayLike) -> None:
    """Set feature_names_in_ where X names its columns, and drop it where it does not."""
    names = column_names(X)
    if names is not None:
        model.feature_names_in_ = names
    elif hasattr(model, "feature_names_in_"):
        del model.feature_names_in_


def check_columns(model: Any, X: ArrayLike) -> None:
    """Raise ShapeError where both know names and they differ."""
    names, known = column_names(X), getattr(model, "feature_names_in_", None)
    if names is not None and known is not None and names.tolist() != known.tolist():
        raise ShapeError(
            "The feature names should match those that were passed during fit: "
            f"{names.tolist()} instead of {known.tolist()}."
        )
