"""The living picture of Start: tumours, the curve that is learned from them, and one size read off it."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.start.tumour_fit import LARGEST, SMALLEST, STEP, TumourFit
from dashboard.figures import style
from logreg.arrays import Vector

HEIGHT = 384
CLASSES = ("benign", "malignant")
BANDS = ((-0.10, -0.025), (1.025, 1.10))  # where the tumours of either class lie, below 0 and above 1
RANGE = (-0.13, 1.13)
ON_THE_WAY = (1, 4, 9, 20)  # frames that stay to be seen, faintly
SIZES = np.arange(SMALLEST, LARGEST + STEP / 2, STEP)  # where a size can be dragged to

Moves = style.FrameValues


def tumour_figure(fit: TumourFit, size_mm: float) -> tuple[go.Figure, Moves, Moves]:
    """The figure; how the curve moves along the fit's steps; how what is read off moves along SIZES."""
    figure = style.blank_figure("", "P(malignant)", height=HEIGHT, showlegend=False)
    figure.update_layout(margin={"l": 52, "r": 8, "t": 28, "b": 40})
    ticks = {"tickvals": [0, 0.5, 1], "ticktext": ["0 %", "50 %", "100 %"]}
    figure.update_yaxes(range=RANGE, zeroline=False, fixedrange=True, **ticks)
    figure.update_xaxes(range=[SMALLEST - 1, LARGEST + 1], ticksuffix=" mm", showgrid=False, fixedrange=True)
    _add_regions(figure, fit.boundary_mm)
    for label in (0, 1):
        _add_tumours(figure, fit, label)
    for frame in ON_THE_WAY:
        _add_curve(figure, fit, fit.probabilities[frame], width=1.5, opacity=0.35)
    learned = {(len(figure.data), "y"): style.as_float32(fit.probabilities)}
    _add_curve(figure, fit, fit.probabilities[-1], width=3.5)
    return figure, learned, _add_reading(figure, fit, size_mm)


def _add_regions(figure: go.Figure, boundary_mm: float) -> None:
    ends = (SMALLEST - 1, boundary_mm, LARGEST + 1)
    for label, anchor in enumerate(("right", "left")):
        figure.add_shape(
            type="rect",
            x0=ends[label],
            x1=ends[label + 1],
            y0=RANGE[0],
            y1=RANGE[1],
            line={"width": 0},
            fillcolor=style.CLASS_REGIONS[label],
            layer="below",
        )
        figure.add_annotation(
            text=f"<b>called {CLASSES[label]}</b>",
            font={"color": style.CLASS_TEXT[label], "size": style.FONT_SIZE},
            x=boundary_mm,
            y=1,
            yref="y domain",
            xanchor=anchor,
            yanchor="bottom",
            xshift=6 if label else -6,
            yshift=3,
            showarrow=False,
        )
    style.add_level(figure, 0.5, {"color": style.TICKS, "width": 1, "dash": "dot"})


def _add_tumours(figure: go.Figure, fit: TumourFit, label: int) -> None:
    """Those rightly called are faint, those wrongly called are not."""
    mine = fit.malignant == label
    low, high = BANDS[label]
    figure.add_scatter(
        x=style.as_float32(fit.size_mm[mine]),
        y=style.as_float32(_scattered(int(mine.sum()), low, high)),
        name=CLASSES[label],
        mode="markers",
        marker=style.class_marker(label, size=7, opacity=np.where(fit.called[mine] == label, 0.3, 1.0)),
        hovertemplate=f"%{{x:.1f}} mm, {CLASSES[label]}<extra></extra>",
    )


def _scattered(n: int, low: float, high: float) -> Vector:
    """Heights that keep marks apart; they say nothing."""
    return np.random.default_rng(0).uniform(low, high, n)


def _add_curve(
    figure: go.Figure, fit: TumourFit, probability: Vector, *, width: float, opacity: float = 1.0
) -> None:
    figure.add_scatter(
        x=style.as_float32(fit.grid_mm),
        y=style.as_float32(probability),
        mode="lines",
        line={"color": style.VERMILION, "width": width},
        opacity=opacity,
        hoverinfo="skip",
        name="P(malignant)",
    )


def _add_reading(figure: go.Figure, fit: TumourFit, size_mm: float) -> Moves:
    """From the size up to the curve and over to its probability, with a dot where they meet."""
    first = len(figure.data)
    ink = {"color": style.TEXT, "width": 1.5}
    dot = {"color": style.VERMILION, "size": 12, "line": {"color": style.GROUND, "width": 2}}
    here = _reading(fit, [size_mm])
    for mode in ("lines", "markers"):
        number = len(figure.data) - first
        figure.add_scatter(
            x=here[number, "x"][0],
            y=here[number, "y"][0],
            mode=mode,
            line=ink if mode == "lines" else None,
            marker=dot if mode == "markers" else None,
            hoverinfo="skip",
            name="size read off" if mode == "lines" else "P(malignant) at the size",
        )
    return {(first + number, xy): rows for (number, xy), rows in _reading(fit, SIZES).items()}


def _reading(fit: TumourFit, sizes: Sequence[float] | Vector) -> Moves:
    x = np.asarray(sizes, dtype=float)[:, None]
    p, left, foot = fit.probability(x), np.full_like(x, SMALLEST - 1), np.full_like(x, RANGE[0])
    return {
        (0, "x"): style.as_float32(np.hstack([x, x, left])),
        (0, "y"): style.as_float32(np.hstack([foot, p, p])),
        (1, "x"): style.as_float32(x),
        (1, "y"): style.as_float32(p),
    }
