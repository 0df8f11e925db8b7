"""Whether to believe the model: rows that carry it, residuals, and groups of similar risk."""

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import style
from logreg.arrays import Rows, Vector
from logreg.inference.estimate import Estimate
from logreg.inference.goodness import HosmerLemeshow
from logreg.inference.influence import Influence

MOST_DRAWN = 2000


def drawn(found: Influence) -> Rows:
    """The rows to draw: all, or of many those with the largest Cook's distance and an even choice."""
    n = len(found.leverage)
    if n <= MOST_DRAWN:
        return np.arange(n)
    far = np.argsort(-found.cooks_distance)[: MOST_DRAWN // 4]
    return np.union1d(far, np.linspace(0, n - 1, MOST_DRAWN * 3 // 4).astype(int))


def leverage_figure(
    found: Influence, y: Vector, rows: Rows, names: tuple[str, str], numbered: str = "row"
) -> go.Figure:
    """Leverage against Cook's distance, the row named on hover."""
    figure = style.blank_figure("leverage", "Cook's distance", height=360)
    places = (found.leverage, found.cooks_distance)
    return by_class(figure, places, y, names, rows=rows, shown=drawn(found), numbered=numbered)


def residuals_figure(
    found: Influence, estimate: Estimate, rows: Rows, names: tuple[str, str], numbered: str = "row"
) -> go.Figure:
    """Deviance residuals against the fitted probability."""
    figure = style.blank_figure("fitted probability", "deviance residual", height=360)
    style.add_level(figure, 0, style.GUIDE)
    figure.update_xaxes(tickformat=".0%")
    places = (estimate.probability, found.deviance)
    return by_class(figure, places, estimate.y, names, rows=rows, shown=drawn(found), numbered=numbered)


def by_class(
    figure: go.Figure,
    places: tuple[Vector, Vector],
    y: Vector,
    names: tuple[str, str],
    *,
    rows: Rows,
    shown: Rows,
    numbered: str,
) -> go.Figure:
    """Points in their classes' colours; hovering names the row, or the line of the file."""
    for side in (0, 1):
        mine = shown[y[shown] == side]
        figure.add_scattergl(
            x=places[0][mine],
            y=places[1][mine],
            name=style.escape_markup(names[side]),
            mode="markers",
            marker=style.class_marker(side, opacity=0.7),
            customdata=rows[mine],
            hovertemplate=numbered + " %{customdata}<br>%{x:.4g}, %{y:.4g}<extra></extra>",
        )
    return figure


def goodness_figure(found: HosmerLemeshow, positive: str) -> go.Figure:
    """Observed against expected share in groups of similar risk."""
    name = style.escape_markup(positive)
    figure = style.blank_figure(f"expected share of {name}", f"observed share of {name}", height=360)
    figure.add_trace(style.reference_line([0, 1], [0, 1], "as expected"))
    figure.add_scatter(
        x=found.expected / found.n_rows,
        y=found.observed / found.n_rows,
        name="groups",
        mode="lines+markers",
        line={"color": style.VIOLET},
        marker={"size": 9, "color": style.VIOLET},
        customdata=found.n_rows,
        hovertemplate="%{customdata} rows: expected %{x:.1%}, observed %{y:.1%}<extra></extra>",
    )
    figure.update_xaxes(tickformat=".0%", range=[-0.03, 1.03])
    figure.update_yaxes(tickformat=".0%", range=[-0.05, 1.05])
    return figure
