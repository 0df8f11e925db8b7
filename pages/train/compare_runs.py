"""Several runs beside one another: added, chosen, paused, removed; and their lowest training loss."""

import streamlit as st

import logreg as lr
from dashboard.analysis.training.loss_race import raced_losses, wrong_start
from dashboard.analysis.training.run import Run
from dashboard.analysis.training.run_segment import StartPoint
from dashboard.text.markdown import literal
from dashboard.ui.session import visit
from dashboard.ui.widgets import model_controls
from logreg.objective.in_memory import Objective
from logreg.solvers.fitting import Fit

QUICK = 10**8  # multiplications in one Hessian up to which the optimum is found without being asked for
LETTERS = "ABCD"
LOWEST = "Lowest training loss"


def show_run_panel(runs: tuple[Run, ...], live: Run) -> None:
    """The runs, each with its buttons, and one button for another."""
    count = f" ({len(runs)})" if len(runs) > 1 else ""
    words = "Up to four runs on the same rows, from the same start."
    with st.popover(f"Compare runs{count}", help=words, key="compare"):
        for run in runs:
            _row(run, live, alone=len(runs) == 1)
        st.button(
            "Add a run",
            key="add_run",
            type="primary",
            disabled=len(runs) == visit.MOST_RUNS,
            on_click=add_run,
            help="One more run with the present settings; then change its solver or rate.",
        )
        st.button(
            "Race cross-entropy and squared error",
            key="race_losses",
            on_click=race_losses,
            help="Two runs in place of these, from the same start, sure of the wrong class.",
        )
        st.caption("The settings belong to the chosen run, and so do the numbers and the fit.")


def run_button_key(run: Run) -> str:
    """The key of the button that pauses and resumes this run alone."""
    return f"go {run.number}"


def letter(run: Run) -> str:
    """The letter by which a run is known on the page."""
    return LETTERS[run.slot]


def _row(run: Run, live: Run, alone: bool) -> None:
    note = " (chosen)" if run is live and not alone else ""
    st.markdown(f"**{letter(run)}**{note} {literal(run.name)}  \nIteration {run.step.iteration:,}")
    if alone:
        return
    with st.container(horizontal=True):
        key, chosen = f"choose {run.number}", run is live
        st.button("Choose", key=key, disabled=chosen, on_click=choose_run, args=(run,))
        word, act = ("Pause", run.pause) if run.playing else ("Resume", run.play)
        st.button(word, key=run_button_key(run), disabled=run.is_over, on_click=act)
        st.button("Remove", key=f"remove {run.number}", on_click=_remove, args=(run,))


def add_run() -> None:
    """One more run with the settings of the chosen one, at its start; all stand still."""
    for run in visit.runs():
        run.pause()
    visit.add_run()


def race_losses() -> None:
    """Two runs from one badly wrong start, by cross-entropy and by squared error, in place of all others."""
    live = visit.current_run()
    if live is None:
        return
    losses = raced_losses(live.problem.settings)
    start = wrong_start(live.problem.objective)
    chosen = visit.start_runs(dict(enumerate(losses)), 0, start=start, problem=live.problem)
    model_controls.write_settings(chosen.problem.settings)


def choose_run(run: Run) -> None:
    """Let the settings, the numbers and the model be those of this run."""
    visit.choose_run(run)
    model_controls.write_settings(run.problem.settings)


def _remove(run: Run) -> None:
    visit.remove_run(run)
    live = visit.current_run()
    if live:
        model_controls.write_settings(live.problem.settings)


def branch_run(run: Run, iteration: int) -> None:
    """One more run from the newest remembered step up to an iteration."""
    path = run.history.path(since=iteration)
    for other in visit.runs():
        other.pause()
    visit.add_run(StartPoint(path.coef[0], int(path.iteration[0])))


def optima(runs: tuple[Run, ...], *, asked: bool) -> dict[Objective, Fit]:
    """The exact minimum of each objective that is quick to minimise or was asked for."""
    objectives = dict.fromkeys(run.problem.objective for run in runs)
    wanted = tuple(found for found in objectives if asked or found.n_rows * found.n_coef**2 <= QUICK)
    return visit.cached_in_session(
        "optima", wanted, lambda: {objective: lr.fit(objective) for objective in wanted}
    )


def lowest(run: Run, found: dict[Objective, Fit]) -> float | None:
    """The lowest training loss of a run's objective; None where it is not known or does not exist."""
    fit = found.get(run.problem.objective)
    return fit.loss if fit and fit.status.succeeded else None


def run_table(runs: tuple[Run, ...], found: dict[Objective, Fit]) -> list[dict[str, object]]:
    """One row a run: how far it has come and what that took."""
    rows = []
    for run in runs:
        best, newest = lowest(run, found), run.history.records[-1]
        rows.append(
            {
                "Run": f"{letter(run)}  {run.name}",
                "Iteration": run.step.iteration,
                "Loss": newest.training_loss,
                LOWEST: best,
                "Validation loss": newest.validation_loss,
                "Seconds of computing": newest.seconds,
                "Status": run.status.name.replace("_", " ").lower(),
            }
        )
    return rows
