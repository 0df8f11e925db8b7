"""What a threshold does to each group of a column."""

from collections.abc import Mapping

import plotly.graph_objects as go

from dashboard.analysis.thresholds.group_evaluation import GROUP_RATES
from dashboard.figures import style
from logreg.evaluation.bootstrap import Interval

SHOWN = ("recall", "fpr", "precision", "flagged_share")
SYMBOLS = ("circle", "diamond", "square", "triangle-up")


def group_rates(groups: Mapping[str, Mapping[str, tuple[float, Interval]]], column: str) -> go.Figure:
    """Recall, false-positive rate, precision and share flagged of each group by name, with intervals."""
    figure = style.blank_figure(
        "rate",
        style.escape_markup(column, longest=24),
        height=max(240, 90 + 60 * len(groups)),
        xaxis_range=[-0.02, 1.02],
    )
    for i, rate in enumerate(SHOWN):
        found = [rates[rate] for rates in groups.values()]
        figure.add_scatter(
            x=[value for value, _ in found],
            y=[place + 0.18 * (i - 1.5) for place in range(len(groups))],
            customdata=[style.escape_markup(group) for group in groups],
            mode="markers",
            name=GROUP_RATES[rate],
            marker={"color": style.PALETTE[i], "symbol": SYMBOLS[i], "size": 11},
            error_x={
                "array": [interval.high - value for value, interval in found],
                "arrayminus": [value - interval.low for value, interval in found],
                "color": style.PALETTE[i],
                "thickness": 1.5,
                "width": 4,
            },
            hovertemplate="%{customdata}: %{x:.3f}<extra></extra>",
        )
    figure.update_yaxes(
        tickvals=list(range(len(groups))),
        ticktext=[style.escape_markup(group) for group in groups],
        autorange="reversed",
        zeroline=False,
        title_standoff=12,
    )
    return figure
