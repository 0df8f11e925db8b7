"""A figure of a lesson, with what moves on it, what a reveal draws, and the page where it is at home."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike

from dashboard.analysis.lessons.figure_settings import FigureHandle
from dashboard.analysis.lessons.lesson_data import LessonData
from dashboard.figures import style
from dashboard.text.numbers import format_number
from logreg.arrays import Vector

StageSize = Literal["low", "usual", "tall"]
HEIGHT = 360
DRAWING = 0.6  # seconds that a revealed curve takes
GUESS = {"color": style.TEXT, "width": 2, "dash": "dash"}
ANSWER = {"color": style.TEXT, "width": 2}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StageState:
    """Where a learner stands: the handles' places, whether all is shown, guess and answer on an axis;
    `drags` says that the question is answered by the handle."""

    places: Mapping[str, float]
    answered: bool = True
    guess: float | None = None
    answer: float | None = None
    axis: str = ""
    unit: str = ""
    drags: bool = False
    own: LessonData | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageNumber:
    """A number beside the figure: in words now, and at each position of the handle."""

    label: str
    value: str
    values: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCode:
    """Code with places {name}, what stands in each of them, and what Python prints; nothing while hidden."""

    lines: str
    framed: Mapping[str, str]
    printed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stage:
    """A figure and its words.

    `handle` is dragged along the x axis over `positions` (m,), which move traces by `moves`. Once the step is
    answered, traces in `reveals` draw themselves point by point, `reveal_moves` move others, a row at each
    of evenly spaced moments, and both take so many `seconds`. `page` and `params` open the same view where it
    is at home; `click` names the handles that a click on the figure sets, across and up. `code` is what the
    figure shows the result of. Its `size` says how much of the page's height it needs.
    """

    figure: go.Figure
    alt: str
    handle: FigureHandle | None = None
    positions: Vector = field(default_factory=lambda: np.empty(0))
    moves: style.FrameValues = field(default_factory=dict)
    reveals: tuple[int, ...] = ()
    reveal_moves: style.FrameValues = field(default_factory=dict)
    seconds: float = DRAWING
    numbers: tuple[StageNumber, ...] = ()
    page: str = ""
    params: Mapping[str, str | list[str]] = field(default_factory=dict)
    click: tuple[str, ...] = ()
    code: StageCode | None = None
    size: StageSize = "usual"

    @property
    def moments(self) -> Vector:
        """When each row of `reveal_moves`, and of numbers that follow no handle, is reached: from 0 to 1."""
        rows = [len(each) for each in self.reveal_moves.values()]
        if self.handle is None:
            rows += [len(each.values) for each in self.numbers]
        return np.linspace(0.0, 1.0, max(rows, default=2) or 2)


def mark_guess(figure: go.Figure, state: StageState) -> None:
    """Once a step is answered, the guess stays as a dashed line and the answer stands beside it."""
    if not state.answered or not state.axis:
        return
    lower = state.guess is None or state.answer is None or state.guess <= state.answer
    if state.answer is not None:
        _draw_line(figure, state, state.answer, "answer", ANSWER, below=not lower)
    if state.guess is not None:
        _draw_line(figure, state, state.guess, "your guess", GUESS, below=lower)


def _draw_line(
    figure: go.Figure, state: StageState, value: float, name: str, line: dict[str, object], *, below: bool
) -> None:
    """A line with its words on the side that looks away from the other line."""
    number = format_number(100 * value if state.unit == "%" else value, 3)
    text = f"{name}<br><b>{number}{' ' + style.escape_markup(state.unit) if state.unit else ''}</b>"
    words = {"text": text, "font": {"color": style.TEXT, "size": 13}, "showarrow": False}
    if state.axis == "x":
        style.add_upright(figure, value, line)
        at = {"x": value, "y": 0.76 if below else 0.25, "yref": "paper"}
        side, align = ("right", "right") if below else ("left", "left")
        figure.add_annotation(**words, **at, xanchor=side, align=align, xshift=-6 if below else 6)
    else:
        style.add_level(figure, value, line)
        at = {"x": 0.99, "y": value, "xref": "paper"}
        figure.add_annotation(**words, **at, xanchor="right", yanchor="top" if below else "bottom")


def without(
    figure: go.Figure, moves: style.FrameValues, is_hidden: Callable[[str], bool]
) -> style.FrameValues:
    """Take traces out of a figure by their names; the moves of those that stay, by their new numbers."""
    kept = [i for i, trace in enumerate(figure.data) if not is_hidden(trace.name or "")]
    figure.data = [figure.data[i] for i in kept]
    return {(kept.index(i), xy): rows for (i, xy), rows in moves.items() if i in kept}


def evenly(positions: ArrayLike) -> list[float]:
    """Positions as numbers of Python."""
    return [float(position) for position in np.asarray(positions)]


def handle_positions(handle: FigureHandle) -> Vector:
    """Every place where a handle can stand (m,)."""
    return np.linspace(handle.low, handle.high, round((handle.high - handle.low) / handle.step) + 1)
