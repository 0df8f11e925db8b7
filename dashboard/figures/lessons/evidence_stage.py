"""Simulated samples, thresholds and new rows, in a lesson."""

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.lessons.evidence_answers import predicted, simulated, sweep_of
from dashboard.analysis.lessons.evidence_settings import NewRowsSettings, SamplesSettings, ThresholdSettings
from dashboard.analysis.lessons.lesson_data import LessonData, lesson_data
from dashboard.analysis.lessons.validation_answers import ExpandedFit, expanded_fits
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
from logreg.evaluation.calibration import reliability
from logreg.evaluation.histogram import score_histogram
from logreg.evaluation.thresholds import ThresholdSweep

DOTS = 40  # columns that dots are piled up in
RATES = {"sensitivity": "recall", "specificity": "specificity", "precision": "precision"}


def samples_stage(settings: SamplesSettings, state: StageState) -> Stage:
    """A dot a sample, piled up where they are many; they come one after the other."""
    fits = simulated(settings.slope, settings.rows)
    values = fits.p_value if settings.show == "p-values" else fits.slope
    title = "p-value" if settings.show == "p-values" else "estimated slope"
    figure = style.blank_figure(title, "samples", height=HEIGHT, showlegend=False)
    covered = not state.answered and settings.hidden == "dots"
    x, y = _piled(values)
    if not covered:
        dot = {"color": style.PURPLE, "size": 5}
        figure.add_scatter(x=x, y=y, mode="markers", marker=dot, name="one sample each")
    truth = 0.05 if settings.show == "p-values" else settings.slope
    figure.add_vline(
        truth,
        line=style.GUIDE,
        annotation={
            "text": "0.05" if settings.show == "p-values" else f"true slope {settings.slope:g}",
            "font": {"color": style.TEXT, "size": 13},
        },
    )
    figure.update_xaxes(range=[float(x.min()) - 0.1, float(x.max()) + 0.1])
    figure.update_yaxes(range=[0, float(y.max()) * 1.15])
    said = f"middle half from {' to '.join(format_number(q, 3) for q in np.quantile(values, [0.25, 0.75]))}"
    return Stage(
        figure=figure,
        alt=f"{len(values)} samples of {settings.rows} rows, true slope {settings.slope:g}: "
        f"{'hidden until you answer' if covered else said}.",
        reveals=(0,) if state.answered and settings.hidden == "dots" else (),
    )


def _piled(values: Vector) -> tuple[Vector, Vector]:
    """Each value at the middle of its column, and its height in the pile."""
    counts, edges = np.histogram(values, DOTS)
    column = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, DOTS - 1)
    height = np.zeros(len(values))
    filled = np.zeros(len(counts))
    for i, at in enumerate(column):
        filled[at] += 1
        height[i] = filled[at]
    return (edges[column] + edges[column + 1]) / 2, height


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
    said = ", ".join(f"{name} {format_number(getattr(counts, rate), 3)}" for name, rate in RATES.items())
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
    return figure.update_xaxes(range=[0, 1])


def _roc(sweep: ThresholdSweep, threshold: float, *, covered: bool) -> go.Figure:
    figure = style.blank_figure(
        "false alarms, share of negatives", "found, share of positives", height=HEIGHT, showlegend=False
    )
    if not covered:
        line = {"color": style.GREEN, "width": 3}
        figure.add_scatter(
            x=sweep.counts.fpr, y=sweep.counts.recall, mode="lines", line=line, name="ROC curve"
        )
        here = sweep.at(threshold)
        mark = {"color": style.GREEN, "size": 13, "line": {"color": style.GROUND, "width": 2}}
        figure.add_scatter(
            x=[here.fpr], y=[here.recall], mode="markers", marker=mark, name=f"threshold {threshold:g}"
        )
    figure.add_trace(style.reference_line([0, 1], [0, 1], "a coin"))
    figure.update_xaxes(range=[-0.02, 1.02])
    return figure.update_yaxes(range=[-0.02, 1.05])


def _rates(sweep: ThresholdSweep, threshold: float, positions: Vector) -> tuple[StageNumber, ...]:
    counts = [sweep.at(float(t)) for t in (threshold, *positions)]
    words = {"threshold": [format_number(float(t), 2) for t in (threshold, *positions)]}
    words |= {name: [format_number(getattr(c, rate), 3) for c in counts] for name, rate in RATES.items()}
    words |= {"missed": [f"{c.fn:,.0f}" for c in counts], "false alarms": [f"{c.fp:,.0f}" for c in counts]}
    return tuple(StageNumber(label=n, value=said[0], values=said[1:]) for n, said in words.items())


def new_rows_stage(settings: NewRowsSettings, state: StageState) -> Stage:
    """What models of more and more columns do to known and new rows."""
    fits = expanded_fits(lesson_data(settings.data, state.own))
    calibration = settings.show == "calibration"
    figure = _calibration(fits) if calibration else _losses(fits)
    covered = {"curves": (), "new rows": ("known rows",)}.get(settings.hidden)
    if not state.answered and covered is not None:
        figure.data = [trace for trace in figure.data if trace.name in covered]
    reveals = () if covered is None else [i for i, t in enumerate(figure.data) if t.name not in covered]
    last = fits[-1]
    said = (
        f"with {last.columns} columns the loss is {format_number(last.train_loss, 3)} on known rows "
        f"and {format_number(last.validation_loss, 3)} on new ones"
    )
    shown = state.answered or settings.hidden == "nothing"
    return Stage(
        figure=figure,
        alt=f"Models of 1 to {last.columns} columns: {said if shown else 'hidden until you answer'}.",
        reveals=tuple(reveals)[:1] if state.answered and not calibration else (),
    )


def _losses(fits: tuple[ExpandedFit, ...]) -> go.Figure:
    figure = style.blank_figure("columns, with squares and products", "mean loss, nats", height=HEIGHT)
    x = [each.columns for each in fits]
    for name, losses, colour, dash in (
        ("new rows", [each.validation_loss for each in fits], style.ORANGE, "solid"),
        ("known rows", [each.train_loss for each in fits], style.PURPLE, "dash"),
    ):
        line = {"color": colour, "width": 3, "dash": dash}
        figure.add_scatter(x=x, y=losses, name=name, mode="lines+markers", line=line)
    figure.update_xaxes(dtick=1)
    return figure.update_yaxes(rangemode="tozero")


def _calibration(fits: tuple[ExpandedFit, ...]) -> go.Figure:
    figure = style.blank_figure("said: predicted probability", "came true: share of positives", height=HEIGHT)
    best = min(fits, key=lambda each: each.validation_loss)
    for each, colour in ((best, style.GREEN), (fits[-1], style.WINE)):
        curve = reliability(each.validation_y, each.validation_p, bins=5)
        columns = "column" if each.columns == 1 else "columns"
        figure.add_scatter(
            x=curve.mean_predicted,
            y=curve.observed,
            name=f"{each.columns} {columns}",
            mode="lines+markers",
            line={"color": colour, "width": 3},
        )
    figure.add_trace(style.reference_line([0, 1], [0, 1], "said = came true"))
    figure.update_xaxes(range=[-0.02, 1.02])
    return figure.update_yaxes(range=[-0.02, 1.05])
