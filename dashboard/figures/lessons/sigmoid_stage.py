"""The curve of the Sigmoid page in a lesson."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import plotly.graph_objects as go

import logreg as lr
from dashboard.analysis.lessons.figure_settings import SigmoidSettings
from dashboard.figures import sigmoid, style
from dashboard.figures.lessons.stage import HEIGHT, Stage, StageNumber, StageState, mark_guess, without
from dashboard.text.numbers import format_number
from logreg.functional import activations

SLOPE = "slope σ′(z)"
TANGENT = "tangent at z"
PLAIN = "σ(1z)"  # the curve of w z + b where w is 1 and b is 0


def sigmoid_stage(settings: SigmoidSettings, state: StageState) -> Stage:
    """The sigmoid, its slope where that is asked for, and a point with its tangent."""
    z = state.places["z"]
    covered = () if state.answered else (settings.hidden,)
    figure = sigmoid.sigmoid_curves(settings.weight, settings.bias, settings.others)
    without(figure, {}, lambda name: _is_left_out(settings, name) or _is_covered(name, covered))
    drawn = [i for i, trace in enumerate(figure.data) if _is_covered(trace.name, (settings.hidden,))]
    moves = {} if covered and covered[0] != "nothing" else _mark(settings, figure, z)
    if settings.level is not None:
        style.add_level(figure, settings.level, style.GUIDE)
    mark_guess(figure, state)
    figure.update_xaxes(title_text="score z", range=[-10.3, 10.3])  # the point is whole at the ends too
    figure.update_yaxes(title_text="value" if settings.slope or settings.others else "probability")
    if covered == ("curve",) and settings.others:  # the ends of the axis would tell where those level off
        figure.update_yaxes(showticklabels=False)
    figure.update_layout(
        height=HEIGHT,
        title=None,
        margin={"t": 60},
        showlegend=settings.slope
        or bool(settings.others)
        or sigmoid.is_moved(settings.weight, settings.bias),
        legend={"x": 1, "xanchor": "right", "y": 1.09, "yanchor": "bottom", "yref": "paper"},
    )
    return Stage(
        figure=figure,
        alt=_alt(settings, z, state.answered),
        handle=settings.handles(None)[0] if moves or state.drags else None,
        positions=sigmoid.POSITIONS,
        moves=moves,
        reveals=tuple(drawn) if state.answered else (),
        numbers=_numbers(settings, z, state.answered),
        page="sigmoid",
        params=_params(settings, z),
    )


def _is_slope(name: str) -> bool:
    return name == SLOPE or name.endswith("′")


def _is_covered(name: str, hidden: tuple[str, ...]) -> bool:
    return "curve" in hidden or ("slope" in hidden and _is_slope(name))


def _is_left_out(settings: SigmoidSettings, name: str) -> bool:
    """Slopes and the tangent where the lesson does not speak of them, w and b where they change nothing."""
    plain = not sigmoid.is_moved(settings.weight, settings.bias)
    slope = _is_slope(name) or name in (TANGENT, sigmoid.POINTS[2])
    return (slope and not settings.slope) or (plain and (name == sigmoid.POINTS[0] or name == PLAIN))


def _mark(settings: SigmoidSettings, figure: go.Figure, z: float) -> style.FrameValues:
    """The point on the curve, and the tangent where slopes are spoken of."""
    moves = sigmoid.mark_point(figure, z, settings.weight, settings.bias)
    return without(figure, moves, lambda name: _is_left_out(settings, name))


def _numbers(settings: SigmoidSettings, z: float, answered: bool) -> tuple[StageNumber, ...]:
    functions: dict[str, Callable[[Any], Any]] = {"z": activations.identity}
    if answered or settings.hidden == "nothing":
        functions |= {"σ(z), the probability p": lr.sigmoid, "odds p : (1 − p)": activations.odds}
    if settings.slope and (answered or settings.hidden == "nothing"):
        functions |= {SLOPE: lr.sigmoid_derivative}
    return tuple(
        StageNumber(
            label=label,
            value=_said(float(function(z))),
            values=[_said(float(value)) for value in np.asarray(function(sigmoid.POSITIONS))],
        )
        for label, function in functions.items()
    )


def _said(value: float) -> str:
    """A number in words; just below 1 with as many digits as keep it from looking like 1."""
    below = 1 - value
    digits = 4 - math.floor(math.log10(below)) if 0 < below < 1e-3 else 4
    return format_number(value, digits)


def _alt(settings: SigmoidSettings, z: float, answered: bool) -> str:
    if not answered and settings.hidden == "curve":
        return "Empty axes: z from −10 to 10 across, values up. The curve is hidden until you answer."
    slope = (
        f" Its slope there is {format_number(float(lr.sigmoid_derivative(z)))}."
        if settings.slope and answered
        else ""
    )
    return f"The S-shaped sigmoid; at z = {format_number(z)} it is {_said(float(lr.sigmoid(z)))}.{slope}"


def _params(settings: SigmoidSettings, z: float) -> dict[str, str | list[str]]:
    numbers = {"z": (z, 1.0), "weight": (settings.weight, 1.0), "bias": (settings.bias, 0.0)}
    params: dict[str, str | list[str]] = {
        name: f"{value:g}" for name, (value, usual) in numbers.items() if value != usual
    }
    return params | ({"others": [other.lower() for other in settings.others]} if settings.others else {})
