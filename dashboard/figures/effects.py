"""What one variable does: the prediction along it, its interval as a band, the rows as a rug."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import style
from logreg.arrays import Vector
from logreg.inference.prediction import Effect, Predictions
from logreg.inspection.downsampling import by_rank

VIEWS = ("Probability", "Odds", "Log-odds")
BAND = "rgba(213, 94, 0, 0.18)"
MOST_STROKES = 1000  # of a class; more are not told apart and keep the browser busy for seconds


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Rug:
    """The rows' values of the variable, and their classes."""

    values: Any  # (n,), numbers or levels
    y: Vector
    names: tuple[str, str]  # of class 0 and 1


def effect_figure(found: Effect, view: str, rug: Rug, level: float) -> go.Figure:
    """A curve with a band for a number, points with intervals for a category."""
    centre, low, high = sides(found.predictions, view)
    outcome = f"{view.lower()} of {style.title_layout(rug.names[1])}"
    figure = style.blank_figure(style.title_layout(found.column), outcome, height=400)
    draw = effect_curve if found.values.dtype.kind == "f" else level_effects
    draw(figure, found, (centre, low, high), level)
    if view == "Probability":
        figure.update_yaxes(range=[-0.06, 1.06], tickformat=".0%")
    add_rug(figure, rug, view)
    return figure


def sides(predictions: Predictions, view: str) -> tuple[Vector, Vector, Vector]:
    """The prediction and both ends of its interval, in the chosen view."""
    return {
        "Probability": (predictions.probability, predictions.low, predictions.high),
        "Odds": (predictions.odds, predictions.odds_low, predictions.odds_high),
        "Log-odds": (predictions.log_odds, predictions.log_odds_low, predictions.log_odds_high),
    }[view]


def effect_curve(figure: go.Figure, found: Effect, at: tuple[Vector, Vector, Vector], level: float) -> None:
    """A line in a band."""
    centre, low, high = at
    edge = {"width": 0, "color": style.SIGMOID_COLOUR}
    figure.add_scatter(x=found.values, y=high, name="upper end", mode="lines", line=edge, showlegend=False)
    figure.add_scatter(
        x=found.values,
        y=low,
        name=f"{100 * level:g} % interval",
        mode="lines",
        line=edge,
        fill="tonexty",
        fillcolor=BAND,
    )
    line = {"color": style.SIGMOID_COLOUR, "width": 3}
    figure.add_scatter(x=found.values, y=centre, name="prediction", mode="lines", line=line)


def level_effects(figure: go.Figure, found: Effect, at: tuple[Vector, Vector, Vector], level: float) -> None:
    """A point with an interval for each level."""
    centre, low, high = at
    figure.add_scatter(
        x=[style.escape_markup(str(value)) for value in found.values],
        y=centre,
        name=f"prediction, {100 * level:g} % interval",
        mode="markers",
        marker={"color": style.SIGMOID_COLOUR, "size": 12},
        error_y={
            "array": high - centre,
            "arrayminus": centre - low,
            "thickness": 3,
            "color": style.SIGMOID_COLOUR,
        },
    )


def add_rug(figure: go.Figure, rug: Rug, view: str) -> None:
    """A stroke a row: class 1 above the curve, class 0 below it; in the probability view only."""
    numeric = np.asarray(rug.values).dtype.kind == "f"
    if view != "Probability" or not numeric:
        return
    for side, height in ((0, -0.03), (1, 1.03)):
        mine = np.asarray(rug.values)[rug.y == side]
        strokes = by_rank(mine, MOST_STROKES)
        part = "" if len(strokes) == len(mine) else f", {len(strokes):,} of {len(mine):,} rows drawn"
        figure.add_scatter(
            x=strokes,
            y=np.full(len(strokes), height),
            name=style.escape_markup(rug.names[side]) + part,
            mode="markers",
            marker={
                "symbol": "line-ns",
                "size": 10,
                "opacity": 0.5,
                "line": {"width": 1.5, "color": style.CLASS_COLOURS[side]},
                "color": style.TEXT,
            },
            hoverinfo="skip",
        )
