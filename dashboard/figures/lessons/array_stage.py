"""Lines of NumPy with framed values, and their arrays as boxes, dashed where a length of 1 is stretched."""

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.lessons.array_code import CODES, Array, ArrayRun
from dashboard.analysis.lessons.array_settings import ArraySettings
from dashboard.figures import style
from dashboard.figures.lessons.array_boards import Board, Origin, Place, boxes, draw_boxes
from dashboard.figures.lessons.stage import HEIGHT, Stage, StageCode, StageState
from logreg.functional.array_steps import broadcast_shape

BETWEEN, SIGN = 0.4, 0.7  # room, in boxes
SIGNS = {"v": "→", "lengths": "→", "unit": "=", "p": "−", "error": "="}


def array_stage(settings: ArraySettings, state: StageState) -> Stage:
    """The boards from left to right; the last one is the result, which comes out of those before it."""
    came = settings.ran(state.places)
    boards = _boards(settings, came)
    shown = state.answered or settings.hidden == "nothing"
    drawn = boards if shown else boards[: len(CODES[settings.example].given)]
    figure = style.blank_figure("", "", height=HEIGHT - 60, showlegend=False)
    moves = _draw(figure, drawn, settings.example)
    _frame(figure, boards)
    words = "; ".join(f"{board.name} has shape {board.said_shape}" for board in drawn)
    hidden = "" if shown else " The result is hidden until you answer."
    failed = f" Python says {came.printed.splitlines()[-1]}." if came.failed and shown else ""
    return Stage(
        figure=figure,
        alt=f"Arrays as boxes: {words}.{hidden}{failed}",
        reveal_moves=moves if state.answered and settings.hidden == "result" else {},
        seconds=1.2,
        size="low",
        code=_code(settings, state, came.printed if shown else ""),
    )


def _code(settings: ArraySettings, state: StageState, printed: str) -> StageCode:
    code = CODES[settings.example]
    framed = {each.name: each.words[int(state.places[each.name])] for each in code.framed}
    return StageCode(lines=code.lines, framed=framed, printed=printed)


def _boards(settings: ArraySettings, came: ArrayRun) -> list[Board]:
    """What the lines begin with, and what they gave."""
    given = CODES[settings.example].given
    boards = [Board(name=name, values=values, by_column=values.ndim == 1) for name, values in given.items()]
    results = list(came.arrays.items())
    for name, values in results:
        boards.append(Board(name=name, values=values, sign=SIGNS[name], by_column=values.ndim == 1))
    if settings.example == "divide":
        boards[1:2] = [_beside(boards[1], "÷", None if came.failed else boards[0].values.shape, boards[0])]
    if settings.example == "error" and not came.failed:
        shape = boards[2].values.shape
        boards[:2] = [_beside(boards[0], "", shape, None), _beside(boards[1], "−", shape, None)]
    return boards


def _beside(board: Board, sign: str, shape: tuple[int, ...] | None, against: Board | None) -> Board:
    """A board stretched to a shape; where it does not fit, with a question mark for what is missing."""
    real = board.grid.shape
    if shape is None:
        assert against is not None  # noqa: S101
        missing = np.full((1, against.grid.shape[1] - real[1]), np.nan)
        stretched: Array = np.hstack([board.grid, missing])
    else:
        stretched = np.broadcast_to(board.values, broadcast_shape(shape, board.values.shape))
    return Board(
        name=board.name,
        values=stretched,
        sign=sign,
        real=(real[0], real[1]),
        shape=board.values.shape,
        by_column=board.by_column,
    )


def _draw(figure: go.Figure, boards: list[Board], example: str) -> style.FrameValues:
    """Draw the boards; returns the way of the last one's boxes."""
    left, lefts = 0.0, []
    moves: style.FrameValues = {}
    for board in boards:
        if board.sign:
            _draw_sign(figure, board, left)
            left += SIGN
        lefts.append(left)
        last = board is boards[-1] and len(boards) > 1
        origin = _origin(example, boards, lefts) if last else None
        moves = draw_boxes(figure, board.name, list(boxes(board, left, origin)))
        _draw_name(figure, board, left)
        left += len(board.columns) + BETWEEN
    return moves


def _origin(example: str, boards: list[Board], lefts: list[float]) -> Origin:
    """Where the boxes of the last board come from: those that they are made of."""

    def from_channels(i: int, j: int) -> Place:
        number = i * boards[-1].grid.shape[1] + j
        pixel, channel = divmod(number, 2)
        return lefts[channel] + pixel % 3, float(pixel // 3)

    def from_first(i: int, j: int) -> Place:
        rows, columns = boards[0].grid.shape
        return lefts[0] + min(j, columns - 1), float(min(i, rows - 1))

    return from_channels if example == "image" else from_first


def _draw_sign(figure: go.Figure, board: Board, left: float) -> None:
    figure.add_annotation(
        text=board.sign,
        x=left + SIGN / 2 - BETWEEN / 2,
        y=len(board.rows) / 2,
        showarrow=False,
        font={"size": 20, "color": style.TEXT},
    )


def _draw_name(figure: go.Figure, board: Board, left: float) -> None:
    figure.add_annotation(
        text=f"{board.name}<br><b>{board.said_shape}</b>",
        x=left + len(board.columns) / 2,
        y=len(board.rows) + 0.1,
        yanchor="top",
        showarrow=False,
        font={"size": 13, "color": style.TEXT},
    )


def _frame(figure: go.Figure, boards: list[Board]) -> None:
    """Axes with room for all boards, those too that are not drawn yet."""
    width = sum(len(board.columns) + BETWEEN + SIGN * bool(board.sign) for board in boards)
    tallest = max(len(board.rows) for board in boards)
    figure.update_layout(margin={"l": 8, "r": 8, "t": 8, "b": 8})
    figure.update_xaxes(range=[-0.2, max(width, 5.0)], visible=False)
    figure.update_yaxes(range=[max(tallest, 3) + 1.3, -0.4], visible=False)
