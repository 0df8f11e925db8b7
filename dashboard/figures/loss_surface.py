"""The loss over two coefficients in three dimensions, and the lines of equal loss on it."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import style as look
from logreg.arrays import Vector
from logreg.inspection.loss_surface import Surface

SCALE = "Viridis"
ROUND_STEPS = tuple(sorted(m * 10.0**e for e in range(-4, 4) for m in (1, 2, 5)))
_AXIS = {"gridcolor": look.GRID, "color": look.TEXT, "nticks": 5, "showbackground": False}


def round_levels(surface: Surface) -> dict[str, float]:
    """Lines at round losses, about a dozen from the lowest to where the walls begin."""
    low, high = np.quantile(surface.loss, [0, 0.85])
    step = min(ROUND_STEPS, key=lambda size: abs(size - (high - low) / 12))
    return {"start": step * np.ceil(low / step), "end": high, "size": step}


def relief(surface: Surface, brightest: float, **style: Any) -> go.Surface:
    """The losses as heights, coloured from the lowest to a loss `brightest`."""
    return go.Surface(
        name="Mean loss",
        x=look.as_float32(surface.along),
        y=look.as_float32(surface.across),
        z=look.as_float32(surface.loss),
        cmin=surface.loss.min(),
        cmax=brightest,
        colorscale=SCALE,
        showscale=False,
        **style,
    )


def scene(surface: Surface, titles: tuple[str, str], heights: tuple[float, float]) -> dict[str, Any]:
    """The room around it: titled axes, and from where it is seen at first."""
    across, up = (look.escape_markup(title, 30) for title in titles)
    return {
        "xaxis": {"title": {"text": across}, "range": _ends(surface.along), **_AXIS},
        "yaxis": {"title": {"text": up}, "range": _ends(surface.across), **_AXIS},
        "zaxis": {"title": {"text": "mean loss, nats per row"}, "range": list(heights), **_AXIS},
        "camera": {"eye": {"x": 1.75, "y": -1.9, "z": 1.2}, "center": {"x": 0, "y": 0, "z": -0.22}},
        "aspectratio": {"x": 1.2, "y": 1.2, "z": 0.8},
    }


def _ends(values: Vector) -> list[float]:
    return [float(values[0]), float(values[-1])]
