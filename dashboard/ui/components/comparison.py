"""Thresholds side by side: their matrices and rates, which follow a dragged line in the browser.

The browser computes nothing but differences: it gets the sweep's own numbers at up to 2,000 thresholds and
looks them up while a line is dragged. Where the server placed a pin, its exact numbers stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.analysis.thresholds.rates import RATES
from dashboard.ui.components.component import js_component
from dashboard.ui.components.encoding import encoded_numbers
from dashboard.ui.components.messages import ColumnMessage, ComparisonMessage
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.costs import Costs
from logreg.evaluation.thresholds import ThresholdSweep
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
    """A pin in the table."""

    pin: NamedThreshold
    threshold: float
    colour: str
    track: str


def show_comparison(
    columns: Sequence[ThresholdColumn],
    sweep: ThresholdSweep,
    *,
    key: str,
    costs: Costs,
    unit: str,
    classes: tuple[str, str],
    baseline: str,
) -> None:
    """Show the table: `classes` names the negative and the positive class, `unit` is that of the costs."""
    rows = {**RATES, COST: f"Cost a row, {unit}"}
    kept = threshold_subset(sweep.thresholds, 2000)[::-1]
    thinned = Confusion(*(getattr(sweep, name)[kept] for name in MATRIX))
    message: ComparisonMessage = {
        "columns": [_column(column, sweep, costs) for column in columns],
        "positions": encoded_numbers(np.minimum(sweep.thresholds[kept], TOP)),
        "values": {
            name: encoded_numbers(values.astype(np.float32))
            for name, values in _values(thinned, costs).items()
        },
        "rows": [{"key": key, "label": name, "better": BETTER.get(key, 1)} for key, name in rows.items()],
        "negative": classes[0],
        "positive": classes[1],
        "baseline": baseline,
    }
    _show(key, message)


def _column(column: ThresholdColumn, sweep: ThresholdSweep, costs: Costs) -> ColumnMessage:
    exact = _values(sweep.at(column.threshold), costs)
    return {
        "letter": column.pin.letter,
        "name": column.pin.name,
        "colour": column.colour,
        "track": column.track,
        "threshold": min(float(column.threshold), TOP),
        "exact": {name: None if np.isnan(value) else float(value) for name, value in exact.items()},
    }


def _values(counts: Confusion[Any], costs: Costs) -> Mapping[str, Any]:
    rates = {name: getattr(counts, name) for name in RATES}
    return {name: getattr(counts, name) for name in MATRIX} | rates | {COST: costs.per_row(counts)}
