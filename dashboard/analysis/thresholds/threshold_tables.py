"""Rows and groups of scored rows as tables for reading and downloading."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import pandas as pd

from dashboard.analysis.thresholds.active_decision import decide
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
from logreg.evaluation.thresholds import ThresholdSweep


def scored_rows_csv(
    evaluation: ThresholdEvaluation,
    thresholds: Sequence[NamedThreshold],
    costs: Costs,
    chosen: Rows | None = None,
) -> bytes:
    """Judging rows, all of them or those at these positions, as a file that a spreadsheet opens safely.

    Beside each call stands its threshold, on the model's own probabilities, and the rule that placed it; the
    last column names the model, its data and its rows.
    """
    at = {named.letter: named.threshold(evaluation.selection_sweep, costs) for named in thresholds}
    rows = scored_rows_table(evaluation, np.arange(evaluation.p.size) if chosen is None else chosen, at)
    facts: dict[str, str | float] = {}
    for named in thresholds:
        decided = decide(named, costs, evaluation)
        on = f" on {decided.rows}" if decided.rows else ""
        facts |= {f"threshold {named.letter}": decided.threshold, f"rule {named.letter}": named.name + on}
    facts |= {"judged on": evaluation.evaluation_rows.which, "model": evaluation.source.provenance.line}
    taken = set(rows)
    return safe_csv(rows.assign(**{f"{name} " if name in taken else name: v for name, v in facts.items()}))


def changed_rows(
    evaluation: ThresholdEvaluation, first: float, second: float, label: int | None = None
) -> Rows:
    """Positions of the judging rows that two thresholds call differently, of one class (0, 1) or both.

    The highest probability comes first.
    """
    found = changed_decisions(evaluation.p, first, second)
    return found if label is None else found[evaluation.evaluation_rows.y[found] == label]


def interval_table(
    evaluation: ThresholdEvaluation,
    thresholds: Sequence[NamedThreshold],
    costs: Costs,
    drawn: BootstrapIntervals,
) -> pd.DataFrame:
    """Each threshold's numbers with their intervals, and what each has more than the first one."""
    stated = evaluation.target_prevalence
    where = "" if stated is None else f", at base rate {100 * stated:.3g} %"
    labels = {"threshold": f"Threshold{where}", **RATES, "cost": "Cost a row"}
    known = {named.letter: metric_values(evaluation, named, costs) for named in thresholds}
    first, *others = known
    table = {"": list(labels.values())}
    for letter, values in known.items():
        table[letter] = [
            _with_interval(values[name], drawn.intervals.get(f"{letter} {name}")) for name in labels
        ]
    for letter in others:
        table[f"{letter} − {first}"] = [
            _difference(known[letter][name] - known[first][name], drawn, f"{letter} - {first} {name}")
            for name in labels
        ]
    return pd.DataFrame(table)


def model_table(evaluation: ThresholdEvaluation) -> pd.DataFrame:
    """The judged model and its rivals: areas and their differences with DeLong's intervals, Brier scores."""
    rows, found = evaluation.evaluation_rows, evaluation.given
    y, first, weight = rows.y, rows.p, rows.weight
    sampling = evaluation.source.sampling
    areas = [delong_interval(y, p, sample_weight=weight, sampling=sampling) for p in found.values()]
    apart = [delong_difference(y, p, first, sample_weight=weight, sampling=sampling) for p in found.values()]
    return pd.DataFrame(
        {
            "model": list(found),
            "ROC AUC": [f"{area.auc:.3f} ({area.low:.3f} to {area.high:.3f})" for area in areas],
            f"AUC less that of {evaluation.source.name}": [
                ""
                if p is first
                else f"{d.difference:+.3f} ({d.low:+.3f} to {d.high:+.3f}), p = {d.p_value:.2g}"
                for p, d in zip(found.values(), apart, strict=True)
            ],
            "average precision": [ThresholdSweep(y, p, weight).average_precision for p in found.values()],
            "Brier score": [brier_score(y, p, weight) for p in found.values()],
        }
    )


def metric_values(evaluation: ThresholdEvaluation, named: NamedThreshold, costs: Costs) -> dict[str, float]:
    """A threshold's threshold, rates and cost a row on the judging rows."""
    threshold = named.threshold(evaluation.selection_sweep, costs)
    counts = evaluation.evaluation_sweep.at(threshold)
    rates = {name: float(getattr(counts, name)) for name in RATES}
    return {"threshold": threshold, **rates, "cost": float(costs.per_row(counts))}


def _with_interval(value: float, interval: Interval | None) -> str:
    if interval is None:
        return f"{value:.3f} (set)"
    if not interval.n_defined:
        return "undefined"
    return f"{value:.3f} ({interval.low:.3f} to {interval.high:.3f})"


def _difference(value: float, drawn: BootstrapIntervals, name: str) -> str:
    """A difference and its paired interval; of the thresholds themselves the difference alone."""
    interval = drawn.differences.get(name)
    if interval is None:
        return f"{value:+.3f}".replace("-", "−") if np.isfinite(value) else ""
    if not interval.n_defined:
        return "undefined"
    return f"{value:+.3f} ({interval.low:+.3f} to {interval.high:+.3f})".replace("-", "−")


def scored_rows_table(
    evaluation: ThresholdEvaluation, chosen: Rows, thresholds: Mapping[str, float] = MappingProxyType({})
) -> pd.DataFrame:
    """Judging rows at these positions: number, class, probability, calls by letter, and columns."""
    judge, source = evaluation.evaluation_rows, evaluation.source
    at = judge.rows[chosen]
    names = np.array([source.negative, source.positive])
    stated = evaluation.target_prevalence
    moved = {} if stated is None else {f"at a base rate of {100 * stated:g} %": evaluation.p[chosen]}
    weighted = {} if judge.weight is None else {"weight": judge.weight[chosen]}
    table = {
        source.numbered: source.numbers[at],
        "class": names[judge.y[chosen]],
        **weighted,
        "probability": judge.p[chosen],
        **moved,
        **{f"flagged by {letter}": evaluation.p[chosen] >= t for letter, t in thresholds.items()},
    }
    features = {f"{name} " if name in table else name: values[at] for name, values in source.columns.items()}
    return pd.DataFrame({**table, **features})
