"""What acting on the model brings: net benefit beside acting on all or on none, and cumulative gains."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector, read_only
from logreg.errors import ValueRangeError
from logreg.evaluation.thresholds import ThresholdSweep


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DecisionCurve:
    """Net benefit, in true positives a row, at each threshold; treating no one has net benefit 0.

    Arrays (g,): threshold, model, treat_all.
    """

    threshold: Vector
    model: Vector
    treat_all: Vector


def decision_curve(sweep: ThresholdSweep, thresholds: ArrayLike) -> DecisionCurve:
    """Net benefit of the model and of treating all, at thresholds (g,) in [0, 1).

    A threshold t says that one true positive is worth (1 - t) / t false ones:
    net benefit = tp / n - fp / n * t / (1 - t).
    Source: Vickers & Elkin (2006), Decision curve analysis.
    """
    t = np.asarray(thresholds, dtype=np.float64)
    if not np.all((t >= 0) & (t < 1)):
        raise ValueRangeError("A decision curve needs thresholds from 0 to below 1; leave the others out.")
    n, odds = sweep.positives + sweep.negatives, t / (1 - t)
    at = sweep.indexes(t)
    model = sweep.tp[at] / n - sweep.fp[at] / n * odds
    treat_all = sweep.prevalence - (1 - sweep.prevalence) * odds
    return DecisionCurve(threshold=read_only(t), model=read_only(model), treat_all=read_only(treat_all))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Gains:
    """Cumulative gains and lift, one point a threshold, from flagging nothing to flagging all.

    Arrays (m,): flagged_share of the rows, found_share of the positives, and lift, how many times more
    positives than among equally many rows picked blindly (NaN where nothing is flagged).
    """

    flagged_share: Vector
    found_share: Vector
    lift: Vector


def gains(sweep: ThresholdSweep) -> Gains:
    """Cumulative gains of a sweep: its recall against the share of rows flagged."""
    counts = sweep.counts
    return Gains(
        flagged_share=read_only(counts.flagged_share),
        found_share=read_only(counts.recall),
        lift=read_only(counts.precision / sweep.prevalence),
    )
