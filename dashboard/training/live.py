"""Training as it happens: the buttons, and what every chart that follows a run is told.

The server computes the next second's steps at once and sends the thinned history; the browser moves
smoothly through it until the next tick.
"""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st
from numpy.typing import ArrayLike
from streamlit.delta_generator import DeltaGenerator

import logreg as lr
from dashboard import chart, controls, readout, state
from dashboard.numerals import numeral
from dashboard.training import axes, race
from dashboard.training.axes import Axes
from dashboard.training.clicks import click_waits
from dashboard.training.history import Path
from dashboard.training.load import load
from dashboard.training.run import BUDGET, Run
from logreg.arrays import Vector

FRAMES = 13  # fits that the browser is sent between two ticks; it interpolates
STILLS = 41  # fits along the whole run that it is sent when the run stands, to scrub through
MOST_PROVED = 2_000_000  # numbers in X for which the proof of separation stays within half a second


def buttons(run: Run) -> tuple[Axes, float]:
    """All that starts and stops runs, and below it how the run stands; returns the axes and the pace."""
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    left, right = st.columns([2.6, 1], vertical_alignment="center")
    with row:
        with st.container(width="content"):
            _switch(left.empty())
        over = all(other.over for other in state.runs())
        st.button("Step", key="step", disabled=over, on_click=_step, help="Takes so many iterations.")
        st.selectbox(
            "Iterations a step",
            controls.STRIDES,
            format_func="×{}".format,
            key="stride",
            bind="query-params",
            width=76,
            label_visibility="collapsed",
        )
        st.button("Reset", key="reset", on_click=state.restart, help="Sets every run back to its start.")
        race.panel(state.runs(), run)
        chosen = axes.choose()
    with right:
        return chosen, controls.pace()


def _switch(place: DeltaGenerator) -> None:
    """Play or Pause, which answer at once: the rest of the page follows after them."""
    page_is_new = [True]

    @st.fragment
    def switch() -> None:
        runs, live = state.runs(), state.current()
        if any(run.playing for run in runs):
            st.button("Pause", key="pause", type="primary", width=90, on_click=_pause)
        else:
            over = all(run.over for run in runs)
            st.button("Play", key="play", type="primary", width=90, on_click=_play, disabled=over)
        if live:
            with place:
                outcome(live)
        if not page_is_new:
            st.rerun()
        page_is_new.clear()

    switch()


def interval() -> float | None:
    """Seconds between ticks while any run plays, None when nothing moves."""
    return load.seconds() if any(run.playing for run in state.runs()) else None


def tick(run: Run, pace: float) -> None:
    """Do this tick's work; any message sent on the way lets a click in, so that Pause need not wait."""
    before = [other.playing for other in state.runs()]
    bar = st.progress(run.progress)
    leader = next((other for other in state.runs() if other.playing), run)
    if leader.due(load.seconds()):
        load.note(run)
        for other in state.runs():
            for _ in other.tick(pace, budget=load.budget() / sum(before), seconds=load.seconds()):
                bar.progress(run.progress)
                if click_waits():
                    break
        bar.progress(run.progress)
    state.keep_model(run)  # also what a tick had done that a click cut short
    if any(before) and load.budget() < 0.1 * load.seconds():
        st.caption(f"{load.visits()} people are training here now, so each run advances more slowly.")
    if before != [other.playing for other in state.runs()]:
        st.rerun()


def frames(run: Run) -> Path:
    """The fits that charts glide through: since the last tick began, or of the whole run when it stands."""
    return run.history.path(FRAMES, since=run.shown) if run.playing else run.history.path(STILLS)


def track(
    run: Run,
    *,
    positions: ArrayLike = (),
    moves: Mapping[tuple[int, str], ArrayLike] | None = None,
    reveals: Sequence[int] = (),
) -> chart.Track:
    """The run's iteration as a track; it stands still as soon as the run does."""
    return chart.Track(
        name=name(run),
        position=run.step.iteration,
        positions=positions,
        moves=moves or {},
        reveals=reveals if run.playing else (),
        seconds=run.remaining,
    )


def name(run: Run) -> str:
    """What charts and readouts call a run's track."""
    return f"run {run.number}"


def numbers(run: Run) -> None:
    """Iteration, losses and gradient norm, following the run."""
    path = run.history.path(61, since=run.shown) if run.playing else run.history.path(201)
    steps = [f"{iteration:,.0f}" for iteration in path.iteration]
    cells = [
        readout.Cell(label="Iteration", value=steps[-1], values=steps, main=True),
        _cell("Training loss", path.loss, digits=5),
        _cell("Validation loss", path.validation_loss, digits=5),
        _cell("Largest gradient entry", path.gradient_norm),
    ]
    show_cells(run, cells if run.problem.validation else cells[:2] + cells[3:], path, "run numbers")


def show_cells(run: Run, cells: Sequence[readout.Cell], path: Path, key: str) -> None:
    """Cells whose words belong to the steps of a path, following the run."""
    readout.show(
        cells,
        key=key,
        track=name(run),
        position=run.step.iteration,
        positions=path.iteration,
        seconds=run.remaining,
    )


def _cell(label: str, values: Vector, digits: int = 3) -> readout.Cell:
    words = [numeral(value, digits) for value in values]
    return readout.Cell(label=label, value=words[-1], values=words)


def outcome(run: Run) -> None:
    """How the run stands, in words."""
    if run.status is lr.Status.RUNNING:
        at_start = run.step.iteration == 0
        idle = (
            "At the start: every weight is 0, every probability one half. Press Play."
            if at_start and run.origin is None
            else "At the start. Press Play."
            if at_start
            else "Paused."
        )
        st.info("Training." if run.playing else idle)
    elif run.status.succeeded:
        _minimum(run)
    else:
        st.warning(run.status.message)


def _minimum(run: Run) -> None:
    """A minimum reached; quasi-separated classes have none, only a loss that flattens as it falls."""
    objective = run.problem.objective
    if objective.l1 == objective.l2 == 0 and objective.X.size <= MOST_PROVED:
        found = state.once("separation", run.number, partial(lr.find_separation, objective.X, objective.y))
        if found.found:
            st.warning(f"{found.kind.value} Add an L2 penalty; the page Coefficients names the columns.")
            return
    st.success(run.status.message)


def _play() -> None:
    for run in state.runs():
        run.play()


def _pause() -> None:
    for run in state.runs():
        run.pause()


def _step() -> None:
    runs = state.runs()
    for run in runs:
        run.go(st.session_state["stride"], budget=BUDGET / len(runs))
    live = state.current()
    if live:
        state.keep_model(live)
