"""The same model where positives are rarer or commoner than in the rows at hand."""

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.errors import ValueRangeError
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.validation import check_probabilities


def at_prevalence(y_prob: ArrayLike, training_prevalence: float, target_prevalence: float) -> Vector:
    """Probabilities (n,) as they would be if the share of positives were `target_prevalence` instead of
    `training_prevalence`.

    Bayes' rule with other prior odds: the likelihood ratio of a row stays, so its odds are multiplied by
    the ratio of the prior odds. Order and ties are kept. Both shares lie strictly between 0 and 1.
    Raises ValueRangeError where they do not.
    Source: Elkan (2001), The foundations of cost-sensitive learning, theorem 2.
    """
    p = check_probabilities(y_prob)
    factor = _odds_against(target_prevalence) / _odds_against(training_prevalence)
    with np.errstate(divide="ignore", over="ignore"):  # p = 0 has infinite odds against it
        return 1 / (1 + (1 - p) / p * factor)


def sweep_at_prevalence(
    sweep: ThresholdSweep, target_prevalence: float, training_prevalence: float | None = None
) -> ThresholdSweep:
    """The sweep of a population with another share of positives: rates stay, precision and costs follow.

    Each class keeps its rates and is weighted to its stated share; the number of rows stays.
    `training_prevalence` is the share of positives that the probabilities were learned with, the sweep's
    own when it is not given.
    """
    n = sweep.positives + sweep.negatives
    moved = at_prevalence(
        sweep.thresholds[1:],
        sweep.prevalence if training_prevalence is None else training_prevalence,
        target_prevalence,
    )
    last = np.append(np.flatnonzero(np.diff(moved)), moved.size - 1) + 1  # rounding may make two scores one
    return ThresholdSweep.from_counts(
        thresholds=np.append(np.inf, moved[last - 1]),
        tp=np.append(0.0, sweep.tp[last] / sweep.positives * (n * target_prevalence)),
        fp=np.append(0.0, sweep.fp[last] / sweep.negatives * (n * (1 - target_prevalence))),
    )


def precision_of_test(sensitivity: float, specificity: float, prevalence: float) -> float:
    """The share of positives among those that a test flags: Bayes' rule; NaN where it flags nobody.

    Raises ValueRangeError for a share outside [0, 1].
    """
    for name, share in (
        ("sensitivity", sensitivity),
        ("specificity", specificity),
        ("prevalence", prevalence),
    ):
        if not 0 <= share <= 1:
            raise ValueRangeError(f"The {name} is {share:g}; give a share from 0 to 1.")
    found = sensitivity * prevalence
    flagged = found + (1 - specificity) * (1 - prevalence)
    return found / flagged if flagged else float("nan")


def _odds_against(prevalence: float) -> float:
    if not 0 < prevalence < 1:
        raise ValueRangeError(f"The share of positives is {prevalence:g}; give a number between 0 and 1.")
    return (1 - prevalence) / prevalence
