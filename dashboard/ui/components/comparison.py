"""Thresholds side by side: their matrices and rates, which follow a dragged line in the browser.

Matrices are whole rows; rates and costs are at the stated base rate where there is one. The browser
computes nothing but differences: it gets the sweep's own numbers at up to 2,000 thresholds and
looks them up while a line is dragged. Where the server placed a threshold, its exact numbers stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.analysis.thresholds.rates import RATES
from dashboard.ui.components.component import js_component
from dashboard.ui.components.encoding import encoded_numbers
from dashboard.ui.components.messages import ColumnMessage, ComparisonMessage
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.costs import Costs
from logreg.inspection.downsampling import threshold_subset

_HTML = '<div class="logreg-comparison"><table aria-label="Thresholds side by side"></table></div>'
_show = js_component("comparison", _HTML, "table")

TOP = 1.01  # stands for infinity: above every probability


MATRIX = ("tp", "fp", "tn", "fn")
COST = "cost"
# Whether more is better: 1 for all others.
BETTER: dict[str, Literal[-1, 0, 1]] = {"flagged_share": 0, COST: -1}


@dataclass(frozen=True, kw_only=True, eq=False)
class ThresholdColumn:
    """A named threshold in the table."""

    named: NamedThreshold
    threshold: float
    colour: str
    track: str


def show_comparison(
    columns: Sequence[ThresholdColumn],
    evaluation: ThresholdEvaluation,
    *,
    key: str,
    costs: Costs,
    unit: str,
    baseline: str,
) -> None:
    """Show the table of these rows' thresholds; `unit` is that of the costs."""
    sweep, stated = evaluation.evaluation_sweep, evaluation.target_prevalence
    rows, where = {**RATES, COST: f"Cost a row, {unit}"}, base_rate_words(stated)
    kept = threshold_subset(sweep.thresholds, 2000)[::-1]
    thinned, whole = (
        Confusion(*(getattr(swept, name)[at] for name in MATRIX))
        for swept, at in [
            (sweep, kept),
            (evaluation.row_sweep, evaluation.row_sweep.indexes(sweep.thresholds[kept])),
        ]
    )
    negative, positive = evaluation.source.short_names
    message: ComparisonMessage = {
        "columns": [_column(column, evaluation, costs) for column in columns],
        "positions": encoded_numbers(np.minimum(sweep.thresholds[kept], TOP)),
        "values": {
            name: encoded_numbers(values.astype(np.float32))
            for name, values in _values(thinned, whole, costs).items()
        },
        "rows": [
            {"key": key, "label": name + where, "better": BETTER.get(key, 1)} for key, name in rows.items()
        ],
        "negative": negative,
        "positive": positive,
        "baseline": baseline,
    }
    _show(key, message)


def base_rate_words(stated: float | None) -> str:
    """What is added to the name of a rate that is not of the rows as they are."""
    return "" if stated is None else f", at base rate {100 * stated:.3g}\u00a0%"


def _column(column: ThresholdColumn, evaluation: ThresholdEvaluation, costs: Costs) -> ColumnMessage:
    threshold = column.threshold
    exact = _values(evaluation.evaluation_sweep.at(threshold), evaluation.rows_at(threshold), costs)
    return {
        "letter": column.named.letter,
        "name": column.named.name,
        "colour": column.colour,
        "track": column.track,
        "threshold": min(float(column.threshold), TOP),
        "exact": {name: None if np.isnan(value) else float(value) for name, value in exact.items()},
    }


def _values(counts: Confusion[Any], whole: Confusion[Any], costs: Costs) -> Mapping[str, Any]:
    """Counts of whole rows; rates and the cost of the counts at the base rate."""
    rates = {name: getattr(counts, name) for name in RATES}
    return {name: getattr(whole, name) for name in MATRIX} | rates | {COST: costs.per_row(counts)}
