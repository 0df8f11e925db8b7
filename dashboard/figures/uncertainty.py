"""How sure the numbers of each threshold are: a point and its interval."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.threshold_marks import ThresholdMark
from logreg.evaluation.bootstrap import Interval


def interval_figure(
    values: Mapping[str, Mapping[str, tuple[float, Interval]]], marks: Sequence[ThresholdMark]
) -> go.Figure:
    """For each letter and each rate's label the value and its interval, thresholds beside each other."""
    figure = style.blank_figure("rate", "", height=440)
    for i, mark in enumerate(marks):
        rates = values[mark.letter]
        offset = 0.5 - (i + 1) / (len(marks) + 1)
        figure.add_scatter(
            x=[value for value, _ in rates.values()],
            y=[place + offset for place in range(len(rates))],
            customdata=list(rates),
            mode="markers",
            name=mark.letter,
            marker={"color": mark.colour, "symbol": mark.symbol, "size": 10},
            error_x={
                "array": [interval.high - value for value, interval in rates.values()],
                "arrayminus": [value - interval.low for value, interval in rates.values()],
                "color": mark.colour,
                "thickness": 2,
                "width": 5,
            },
            hovertemplate="%{customdata} %{x:.3f}<extra></extra>",
        )
    names = list(next(iter(values.values())))
    figure.update_yaxes(
        tickvals=list(range(len(names))), ticktext=names, autorange="reversed", zeroline=False
    )
    return figure
