"""Training as it happens: the work of each tick, and what every chart that follows a run is told.

The server computes the next second's steps at once and sends the thinned history; the browser moves
smoothly through it until the next tick.
"""

from collections.abc import Mapping, Sequence

import streamlit as st
from numpy.typing import ArrayLike

from dashboard.analysis.training.history import LossPath
from dashboard.analysis.training.run import Run
from dashboard.analysis.training.server_load import load
from dashboard.text.numbers import excess_percent, format_number
from dashboard.ui.components import chart, readout
from dashboard.ui.session import url_state, visit
from dashboard.ui.streamlit_internals import click_is_waiting
from dashboard.ui.turns import turns
from logreg.arrays import Vector
from logreg.inspection.solver_paths import relative_excess
from pages.train import compare_runs

PLAY_KEY = "play"  # of the button that plays and pauses all runs
FRAMES = 13  # fits that the browser is sent between two ticks; it interpolates
STILLS = 41  # fits along the whole run that it is sent when the run stands, to scrub through


def interval() -> float | None:
    """Seconds between ticks while any run plays, None when nothing moves."""
    return load.seconds() if any(run.playing for run in visit.runs()) else None


def tick(run: Run, pace: float) -> None:
    """Do this tick's work; any message sent on the way lets a click in, so that Pause need not wait."""
    before = [other.playing for other in visit.runs()]
    with st.container(key="progress"):
        bar = st.progress(run.progress)
    leader = next((other for other in visit.runs() if other.playing), run)
    if leader.is_due(load.seconds()):
        load.note(run)
        for other in visit.runs():
            for _ in other.tick(pace, budget=load.budget() / sum(before), seconds=load.seconds()):
                bar.progress(run.progress)
                turns.let_others()
                if click_is_waiting():
                    break
        bar.progress(run.progress)
    visit.keep_model(run)  # also what a tick had done that a click cut short
    if any(before) and load.budget() < 0.1 * load.seconds():
        st.caption(f"{load.visits()} people are training here now, so each run advances more slowly.")
    if before != [other.playing for other in visit.runs()]:
        url_state.draw_page_again()


def frames(run: Run) -> LossPath:
    """The fits that charts glide through: since the last tick began, or of the whole run when it stands."""
    return run.history.path(FRAMES, since=run.tick_start) if run.playing else run.history.path(STILLS)


def run_track(
    run: Run,
    *,
    positions: ArrayLike = (),
    moves: Mapping[tuple[int, str], ArrayLike] | None = None,
    reveals: Sequence[int] = (),
) -> chart.Track:
    """The run's iteration as a track; it stands still as soon as the run does."""
    return chart.Track(
        name=visit.track_name(run),
        position=run.step.iteration,
        positions=positions,
        moves=moves or {},
        reveals=reveals if run.playing else (),
        seconds=run.remaining,
        halted_by=(PLAY_KEY, compare_runs.run_button_key(run)),
    )


def show_numbers(run: Run) -> None:
    """The loss, how far above the lowest possible it is, iteration and gradient norm, following the run."""
    path = numbers_path(run)
    loss = "Cross-entropy, training" if run.problem.settings.squared_error else "Training loss"
    cells = [
        readout.Cell.at_end(loss, [format_number(loss, 5) for loss in path.loss], main=True),
        *_above_the_lowest(run, path),
        readout.Cell.at_end("Iteration", [f"{iteration:,.0f}" for iteration in path.iteration]),
    ]
    if run.problem.validation:
        cells.append(_cell("Validation loss", path.validation_loss, digits=5))
    cells.append(_cell("Gradient norm (max)", path.gradient_norm))
    show_cells(run, cells, path, "run numbers")


def numbers_path(run: Run) -> LossPath:
    """The steps whose numbers are shown: since the last tick began, or of the whole run when it stands."""
    return run.history.path(61, since=run.tick_start) if run.playing else run.history.path(201)


def _above_the_lowest(run: Run, path: LossPath) -> list[readout.Cell]:
    lowest = compare_runs.lowest(run, compare_runs.optima(visit.runs(), asked=False))
    if lowest is None:
        return []
    shares = relative_excess(path.loss, lowest)
    return [readout.Cell.at_end("Above the lowest", [excess_percent(share) for share in shares])]


def show_cells(run: Run, cells: Sequence[readout.Cell], path: LossPath, key: str) -> None:
    """Cells whose words belong to the steps of a path, following the run."""
    readout.show_readout(
        cells,
        key=key,
        track=visit.track_name(run),
        position=run.step.iteration,
        positions=path.iteration,
        seconds=run.remaining,
    )


def _cell(label: str, values: Vector, digits: int = 3) -> readout.Cell:
    return readout.Cell.at_end(label, [format_number(value, digits) for value in values])
