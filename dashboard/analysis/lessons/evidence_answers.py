"""Answers about a fit, its uncertainty and its decisions."""

from functools import lru_cache

import numpy as np

from dashboard.analysis.lessons.lesson_data import LessonData
from dashboard.analysis.lessons.lesson_errors import LessonValueError
from logreg.arrays import Vector
from logreg.evaluation.costs import Costs
from logreg.evaluation.prevalence import precision_of_test
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.inference.prediction import Predictions, predict
from logreg.inference.simulation import SimulatedFits, simulated_fits
from logreg.inference.summary import summary_of
from logreg.separation.detection import find_separation

MOST_ROWS = 2000  # of a simulated sample


def estimate_of(data: LessonData) -> Estimate:
    """The maximum-likelihood estimate on the column that is looked at, in its own unit."""
    return data.once("estimate", lambda: maximum_likelihood(data.x[:, None], data.y))


def predicted(data: LessonData, at: Vector) -> Predictions:
    """Probabilities with their 95 % intervals at values of the column."""
    return predict(estimate_of(data), np.asarray(at, dtype=float)[:, None])


def fitted_probability(data: LessonData, at: float) -> float:
    """The fitted probability at a value of the column."""
    return float(predicted(data, np.array([at])).probability[0])


def interval_width(data: LessonData, at: float) -> float:
    """How wide the 95 % interval of the probability is at a value of the column."""
    there = predicted(data, np.array([at]))
    return float(there.high[0] - there.low[0])


def odds_ratio(data: LessonData, step: float) -> float:
    """What the odds are multiplied by when the column grows by a step."""
    return float(np.exp(step * estimate_of(data).coef[1]))


def direction(data: LessonData) -> str:
    """Whether the column "raises" or "lowers" the odds."""
    return "raises" if estimate_of(data).coef[1] > 0 else "lowers"


def part_of_axis(data: LessonData, share: float) -> float:
    """A share of the column's range: a tolerance that suits any column."""
    return share * float(np.ptp(data.x))


def p_value_of(data: LessonData) -> str:
    """The p-value of the slope, in words: "below 0.001", "0.001 to 0.05" or "above 0.05"."""
    p = float(summary_of(estimate_of(data)).p_value[1])
    return "below 0.001" if p < 0.001 else "0.001 to 0.05" if p <= 0.05 else "above 0.05"


@lru_cache(maxsize=32)
def simulated(slope: float, rows: int) -> SimulatedFits:
    """500 samples of so many rows from a model of that slope."""
    if rows > MOST_ROWS:
        raise LessonValueError(f"rows is {rows}; {MOST_ROWS:,} is the most that a lesson simulates.")
    return simulated_fits(slope, rows)


def slope_spread(slope: float, rows: int) -> float:
    """The standard deviation of the simulated slopes."""
    return simulated(slope, rows).spread


def coverage(slope: float, rows: int) -> float:
    """The share of simulated 95 % intervals that hold the true slope."""
    return simulated(slope, rows).coverage()


def share_significant(slope: float, rows: int) -> float:
    """The share of simulated samples with p below 0.05."""
    return simulated(slope, rows).significant()


def separated(x: list[float], y: list[float]) -> str:
    """Whether a line parts the classes: then there is "no finite estimate", else "an estimate"."""
    found = find_separation(np.array(x, dtype=float)[:, None], np.array(y), seconds=0.0)
    return "no finite estimate" if found.found else "an estimate"


def sweep_of(data: LessonData) -> ThresholdSweep:
    """Every threshold on the fitted probabilities."""
    return data.once("sweep", lambda: ThresholdSweep(data.y, predicted(data, data.x).probability))


def rate_at(data: LessonData, rate: str, threshold: float) -> float:
    """A rate of the decisions at a threshold: recall, specificity or precision."""
    if rate not in ("recall", "specificity", "precision"):
        raise LessonValueError(f"rate is “{rate}”; write one of recall, specificity, precision.")
    return float(getattr(sweep_of(data).at(threshold), rate))


def change_of_alarms(data: LessonData, before: float, after: float) -> str:
    """What another threshold does to false alarms: "more", "fewer" or "as many"."""
    sweep = sweep_of(data)
    first, second = sweep.at(before).fp, sweep.at(after).fp
    return "more" if second > first else "fewer" if second < first else "as many"


def roc_area(data: LessonData) -> float:
    """The area under the ROC curve."""
    return sweep_of(data).roc_auc


def break_even(false_alarm: float, miss: float) -> float:
    """The probability from which acting is cheaper than waiting."""
    return Costs(false_positive=false_alarm, false_negative=miss).break_even


def precision(sensitivity: float, specificity: float, prevalence: float) -> float:
    """The share of ill among those that a test flags."""
    return precision_of_test(sensitivity, specificity, prevalence)
