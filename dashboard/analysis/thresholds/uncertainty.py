"""Bootstrap intervals of the thresholds, drawn while the page waits: progress is shown, any click cancels."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, islice

import numpy as np

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.analysis.thresholds.rates import RATES
from dashboard.analysis.thresholds.scored_rows import ScoreSource
from logreg.arrays import Vector
from logreg.evaluation.bootstrap import Interval, Statistic, percentile_interval, resamples
from logreg.evaluation.costs import Costs
from logreg.evaluation.prevalence import sweep_at_prevalence
from logreg.evaluation.thresholds import ThresholdSweep

COMPARED = (*RATES, "cost")  # what two thresholds differ in


@dataclass(frozen=True, slots=True, kw_only=True)
class BootstrapIntervals:
    """Intervals by name: `auc`; `A recall` to `A cost` by letter; `A threshold` where it is derived.

    `differences` holds by `B - A recall` what B has more than A, read from the same resamples.
    """

    intervals: Mapping[str, Interval]
    differences: Mapping[str, Interval]
    n_resamples: int
    seed: int
    within_classes: bool
    sampling: bool = False
    counted: str = "rows"  # what was drawn: rows, or the cases that they stand for

    @property
    def method(self) -> str:
        """How rows were drawn."""
        kept = " with their sampling weights" if self.sampling else ""
        if self.within_classes:
            return (
                f"percentile bootstrap of {self.counted}{kept} within each class, the base rate being stated"
            )
        return f"percentile bootstrap of {self.counted}{kept}"


def rate_statistics(
    evaluation: ThresholdEvaluation, thresholds: Sequence[NamedThreshold], costs: Costs
) -> dict[str, Statistic]:
    """What each resample of the judging rows is asked, the thresholds held where they are."""
    asked: dict[str, Statistic] = {"auc": lambda sweep: sweep.roc_auc}
    for named in thresholds:
        threshold = named.threshold(evaluation.selection_sweep, costs)
        for rate in RATES:
            asked[f"{named.letter} {rate}"] = partial(_rate, threshold=threshold, rate=rate)
        asked[f"{named.letter} cost"] = partial(_cost, threshold=threshold, costs=costs)
    return asked


def threshold_statistics(thresholds: Sequence[NamedThreshold], costs: Costs) -> dict[str, Statistic]:
    """What each resample of the choosing rows is asked: where every derived threshold would land."""
    return {
        f"{named.letter} threshold": partial(_place, named=named, costs=costs)
        for named in thresholds
        if named.rule.learns
    }


def bootstrap_intervals(
    evaluation: ThresholdEvaluation, thresholds: Sequence[NamedThreshold], costs: Costs, *, n: int, seed: int
) -> Generator[float, None, BootstrapIntervals]:
    """Yields the share done after every resample, and returns the intervals.

    Rows are drawn, and with them the share of positives; where that share is stated, rows of each class.
    """
    judged, placed = rate_statistics(evaluation, thresholds, costs), threshold_statistics(thresholds, costs)
    if evaluation.same_rows:
        judged, placed = judged | placed, {}
    values: dict[str, list[float]] = {name: [] for name in judged | placed}
    streams = [(evaluation.evaluation_rows, judged), (evaluation.selection_rows, placed)][: 1 + bool(placed)]
    stated = evaluation.target_prevalence
    for number, (scores, asked) in enumerate(streams):
        moved = {name: _at(evaluation.source, stated, statistic) for name, statistic in asked.items()}
        drawing = resamples(
            scores.y,
            scores.p,
            statistics=moved,
            seed=seed,
            within_classes=stated is not None,
            sample_weight=scores.weight,
            sampling=evaluation.source.sampling,
        )
        for sample in islice(drawing, n):
            for name, value in sample.values.items():
                values[name].append(value)
            yield (number + (sample.number + 1) / n) / len(streams)
    drawn = {name: np.array(found) for name, found in values.items()}
    return BootstrapIntervals(
        intervals={name: percentile_interval(found) for name, found in drawn.items()},
        differences=_differences(drawn, [named.letter for named in thresholds]),
        n_resamples=n,
        seed=seed,
        within_classes=stated is not None,
        sampling=evaluation.source.sampling,
        counted=evaluation.counted,
    )


def _differences(drawn: Mapping[str, Vector], letters: Sequence[str]) -> dict[str, Interval]:
    """What each later threshold has more than each earlier one, in the same resamples."""
    return {
        f"{second} - {first} {name}": percentile_interval(
            drawn[f"{second} {name}"] - drawn[f"{first} {name}"]
        )
        for first, second in combinations(letters, 2)
        for name in COMPARED
    }


def _at(source: ScoreSource, stated: float | None, statistic: Statistic) -> Statistic:
    if stated is None:
        return statistic
    return lambda sweep: statistic(sweep_at_prevalence(sweep, stated, source.training_prevalence))


def _rate(sweep: ThresholdSweep, threshold: float, rate: str) -> float:
    return float(getattr(sweep.at(threshold), rate))


def _cost(sweep: ThresholdSweep, threshold: float, costs: Costs) -> float:
    return float(costs.per_row(sweep.at(threshold)))


def _place(sweep: ThresholdSweep, named: NamedThreshold, costs: Costs) -> float:
    return named.threshold(sweep, costs)
