"""Do the probabilities mean what they say: among rows given 30 %, are 30 % positive?"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector, read_only
from logreg.errors import LabelError, SettingError
from logreg.evaluation.intervals import wilson
from logreg.validation import check_labels_and_probabilities

Strategy = Literal["uniform", "quantile"]
STRATEGIES: tuple[Strategy, ...] = ("uniform", "quantile")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Reliability:
    """Rows gathered by predicted probability: what was said and what came true.

    Arrays (b,) of the bins that hold rows: mean_predicted, observed (share of positives), low and high
    (its Wilson interval), count.
    """

    mean_predicted: Vector
    observed: Vector
    low: Vector
    high: Vector
    count: Vector


def reliability(
    y_true: ArrayLike,
    y_prob: ArrayLike,
    *,
    bins: int = 10,
    strategy: Strategy = "uniform",
    level: float = 0.95,
) -> Reliability:
    """The reliability curve, in bins of equal width or of equally many rows.

    y_true (n,) holds 0 and 1, y_prob (n,) probabilities. Raises LogregError.
    Source: Niculescu-Mizil & Caruana (2005), Predicting good probabilities with supervised learning.
    """
    y, p = _checked_rows(y_true, y_prob)
    if bins < 1:
        raise SettingError(f"There are {bins} bins asked for; give at least one.")
    if strategy not in STRATEGIES:
        raise SettingError(f"There is no strategy {strategy!r}; choose one of {', '.join(STRATEGIES)}.")
    edges = (
        np.linspace(0, 1, bins + 1) if strategy == "uniform" else np.quantile(p, np.linspace(0, 1, bins + 1))
    )
    bin_of_row = np.searchsorted(edges[1:-1], p)
    count, positives, said = (np.bincount(bin_of_row, w, minlength=bins) for w in (None, y, p))
    held = count > 0
    count, positives, said = count[held], positives[held], said[held]
    low, high = wilson(positives, count, level)
    columns = {"mean_predicted": said / count, "observed": positives / count, "low": low, "high": high}
    return Reliability(count=read_only(count), **{name: read_only(c) for name, c in columns.items()})


def brier_score(y_true: ArrayLike, y_prob: ArrayLike) -> float:
    """Mean squared difference between probability and outcome; 0 is perfect.

    y_true (n,) holds 0 and 1, y_prob (n,) probabilities. Raises LogregError.
    Source: Brier (1950), Verification of forecasts expressed in terms of probability.
    """
    y, p = _checked_rows(y_true, y_prob)
    return float(np.mean((p - y) ** 2))


def calibration_in_the_large(y_true: ArrayLike, y_prob: ArrayLike) -> float:
    """Mean probability less the share of positives: above zero when the model promises too much.

    y_true (n,) holds 0 and 1, y_prob (n,) probabilities. Raises LogregError.
    """
    y, p = _checked_rows(y_true, y_prob)
    return float(np.mean(p) - np.mean(y))


def _checked_rows(y_true: ArrayLike, y_prob: ArrayLike) -> tuple[Vector, Vector]:
    y, p = check_labels_and_probabilities(y_true, y_prob)
    if not y.size:
        raise LabelError("There are no rows to judge the probabilities by; give at least one.")
    return y, p
