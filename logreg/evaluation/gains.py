"""How many of the positives are found among the rows with the highest scores."""

from dataclasses import dataclass

from logreg.arrays import Vector, read_only
from logreg.evaluation.thresholds import ThresholdSweep


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
