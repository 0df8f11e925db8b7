"""Runs by iteration: their losses and gradient norms, and their coefficients."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import style as look
from dashboard.text.numbers import format_number
from logreg.arrays import Matrix, Vector

STYLES = tuple(zip(look.RUN_COLOURS, look.RUN_DASHES, strict=True))
VALIDATION = (look.SLATE, "dash")
ITERATION = "Iteration"
MOST_WEIGHTS = 10  # lines that can still be told apart


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Line:
    """One quantity of one run along its steps."""

    name: str
    x: Vector
    y: Vector
    style: tuple[str, str]  # colour and dash
    best: int | None = None  # the step to mark, if any


def run_lines(
    given: Sequence[Line], x_title: str, y_title: str, *, log: bool, floor: float | None
) -> go.Figure:
    """The lines, traces 0 to n - 1, then a dot on each, n to 2 n - 1, then steps to mark and the floor.

    `floor` is a level to draw across, the lowest loss of the training rows; validation rows may be below it.
    """
    figure = look.blank_figure(x_title, y_title, height=300)
    hover = hover_words(x_title, y_title)
    add_lines(figure, given, hover, size=9)
    for line in given:
        if line.best is not None:
            _mark(figure, line, line.best, hover)
    figure.update_xaxes(rangemode="tozero", separatethousands=True)
    scale = {"type": "log", "exponentformat": "power"} if log else {"rangemode": "tozero"}
    figure.update_yaxes(**scale)
    if floor is not None and (not log or floor > 0):
        _add_floor(figure, floor)
    return figure


def hover_words(x_title: str, y_title: str) -> str:
    """Both values of a place with what they are and in which unit, rounded."""
    whole = ",.0f" if x_title == ITERATION else ".3~g"
    return f"{x_title} %{{x:{whole}}}<br>{y_title} %{{y:.4~g}}"


def add_lines(figure: go.Figure, given: Sequence[Line], hover: str, **dot: Any) -> None:
    """Every line, and after all of them a dot at the end of each; `hover` says a place of either."""
    for line in given:
        colour, dash = line.style
        style = {"color": colour, "width": 2.5, "dash": dash}
        name = look.escape_markup(line.name)
        told = f"{hover}<extra>{name}</extra>"
        figure.add_scatter(x=line.x, y=line.y, name=name, mode="lines", line=style, hovertemplate=told)
    for line in given:
        end = {"x": line.x[-1:], "y": line.y[-1:], "name": f"{look.escape_markup(line.name)}, now"}
        told = f"{hover}<extra>{end['name']}</extra>"
        marker = {"color": line.style[0], **dot}
        figure.add_scatter(**end, mode="markers", marker=marker, showlegend=False, hovertemplate=told)


def _add_floor(figure: go.Figure, level: float) -> None:
    """A dotted line across the figure, named at its right end, below which no training curve can go."""
    look.add_level(figure, level, look.GUIDE)
    figure.add_annotation(
        text=f"lowest possible training loss {format_number(level)}",
        x=1,
        xref="paper",
        xanchor="right",
        y=np.log10(level) if figure.layout.yaxis.type == "log" else level,
        yanchor="top",
        showarrow=False,
        font={"size": 13},
    )


def _mark(figure: go.Figure, line: Line, at: int, hover: str) -> None:
    star = {"symbol": "star", "size": 14, "color": line.style[0], "line": {"width": 1, "color": look.GROUND}}
    place = {"x": line.x[at : at + 1], "y": line.y[at : at + 1]}
    told = f"{hover}<extra>Best step</extra>"
    figure.add_scatter(**place, name="Best step", mode="markers", marker=star, hovertemplate=told)


def best_dots(line: Line, number: int, n: int) -> look.FrameValues:
    """How the dot of the line of that number among n moves along it."""
    return {(n + number, "x"): line.x[:, None], (n + number, "y"): line.y[:, None]}


def coefficient_paths(
    iteration: Vector, coef: Matrix, names: Sequence[str]
) -> tuple[go.Figure, tuple[int, ...]]:
    """Every coefficient against iteration, at most ten, those that have become largest; and which they are.

    Shapes: iteration (m,), coef (m, k), names k, intercept first. The last trace of each is its dot.
    """
    last = np.where(np.isfinite(coef[-1]), np.abs(coef[-1]), np.inf)
    shown = tuple(int(j) for j in np.sort(np.argsort(-last, kind="stable")[:MOST_WEIGHTS]))
    titles = ITERATION, "Coefficient, log-odds"
    figure = look.blank_figure(*titles, height=360)
    given = [
        Line(
            name=names[j],
            x=iteration,
            y=coef[:, j],
            style=(look.PALETTE[place], look.DASHES[place % len(look.DASHES)]),
        )
        for place, j in enumerate(shown)
    ]
    add_lines(figure, given, hover_words(*titles), size=8)
    return figure.update_xaxes(rangemode="tozero", separatethousands=True), shown
