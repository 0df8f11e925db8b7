"""Whether predicted probabilities come true."""

from collections.abc import Mapping

import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.threshold_marks import THRESHOLDS, ThresholdFigure
from logreg.evaluation.calibration import Reliability


def reliability_diagram(curves: Mapping[str, Reliability], brier: float) -> ThresholdFigure:
    """Observed share against predicted probability of one model or several.

    The first, whose Brier score is given, has intervals and the number of its rows below.
    """
    curve = next(iter(curves.values()))
    figure = style.blank_figure("predicted probability", "observed share of positives", height=420)
    figure.add_trace(style.reference_line([0, 1], [0, 1], "perfectly calibrated"))
    figure.add_traces([_curve(c, name, i) for i, (name, c) in enumerate(curves.items())])
    figure.add_trace(_rows(curve))
    figure.update_xaxes(range=THRESHOLDS, anchor="y2")
    rows = {"title": {"text": "rows"}, "gridcolor": style.GRID, "nticks": 3, "rangemode": "tozero"}
    figure.update_layout(
        yaxis={"domain": [0.3, 1], "range": [-0.02, 1.02]}, yaxis2={"domain": [0, 0.2], **rows}
    )
    said = "; ".join(f"{name}: {_pairs(c)}" for name, c in curves.items())
    alt = f"Reliability diagram, Brier score {brier:.4f}; predicted → observed, {said}."
    return ThresholdFigure(figure=figure, alt=alt, lines=True)


def _pairs(curve: Reliability) -> str:
    points = zip(curve.mean_predicted, curve.observed, strict=True)
    return ", ".join(f"{x:.2f} → {y:.2f}" for x, y in points)


def _curve(curve: Reliability, name: str, series: int) -> go.Scatter:
    """One model's curve; intervals of several would hide each other, so the first alone has them."""
    up, down = curve.high - curve.observed, curve.observed - curve.low
    return go.Scatter(
        x=curve.mean_predicted,
        y=curve.observed,
        mode="lines+markers",
        name=style.escape_markup(name),
        line={"color": style.MODEL_COLOURS[series], "dash": style.DASHES[series], "width": 2},
        marker={"size": 9},
        customdata=curve.count,
        hovertemplate="predicted %{x:.3f}, observed %{y:.3f}, %{customdata:,} rows<extra></extra>",
        error_y={"array": up, "arrayminus": down, "color": style.VIOLET, "thickness": 1.2, "width": 4}
        if series == 0
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
        marker={"color": style.VIOLET},
        opacity=0.5,
    )
