"""The rows that two thresholds call differently."""

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Rows
from logreg.validation import check_probabilities


def changed_decisions(y_prob: ArrayLike, first: float, second: float) -> Rows:
    """Positions of the rows whose call changes between two thresholds, the highest probability first.

    y_prob (n,) holds probabilities. Raises ShapeError, ValueRangeError.
    """
    p = check_probabilities(y_prob)
    low, high = sorted((first, second))
    between = np.flatnonzero((p >= low) & (p < high))
    return between[np.argsort(-p[between], kind="stable")]
