"""Do the probabilities mean what they say: among rows given 30 %, are 30 % positive?"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector, read_only
from logreg.data.quantiles import weighted_quantiles
from logreg.errors import LabelError, SettingError
from logreg.evaluation.intervals import wilson
from logreg.validation import check_labels_and_probabilities, check_weights

Strategy = Literal["uniform", "quantile"]
STRATEGIES: tuple[Strategy, ...] = ("uniform", "quantile")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Reliability:
    """Rows gathered by predicted probability: what was said and what came true.

    Arrays (b,) of the bins that hold rows: mean_predicted, observed (share of positives), low and high
    (its Wilson interval), count: rows, or cases where rows are counted more than once.
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
    sample_weight: ArrayLike | None = None,
    sampling: bool = False,
) -> Reliability:
    """The reliability curve, in bins of equal width or of equally many rows.

    y_true (n,) holds 0 and 1, y_prob (n,) probabilities, sample_weight (n,) counts or, with `sampling`,
    sampling weights: then intervals are of the effective number of rows of a bin, (sum w)^2 / sum w^2.
    Raises LogregError.
    Source: Niculescu-Mizil & Caruana (2005), Predicting good probabilities with supervised learning; Kish
    (1965), Survey Sampling, section 11.7.
    """
    y, p, w = _checked_rows(y_true, y_prob, sample_weight)
    if bins < 1:
        raise SettingError(f"There are {bins} bins asked for; give at least one.")
    if strategy not in STRATEGIES:
        raise SettingError(f"There is no strategy {strategy!r}; choose one of {', '.join(STRATEGIES)}.")
    edges: Vector = np.linspace(0, 1, bins + 1)
    if strategy == "quantile":
        edges = weighted_quantiles(p, edges, w, sampling=sampling)
    _, code = np.unique(np.searchsorted(edges[1:-1], p), return_inverse=True)
    one = np.ones(p.size) if w is None else w
    total, positives, said, squares = (np.bincount(code, part) for part in (one, one * y, one * p, one**2))
    count = np.bincount(code) if sampling else total
    observed, effective = positives / total, total**2 / squares if sampling else total
    low, high = wilson(observed * effective if sampling else positives, effective, level)
    columns = {"mean_predicted": said / total, "observed": observed, "low": low, "high": high}
    return Reliability(
        count=read_only(count.astype(int)), **{name: read_only(c) for name, c in columns.items()}
    )


def brier_score(y_true: ArrayLike, y_prob: ArrayLike, sample_weight: ArrayLike | None = None) -> float:
    """Mean squared difference between probability and outcome, weighted by sample_weight; 0 is perfect.

    y_true (n,) holds 0 and 1, y_prob (n,) probabilities. Raises LogregError.
    Source: Brier (1950), Verification of forecasts expressed in terms of probability.
    """
    y, p, w = _checked_rows(y_true, y_prob, sample_weight)
    return float(np.average((p - y) ** 2, weights=w))


def calibration_in_the_large(
    y_true: ArrayLike, y_prob: ArrayLike, sample_weight: ArrayLike | None = None
) -> float:
    """Mean probability less the share of positives: above zero when the model promises too much.

    y_true (n,) holds 0 and 1, y_prob (n,) probabilities; both means are weighted by sample_weight (n,).
    Raises LogregError.
    """
    y, p, w = _checked_rows(y_true, y_prob, sample_weight)
    return float(np.average(p, weights=w) - np.average(y, weights=w))


def mean_outcome_error(
    y_prob: ArrayLike, sample_weight: ArrayLike | None = None, *, sampling: bool = False
) -> float:
    """Standard error of the share of positives among rows whose probabilities y_prob (n,) are right.

    sample_weight (n,) counts rows, or with `sampling` says for how many each stands.
    Source: Spiegelhalter (1986), Statistics in Medicine 5, 421-433.
    """
    p = np.asarray(y_prob, dtype=float)
    w = np.ones(p.size) if sample_weight is None else np.asarray(sample_weight, dtype=float)
    return float(np.sqrt(((w**2 if sampling else w) * p * (1 - p)).sum()) / w.sum())


def _checked_rows(
    y_true: ArrayLike, y_prob: ArrayLike, sample_weight: ArrayLike | None
) -> tuple[Vector, Vector, Vector | None]:
    y, p = check_labels_and_probabilities(y_true, y_prob)
    if not y.size:
        raise LabelError("There are no rows to judge the probabilities by; give at least one.")
    return y, p, check_weights(sample_weight, y.size)
