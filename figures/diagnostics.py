"""Whether to believe the model: rows that carry it, residuals, and groups of similar risk."""

import numpy as np
import plotly.graph_objects as go

import logreg as lr
from figures.look import BLUE, CLASS_COLOURS, CLASS_SYMBOLS, GUIDE, VERMILION, figure, plain
from logreg.arrays import Rows, Vector

MOST_DRAWN = 2000


def drawn(found: lr.Influence) -> Rows:
    """The rows to draw: all, or of many those with the largest Cook's distance and an even choice."""
    n = len(found.leverage)
    if n <= MOST_DRAWN:
        return np.arange(n)
    far = np.argsort(-found.cooks_distance)[: MOST_DRAWN // 4]
    return np.union1d(far, np.linspace(0, n - 1, MOST_DRAWN * 3 // 4).astype(int))


def leverage(found: lr.Influence, y: Vector, rows: Rows, names: tuple[str, str]) -> go.Figure:
    """Leverage against Cook's distance, the row named on hover."""
    picture = figure("leverage", "Cook's distance", height=360)
    return by_class(picture, (found.leverage, found.cooks_distance), y, names, rows=rows, shown=drawn(found))


def residuals(found: lr.Influence, estimate: lr.Estimate, rows: Rows, names: tuple[str, str]) -> go.Figure:
    """Deviance residuals against the fitted probability."""
    picture = figure("fitted probability", "deviance residual", height=360)
    picture.add_hline(y=0, line=GUIDE)
    picture.update_xaxes(tickformat=".0%")
    places = (estimate.probability, found.deviance)
    return by_class(picture, places, estimate.y, names, rows=rows, shown=drawn(found))


def by_class(
    picture: go.Figure,
    places: tuple[Vector, Vector],
    y: Vector,
    names: tuple[str, str],
    *,
    rows: Rows,
    shown: Rows,
) -> go.Figure:
    """Points in their classes' colours; hovering names the row."""
    for side in (0, 1):
        mine = shown[y[shown] == side]
        picture.add_scattergl(
            x=places[0][mine],
            y=places[1][mine],
            name=plain(names[side]),
            mode="markers",
            marker={"color": CLASS_COLOURS[side], "symbol": CLASS_SYMBOLS[side], "size": 8, "opacity": 0.7},
            customdata=rows[mine],
            hovertemplate="row %{customdata}<br>%{x:.4g}, %{y:.4g}<extra></extra>",
        )
    return picture


def calibration(found: lr.HosmerLemeshow, positive: str) -> go.Figure:
    """Observed against expected share in groups of similar risk."""
    name = plain(positive)
    picture = figure(f"expected share of {name}", f"observed share of {name}", height=360)
    picture.add_scatter(
        x=[0.0, 1.0],
        y=[0.0, 1.0],
        name="as expected",
        mode="lines",
        line=GUIDE,
    )
    picture.add_scatter(
        x=found.expected / found.n_rows,
        y=found.observed / found.n_rows,
        name="groups",
        mode="lines+markers",
        line={"color": BLUE},
        marker={"size": 9, "color": VERMILION},
        customdata=found.n_rows,
        hovertemplate="%{customdata} rows: expected %{x:.1%}, observed %{y:.1%}<extra></extra>",
    )
    picture.update_xaxes(tickformat=".0%", range=[-0.03, 1.03])
    picture.update_yaxes(tickformat=".0%", range=[-0.05, 1.05])
    return picture
