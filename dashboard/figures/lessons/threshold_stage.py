"""Rows by their probability with the threshold that decides, or the ROC curve, in a lesson."""

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.lessons.evidence_answers import predicted, sweep_of
from dashboard.analysis.lessons.evidence_settings import ThresholdSettings
from dashboard.analysis.lessons.lesson_data import LessonData, lesson_data
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
from logreg.evaluation.histogram import score_histogram
from logreg.evaluation.thresholds import ThresholdSweep

LESSON_RATES = {"sensitivity": "recall", "specificity": "specificity", "precision": "precision"}


def threshold_stage(settings: ThresholdSettings, state: StageState) -> Stage:
    """Positive rows up, negative rows down, and the line that decides; or the ROC curve with its point."""
    data = lesson_data(settings.data, state.own)
    sweep, threshold = sweep_of(data), state.places["threshold"]
    handle = settings.handles(state.own)[0]
    positions = handle_positions(handle)
    roc = settings.show == "roc"
    covered = roc and not state.answered and settings.hidden == "curve"
    figure = _roc(sweep, threshold, covered=covered) if roc else _scores(data)
    mark_guess(figure, state)
    counts = sweep.at(threshold)
    said = ", ".join(
        f"{name} {format_number(getattr(counts, rate), 3)}" for name, rate in LESSON_RATES.items()
    )
    return Stage(
        figure=figure,
        alt="The ROC curve is hidden until you answer."
        if covered
        else f"At the threshold {threshold:g}: {said}.",
        handle=None if roc else handle,
        positions=np.empty(0) if roc else positions,
        reveals=(0,) if roc and state.answered and settings.hidden == "curve" else (),
        numbers=() if covered else _rates(sweep, threshold, positions),
        page="thresholds",
    )


def _scores(data: LessonData) -> go.Figure:
    counted = score_histogram(data.y, predicted(data, data.x).probability, bins=40)
    middle = (counted.edges[1:] + counted.edges[:-1]) / 2
    figure = style.blank_figure(
        f"predicted probability of {style.title_layout(data.positive)}", "rows", height=HEIGHT
    )
    figure.update_layout(barmode="overlay", bargap=0.05)
    for label, heights in ((1, counted.positives), (0, -counted.negatives)):
        name = style.escape_markup((data.negative, data.positive)[label], longest=24)
        figure.add_bar(x=middle, y=heights, name=name, marker={"color": style.CLASS_COLOURS[label]})
    ticks = _ticks(float(max(counted.positives.max(), counted.negatives.max())))
    figure.update_yaxes(tickvals=ticks, ticktext=[f"{abs(tick):,.0f}" for tick in ticks])
    return figure.update_xaxes(range=[0, 1])


def _ticks(highest: float) -> list[float]:
    """Round numbers up to the highest, on both sides of 0."""
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000) if highest / size <= 3)
    sides = np.arange(step, highest + step, step)
    return [*-sides[::-1], 0.0, *sides]


def _roc(sweep: ThresholdSweep, threshold: float, *, covered: bool) -> go.Figure:
    figure = style.blank_figure(
        "false alarms, share of negatives", "found, share of positives", height=HEIGHT, showlegend=False
    )
    if not covered:
        line = {"color": style.TEAL, "width": 3}
        figure.add_scatter(
            x=sweep.counts.fpr, y=sweep.counts.recall, mode="lines", line=line, name="ROC curve"
        )
        here = sweep.at(threshold)
        mark = {"color": style.TEAL, "size": 13, "line": {"color": style.GROUND, "width": 2}}
        figure.add_scatter(
            x=[here.fpr], y=[here.recall], mode="markers", marker=mark, name=f"threshold {threshold:g}"
        )
    figure.add_trace(style.reference_line([0, 1], [0, 1], "a coin"))
    figure.update_xaxes(range=[-0.02, 1.02])
    return figure.update_yaxes(range=[-0.02, 1.05])


def _rates(sweep: ThresholdSweep, threshold: float, positions: Vector) -> tuple[StageNumber, ...]:
    counts = [sweep.at(float(t)) for t in (threshold, *positions)]
    words = {"threshold": [format_number(float(t), 2) for t in (threshold, *positions)]}
    words |= {
        name: [format_number(getattr(c, rate), 3) for c in counts] for name, rate in LESSON_RATES.items()
    }
    words |= {"missed": [f"{c.fn:,.0f}" for c in counts], "false alarms": [f"{c.fp:,.0f}" for c in counts]}
    return tuple(StageNumber(label=n, value=said[0], values=said[1:]) for n, said in words.items())
