"""Arrays as boards: where each box and number stands, and where it comes from when it appears."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.figures import style
from dashboard.text.numbers import format_number

TINTS = ("rgba(138,99,210,.22)", "rgba(68,170,153,.22)", "rgba(230,159,0,.22)", "rgba(176,65,109,.18)")
ROOM = 0.03  # between two boxes
MOST, FIRST, LAST = 9, 4, 2  # boxes of a row or column; of a longer one the first and last are drawn
Place = tuple[float, float]
Origin = Callable[[int, int], Place]
"""Where the box of a row and a column comes from: x and y of its left upper corner."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Board:
    """An array, its name and shape, and the sign before it; boxes beyond `real` are stretched copies."""

    name: str
    values: NDArray[Any]
    sign: str = ""
    real: tuple[int, int] | None = None
    shape: tuple[int, ...] | None = None
    by_column: bool = False

    @property
    def grid(self) -> NDArray[Any]:
        """The values in rows and columns."""
        return np.atleast_2d(self.values)

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that are drawn; −1 stands for those left out."""
        return _drawn(self.grid.shape[0])

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns that are drawn; −1 stands for those left out."""
        return _drawn(self.grid.shape[1])

    @property
    def said_shape(self) -> str:
        """The shape as Python writes it."""
        return str(tuple(map(int, self.values.shape if self.shape is None else self.shape)))


def _drawn(length: int) -> tuple[int, ...]:
    if length <= MOST:
        return tuple(range(length))
    return (*range(FIRST), -1, *range(length - LAST, length))


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box of a board, its left upper corner now and before it appeared, and what stands in it."""

    at: Place
    origin: Place
    text: str
    tint: int
    stretched: bool


def boxes(board: Board, left: float, origin: Origin | None) -> Iterator[Box]:
    """The boxes of a board that begins at x = left."""
    real = board.real or board.grid.shape
    for y, i in enumerate(board.rows):
        for x, j in enumerate(board.columns):
            at = (left + x, float(y))
            left_out = i < 0 or j < 0
            yield Box(
                at=at,
                origin=origin(i, j) if origin and not left_out else at,
                text="…" if left_out else _said(board.grid[i, j]),
                tint=(x if board.by_column else y) % len(TINTS),
                stretched=i >= real[0] or j >= real[1],
            )


def _said(value: Any) -> str:
    return "?" if np.isnan(value) else format_number(float(value), 2)


def draw_boxes(figure: go.Figure, name: str, drawn: list[Box]) -> style.FrameValues:
    """Draw boxes and their numbers; returns their way from where they come from."""
    moves: style.FrameValues = {}
    for tint, colour in enumerate(TINTS):
        solid = [box for box in drawn if box.tint == tint and not box.stretched]
        moves |= _draw_outlines(figure, solid, {"width": 0}, colour)
    stretched = [box for box in drawn if box.stretched]
    dotted = {"color": style.TEXT, "width": 1, "dash": "dot"}
    moves |= _draw_outlines(figure, stretched, dotted, "rgba(0,0,0,0)")
    figure.add_scatter(
        x=[box.at[0] + 0.5 for box in drawn],
        y=[box.at[1] + 0.5 for box in drawn],
        text=[box.text for box in drawn],
        name=name,
        mode="text",
        textfont={"size": 14 if len(drawn) < 12 else 12, "color": style.TEXT},
        hoverinfo="skip",
    )
    number = len(figure.data) - 1
    for axis, letter in enumerate("xy"):
        places = [[getattr(box, when)[axis] + 0.5 for box in drawn] for when in ("origin", "at")]
        moves[number, letter] = style.as_float32(places)
    return moves


def _draw_outlines(figure: go.Figure, drawn: list[Box], line: dict[str, Any], fill: str) -> style.FrameValues:
    if not drawn:
        return {}
    before, now = (_corners([getattr(box, when) for box in drawn]) for when in ("origin", "at"))
    figure.add_scatter(
        x=now[0],
        y=now[1],
        mode="lines+text",  # as the numbers are drawn, so that both move together
        line=line,
        fill="toself",
        fillcolor=fill,
        hoverinfo="skip",
        showlegend=False,
    )
    number = len(figure.data) - 1
    return {(number, letter): style.as_float32([before[axis], now[axis]]) for axis, letter in enumerate("xy")}


def _corners(places: list[Place]) -> tuple[list[float], list[float]]:
    """x and y around each box, with a gap after each."""
    near, far = ROOM, 1 - ROOM
    x = [left + side for left, _ in places for side in (near, far, far, near, near, np.nan)]
    y = [top + side for _, top in places for side in (near, near, far, far, near, np.nan)]
    return x, y
