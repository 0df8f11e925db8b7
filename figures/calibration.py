"""Whether predicted probabilities come true."""

import plotly.graph_objects as go

from figures.look import BLUE, GRID, TEXT, figure
from figures.pins import ABOVE_ALL, Pinned
from logreg.calibration import Reliability


def reliability_diagram(curve: Reliability, brier: float) -> Pinned:
    """Observed share against predicted probability, with intervals, and the number of rows below."""
    fig = figure("predicted probability", "share that came true", height=420)
    fig.add_traces([_diagonal(), _curve(curve), _rows(curve)])
    fig.update_xaxes(range=[-0.015, ABOVE_ALL + 0.005], anchor="y2")
    rows = {"title": {"text": "rows"}, "gridcolor": GRID, "nticks": 3, "rangemode": "tozero"}
    fig.update_layout(yaxis={"domain": [0.3, 1], "range": [-0.02, 1.02]}, yaxis2={"domain": [0, 0.2], **rows})
    pairs = ", ".join(f"{x:.2f} → {y:.2f}" for x, y in zip(curve.mean_predicted, curve.observed, strict=True))
    alt = f"Reliability diagram, Brier score {brier:.4f}; predicted → came true: {pairs}."
    return Pinned(figure=fig, alt=alt, lines=True)


def _diagonal() -> go.Scatter:
    line = {"color": TEXT, "width": 1, "dash": "dot"}
    name = "perfectly calibrated"
    return go.Scatter(x=[0, 1], y=[0, 1], mode="lines", name=name, hoverinfo="skip", line=line, opacity=0.6)


def _curve(curve: Reliability) -> go.Scatter:
    up, down = curve.high - curve.observed, curve.observed - curve.low
    return go.Scatter(
        x=curve.mean_predicted,
        y=curve.observed,
        mode="lines+markers",
        name="this model",
        line={"color": BLUE, "width": 2},
        marker={"size": 9},
        customdata=curve.count,
        hovertemplate="said %{x:.3f}, came true %{y:.3f}, %{customdata:,} rows<extra></extra>",
        error_y={"array": up, "arrayminus": down, "color": BLUE, "thickness": 1.2, "width": 4},
    )


def _rows(curve: Reliability) -> go.Bar:
    return go.Bar(
        x=curve.mean_predicted,
        y=curve.count,
        yaxis="y2",
        name="rows",
        showlegend=False,
        width=0.03,
        marker={"color": BLUE},
        opacity=0.5,
    )
