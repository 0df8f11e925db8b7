"""Rows of two classes along a column, the line that calls them, and the fitted curve."""

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.analysis.lessons.evidence_answers import predicted
from dashboard.analysis.lessons.figure_settings import ROUNDING, FigureHandle, RowsSettings
from dashboard.analysis.lessons.lesson_data import LessonData, lesson_data
from dashboard.figures import style
from dashboard.figures.lessons.stage import (
    HEIGHT,
    Stage,
    StageNumber,
    StageState,
    handle_positions,
    mark_guess,
)
from dashboard.text.numbers import format_number
from logreg.arrays import Vector
from logreg.evaluation.confusion import confusion
from logreg.functional.activations import logit, odds
from logreg.inspection.downsampling import by_rank

MOST_DRAWN = 150  # rows of a class
CURVE_POINTS = 121
BANDS = (-9, 109)  # where the rows of each class lie, % on the axis of the probability
SPREAD = (0, 3, -3, 5, -2, 2, -5, 4, -4, 1, -1)  # so that marks of equal size do not hide each other
PARKED = -100  # below the axis
FADED = 0.3


def rows_stage(settings: RowsSettings, state: StageState) -> Stage:
    """Strong marks are called wrongly by the line; the curve is the model's."""
    data = lesson_data(settings.data, state.own)
    handle = settings.handles(state.own)[0]
    line, positions = state.places["line"], handle_positions(handle)
    figure = _axes(data, handle)
    moves: style.FrameValues = {}
    for label in (0, 1):
        _add_rows(figure, data, label, line, positions, moves)
    curve = settings.curve and (state.answered or settings.hidden != "curve")
    if curve:
        figure.add_trace(_curve(data, handle))
    else:  # the probability has not been spoken of yet
        figure.update_yaxes(showticklabels=False, title_text="")
    if settings.interval and (state.answered or settings.hidden != "interval"):
        _add_interval(figure, data, handle)
    mark_guess(figure, state)
    counts = [confusion(data.y, data.x >= at - ROUNDING) for at in (line, *positions)]
    return Stage(
        figure=figure,
        alt=_alt(data, line, counts[0].fn, counts[0].fp),
        handle=handle,
        positions=positions,
        moves=moves,
        reveals=_revealed(figure, settings, curve=curve) if state.answered else (),
        numbers=_model_numbers(data, np.array([line, *positions]))[: 3 if curve else 1]
        if settings.odds
        else _numbers(data, (line, *positions), [c.fn for c in counts], [c.fp for c in counts]),
        page="train",
        params={"data": data.named_in_links} if data.named_in_links else {},
    )


def _revealed(figure: go.Figure, settings: RowsSettings, *, curve: bool) -> tuple[int, ...]:
    names = {"curve": ("the model",) * curve, "interval": ("lower end", "upper end")}.get(settings.hidden, ())
    return tuple(i for i, t in enumerate(figure.data) if names and t.name.startswith(names))


def _axes(data: LessonData, handle: FigureHandle) -> go.Figure:
    unit = f", {data.unit}" if data.unit else ""
    figure = style.blank_figure(
        style.title_layout(data.column) + unit,
        f"probability of {style.title_layout(data.positive)}, %",
        height=HEIGHT,
        showlegend=False,
    )
    for label, name, count in zip((0, 1), (data.negative, data.positive), np.bincount(data.y), strict=True):
        figure.add_annotation(
            text=f"{count:,} {style.escape_markup(name, longest=24)}",
            x=label,
            y=(4, 96)[label],
            xref="paper",
            xanchor=("left", "right")[label],
            yanchor=("bottom", "top")[label],
            showarrow=False,
            font={"color": style.TEXT, "size": 13},
        )
    figure.update_xaxes(range=[*_ends(handle)])
    return figure.update_yaxes(range=[-17, 130], tickvals=[0, 25, 50, 75, 100])


def _ends(handle: FigureHandle) -> tuple[float, float]:
    """The ends of the axis: a little beyond the outermost rows, whose marks are whole."""
    beyond = 0.02 * (handle.high - handle.low)
    return handle.low - beyond, handle.high + beyond


def _add_rows(
    figure: go.Figure,
    data: LessonData,
    label: int,
    line: float,
    positions: Vector,
    moves: style.FrameValues,
) -> None:
    """The rows of a class, faded, and over them those that the line calls wrongly."""
    x = by_rank(data.x[data.y == label], MOST_DRAWN)
    y = np.resize(SPREAD, len(x)) + BANDS[label]
    name = style.escape_markup((data.negative, data.positive)[label], longest=24)
    mark = style.class_marker(label)
    figure.add_scatter(
        x=x, y=y, name=name, mode="markers", marker={**mark, "opacity": FADED}, hoverinfo="x+name"
    )
    wrong = f"{name}, called wrongly"
    moves[len(figure.data), "y"] = _placed(x, y, label, positions)
    figure.add_scatter(
        x=x,
        y=_placed(x, y, label, np.array([line]))[0],
        name=wrong,
        mode="markers",
        marker=mark,
        hoverinfo="skip",
    )


def _placed(x: Vector, y: NDArray[np.int_], label: int, positions: Vector) -> NDArray[np.int8]:
    """At each position (m, n): a row at its height where the line calls it wrongly, else out of sight."""
    called = x >= positions[:, None] - ROUNDING
    return np.where(called != bool(label), y, PARKED).astype(np.int8)


def _curve(data: LessonData, handle: FigureHandle) -> go.Scatter:
    land = data.landscape
    x = np.linspace(*_ends(handle), CURVE_POINTS)
    y = 100 * land.probability(x, *(land.minimum_point or (0.0, 0.0)))
    line = {"color": style.SIGMOID_COLOUR, "width": 3}
    return go.Scatter(x=x, y=y, name="the model", mode="lines", line=line)


def _add_interval(figure: go.Figure, data: LessonData, handle: FigureHandle) -> None:
    """The 95 % interval of the probability along the column."""
    x = np.linspace(*_ends(handle), CURVE_POINTS)
    there = predicted(data, x)
    line = {"color": style.SIGMOID_COLOUR, "width": 1.5, "dash": "dot"}
    for name, end in (("lower end", there.low), ("upper end", there.high)):
        figure.add_scatter(x=x, y=100 * end, name=f"{name} of the 95 % interval", mode="lines", line=line)


def _numbers(
    data: LessonData, lines: tuple[float, ...], missed: list[float], alarms: list[float]
) -> tuple[StageNumber, ...]:
    positives, negatives = int(data.y.sum()), int((1 - data.y).sum())
    unit = f" {data.unit}" if data.unit else ""
    words = {
        "line at": [f"{format_number(line)}{unit}" for line in lines],
        f"missed, of {positives:,} {data.positive}": [f"{count:,.0f}" for count in missed],
        f"false alarms, of {negatives:,} {data.negative}": [f"{count:,.0f}" for count in alarms],
    }
    return tuple(StageNumber(label=label, value=said[0], values=said[1:]) for label, said in words.items())


def _model_numbers(data: LessonData, lines: Vector) -> tuple[StageNumber, ...]:
    """What the model gives where the line stands."""
    unit = f" {data.unit}" if data.unit else ""
    p = predicted(data, lines).probability
    words = {
        "line at": [f"{format_number(line)}{unit}" for line in lines],
        f"probability of {data.positive}": [f"{format_number(100 * each, 3)}\u00a0%" for each in p],
        f"odds of {data.positive}": [format_number(float(each), 3) for each in odds(logit(p))],
    }
    return tuple(StageNumber(label=label, value=said[0], values=said[1:]) for label, said in words.items())


def _alt(data: LessonData, line: float, missed: float, alarms: float) -> str:
    return (
        f"{len(data.y):,} rows along {data.column}, {data.positive} above and {data.negative} below. "
        f"A line at {format_number(line)} misses {missed:,.0f} {data.positive} "
        f"and flags {alarms:,.0f} {data.negative}."
    )
