"""The scores of both classes with the line that decides: right calls fade, mistakes stay strong."""

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.threshold_marks import ABOVE_ALL, THRESHOLDS, ThresholdFigure
from logreg.arrays import Vector
from logreg.evaluation.histogram import ScoreHistogram

TICKS = (2, 16, 64)  # per cent of a class, whose roots are about evenly apart
VEIL = 0.7  # what covers right calls, so that 30 % of them shows
HEIGHT = 268


def decision_histogram(
    counted: ScoreHistogram, letter: str, threshold: float, classes: tuple[str, str]
) -> ThresholdFigure:
    """Shares of each class by predicted probability on a root scale: positives up, negatives down.

    A veil lies over what the threshold of this letter calls rightly, and follows its line. `classes` names
    the negative and the positive class.
    """
    negative, positive = classes
    figure = style.blank_figure(
        f"predicted probability of {style.title_layout(positive)}", "", height=HEIGHT, barmode="overlay"
    )
    heights = [_roots(counted.negatives), _roots(counted.positives)]
    top = 1.06 * max(float(height.max()) for height in heights)
    figure.add_trace(_bars(counted.edges, heights[1], counted.positives, positive, 1))
    figure.add_trace(_bars(counted.edges, -heights[0], counted.negatives, negative, 0))
    at = min(threshold, ABOVE_ALL)
    ends = [-0.02, ABOVE_ALL + 0.02]
    figure.add_trace(_veil(at, ends[1], top))
    figure.add_trace(_veil(ends[0], at, -top))
    _set_axes(figure, top)
    positions = np.array([0.0, ABOVE_ALL])
    moves = {
        letter: {
            (2, "x"): style.as_float32([_square(t, ends[1]) for t in positions]),
            (3, "x"): style.as_float32([_square(ends[0], t) for t in positions]),
        }
    }
    alt = (
        f"Histogram of the predicted probability: {counted.positives.sum():,.0f} {positive} upwards, "
        f"{counted.negatives.sum():,.0f} {negative} downwards; what {letter} calls rightly is faded."
    )
    return ThresholdFigure(figure=figure, alt=alt, positions=positions, moves=moves, lines=True)


def _set_axes(figure: go.Figure, top: float) -> None:
    """Per cent of a class on a root scale up to `top`, upwards and downwards."""
    ticks = [tick for tick in TICKS if np.sqrt(tick) < top]
    figure.update_yaxes(
        range=[-top, top],
        tickvals=[*(-np.sqrt(ticks)), 0, *np.sqrt(ticks)],
        ticktext=[*(f"{t} %" for t in ticks), "0", *(f"{t} %" for t in ticks)],
        zerolinecolor=style.TEXT,
    )
    figure.update_xaxes(range=THRESHOLDS)
    figure.update_layout(margin={"l": 52, "r": 8, "t": 40, "b": 44}, showlegend=False, bargap=0)
    figure.add_annotation(
        text="share of each class, root scale",
        x=1,
        xref="paper",
        y=1,
        yshift=12,  # above the letters of the thresholds
        yref="paper",
        xanchor="right",
        yanchor="bottom",
        showarrow=False,
    )


def _roots(counts: Vector) -> Vector:
    return np.asarray(np.sqrt(100 * counts / max(float(counts.sum()), 1.0)))


def _bars(edges: Vector, height: Vector, counts: Vector, name: str, label: int) -> go.Bar:
    share = 100 * counts / max(float(counts.sum()), 1.0)
    return go.Bar(
        x=(edges[:-1] + edges[1:]) / 2,
        y=height,
        customdata=np.column_stack([counts, share]),
        width=np.diff(edges) * 0.94,
        name=style.escape_markup(name),
        marker={"color": style.CLASS_COLOURS[label], "line": {"width": 0}},
        hovertemplate="%{customdata[0]:,} rows, %{customdata[1]:.1f} % of the class<extra></extra>",
    )


def _square(low: float, high: float) -> list[float]:
    return [low, high, high, low]


def _veil(low: float, high: float, top: float) -> go.Scatter:
    """What covers one class on the side where it is called rightly; it holds no data."""
    return go.Scatter(
        x=_square(low, high),
        y=[0, 0, top, top],
        mode="lines",
        fill="toself",
        fillcolor=style.GROUND,
        line={"width": 0, "color": style.GROUND},
        opacity=VEIL,
        hoverinfo="skip",
        showlegend=False,
        name="called rightly",
    )
