"""What stands beside the loss: the fit over the data, the decisions, the weights, the path, or all runs."""

from typing import Literal

import streamlit as st

from dashboard.analysis.training.model import EstimateKind
from dashboard.analysis.training.run import Run
from dashboard.figures import runs
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from dashboard.ui.components import chart, readout
from dashboard.ui.session import visit
from dashboard.ui.widgets import decision_of_run
from logreg.arrays import Vector
from logreg.evaluation.performance import decisions
from pages.train import compare_runs, fit_chart, live, loss_map


def show_decisions(run: Run) -> None:
    """Confusion matrix and metrics at the threshold that decides, step by step."""
    frames, model = live.frames(run), run.model()
    held_out = run.problem.validation is not None
    which: Literal["validation", "train"] = "validation" if held_out else "train"
    (X, y), weight = model.rows(which), model.weight(which)
    threshold, words = decision_of_run.decision_of_run(run)
    found = decisions(y, (model.logits(X, coef) for coef in frames.coef), weight, threshold=threshold)
    positive, negative = run.problem.prepared.positive, run.problem.prepared.negative
    counts = {
        f"{positive}, called {positive}": found.tp,
        f"{positive}, called {negative}": found.fn,
        f"{negative}, called {positive}": found.fp,
        f"{negative}, called {negative}": found.tn,
    }
    rates = {"Accuracy": found.accuracy, "Precision": found.precision, "Recall": found.recall, "F1": found.f1}
    kind = "validation" if held_out else "training"
    cases = "" if weight is None else f" with weights that add up to {weight.sum():,.6g}"
    st.caption(
        f"{len(y):,} {kind} rows{cases}, called positive where the probability is at least {literal(words)}."
        + _other_estimate()
    )
    matrix = [_cell(label, values, "{:,.0f}") for label, values in counts.items()]
    live.show_cells(run, matrix, frames, "matrix")
    live.show_cells(run, [_cell(label, values, "{:.4f}") for label, values in rates.items()], frames, "rates")


def _other_estimate() -> str:
    """That the run is not the model of the other pages, where it is not."""
    chosen = visit.chosen_estimate().kind
    if chosen is EstimateKind.TRAINED:
        return ""
    return f" They are of the run as it stands; the model of the other pages is {chosen.value}."


def _cell(label: str, values: Vector, form: str) -> readout.Cell:
    return readout.Cell.at_end(label, [form.format(value) for value in values])


def show_weights(run: Run) -> None:
    """Every coefficient against iteration."""
    steps = run.history.path()
    names = ("Intercept", *run.problem.design.names)
    figure, shown = runs.coefficient_paths(steps.iteration, steps.coef, names)
    n = len(shown)
    across = {(n + place, "x"): steps.iteration[:, None] for place in range(n)}
    up = {(n + place, "y"): steps.coef[:, [j]] for place, j in enumerate(shown)}
    largest = ", ".join(f"{names[j]} {format_number(steps.coef[-1, j])}" for j in shown)
    chart.show_chart(
        figure,
        key="weights",
        alt=f"Coefficients at iteration {run.step.iteration:,}: {largest}.",
        tracks=[live.run_track(run, positions=steps.iteration, moves=across | up, reveals=range(n))],
        revision=str(run.number),
        responsive=True,
    )
    unit = "standard deviation" if run.problem.settings.standardise else "unit"
    rest = f" The {n} largest of {len(names)}." if n < len(names) else ""
    st.caption(f"Log-odds for one {unit} of each column.{rest}")


def show_run_table(run: Run) -> None:
    """Every run in a table, and how to have more than one."""
    every = visit.runs()
    st.dataframe(
        compare_runs.run_table(every, compare_runs.optima(every, asked=False)),
        hide_index=True,
        column_config={
            "Loss": st.column_config.NumberColumn(format="%.6f"),
            compare_runs.LOWEST: st.column_config.NumberColumn(format="%.6f"),
            "Validation loss": st.column_config.NumberColumn(format="%.6f"),
            "Seconds of computing": st.column_config.NumberColumn(format="%.3f"),
        },
    )
    st.caption(
        f"{compare_runs.letter(run)} is chosen. Under **Compare runs** runs are added, chosen and removed."
    )


SECTIONS = {
    "Fit": fit_chart.show_fit,
    "Decisions": show_decisions,
    "Weights": show_weights,
    "Path": loss_map.show_loss_map,
    "Runs": show_run_table,
}
