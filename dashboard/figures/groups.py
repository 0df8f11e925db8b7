"""What a threshold does to each group of a column."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.figures import style
from logreg.evaluation.groups import Group

RATES = {
    "recall": "recall (TPR)",
    "fpr": "false-positive rate",
    "precision": "precision (PPV)",
    "flagged_share": "share flagged",
}
SYMBOLS = ("circle", "diamond", "square", "triangle-up")


def group_rates(groups: Sequence[Group], column: str) -> go.Figure:
    """Recall, false-positive rate, precision and share flagged of each group."""
    figure = style.blank_figure(
        "rate",
        style.escape_markup(column, longest=24),
        height=max(220, 90 + 44 * len(groups)),
        xaxis_range=[-0.02, 1.02],
    )
    names = [style.escape_markup(group.name) for group in groups]
    for i, (attribute, name) in enumerate(RATES.items()):
        figure.add_scatter(
            x=[getattr(group.counts, attribute) for group in groups],
            y=names,
            mode="markers",
            name=name,
            marker={"color": style.PALETTE[i], "symbol": SYMBOLS[i], "size": 12},
        )
    figure.update_yaxes(type="category", autorange="reversed", title_standoff=12)
    return figure
