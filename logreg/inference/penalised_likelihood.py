"""Firth's method as one call."""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from logreg.data.design import Design
from logreg.data.inputs import as_design
from logreg.errors import InferenceError
from logreg.inference.estimability import check_design
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.summary import Summary, summary_of
from logreg.inference.summary_views import with_profiles
from logreg.validation import check_labels


def firth(
    X: Design | ArrayLike, y: ArrayLike, names: Sequence[str] | None = None, level: float = 0.95
) -> Summary:
    """Firth's estimate with profile intervals and tests, finite also where the classes are separated.

    X: (n, d) without intercept column, or a Design. y: (n,) of 0 and 1. names: d of them, x1, x2, ...
    without. level: of the intervals. Standard errors are those of the inverse Fisher information at the
    estimate. Raises ShapeError, LabelError, SettingError for a level outside of 0 to 1, and InferenceError
    for one class only, fewer rows than coefficients and redundant columns. Source: Firth (1993), Biometrika
    80, 27-38; Heinze & Schemper (2002), Statistics in Medicine 21, 2409-2419.
    """
    design = as_design(X, names)
    labels = check_labels(y, len(design.X))
    if refused := check_design(design, labels):
        raise InferenceError(refused.sentence)
    return with_profiles(summary_of(maximum_likelihood(design, labels, firth=True), level=level))
