"""Named thresholds on a chart: their colours and marks, and how the marks move with them.

A chart whose x axis is the threshold shows a threshold as a line, drawn by the chart component. Where it is
a point of a curve, it is the trace that this module adds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import style
from logreg.arrays import Rows, Vector
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.inspection.downsampling import threshold_subset

COLOURS = (style.TEAL, style.PLUM, style.AMBER, style.SLATE, style.MOSS, style.BROWN)
SYMBOLS = ("square", "triangle-up", "star", "cross", "pentagon", "hexagon")
ABOVE_ALL = 1.01  # where a threshold above every probability is drawn
THRESHOLDS = [-0.015, ABOVE_ALL + 0.005]  # the range of an axis of thresholds
MOST_POSITIONS = 400


@dataclass(frozen=True, kw_only=True)
class ThresholdMark:
    """A threshold as a chart knows it: its letter, where it is drawn, and how it placed."""

    letter: str
    threshold: float
    colour: str
    symbol: str

    @property
    def drawn_at(self) -> float:
        """The threshold on an axis that ends at 1."""
        return min(self.threshold, ABOVE_ALL)


@dataclass(frozen=True, kw_only=True, eq=False)
class ThresholdFigure:
    """A figure, its words, and what moves when a threshold does.

    `positions` (m,) are ascending thresholds; `moves` holds by the letter, for a trace number and an
    attribute, the values (m, 1) there. `lines` says that the x axis is the threshold.
    """

    figure: go.Figure
    alt: str
    positions: Vector = field(default_factory=lambda: np.empty(0))
    moves: Mapping[str, style.FrameValues] = field(default_factory=dict)
    lines: bool = False


def threshold_marks(letters: Sequence[str], thresholds: Sequence[float]) -> list[ThresholdMark]:
    """Thresholds in the order of their letters, each with a colour and a mark of its own."""
    placed = zip(letters, thresholds, strict=True)
    return [
        ThresholdMark(
            letter=letter, threshold=t, colour=COLOURS[i % len(COLOURS)], symbol=SYMBOLS[i % len(SYMBOLS)]
        )
        for i, (letter, t) in enumerate(placed)
    ]


def threshold_figure(
    figure: go.Figure,
    alt: str,
    sweep: ThresholdSweep,
    marks: Sequence[ThresholdMark],
    xy: tuple[Vector, Vector],
    *,
    beside: str = "bottom right",
) -> ThresholdFigure:
    """Add each threshold, its letter beside, as a point of the curve xy, two arrays (m,)."""
    kept, positions = _stairs(sweep.thresholds)
    moves = {}
    for mark in marks:
        number, at = len(figure.data), sweep.index(mark.threshold)
        figure.add_trace(_point(mark, xy[0][at], xy[1][at], beside))
        moves[mark.letter] = {
            (number, name): style.as_float32(values[kept, None])
            for name, values in zip("xy", xy, strict=True)
        }
    return ThresholdFigure(figure=figure, alt=alt, positions=positions, moves=moves)


def _stairs(thresholds: Vector) -> tuple[Rows, Vector]:
    """Places (k,) in descending thresholds (m,), and the ascending positions (k,) where they hold.

    Between two scores a threshold flags what the upper one does: the point stands still there and jumps just
    above each score, in place of gliding along the curve.
    """
    kept = threshold_subset(thresholds, MOST_POSITIONS)[::-1]
    at = np.minimum(thresholds[kept], ABOVE_ALL)
    places = np.r_[kept[0], np.c_[kept[:-1] - 1, kept[1:]].ravel()]
    return places, np.r_[at[0], np.c_[np.nextafter(at[:-1], 2), at[1:]].ravel()]


def _point(mark: ThresholdMark, x: float, y: float, beside: str) -> go.Scatter:
    return go.Scatter(
        x=[x],
        y=[y],
        mode="markers+text",
        text=[mark.letter],
        textposition=beside,
        textfont={"size": 15, "color": style.TEXT},
        name=f"threshold {mark.letter}",
        showlegend=False,
        cliponaxis=False,
        marker={
            "color": mark.colour,
            "symbol": mark.symbol,
            "size": 13,
            "line": {"color": style.TEXT, "width": 1.5},
        },
    )
