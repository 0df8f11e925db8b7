"""Samples that arrive one after the other: a pile of slopes or p-values, or the intervals of the first."""

from collections.abc import Callable

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.lessons.evidence_answers import simulated
from dashboard.analysis.lessons.evidence_settings import SamplesSettings
from dashboard.figures import style
from dashboard.figures.lessons.stage import HEIGHT, Stage, StageNumber, StageState, mark_guess
from dashboard.text.numbers import format_number
from logreg.arrays import Vector
from logreg.evaluation.intervals import normal_quantile
from logreg.inference.simulation import SimulatedFits

DOTS = 40  # columns that dots are piled up in
DRAWN = 100  # intervals: more could not be told apart
EVERY = 10  # samples between two of the numbers beside the figure
SECONDS = 5.0
TITLES = {"slopes": "estimated slope", "p-values": "p-value", "intervals": "slope, with its 95 % interval"}
COUNTED: dict[str, tuple[str, Callable[[SimulatedFits], float]]] = {
    "slopes": ("standard deviation of the slopes", lambda fits: fits.spread),
    "p-values": ("p below 0.05, share", lambda fits: fits.significant()),
    "intervals": ("hold the true slope, share", lambda fits: fits.coverage()),
}


def samples_stage(settings: SamplesSettings, state: StageState) -> Stage:
    """The samples come one after the other; how many there are so far, and what they show, is counted."""
    fits = simulated(settings.slope, settings.rows)
    shown = state.answered or settings.hidden == "nothing"
    intervals = settings.show == "intervals"
    figure = style.blank_figure(
        TITLES[settings.show], "sample" if intervals else "samples", height=HEIGHT, showlegend=intervals
    )
    if intervals:
        _add_intervals(figure, fits, shown=shown)
    else:
        _add_dots(figure, fits.p_value if settings.show == "p-values" else fits.slope, shown=shown)
    _mark_truth(figure, settings)
    drawn = tuple(range(len(figure.data))) if state.answered and settings.hidden == "dots" else ()
    if settings.show == "slopes":
        mark_guess(figure, state)
    numbers = _numbers(settings, fits)
    said = f"{numbers[1].label} {numbers[1].value}" if shown else "hidden until you answer"
    return Stage(
        figure=figure,
        alt=f"{len(fits.slope)} samples of {settings.rows} rows, true slope {settings.slope:g}: {said}.",
        reveals=drawn,
        seconds=SECONDS,
        numbers=numbers if shown else (),
    )


def _add_dots(figure: go.Figure, values: Vector, *, shown: bool) -> None:
    """A dot a sample, piled up where they are many."""
    x, y = _piled(values)
    if shown:
        dot = {"color": style.VIOLET, "size": 5}
        figure.add_scatter(x=x, y=y, mode="markers", marker=dot, name="one sample each")
    figure.update_xaxes(range=[float(x.min()) - 0.1, float(x.max()) + 0.1])
    figure.update_yaxes(range=[0, float(y.max()) * 1.15])


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


def _add_intervals(figure: go.Figure, fits: SimulatedFits, *, shown: bool) -> None:
    """The intervals of the first samples from below, those that miss the true slope drawn strongly."""
    first = fits.first(DRAWN)
    reach = normal_quantile(0.95) * first.std_err
    low, high, holds = first.slope - reach, first.slope + reach, first.holds()
    for name, kept, colour, width in (
        ("holds the true slope", holds, style.TICKS, 1.5),
        ("misses it", ~holds, style.PLUM, 3),
    ):
        if shown:
            gap = np.full(len(low), np.nan)
            x = np.column_stack([np.where(kept, low, gap), np.where(kept, high, gap), gap]).ravel()
            y = np.repeat(np.arange(1.0, len(low) + 1), 3)
            line = {"color": colour, "width": width}
            figure.add_scatter(x=x, y=y, mode="lines", name=name, line=line, connectgaps=False)
    figure.update_xaxes(range=[float(low.min()) - 0.1, float(high.max()) + 0.1])
    figure.update_yaxes(range=[0, 1.1 * DRAWN])


def _mark_truth(figure: go.Figure, settings: SamplesSettings) -> None:
    p_values = settings.show == "p-values"
    words = "0.05" if p_values else f"true slope {settings.slope:g}"
    figure.add_vline(
        0.05 if p_values else settings.slope,
        line=style.GUIDE,
        annotation={"text": words, "font": {"color": style.TEXT, "size": 13}},
    )


def _numbers(settings: SamplesSettings, fits: SimulatedFits) -> tuple[StageNumber, StageNumber]:
    """How many samples there are so far, and what is counted of them."""
    label, count = COUNTED[settings.show]
    seen = [0, *range(EVERY, len(fits.slope), EVERY), len(fits.slope)]
    so_far = ["0", *(format_number(count(fits.first(many)), 3) for many in seen[1:])]
    samples = [f"{many:,}" for many in seen]
    return (
        StageNumber(label="samples so far", value=samples[-1], values=samples),
        StageNumber(label=label, value=so_far[-1], values=["–", *so_far[1:]]),
    )
