"""A run that stands, looked through step by step: every chart and number of the page goes to that step."""

import streamlit as st

from dashboard.analysis.training.model import EstimateKind
from dashboard.analysis.training.run import Run
from dashboard.ui.components import player
from dashboard.ui.session import visit
from pages.train import compare_runs, live


def show_scrubber(run: Run) -> None:
    """When the run stands: a slider over its steps, and what can be done from the step it is at."""
    if run.playing or run.step.iteration == run.start:
        return
    path = run.history.path(400)

    def rested(position: float) -> None:
        visit.keep_result("scrubbed", round(position), run.number)

    player.show_player(
        key="player",
        label="Iteration",
        track=live.track_name(run),
        position=run.step.iteration,
        positions=path.iteration,
        on_rest=rested,
    )
    scrubbed = visit.kept_result("scrubbed", run.number)
    at = run.step.iteration if scrubbed is None else scrubbed
    with st.container(horizontal=True):
        _offer(run, at)


def _offer(run: Run, at: int) -> None:
    best = run.best.step.iteration if run.best else at
    if best < run.step.iteration and st.button(
        f"Back to the best step, {best:,}", key="to_best", help="The lowest validation loss of this run."
    ):
        run.rewind(best)
        visit.choose_estimate(EstimateKind.TRAINED)
        visit.keep_model(run)
        st.rerun()
    if at < run.step.iteration and st.button(f"Resume from step {at:,}", key="rewind"):
        run.rewind(at)
        visit.choose_estimate(EstimateKind.TRAINED)
        visit.keep_model(run)
        st.rerun()
    if len(visit.runs()) < visit.MOST_RUNS and st.button(
        f"Branch from step {at:,}", key="branch", help="A new run from there; then change its settings."
    ):
        compare_runs.branch_run(run, at)
        st.rerun()
