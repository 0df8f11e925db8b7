"""What training looks like over the data: the fit taking shape."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray

from dashboard.figures import style
from logreg.arrays import Vector
from logreg.inspection import transects

LONGEST = 24  # signs of the name of a class in a legend
SQUARE = 2.5  # from the middle of an empty drawing to its sides


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Cases:
    """Rows drawn over a fit, and whether training learned from them or they were held out."""

    x: Vector
    y: Vector | None  # None over a curve: the class itself is the height
    label: NDArray[Any]  # 0 or 1
    held_out: NDArray[np.bool_]
    names: tuple[str, str]  # of the negative and of the positive class


def fit_figure(picture: transects.Curve | transects.Plane, cases: Cases) -> go.Figure:
    """The fit over one column or two."""
    return _curve(picture, cases) if isinstance(picture, transects.Curve) else _plane(picture, cases)


def fit_frames(picture: transects.Curve | transects.Plane) -> style.FrameValues:
    """What the traces of `fit` are for each coefficient vector."""
    if isinstance(picture, transects.Curve):
        return {(0, "y"): style.as_float32(picture.probability)}
    shading = {(0, "z"): style.as_float32(picture.shading)}
    xs = {(trace, "x"): x for trace, x in enumerate(picture.line_x, start=1)}
    return shading | xs | {(trace, "y"): y for trace, y in enumerate(picture.line_y, start=1)}


def _curve(fit: transects.Curve, cases: Cases) -> go.Figure:
    """Predicted probability over one column; trace 0 is the curve of the last coefficients."""
    positive = style.title_layout(cases.names[1])
    figure = style.blank_figure(style.title_layout(fit.column), f"Probability of {positive}", height=360)
    line = {"color": style.SIGMOID_COLOUR, "width": 3}
    figure.add_scatter(x=fit.x, y=fit.probability[-1], name="Fitted curve", mode="lines", line=line)
    _add_cases(figure, cases)
    figure.update_xaxes(range=[fit.x[0], fit.x[-1]])
    return figure.update_yaxes(range=[-0.08, 1.08])


def _plane(fit: transects.Plane, cases: Cases) -> go.Figure:
    """Probability over two columns as shading; the traces after it are the lines of equal probability."""
    figure = style.blank_figure(style.title_layout(fit.across), style.title_layout(fit.up), height=420)
    figure.add_heatmap(
        x=np.tile(fit.x, len(fit.y)),
        y=np.repeat(fit.y, len(fit.x)),
        z=style.as_float32(fit.shading[-1]),
        zmin=0,
        zmax=1,
        colorscale=[[0, style.CLASS_COLOURS[0]], [0.5, "#f4f4f4"], [1, style.CLASS_COLOURS[1]]],
        opacity=0.45,
        zsmooth="fast",
        name=f"Probability of {style.escape_markup(cases.names[1], LONGEST)}",
        colorbar={"title": {"text": "Probability", "side": "right"}, "thickness": 12, "outlinewidth": 0},
    )
    for level, x, y in zip(fit.levels, fit.line_x, fit.line_y, strict=True):
        boundary = level == 0.5
        line = {"color": style.TEXT, "width": 3 if boundary else 1, "dash": "solid" if boundary else "dot"}
        name = "Boundary, probability 0.5" if boundary else f"Probability {level}"
        figure.add_scatter(x=x[-1], y=y[-1], mode="lines", name=name, line=line, showlegend=boundary)
    _add_cases(figure, cases)
    figure.update_xaxes(range=[fit.x[0], fit.x[-1]])
    return figure.update_yaxes(range=[fit.y[0], fit.y[-1]])


def data_points(x: ArrayLike, y: ArrayLike, positive: ArrayLike, names: tuple[str, str]) -> go.Figure:
    """Points of two classes and nothing else, with room for more."""
    across, up = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    label = np.asarray(positive, dtype=int)
    cases = Cases(x=across, y=up, label=label, held_out=np.zeros(len(label), dtype=bool), names=names)
    figure = style.blank_figure("x1", "x2", height=420)
    _add_cases(figure, cases)
    reach = 1.1 * float(np.max(np.abs([*across, *up]), initial=SQUARE))
    return figure.update_xaxes(range=[-reach, reach]).update_yaxes(range=[-reach, reach])


def _add_cases(figure: go.Figure, cases: Cases) -> None:
    for label, colour in enumerate(style.CLASS_COLOURS):
        for held_out in (False, True):
            rows = (cases.label == label) & (cases.held_out == held_out)
            if not rows.any():
                continue
            height = np.full(int(rows.sum()), float(label)) if cases.y is None else cases.y[rows]
            symbol = style.CLASS_SYMBOLS[label] + ("-open" if held_out else "")
            outline = {"width": 1.5, "color": colour} if held_out else {"width": 0.5, "color": style.GROUND}
            figure.add_scatter(
                x=cases.x[rows],
                y=height,
                mode="markers",
                name=style.escape_markup(cases.names[label], LONGEST) + (", held out" if held_out else ""),
                marker={"color": colour, "symbol": symbol, "size": 8, "opacity": 0.7, "line": outline},
            )
