"""What thresholds do to the rows: ROC, precision and recall, metrics, gains.

The histogram of the scores is `decision_histogram`.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.threshold_marks import (
    ABOVE_ALL,
    THRESHOLDS,
    ThresholdFigure,
    ThresholdMark,
    threshold_figure,
)
from logreg.arrays import Vector
from logreg.evaluation.decision_curve import gains
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.inspection.downsampling import m4_downsample

UNIT = [-0.02, 1.03]


def roc_curve(sweeps: Mapping[str, ThresholdSweep], marks: Sequence[ThresholdMark]) -> ThresholdFigure:
    """ROC curves of one model or several; the thresholds are on the first."""
    figure = style.blank_figure(
        "false-positive rate", "recall (true-positive rate)", height=380, xaxis_range=UNIT
    )
    figure.update_yaxes(range=UNIT)
    figure.add_trace(style.reference_line([0, 1], [0, 1], "chance"))
    for i, (name, sweep) in enumerate(sweeps.items()):
        figure.add_trace(
            _curve(
                sweep.counts.fpr,
                sweep.counts.recall,
                f"{style.escape_markup(name)}, AUC {sweep.roc_auc:.3f}",
                i,
            )
        )
    first = next(iter(sweeps.values()))
    areas = ", ".join(f"{name} {sweep.roc_auc:.3f}" for name, sweep in sweeps.items())
    alt = f"ROC curve; area under the curve: {areas}.{_places(first, marks, 'fpr', 'recall')}"
    return threshold_figure(figure, alt, first, marks, (first.counts.fpr, first.counts.recall))


def precision_recall(sweeps: Mapping[str, ThresholdSweep], marks: Sequence[ThresholdMark]) -> ThresholdFigure:
    """Precision-recall curves of one model or several; the thresholds are on the first."""
    figure = style.blank_figure("recall", "precision", height=380, xaxis_range=UNIT)
    figure.update_yaxes(range=UNIT)
    first = next(iter(sweeps.values()))
    figure.add_trace(style.reference_line([0, 1], [first.prevalence] * 2, "share of positives"))
    for i, (name, sweep) in enumerate(sweeps.items()):
        recall, precision = sweep.counts.recall[1:], sweep.counts.precision[1:]
        figure.add_trace(
            _curve(recall, precision, f"{style.escape_markup(name)}, AP {sweep.average_precision:.3f}", i)
        )
    areas = ", ".join(f"{name} {sweep.average_precision:.3f}" for name, sweep in sweeps.items())
    alt = f"Precision-recall curve; average precision: {areas}.{_places(first, marks, 'recall', 'precision')}"
    return threshold_figure(
        figure, alt, first, marks, (first.counts.recall, first.counts.precision), beside="top right"
    )


def metric_curves(sweep: ThresholdSweep) -> ThresholdFigure:
    """Precision, recall, F1 and the share flagged against the threshold."""
    figure = style.blank_figure("threshold", "rate", height=380, xaxis_range=THRESHOLDS)
    figure.update_yaxes(range=UNIT)
    names = {"precision": "precision", "recall": "recall", "f1": "F1", "flagged_share": "share flagged"}
    for i, (attribute, name) in enumerate(names.items()):
        figure.add_trace(by_threshold(sweep, getattr(sweep.counts, attribute), name, i))
    alt = "Precision, recall, F1 and share of rows flagged against the threshold."
    return ThresholdFigure(figure=figure, alt=alt, lines=True)


def cumulative_gains(sweep: ThresholdSweep, marks: Sequence[ThresholdMark]) -> ThresholdFigure:
    """Share of the positives found against share of the rows flagged."""
    curve = gains(sweep)
    figure = style.blank_figure(
        "share of rows flagged", "share of positives found", height=380, xaxis_range=UNIT
    )
    figure.update_yaxes(range=UNIT)
    figure.add_trace(style.reference_line([0, 1], [0, 1], "flagged blindly"))
    figure.add_trace(style.reference_line([0, sweep.prevalence, 1], [0, 1, 1], "perfect order"))
    figure.add_trace(_curve(curve.flagged_share, curve.found_share, "this model", 0))
    alt = f"Cumulative gains.{_places(sweep, marks, 'flagged_share', 'recall')}"
    return threshold_figure(figure, alt, sweep, marks, (curve.flagged_share, curve.found_share))


def lift(sweep: ThresholdSweep, marks: Sequence[ThresholdMark]) -> ThresholdFigure:
    """How many times more positives the flagged rows hold than rows picked blindly."""
    curve = gains(sweep)
    figure = style.blank_figure("share of rows flagged", "lift", height=380, xaxis_range=UNIT)
    figure.update_yaxes(rangemode="tozero")
    figure.add_trace(style.reference_line([0, 1], [1, 1], "flagged blindly"))
    figure.add_trace(_curve(curve.flagged_share[1:], curve.lift[1:], "this model", 0))
    alt = f"Lift against the share of rows flagged; at most {np.nanmax(curve.lift):.3g}."
    return threshold_figure(figure, alt, sweep, marks, (curve.flagged_share, curve.lift), beside="top right")


def by_threshold(sweep: ThresholdSweep, values: Vector, name: str, series: int) -> go.Scatter:
    """A line over the threshold axis: between two scores a metric keeps the value of the upper one."""
    defined = np.flatnonzero(np.isfinite(values))[::-1]
    x, y = np.minimum(sweep.thresholds[defined], ABOVE_ALL), values[defined]
    kept = m4_downsample(x, y)
    return go.Scatter(
        x=np.append(0.0, x[kept]),  # below the lowest score all rows stay flagged
        y=np.append(y[0], y[kept]),
        mode="lines",
        name=name,
        line={"color": style.PALETTE[series], "dash": style.DASHES[series], "width": 2, "shape": "vh"},
    )


def _curve(x: Vector, y: Vector, name: str, series: int) -> go.Scatter:
    kept = m4_downsample(x, y)
    line = {"color": style.MODEL_COLOURS[series], "dash": style.DASHES[series], "width": 2.5}
    return go.Scatter(x=x[kept], y=y[kept], mode="lines", name=name, line=line)


def _places(sweep: ThresholdSweep, marks: Sequence[ThresholdMark], x: str, y: str) -> str:
    at = [(mark.letter, sweep.at(mark.threshold)) for mark in marks]
    names = {"fpr": "false-positive rate", "flagged_share": "share flagged"}
    return "".join(
        f" {letter}: {names.get(x, x)} {getattr(counts, x):.3f}, {names.get(y, y)} {getattr(counts, y):.3f}."
        for letter, counts in at
    )
