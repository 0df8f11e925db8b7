"""What there is to see of runs: their losses, gaps and gradients on the way, and their weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from figures import look
from logreg.arrays import Matrix, Vector

STYLES = ((look.PURPLE, "solid"), (look.ORANGE, "dash"), (look.TEAL, "dot"), (look.WINE, "dashdot"))
VALIDATION = (look.GREEN, "dash")
MOST_WEIGHTS = 10  # lines that can still be told apart


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Line:
    """One quantity of one run along its steps."""

    name: str
    x: Vector
    y: Vector
    style: tuple[str, str]  # colour and dash
    best: int | None = None  # the step to mark, if any


def lines(given: Sequence[Line], x_title: str, y_title: str, *, log: bool, floor: float | None) -> go.Figure:
    """The lines, traces 0 to n - 1, then a dot on each, n to 2 n - 1, then steps to mark and the floor.

    `floor` is a level to draw across, the lowest loss that there is.
    """
    figure = look.figure(x_title, y_title, height=300)
    for line in given:
        colour, dash = line.style
        style = {"color": colour, "width": 2.5, "dash": dash}
        figure.add_scatter(x=line.x, y=line.y, name=look.plain(line.name), mode="lines", line=style)
    for line in given:
        dot = {"color": line.style[0], "size": 9}
        name = f"{look.plain(line.name)}, now"
        figure.add_scatter(
            x=line.x[-1:], y=line.y[-1:], name=name, mode="markers", marker=dot, showlegend=False
        )
    for line in given:
        if line.best is not None:
            _mark(figure, line, line.best)
    if floor is not None and (not log or floor > 0):
        _add_floor(figure, floor)
    figure.update_xaxes(rangemode="tozero")
    figure.update_yaxes(type="log", exponentformat="power") if log else figure.update_yaxes(
        rangemode="tozero"
    )
    return figure


def _add_floor(figure: go.Figure, level: float) -> None:
    """A dotted line across the figure; its words stand in the legend, where no curve crosses them."""
    line = {"color": look.TEXT, "width": 1, "dash": "dot"}
    figure.add_hline(y=level, line=line)
    figure.add_scatter(x=[None], y=[None], mode="lines", line=line, name=f"Lowest possible {level:.4g}")


def _mark(figure: go.Figure, line: Line, at: int) -> None:
    star = {"symbol": "star", "size": 14, "color": line.style[0], "line": {"width": 1, "color": look.GROUND}}
    figure.add_scatter(
        x=line.x[at : at + 1], y=line.y[at : at + 1], name="Best step", mode="markers", marker=star
    )


def dots(line: Line, number: int, n: int) -> dict[tuple[int, str], NDArray[Any]]:
    """How the dot of the line of that number among n moves along it."""
    return {(n + number, "x"): line.x[:, None], (n + number, "y"): line.y[:, None]}


def weights(iteration: Vector, coef: Matrix, names: Sequence[str]) -> tuple[go.Figure, tuple[int, ...]]:
    """Every coefficient against iteration, at most ten, those that have become largest; and which they are.

    Shapes: iteration (m,), coef (m, k), names k, intercept first. The last trace of each is its dot.
    """
    last = np.where(np.isfinite(coef[-1]), np.abs(coef[-1]), np.inf)
    shown = tuple(int(j) for j in np.sort(np.argsort(-last, kind="stable")[:MOST_WEIGHTS]))
    figure = look.figure("Iteration", "Coefficient, log-odds", height=360)
    for place, j in enumerate(shown):
        colour, dash = look.PALETTE[place], look.DASHES[place % len(look.DASHES)]
        line = {"color": colour, "width": 2, "dash": dash}
        figure.add_scatter(x=iteration, y=coef[:, j], name=look.plain(names[j]), mode="lines", line=line)
    for place, j in enumerate(shown):
        dot = {"color": look.PALETTE[place], "size": 8}
        name = f"{look.plain(names[j])}, now"
        figure.add_scatter(
            x=iteration[-1:], y=coef[-1:, j], name=name, mode="markers", marker=dot, showlegend=False
        )
    return figure.update_xaxes(rangemode="tozero"), shown
