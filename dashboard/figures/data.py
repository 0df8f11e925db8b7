"""A column before it is modelled: the log-odds of its groups of rows, and the fitted curve beside them."""

from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from dashboard.figures.style import TEXT, VIOLET, blank_figure, escape_markup
from dashboard.text.numbers import format_number
from logreg.arrays import Vector
from logreg.evaluation.empirical_log_odds import EmpiricalLogOdds

LONGEST = 24


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FittedCurve:
    """The model's log-odds over the column, everything else held typical: a curve, or a point a level."""

    x: Vector
    log_odds: Vector


def empirical_log_odds_figure(
    groups: EmpiricalLogOdds, column: str, positive: str, *, number: bool, curve: FittedCurve | None = None
) -> go.Figure:
    """Log-odds of the positive class by value, bin or level, with 95 % intervals."""
    figure = blank_figure(
        escape_markup(column, 40), f"log-odds of {escape_markup(positive, LONGEST)}", height=320
    )
    figure.add_scatter(
        x=groups.center,
        y=groups.log_odds,
        mode="markers",
        name="rows of the table, 95 % interval",
        marker={"color": TEXT, "size": 8},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": groups.high - groups.log_odds,
            "arrayminus": groups.log_odds - groups.low,
            "color": TEXT,
            "thickness": 1.2,
            "width": 3,
        },
        customdata=np.column_stack([groups.n, groups.positive, groups.share]),
        text=[escape_markup(label, 40) for label in groups.label],
        hovertemplate="%{text}<br>%{customdata[1]:,.0f} of %{customdata[0]:,.0f} cases: %{customdata[2]:.3f}"
        "<extra></extra>",
    )
    if curve is not None:
        _add_fitted(figure, curve, mode="lines" if number else "markers")
    if not number:
        labels = [escape_markup(label, LONGEST) for label in groups.label]
        figure.update_xaxes(tickmode="array", tickvals=groups.center, ticktext=labels)
    return figure


def _add_fitted(figure: go.Figure, curve: FittedCurve, *, mode: str) -> None:
    figure.add_scatter(
        x=curve.x,
        y=curve.log_odds,
        mode=mode,
        name="fitted model, other columns typical",
        line={"color": VIOLET, "width": 2},
        marker={"color": VIOLET, "symbol": "line-ew-open", "size": 18},
        hoverinfo="skip",
    )


def empirical_log_odds_alt(groups: EmpiricalLogOdds, column: str, positive: str) -> str:
    """The picture in a sentence."""
    first, last = (f"{groups.label[j]}: {format_number(groups.log_odds[j], 3)}" for j in (0, -1))
    return f"Log-odds of {positive} over {column} in {len(groups.label)} groups of rows; {first}, {last}."
