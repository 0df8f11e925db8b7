"""The runs being raced, one of them current: the controls and the model are its."""

from collections.abc import Callable, Mapping
from typing import cast

import streamlit as st

from dashboard.analysis.training.edited_rows import continued_run, row_origins
from dashboard.analysis.training.model import EstimateKind
from dashboard.analysis.training.problem import Problem, TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from dashboard.analysis.training.run_segment import StartPoint
from dashboard.tabular import Prepared
from dashboard.ui.session.active_model import choose_estimate, keep_model
from dashboard.ui.session.cached_results import keep_result
from dashboard.ui.session.free_memory import free_memory_soon
from logreg.arrays import Rows, Vector

MOST_RUNS = 4


def run_of(data: Prepared, settings: TrainingSettings, *, edited: bool = False) -> Run:
    """The live run of these data and settings: the same one until either changes, then a new one.

    Where the data may be the rows before, `edited` by hand, the runs go on from their weights.
    """
    live = current_run()
    if live and live.problem.source is data and live.problem.settings == settings:
        return live
    if live and edited and live.problem.settings == settings:
        origins = row_origins(live.problem.prepared, data)
        if origins is not None:
            return _continue_runs(live, data, origins)
    return start_run(data, settings)


def runs() -> tuple[Run, ...]:
    """The runs being raced, in the order of their making; all see the same rows. One of them is current()."""
    return tuple(st.session_state.get("runs", ()))


def track_name(run: Run) -> str:
    """What charts and readouts call a run's track."""
    return f"run {run.number}"


def current_run() -> Run | None:
    """The run that the controls belong to, as it stands, None before there was one."""
    return cast(Run | None, st.session_state.get("run"))


def _continue_runs(live: Run, data: Prepared, origins: Rows) -> Run:
    fresh = {other: continued_run(other, data, origins) for other in runs()}
    for run in fresh.values():
        keep_result("scrubbed", None, run.number)
    st.session_state["runs"] = list(fresh.values())
    st.session_state["run"] = fresh[live]
    keep_model(fresh[live])
    return fresh[live]


def start_run(data: Prepared, settings: TrainingSettings) -> Run:
    """A new run in place of the current one, at its start; where the rows are others, every run anew."""
    live = current_run()
    problem = build_problem(data, settings, live.problem if live else None)
    if live is not None and not live.problem.comparable(problem):
        others = {other.slot: other.problem.settings for other in runs()}
        fresh = start_runs({**others, live.slot: settings}, live.slot, problem=problem)
        if live.playing:
            for run in runs():
                run.play()
        return fresh
    free_memory_soon()
    fresh = Run(problem, live.restart_point if live else None, live.slot if live else 0)
    st.session_state["runs"] = [fresh if other is live else other for other in runs()] or [fresh]
    st.session_state["run"] = fresh
    return fresh


def start_runs(
    asked: Mapping[int, TrainingSettings], chosen: int, *, start: Vector | None = None, problem: Problem
) -> Run:
    """A race of fresh runs on the rows of `problem`: the settings of each slot, one of which is chosen."""
    origin = None if start is None else StartPoint(start, 0)
    fresh = {
        slot: Run(
            build_problem(problem.source, settings.with_split_of(problem.settings), problem), origin, slot
        )
        for slot, settings in sorted(asked.items())
    }
    st.session_state["runs"] = list(fresh.values())
    st.session_state["run"] = fresh[chosen]
    return fresh[chosen]


def add_run(origin: StartPoint | None = None) -> Run:
    """One more run beside the current one, with its settings, from an origin or from where that began.

    None is added to as many as there may be: the last click of an impatient hand comes after the page knew.
    """
    live = current_run()
    assert live is not None  # noqa: S101  the page that offers it has a run
    slot = min(set(range(MOST_RUNS)) - {other.slot for other in runs()}, default=None)
    if slot is None:
        return live
    fresh = Run(live.problem, origin or live.restart_point, slot)
    st.session_state["runs"] = [*runs(), fresh]
    st.session_state["run"] = fresh
    return fresh


def start_runs_at(coef: Vector | None) -> None:
    """Every run anew from these coefficients (k,), intercept first, in the design's terms; None is zero."""
    _anew(lambda _: None if coef is None else StartPoint(coef, 0))


def choose_run(live: Run) -> None:
    """Make this one of the runs the current one, and the point where it stands the model.

    A run that was removed meanwhile stays so.
    """
    if live not in runs():
        return
    st.session_state["run"] = live
    choose_estimate(EstimateKind.TRAINED)
    keep_model(live)


def remove_run(live: Run) -> None:
    """Take a run out of the race, but never the last one; another becomes current if it was that."""
    if len(runs()) == 1:
        return
    st.session_state["runs"] = [other for other in runs() if other is not live]
    if live is current_run():
        choose_run(runs()[-1])


def restart_runs() -> None:
    """Every run anew, at its start."""
    _anew(lambda other: other.restart_point)


def _anew(origin: Callable[[Run], StartPoint | None]) -> None:
    live = current_run()
    fresh = {other: Run(other.problem, origin(other), other.slot) for other in runs()}
    st.session_state["runs"] = list(fresh.values())
    st.session_state["run"] = fresh[live] if live else None
