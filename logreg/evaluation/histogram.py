"""How the scores of the two classes are spread."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector, read_only
from logreg.errors import SettingError
from logreg.validation import check_labels_and_probabilities, check_weights


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ScoreHistogram:
    """Rows of each class by predicted probability, in b bins of equal width over [0, 1].

    edges (b + 1,); positives and negatives (b,) are counts, or sums of weights.
    """

    edges: Vector
    positives: Vector
    negatives: Vector


def score_histogram(
    y_true: ArrayLike, y_prob: ArrayLike, bins: int = 50, *, sample_weight: ArrayLike | None = None
) -> ScoreHistogram:
    """Count the rows of each class in each bin; a probability of 1 falls into the last.

    y_true (n,) holds 0 and 1, y_prob (n,) probabilities; with sample_weight (n,) weights are summed. Raises
    LogregError.
    """
    y, p = check_labels_and_probabilities(y_true, y_prob)
    if bins < 1:
        raise SettingError(f"There are {bins} bins asked for; give at least one.")
    edges = np.linspace(0, 1, bins + 1)
    weight = check_weights(sample_weight, y.size)
    negatives, positives = (
        np.histogram(p[y == side], bins, (0, 1), weights=None if weight is None else weight[y == side])[0]
        for side in (0, 1)
    )
    return ScoreHistogram(
        edges=read_only(edges), positives=read_only(positives), negatives=read_only(negatives)
    )
