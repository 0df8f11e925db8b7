"""Bootstrap intervals of the thresholds, drawn while the page waits: progress is shown, any click cancels."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

import numpy as np

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.analysis.thresholds.rates import RATES
from dashboard.analysis.thresholds.scored_rows import ScoreSource
from logreg.evaluation.bootstrap import Interval, Statistic, percentile_interval, resamples
from logreg.evaluation.costs import Costs
from logreg.evaluation.prevalence import sweep_at_prevalence
from logreg.evaluation.thresholds import ThresholdSweep


@dataclass(frozen=True, slots=True, kw_only=True)
class BootstrapIntervals:
    """Intervals by name: `auc`; `A recall` to `A cost` by letter; `A threshold` where it is derived."""

    intervals: Mapping[str, Interval]
    n_resamples: int
    seed: int


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
    """Yields the share done after every resample, and returns the intervals."""
    judged, placed = rate_statistics(evaluation, thresholds, costs), threshold_statistics(thresholds, costs)
    if evaluation.same_rows:
        judged, placed = judged | placed, {}
    values: dict[str, list[float]] = {name: [] for name in judged | placed}
    streams = [(evaluation.evaluation_rows, judged)] + (
        [(evaluation.selection_rows, placed)] if placed else []
    )
    for number, (scores, asked) in enumerate(streams):
        shifted = {
            name: _at(evaluation.source, evaluation.target_prevalence, statistic)
            for name, statistic in asked.items()
        }
        for sample in islice(resamples(scores.y, scores.p, statistics=shifted, seed=seed), n):
            for name, value in sample.values.items():
                values[name].append(value)
            yield (number + (sample.number + 1) / n) / len(streams)
    return BootstrapIntervals(
        intervals={name: percentile_interval(np.array(drawn)) for name, drawn in values.items()},
        n_resamples=n,
        seed=seed,
    )


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
