"""Training as it happens: the buttons, and what every chart that follows a run is told.

The server computes the next second's steps at once and sends the thinned history; the browser moves
smoothly through it until the next tick.
"""

from collections.abc import Mapping, Sequence

import streamlit as st
from numpy.typing import ArrayLike

import logreg as lr
from dashboard import chart, controls, readout, state
from dashboard.history import Path
from dashboard.run import TICK, Run
from logreg.arrays import Vector

FRAMES = 13  # fits that the browser is sent between two ticks; it interpolates


def buttons(run: Run) -> float:
    """Play or Pause, Step, Reset and the speed; returns the pace in iterations a second."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if run.playing:
            st.button("Pause", key="pause", type="primary", width=110, on_click=run.pause)
        else:
            st.button("Play", key="play", type="primary", width=110, on_click=run.play, disabled=run.over)
        st.button(
            "Step", key="step", disabled=run.over, on_click=_step, args=(run,), help="Takes one iteration."
        )
        st.button("Reset", key="reset", on_click=_reset, args=(run,), help="Sets every weight back to zero.")
        with st.container(width=280):
            return controls.pace()


def interval(run: Run) -> float | None:
    """Seconds between ticks while the run plays, None when nothing moves."""
    return TICK if run.playing else None


def tick(run: Run, pace: float) -> None:
    """Do this tick's work; any message sent on the way lets a click in, so that Pause need not wait."""
    playing, bar = run.playing, st.progress(progress(run))
    for _ in run.tick(pace):
        bar.progress(progress(run))
    bar.progress(progress(run))
    state.keep_model(run)
    if playing and run.over:
        st.rerun()


def progress(run: Run) -> float:
    """The part of the iteration limit that is used up."""
    return min(1.0, run.step.iteration / run.problem.settings.limit)


def frames(run: Run) -> Path:
    """The fits since the last tick began, which charts glide through."""
    return run.history.path(FRAMES, since=run.shown)


def track(
    run: Run,
    *,
    positions: ArrayLike = (),
    moves: Mapping[tuple[int, str], ArrayLike] | None = None,
    reveals: Sequence[int] = (),
) -> chart.Track:
    """The run's iteration as a track; it stands still as soon as the run does."""
    return chart.Track(
        name=f"run {run.number}",
        position=run.step.iteration,
        positions=positions,
        moves=moves or {},
        reveals=reveals,
        seconds=run.remaining,
    )


def numbers(run: Run) -> None:
    """Iteration, losses and gradient norm, following the run."""
    path = run.history.path(61, since=run.shown)
    cells = [
        _cell("Iteration", path.iteration, "{:,.0f}", main=True),
        _cell("Training loss", path.loss, "{:.5g}"),
        _cell("Validation loss", path.validation_loss, "{:.5g}"),
        _cell("Largest gradient entry", path.gradient_norm, "{:.2e}"),
    ]
    readout.show(
        cells if run.problem.validation else cells[:2] + cells[3:],
        key="run numbers",
        track=f"run {run.number}",
        position=run.step.iteration,
        positions=path.iteration,
        seconds=run.remaining,
    )


def _cell(label: str, values: Vector, form: str, main: bool = False) -> readout.Cell:
    words = [form.format(value) for value in values]
    return readout.Cell(label=label, value=words[-1], values=words, main=main)


def outcome(run: Run) -> None:
    """How the run stands, in words."""
    if run.status is lr.Status.RUNNING:
        at_start = run.step.iteration == 0
        idle = (
            "At the start: every weight is 0, every probability one half. Press Play."
            if at_start
            else "Paused."
        )
        st.info("Training." if run.playing else idle)
    elif run.status.succeeded:
        st.success(run.status.message)
    else:
        st.warning(run.status.message)


def _step(run: Run) -> None:
    run.pause()
    run.advance(1)
    state.keep_model(run)


def _reset(run: Run) -> None:
    state.begin(run.problem.prepared, run.problem.settings)


def loss_in_words(run: Run) -> str:
    """The loss chart for those who cannot see it."""
    path = run.history.path(2)
    words = f"Training loss {path.loss[0]:.4g} at the start, {path.loss[-1]:.4g} nats a row"
    if run.problem.validation:
        words += f", validation loss {path.validation_loss[-1]:.4g}"
    return f"{words} at iteration {run.step.iteration:,}."


def fit_in_words(run: Run, shown: Sequence[str]) -> str:
    """The picture of the fit for those who cannot see it."""
    prepared = run.problem.prepared
    return (
        f"Probability of {prepared.positive} over {' and '.join(shown)} at iteration {run.step.iteration:,}, "
        f"with the rows of {prepared.negative} and {prepared.positive}."
    )
