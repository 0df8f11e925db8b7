"""Weight and bias of a landscape as two tracks: what charts and readouts are told to follow both."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dashboard.ui.components.encoding import encoded_numbers
from dashboard.ui.components.messages import DescentMessage
from dashboard.ui.streamlit_internals import key_class
from logreg.inspection.landscape import DescentPoint, Landscape

STEPS = 80  # of an arrow key, from the middle to a side


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A learning rate, one of those that the slider with this key offers."""

    value: float
    choices: tuple[float, ...]
    key: str


def descent_message(
    land: Landscape,
    here: DescentPoint,
    rate: Rate,
    *,
    marks: dict[str, int] | None = None,
    curve_x: ArrayLike = (),
    lift: float = 0.0,
    squared: bool = False,
    dragged: bool = False,
) -> DescentMessage:
    """What follows weight and bias of this landscape, and the learning rate of one step downhill.

    `marks` are the numbers of traces by what they are: dot, arrow, curve and pin; `curve_x` are values of the
    feature in its own unit. A pin stands `lift` high on the loss, or where `squared` on the squared error.
    """
    rows, known = land.objective, marks or {}
    return {
        "weight": "w",
        "bias": "b",
        "at_weight": here.weight,
        "at_bias": here.bias,
        "low": -land.half_width,
        "high": land.half_width,
        "step": land.half_width / STEPS,
        "rates": list(rate.choices),
        "at_rate": rate.choices.index(rate.value),
        "rate_track": rate.key,
        "rate_slider": key_class(rate.key),
        "x": encoded_numbers(rows.X[:, 0].astype(float)),
        "y": encoded_numbers(rows.y),
        "share": encoded_numbers(rows.weight),
        "column": land.term.name,
        "center": land.term.center,
        "scale": land.term.scale,
        "curve_x": encoded_numbers(land.term.encoded(np.asarray(curve_x, dtype=float))),
        "dot": known.get("dot"),
        "arrow": known.get("arrow"),
        "curve": known.get("curve"),
        "pin": known.get("pin"),
        "lift": lift,
        "squared": squared,
        "dragged": dragged,
    }
