"""Whether predicted probabilities come true."""

from collections.abc import Mapping

import plotly.graph_objects as go

from figures.look import BLUE, DASHES, GRID, GUIDE, MODEL_COLOURS, figure, plain
from figures.pins import THRESHOLDS, Pinned
from logreg.calibration import Reliability


def reliability_diagram(curves: Mapping[str, Reliability], brier: float) -> Pinned:
    """Observed share against predicted probability of one model or several.

    The first, whose Brier score is given, has intervals and the number of its rows below.
    """
    curve = next(iter(curves.values()))
    fig = figure("predicted probability", "share that came true", height=420)
    fig.add_traces([_diagonal(), *(_curve(c, name, i) for i, (name, c) in enumerate(curves.items()))])
    fig.add_trace(_rows(curve))
    fig.update_xaxes(range=THRESHOLDS, anchor="y2")
    rows = {"title": {"text": "rows"}, "gridcolor": GRID, "nticks": 3, "rangemode": "tozero"}
    fig.update_layout(yaxis={"domain": [0.3, 1], "range": [-0.02, 1.02]}, yaxis2={"domain": [0, 0.2], **rows})
    said = "; ".join(f"{name}: {_pairs(c)}" for name, c in curves.items())
    alt = f"Reliability diagram, Brier score {brier:.4f}; predicted → came true, {said}."
    return Pinned(figure=fig, alt=alt, lines=True)


def _pairs(curve: Reliability) -> str:
    points = zip(curve.mean_predicted, curve.observed, strict=True)
    return ", ".join(f"{x:.2f} → {y:.2f}" for x, y in points)


def _diagonal() -> go.Scatter:
    name = "perfectly calibrated"
    return go.Scatter(x=[0, 1], y=[0, 1], mode="lines", name=name, hoverinfo="skip", line=GUIDE, opacity=0.6)


def _curve(curve: Reliability, name: str, style: int) -> go.Scatter:
    """One model's curve; intervals of several would hide each other, so the first alone has them."""
    up, down = curve.high - curve.observed, curve.observed - curve.low
    return go.Scatter(
        x=curve.mean_predicted,
        y=curve.observed,
        mode="lines+markers",
        name=plain(name),
        line={"color": MODEL_COLOURS[style], "dash": DASHES[style], "width": 2},
        marker={"size": 9},
        customdata=curve.count,
        hovertemplate="said %{x:.3f}, came true %{y:.3f}, %{customdata:,} rows<extra></extra>",
        error_y={"array": up, "arrayminus": down, "color": BLUE, "thickness": 1.2, "width": 4}
        if style == 0
        else None,
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
