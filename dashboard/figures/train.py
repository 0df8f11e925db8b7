"""What training looks like over the data: the fit taking shape, and what it decides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike

from dashboard.figures import style
from dashboard.figures.fit_rows import LONGEST, Cases, FitFigure, add_cases, add_sticks
from logreg.arrays import Matrix, Vector
from logreg.inspection import decision_boundaries, transects

SQUARE = 2.5  # from the middle of an empty drawing to its sides
FLOOR, CEILING = -0.14, 1.14  # of a chart of probabilities, with room for the rows of both classes
NAMED_AT = (
    {"y": 0.07, "yanchor": "bottom"},
    {"y": 0.93, "yanchor": "top"},
)  # of the negative and positive class


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class OtherCurve:
    """The curve of a run that is not the chosen one, thin and in that run's own style."""

    name: str
    probability: Matrix  # (m, p) over the same x
    style: tuple[str, str]  # colour and dash


def fit_figure(
    picture: transects.Curve | transects.Plane,
    cases: Cases,
    *,
    threshold: float = 0.5,
    colour: str = style.SIGMOID_COLOUR,
    others: Sequence[OtherCurve] = (),
) -> FitFigure:
    """The fit over one column or two, and what it decides from `threshold` on."""
    if isinstance(picture, transects.Curve):
        return _curve(picture, cases, threshold, colour, others)
    return _plane(picture, cases, threshold)


def _curve(
    fit: transects.Curve, cases: Cases, threshold: float, colour: str, others: Sequence[OtherCurve]
) -> FitFigure:
    """Predicted probability over one column, on what is called negative and what positive."""
    positive = style.title_layout(cases.names[1])
    figure = style.blank_figure(style.title_layout(fit.column), f"Probability of {positive}", height=360)
    made = FitFigure(figure.update_layout(showlegend=False))
    _add_regions(made, fit, threshold)
    style.add_level(figure, threshold, style.GUIDE)
    for other in others:
        _add_other(made, fit.x, other)
    made.curve = len(figure.data)
    line, name = {"color": colour, "width": 3}, "Fitted curve"
    column = style.escape_markup(fit.column, LONGEST)
    hover = (
        f"{column} %{{x:.4~g}}<br>%{{y:.1%}} {style.escape_markup(cases.names[1], LONGEST)}<extra></extra>"
    )
    figure.add_scatter(
        x=fit.x, y=fit.probability[-1], name=name, mode="lines", line=line, hovertemplate=hover
    )
    made.moves[made.curve, "y"] = style.as_float32(fit.probability)
    add_sticks(made, cases)
    add_cases(made, cases, column)
    made.dot = len(figure.data)
    mark = {"size": 11, "color": colour, "line": {"width": 2, "color": style.GROUND}}
    figure.add_scatter(x=[None], y=[None], name="Here", mode="markers", marker=mark, hoverinfo="skip")
    _name_sides(figure, fit, cases, threshold)
    figure.update_xaxes(range=[fit.x[0], fit.x[-1]], showgrid=False)
    figure.update_yaxes(range=[FLOOR, CEILING], tickvals=[0, 0.25, 0.5, 0.75, 1])
    return made


def _add_regions(made: FitFigure, fit: transects.Curve, threshold: float) -> None:
    """What is called negative as the ground, and on it at most two areas that are called positive."""
    across = decision_boundaries.intervals_above(fit.x, fit.probability, threshold)
    whole = np.tile([fit.x[0], fit.x[-1]], (len(across), 1))
    up = [FLOOR, FLOOR, CEILING, CEILING, FLOOR]
    for label, ends in ((0, whole), (1, across[:, :2]), (1, across[:, 2:])):
        corners = ends[:, [0, 1, 1, 0, 0]]
        if label:
            made.moves[len(made.figure.data), "x"] = style.as_float32(corners)
        made.figure.add_scatter(
            x=corners[-1],
            y=up,
            mode="lines",
            line={"width": 0},
            fill="toself",
            fillcolor=style.CLASS_REGIONS[label],
            hoverinfo="skip",
            name=f"Called {('negative', 'positive')[label]}",
        )


def _add_other(made: FitFigure, x: Vector, other: OtherCurve) -> None:
    colour, dash = other.style
    made.other_moves.append({(len(made.figure.data), "y"): style.as_float32(other.probability)})
    made.figure.add_scatter(
        x=x,
        y=other.probability[-1],
        name=style.escape_markup(other.name),
        mode="lines",
        line={"color": colour, "width": 1.5, "dash": dash},
        opacity=0.8,
    )


def _name_sides(figure: go.Figure, fit: transects.Curve, cases: Cases, threshold: float) -> None:
    """The class that is called at either end, between the curve and the middle: off the rows' marks."""
    ends = fit.probability[-1][[0, -1]] >= threshold
    for called, x, anchor in zip(ends, (0, 1), ("left", "right"), strict=True):
        if anchor == "right" or ends[0] != ends[1]:
            figure.add_annotation(
                text=style.escape_markup(cases.names[int(called)], LONGEST),
                font={"color": style.CLASS_TEXT[int(called)], "weight": 600},
                **{"x": x, "xref": "paper", "xanchor": anchor, **NAMED_AT[bool(called)]},
                showarrow=False,
            )


def _plane(fit: transects.Plane, cases: Cases, threshold: float) -> FitFigure:
    """Probability over two columns as shading; the traces after it are the lines of equal probability."""
    figure = style.blank_figure(style.title_layout(fit.across), style.title_layout(fit.up), height=420)
    made, positive = FitFigure(figure), style.escape_markup(cases.names[1], LONGEST)
    across, up = (style.escape_markup(name, LONGEST) for name in (fit.across, fit.up))
    figure.add_heatmap(
        x=np.tile(fit.x, len(fit.y)),
        y=np.repeat(fit.y, len(fit.x)),
        z=style.as_float32(fit.shading[-1]),
        zmin=0,
        zmax=1,
        colorscale=[[0, style.CLASS_REGIONS[0]], [0.5, style.GROUND], [1, style.CLASS_REGIONS[1]]],
        zsmooth="fast",
        name=f"Probability of {positive}",
        showscale=False,
        hovertemplate=f"{across} %{{x:.3g}}, {up} %{{y:.3g}}: %{{z:.0%}} {positive}<extra></extra>",
    )
    made.moves[0, "z"] = style.as_float32(fit.shading)
    for level, x, y in zip(fit.levels, fit.line_x, fit.line_y, strict=True):
        boundary = level == threshold
        line = {"color": style.TEXT, "width": 3 if boundary else 1, "dash": "solid" if boundary else "dot"}
        name = f"Boundary at {level:g}" if boundary else f"Probability {level:g}"
        made.moves |= {(len(figure.data), "x"): x, (len(figure.data), "y"): y}
        figure.add_scatter(x=x[-1], y=y[-1], mode="lines", name=name, line=line, showlegend=boundary)
    add_cases(made, cases, across, up)
    figure.update_xaxes(range=[fit.x[0], fit.x[-1]])
    figure.update_yaxes(range=[fit.y[0], fit.y[-1]])
    return made


def data_points(x: ArrayLike, y: ArrayLike, positive: ArrayLike, names: tuple[str, str]) -> go.Figure:
    """Points of two classes and nothing else, with room for more."""
    across, up = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    label = np.asarray(positive, dtype=int)
    cases = Cases(x=across, y=up, label=label, held_out=np.zeros(len(label), dtype=bool), names=names)
    figure = style.blank_figure("x1", "x2", height=420)
    add_cases(FitFigure(figure), cases, "x1", "x2")
    reach = 1.1 * float(np.max(np.abs([*across, *up]), initial=SQUARE))
    return figure.update_xaxes(range=[-reach, reach]).update_yaxes(range=[-reach, reach])
