"""Rows of both classes drawn over a fit: hollow where held out, with sticks to their probability."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.figures import style
from logreg.arrays import Matrix, Vector

LONGEST = 24  # signs of the name of a class in a legend
RIGHT, WRONG = 0.3, 1.0  # opacity of rows by whether they are called their own class


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Cases:
    """Rows drawn over a fit, and whether training learned from them or they were held out."""

    x: Vector
    y: Vector | None  # None over a curve: the class itself is the height
    label: NDArray[Any]  # 0 or 1
    held_out: NDArray[np.bool_]
    names: tuple[str, str]  # of the negative and of the positive class
    correct: NDArray[np.bool_] | None = None  # (m, n), whether each of m fits calls the row its own class
    probability: Matrix | None = None  # (m, n) that each of m fits gives; a stick then joins it to the class


@dataclass(slots=True, eq=False)
class FitFigure:
    """A figure of the fit, and what of it moves with the chosen run and with each of the others."""

    figure: go.Figure
    moves: style.FrameValues = field(default_factory=dict)
    other_moves: list[style.FrameValues] = field(default_factory=list)
    curve: int | None = None  # number of the trace to read the probability from
    dot: int | None = None  # number of the trace that marks the place read
    rows: dict[int, NDArray[np.intp]] = field(default_factory=dict)  # of each trace of rows, in its order


def add_sticks(made: FitFigure, cases: Cases) -> None:
    """From each training row's class to the probability that it is given."""
    if cases.probability is None:
        return
    rows = np.flatnonzero(~cases.held_out)
    gap = np.full(len(rows), np.nan)
    x = np.column_stack([cases.x[rows], cases.x[rows], gap]).ravel()
    ends = np.broadcast_to(cases.label[rows].astype(float), cases.probability[:, rows].shape)
    gaps = np.broadcast_to(gap, ends.shape)
    y = np.stack([ends, cases.probability[:, rows], gaps], axis=2).reshape(len(ends), -1)
    made.moves[len(made.figure.data), "y"] = style.as_float32(y)
    line = {"color": style.SECONDARY, "width": 1}
    made.figure.add_scatter(x=x, y=y[-1], mode="lines", line=line, name="Sticks", hoverinfo="skip")


def add_cases(made: FitFigure, cases: Cases, *columns: str) -> None:
    """The rows, hollow where held out; where it is known, those called wrongly stand out.

    `columns` are those across and up, as a hover names them.
    """
    where = ", ".join(f"{name} %{{{axis}:.4~g}}" for name, axis in zip(columns, "xy", strict=False))
    for label in (0, 1):
        for held_out in (False, True):
            rows = np.flatnonzero((cases.label == label) & (cases.held_out == held_out))
            if rows.size:
                _add_rows(made, cases, rows, where, label=label, held_out=held_out)


def _add_rows(
    made: FitFigure, cases: Cases, rows: NDArray[np.intp], where: str, *, label: int, held_out: bool
) -> None:
    colour, name = style.CLASS_COLOURS[label], style.escape_markup(cases.names[label], LONGEST)
    symbol = style.CLASS_SYMBOLS[label] + ("-open" if held_out else "")
    outline = {"width": 1.5, "color": colour} if held_out else {"width": 0.5, "color": style.GROUND}
    opacity: Any = 0.7
    if cases.correct is not None:
        shown = np.where(cases.correct[:, rows], RIGHT, WRONG)
        made.moves[len(made.figure.data), "marker.opacity"] = style.as_float32(shown)
        opacity = shown[-1]
    made.rows[len(made.figure.data)] = rows
    made.figure.add_scatter(
        x=cases.x[rows],
        y=_heights(cases, label, rows),
        mode="markers",
        name=name + (", held out" if held_out else ""),
        hovertemplate=f"{where}<br>{name}{', held out' if held_out else ''}<extra></extra>",
        marker={"color": colour, "symbol": symbol, "size": 8, "opacity": opacity, "line": outline},
        showlegend=not held_out,  # the note below says that hollow is held out
    )


def _heights(cases: Cases, label: int, rows: NDArray[np.intp]) -> Vector:
    if cases.y is not None:
        return cases.y[rows]
    return _beside_its_class(label, rows) if cases.probability is None else np.full(len(rows), float(label))


def _beside_its_class(label: int, rows: NDArray[np.intp]) -> Vector:
    """Heights above 1 or below 0, spread so that rows of one value are seen apart; a row keeps its own."""
    spread = 0.025 + 0.085 * np.modf((rows + 1) * 0.6180339887)[0]
    return np.asarray(1 + spread if label else -spread)
