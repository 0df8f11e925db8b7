"""Arrays as boxes: their numbers, their shapes below, and dashed boxes where a length of 1 is stretched."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.analysis.lessons.array_settings import ArraySettings
from dashboard.figures import style
from dashboard.figures.lessons.stage import HEIGHT, Stage, StageState
from dashboard.text.numbers import format_number
from logreg.functional.array_steps import broadcast_shape, image_to_column, normalise_rows, row_norms

TINTS = ("rgba(138,99,210,.22)", "rgba(68,170,153,.22)", "rgba(230,159,0,.22)", "rgba(176,65,109,.18)")
X = np.array([[0.0, 3.0, 4.0], [2.0, 6.0, 3.0]])
IMAGE = np.arange(18.0).reshape(3, 3, 2)
BETWEEN, SIGN = 0.4, 0.7  # room, in boxes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Board:
    """An array, its name, and the sign before it; boxes beyond `real` are stretched copies."""

    name: str
    values: NDArray[Any]
    sign: str = ""
    real: tuple[int, int] | None = None
    shape: tuple[int, ...] = ()
    by_column: bool = False

    @property
    def grid(self) -> NDArray[Any]:
        """The values in rows and columns."""
        return np.atleast_2d(self.values)

    @property
    def said_shape(self) -> str:
        """The shape as Python writes it."""
        shape = self.shape or self.values.shape
        return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def array_stage(settings: ArraySettings, state: StageState) -> Stage:
    """The boards of an example from left to right; the last one is the result."""
    boards = BOARDS[settings.example]()
    shown = boards if state.answered or settings.hidden == "nothing" else boards[:-1]
    figure = style.blank_figure("", "", height=HEIGHT, showlegend=False)
    left = 0.0
    for board in shown:
        left = _draw(figure, board, left) + BETWEEN
    width = sum(board.grid.shape[1] + BETWEEN + SIGN * bool(board.sign) for board in boards)
    tallest = max(len(board.grid) for board in boards)
    figure.update_layout(margin={"l": 8, "r": 8, "t": 8, "b": 8})
    figure.update_xaxes(range=[-0.2, max(width, 5.0)], visible=False)
    figure.update_yaxes(range=[tallest + 1.2, -0.4], visible=False)
    words = "; ".join(f"{board.name} has shape {board.said_shape}" for board in shown)
    hidden = "" if len(shown) == len(boards) else " The result is hidden until you answer."
    return Stage(figure=figure, alt=f"Arrays as boxes: {words}.{hidden}")


def _draw(figure: go.Figure, board: Board, left: float) -> float:
    """Draw a board; where it ends."""
    grid = board.grid
    if board.sign:
        middle = {"x": left + SIGN / 2 - BETWEEN / 2, "y": len(grid) / 2}
        figure.add_annotation(text=board.sign, **middle, showarrow=False, font=_font(20))
        left += SIGN
    for i, j in np.ndindex(*grid.shape):
        figure.add_shape(_box(board, i, j, left))
    rows, columns = np.indices(grid.shape)
    figure.add_scatter(
        x=left + columns.ravel() + 0.5,
        y=rows.ravel() + 0.5,
        text=[_said(value) for value in grid.ravel()],
        name=board.name,
        mode="text",
        textfont=_font(14 if grid.size < 12 else 12),
        hoverinfo="skip",
    )
    figure.add_annotation(
        text=f"{board.name}<br><b>{board.said_shape}</b>",
        x=left + grid.shape[1] / 2,
        y=len(grid) + 0.1,
        yanchor="top",
        showarrow=False,
        font=_font(13),
    )
    return left + int(grid.shape[1])


def _box(board: Board, i: int, j: int, left: float) -> dict[str, Any]:
    real = board.real or board.grid.shape
    stretched = i >= real[0] or j >= real[1]
    tint = TINTS[(j if board.by_column else i) % len(TINTS)]
    return {
        "type": "rect",
        "x0": left + j + 0.03,
        "x1": left + j + 0.97,
        "y0": i + 0.03,
        "y1": i + 0.97,
        "line": {"color": style.TEXT, "width": 1, "dash": "dot"} if stretched else {"width": 0},
        "fillcolor": "rgba(0,0,0,0)" if stretched else tint,
        "layer": "below",
    }


def _font(size: int) -> dict[str, Any]:
    return {"size": size, "color": style.TEXT}


def _said(value: Any) -> str:
    return str(value) if isinstance(value, str) else format_number(float(value), 2)


def _image() -> list[Board]:
    """The two channels of an image side by side, and the column's first and last numbers."""
    column = image_to_column(IMAGE)
    words = [_said(value) for value in column[:, 0]]
    short = np.array([[word] for word in (*words[:4], "…", *words[-2:])])
    return [
        Board(name="channel 1", values=IMAGE[:, :, 0]),
        Board(name="channel 2", values=IMAGE[:, :, 1]),
        Board(name="v", values=short, sign="→", shape=column.shape),
    ]


def _lengths() -> list[Board]:
    return [Board(name="X", values=X), Board(name="lengths", values=row_norms(X), sign="→")]


def _normalise() -> list[Board]:
    return [
        Board(name="X", values=X),
        Board(name="lengths", values=row_norms(X), sign="÷"),
        Board(name="X / lengths", values=normalise_rows(X), sign="="),
    ]


def _column() -> list[Board]:
    lengths = row_norms(X)
    stretched = np.broadcast_to(lengths, broadcast_shape(X.shape, lengths.shape))
    return [
        Board(name="X", values=X),
        Board(name="lengths", values=stretched, sign="÷", real=(2, 1), shape=lengths.shape),
        Board(name="X / lengths", values=normalise_rows(X), sign="="),
    ]


def _row() -> list[Board]:
    means = X.mean(axis=0)
    stretched = np.broadcast_to(means, broadcast_shape(X.shape, means.shape))
    return [
        Board(name="X", values=X),
        Board(name="means", values=stretched, sign="−", real=(1, 3), shape=means.shape, by_column=True),
        Board(name="X − means", values=X - means, sign="="),
    ]


def _refused() -> list[Board]:
    lengths = row_norms(X)[:, 0]
    against = np.array([[*map(_said, lengths), "?"]])
    return [
        Board(name="X", values=X),
        Board(name="lengths", values=against, sign="÷", real=(1, 2), shape=lengths.shape, by_column=True),
    ]


def _silent() -> list[Board]:
    y, p = np.array([0.0, 1.0, 1.0, 0.0]), np.array([[0.1], [0.9], [0.8], [0.2]])
    return [
        Board(name="y", values=y, by_column=True),
        Board(name="p", values=p, sign="−"),
        Board(name="y − p", values=y - p, sign="=", shape=broadcast_shape(y.shape, p.shape)),
    ]


BOARDS: dict[str, Callable[[], list[Board]]] = {
    "image": _image,
    "lengths": _lengths,
    "normalise": _normalise,
    "column": _column,
    "row": _row,
    "refused": _refused,
    "silent": _silent,
}
