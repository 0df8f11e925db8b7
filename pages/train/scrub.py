"""One time line for all runs and charts, and what can be done from the step at which it was left."""

import numpy as np
import streamlit as st

from dashboard.analysis.training.model import EstimateKind
from dashboard.analysis.training.run import Run
from dashboard.ui.components import player
from dashboard.ui.session import url_state, visit
from pages.train import compare_runs

WIDTH = 190  # pixels of a button, whatever its step


def show_timeline(run: Run) -> None:
    """A slider over every remembered step of all runs: while they play it follows, else it is dragged."""
    every = [run, *(other for other in visit.runs() if other is not run)]
    steps = np.unique(np.concatenate([other.history.iterations() for other in every]))

    def rested(position: float) -> None:
        visit.keep_result("scrubbed", round(position), run.number)

    player.show_player(
        key="player",
        label="Iteration",
        tracks=[visit.track_name(other) for other in every],
        position=run.step.iteration,
        positions=steps,
        on_rest=rested,
        live=any(other.playing for other in every),
    )


def show_branches(run: Run) -> None:
    """What can be done from the step that is looked at, once the run stands."""
    with st.container(horizontal=True):
        _offer(run, _looked_at(run))


def _looked_at(run: Run) -> int:
    """The step of this run that is looked at; where others went on, its last."""
    scrubbed = visit.kept_result("scrubbed", run.number)
    return run.step.iteration if scrubbed is None else min(int(scrubbed), run.step.iteration)


def _offer(run: Run, at: int) -> None:
    best = run.best.step.iteration if run.best else at
    last, moving = run.step.iteration, run.playing
    where = "here" if moving else f"step {at:,}"
    if st.button(f"Resume from {where}", key="rewind", disabled=moving or at == last, width=WIDTH):
        _go_back(run, at)
    more = len(visit.runs()) < visit.MOST_RUNS
    help_ = "A new run from there; then change its settings."
    idle = moving or last == 0 or not more
    if st.button(f"Branch from {where}", key="branch", help=help_, disabled=idle, width=WIDTH):
        compare_runs.branch_run(run, at)
        url_state.draw_page_again()
    help_ = "The lowest validation loss of this run."
    if (
        not moving
        and best < last
        and st.button(f"Back to the best step, {best:,}", key="to_best", help=help_)
    ):
        _go_back(run, best)


def _go_back(run: Run, iteration: int) -> None:
    run.rewind(iteration)
    visit.choose_estimate(EstimateKind.TRAINED)
    visit.keep_model(run)
    url_state.draw_page_again()
