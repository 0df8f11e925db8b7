"""Rows and groups of the threshold workbench as tables for reading and downloading."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import pandas as pd

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.analysis.thresholds.rates import RATES
from dashboard.analysis.thresholds.uncertainty import BootstrapIntervals
from dashboard.text.spreadsheet import safe_csv
from logreg.arrays import Rows
from logreg.evaluation.bootstrap import Interval
from logreg.evaluation.calibration import brier_score
from logreg.evaluation.confusion import changed_decisions
from logreg.evaluation.costs import Costs
from logreg.evaluation.delong import delong_difference, delong_interval
from logreg.evaluation.groups import Group
from logreg.evaluation.thresholds import ThresholdSweep


def every_threshold_table(bench: ThresholdEvaluation, thresholds: Mapping[str, float]) -> pd.DataFrame:
    """All judging rows, with the call of each pin."""
    return scored_rows_table(bench, np.arange(bench.p.size), thresholds)


def thresholds_csv(bench: ThresholdEvaluation, chosen: Rows) -> bytes:
    """These judging rows as a file that a spreadsheet opens safely."""
    return safe_csv(scored_rows_table(bench, chosen))


def changed_decisions_table(
    bench: ThresholdEvaluation, first: float, second: float, label: int | None = None
) -> Rows:
    """Positions of the judging rows that two thresholds call differently, of one class (0, 1) or both.

    The highest probability comes first.
    """
    found = changed_decisions(bench.p, first, second)
    return found if label is None else found[bench.evaluation_rows.y[found] == label]


def group_table(by_pin: Mapping[str, Sequence[Group]]) -> pd.DataFrame:
    """What each pin, by its letter, does to each group."""
    found = [group for groups in by_pin.values() for group in groups]
    return pd.DataFrame(
        {
            "pin": [letter for letter, groups in by_pin.items() for _ in groups],
            "group": [group.name for group in found],
            "threshold": [group.threshold for group in found],
            "rows": [int(group.counts.n) for group in found],
            "positives": [int(group.counts.positives) for group in found],
            "found (TP)": [int(group.counts.tp) for group in found],
            "missed (FN)": [int(group.counts.fn) for group in found],
            "false alarms (FP)": [int(group.counts.fp) for group in found],
            "left (TN)": [int(group.counts.tn) for group in found],
            "share flagged": [group.counts.flagged_share for group in found],
            "recall (TPR)": [group.counts.recall for group in found],
            "false-positive rate": [group.counts.fpr for group in found],
            "precision (PPV)": [group.counts.precision for group in found],
        }
    )


def interval_table(
    bench: ThresholdEvaluation, pins: Sequence[NamedThreshold], costs: Costs, drawn: BootstrapIntervals
) -> pd.DataFrame:
    """Each pin's numbers with their intervals, one column a pin."""
    labels = {"threshold": "Threshold", **RATES, "cost": "Cost a row"}
    table = {"": list(labels.values())}
    for pin in pins:
        known = metric_values(bench, pin, costs)
        table[pin.letter] = [
            _with_interval(known[name], drawn.intervals.get(f"{pin.letter} {name}")) for name in labels
        ]
    return pd.DataFrame(table)


def model_table(bench: ThresholdEvaluation) -> pd.DataFrame:
    """The judged model and its rivals: areas and their differences with DeLong's intervals, Brier scores."""
    y, first, found = bench.evaluation_rows.y, bench.evaluation_rows.p, bench.given
    areas = [delong_interval(y, p) for p in found.values()]
    apart = [delong_difference(y, p, first) for p in found.values()]
    return pd.DataFrame(
        {
            "model": list(found),
            "ROC AUC": [f"{area.auc:.3f} ({area.low:.3f} to {area.high:.3f})" for area in areas],
            f"AUC less that of {bench.source.name}": [
                ""
                if p is first
                else f"{d.difference:+.3f} ({d.low:+.3f} to {d.high:+.3f}), p = {d.p_value:.2g}"
                for p, d in zip(found.values(), apart, strict=True)
            ],
            "average precision": [ThresholdSweep(y, p).average_precision for p in found.values()],
            "Brier score": [brier_score(y, p) for p in found.values()],
        }
    )


def metric_values(bench: ThresholdEvaluation, pin: NamedThreshold, costs: Costs) -> dict[str, float]:
    """A pin's threshold, rates and cost a row on the judging rows."""
    threshold = pin.threshold(bench.selection_sweep, costs)
    counts = bench.evaluation_sweep.at(threshold)
    rates = {name: float(getattr(counts, name)) for name in RATES}
    return {"threshold": threshold, **rates, "cost": float(costs.per_row(counts))}


def _with_interval(value: float, interval: Interval | None) -> str:
    if interval is None:
        return f"{value:.3f} (set)"
    if not interval.n_defined:
        return "undefined"
    return f"{value:.3f} ({interval.low:.3f} to {interval.high:.3f})"


def scored_rows_table(
    bench: ThresholdEvaluation, chosen: Rows, thresholds: Mapping[str, float] = MappingProxyType({})
) -> pd.DataFrame:
    """Judging rows at these positions: number, class, probability, each pin's call, and their columns."""
    judge, source = bench.evaluation_rows, bench.source
    at = judge.rows[chosen]
    names = np.array([source.negative, source.positive])
    table = {
        "row": source.numbers[at],
        "class": names[judge.y[chosen]],
        "probability": bench.p[chosen],
        **{f"flagged by {letter}": bench.p[chosen] >= t for letter, t in thresholds.items()},
    }
    features = {f"{name} " if name in table else name: values[at] for name, values in source.columns.items()}
    return pd.DataFrame({**table, **features})
