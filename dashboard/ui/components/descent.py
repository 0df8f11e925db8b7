"""Weight and bias of a landscape as two tracks: what charts and readouts are told to follow both."""

import numpy as np
from numpy.typing import ArrayLike

from dashboard.ui.components.encoding import encoded_numbers
from dashboard.ui.components.messages import DescentMessage
from logreg.inspection.landscape import DescentPoint, Landscape

STEPS = 80  # of an arrow key, from the middle to a side


def descent_message(
    land: Landscape,
    here: DescentPoint,
    rate: float,
    *,
    marks: dict[str, int] | None = None,
    curve_x: ArrayLike = (),
    lift: float = 0.0,
    squared: bool = False,
    dragged: bool = False,
) -> DescentMessage:
    """What follows weight and bias of this landscape, one step of so large a learning rate included.

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
        "rate": rate,
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
