"""What models do to the rows they learned from and to new ones: by columns, by penalty, and calibrated."""

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.lessons.lesson_data import lesson_data
from dashboard.analysis.lessons.new_rows_settings import NewRowsSettings
from dashboard.analysis.lessons.validation_answers import POWERS, ExpandedFit, expanded_fits, penalised_fits
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
from logreg.evaluation.calibration import reliability

NEW, KNOWN = "new rows", "known rows"
LINES = {NEW: (style.AMBER, "solid"), KNOWN: (style.VIOLET, "dash")}
HERE = "here"
AGREE = "said = came true"


def new_rows_stage(settings: NewRowsSettings, state: StageState) -> Stage:
    """The figure without what is hidden until the step is answered."""
    data = lesson_data(settings.data, state.own)
    penalty = settings.show == "penalty"
    fits = penalised_fits(data) if penalty else expanded_fits(data)
    if settings.show == "calibration":
        figure = _calibration(fits)
    else:
        figure = _losses(POWERS if penalty else np.array([each.columns for each in fits], dtype=float), fits)
    _title(figure, penalty=penalty, show=settings.show, last=len(fits))
    if settings.hidden == "known rows":
        figure.data = [trace for trace in figure.data if trace.name != NEW]
    hidden = {"curves": ("",), "new rows": (NEW,), "known rows": (KNOWN,)}.get(settings.hidden, ())
    shown = state.answered or not hidden
    if not shown:
        figure.data = [trace for trace in figure.data if not _is_hidden(trace.name, hidden)]
    moves = _mark_power(figure, fits, state.places["power"]) if penalty and shown else {}
    mark_guess(figure, state)
    reveals = [i for i, trace in enumerate(figure.data) if _is_hidden(trace.name, hidden)]
    handle = settings.handles(state.own)[0] if moves else None
    return Stage(
        figure=figure,
        alt=_alt(fits, penalty=penalty, shown=shown),
        handle=handle,
        positions=handle_positions(handle) if handle else np.empty(0),
        moves=moves,
        reveals=tuple(reveals) if state.answered else (),
        seconds=1.2,
        numbers=_numbers(fits, state.places["power"]) if moves else (),
    )


def _is_hidden(name: str, hidden: tuple[str, ...]) -> bool:
    """Whether a curve is among the hidden; an empty name stands for all of them."""
    return name not in (AGREE, HERE) and ("" in hidden or name in hidden)


def _losses(x: Vector, fits: tuple[ExpandedFit, ...]) -> go.Figure:
    figure = style.blank_figure("", "mean loss, nats", height=HEIGHT)
    losses = {NEW: [each.validation_loss for each in fits], KNOWN: [each.train_loss for each in fits]}
    for name, (colour, dash) in LINES.items():
        line = {"color": colour, "width": 3, "dash": dash}
        figure.add_scatter(x=x, y=losses[name], name=name, mode="lines+markers", line=line)
    return figure.update_yaxes(range=[0, 1.08 * max(map(max, losses.values()))])


def _title(figure: go.Figure, *, penalty: bool, show: str, last: int) -> None:
    if show == "calibration":
        return
    if penalty:
        figure.update_xaxes(
            title_text="L2 penalty λ", tickvals=[-5, -4, -3, -2, -1, 0, 1], range=[POWERS[0], POWERS[-1]]
        )
        figure.update_xaxes(ticktext=["0.00001", "0.0001", "0.001", "0.01", "0.1", "1", "10"])
        return
    figure.update_xaxes(title_text="columns, with squares and products", dtick=1, range=[0.8, last + 0.2])


def _mark_power(figure: go.Figure, fits: tuple[ExpandedFit, ...], power: float) -> style.FrameValues:
    """A dot on each curve; returns where they go along the penalties."""
    rows = np.array([[each.validation_loss, each.train_loss] for each in fits])
    now = rows[int(np.abs(POWERS - power).argmin())]
    figure.add_scatter(
        x=[power, power],
        y=now,
        name=HERE,
        mode="markers",
        marker={"color": style.TEXT, "size": 12, "line": {"color": style.GROUND, "width": 2}},
        showlegend=False,
    )
    number = len(figure.data) - 1
    return {
        (number, "x"): style.as_float32(np.column_stack([POWERS, POWERS])),
        (number, "y"): style.as_float32(rows),
    }


def _numbers(fits: tuple[ExpandedFit, ...], power: float) -> tuple[StageNumber, ...]:
    at = int(np.abs(POWERS - power).argmin())
    words = {
        "penalty λ": [format_number(10.0**p, 2) for p in POWERS],
        "loss on known rows": [format_number(each.train_loss, 3) for each in fits],
        "loss on new rows": [format_number(each.validation_loss, 3) for each in fits],
    }
    return tuple(StageNumber(label=label, value=said[at], values=said) for label, said in words.items())


def _alt(fits: tuple[ExpandedFit, ...], *, penalty: bool, shown: bool) -> str:
    last = fits[-1]
    over = f"A model of {last.columns} columns with L2 penalties from 0.00001 to 10"
    what = over if penalty else f"Models of 1 to {last.columns} columns"
    if not shown:
        return f"{what}: hidden until you answer."
    best = min(fits, key=lambda each: each.validation_loss)
    return (
        f"{what}: the loss on new rows is {format_number(fits[0].validation_loss, 3)} at first, "
        f"{format_number(best.validation_loss, 3)} at its lowest and "
        f"{format_number(last.validation_loss, 3)} at the end; on known rows it goes from "
        f"{format_number(fits[0].train_loss, 3)} to {format_number(last.train_loss, 3)}."
    )


def _calibration(fits: tuple[ExpandedFit, ...]) -> go.Figure:
    figure = style.blank_figure("said: predicted probability", "came true: share of positives", height=HEIGHT)
    best = min(fits, key=lambda each: each.validation_loss)
    for each, colour in ((best, style.TEAL), (fits[-1], style.PLUM)):
        curve = reliability(each.validation_y, each.validation_p, bins=5)
        columns = "column" if each.columns == 1 else "columns"
        figure.add_scatter(
            x=curve.mean_predicted,
            y=curve.observed,
            name=f"{each.columns} {columns}",
            mode="lines+markers",
            line={"color": colour, "width": 3},
        )
    figure.add_trace(style.reference_line([0, 1], [0, 1], AGREE))
    figure.update_xaxes(range=[-0.02, 1.02])
    return figure.update_yaxes(range=[-0.02, 1.05])
