"""What a run has come to: its equation, how well it does on both kinds of rows, its coefficients."""

import json
from dataclasses import asdict, fields
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.analysis.coefficients.coefficient_numbers import format_ratio
from dashboard.analysis.training.model import EstimateKind, Model
from dashboard.analysis.training.problem import TrainingSettings
from dashboard.analysis.training.run import Run
from dashboard.text.equation import equation as written
from dashboard.text.markdown import literal
from dashboard.ui.session import visit
from dashboard.ui.widgets import active_model_controls, estimate_choice, refusal
from dashboard.ui.widgets.number_table import digits, show_number_table
from logreg.evaluation.performance import Performance
from logreg.functional.activations import odds
from logreg.inference.estimability import NotEstimable
from logreg.solvers.learning_rate import Schedule


def equation(model: Model) -> str:
    """The model with its numbers filled in, in the columns' own units, as Markdown."""
    design = model.problem.design
    coef = design.in_units(model.coef)
    strongest = np.argsort(-np.abs(coef[1:] * [term.scale for term in design.terms]), kind="stable")
    return written(model.problem.prepared.positive, coef, design, strongest)


def metrics(model: Model) -> pd.DataFrame:
    """Performance on the training and the validation rows, side by side."""
    problem = model.problem
    parts: dict[str, tuple[int, Performance]] = {"Training": (problem.n_learned, model.performance("train"))}
    if len(problem.split.validation):
        parts["Validation"] = problem.n_held_out, model.performance("validation")
    loss = f"Log loss, nats per {problem.counted.removesuffix('s')}"
    labels = [loss, "Brier score", "Accuracy at 0.5", "Area under the ROC curve"]
    columns = {
        name: [f"{n:,}", *(f"{value:.4f}" for value in list(asdict(part).values())[1:])]
        for name, (n, part) in parts.items()
    }
    return pd.DataFrame(columns, index=[problem.counted.capitalize(), *labels])


def coefficients(model: Model) -> pd.DataFrame:
    """One row a coefficient, intercept first: as fitted, in the columns' own units, and as an odds ratio."""
    in_units = model.problem.design.in_units(model.coef)
    return pd.DataFrame(
        {
            "Coefficient": ["Intercept", *model.problem.design.names],
            "As fitted": model.coef,
            "Per unit": in_units,
            "Odds ratio": [format_ratio(ratio) for ratio in odds(in_units)],
        }
    )


def document(model: Model) -> dict[str, Any]:
    """The model as plain data, enough to use it elsewhere and to know where it came from."""
    problem, in_units = model.problem, model.problem.design.in_units(model.coef)
    return {
        "data": problem.prepared.name,
        "target": problem.prepared.target,
        "positive": problem.prepared.positive,
        "negative": problem.prepared.negative,
        "intercept": in_units[0],
        "coefficients": dict(zip(problem.design.names, in_units[1:].tolist(), strict=True)),
        "reference_levels": {name: levels[0] for name, levels in problem.design.levels.items()},
        "estimate": model.name,
        "status": model.status.name.lower(),
        **_settings(model),
        problem.counted: {"train": problem.n_learned, "validation": problem.n_held_out},
        "rows_dropped": dict(problem.prepared.dropped),
        "performance": {
            which: asdict(model.performance(which)) for which in model.available() if which != "all"
        },
    }


def _settings(model: Model) -> dict[str, Any]:
    """What decided the coefficients; of a run also how it learned, of another estimate the penalty alone."""
    settings = model.problem.settings
    told = {**asdict(settings), "solver_settings": _solver_settings(settings)}
    if model.estimate is EstimateKind.TRAINED:
        return {"iterations": model.iteration, "settings": told}
    of_a_run = ("solver", "solver_settings", "loss_function", "max_iter", "patience")
    return {"settings": {name: value for name, value in told.items() if name not in of_a_run}}


def _solver_settings(settings: TrainingSettings) -> dict[str, Any]:
    """The solver's settings as plain data; a schedule by its name and numbers."""
    given = settings.solver_settings
    values = {field.name: getattr(given, field.name) for field in fields(given)}
    return {
        name: {"schedule": type(value).__name__, **asdict(value)} if isinstance(value, Schedule) else value
        for name, value in values.items()
    }


def show_model(run: Run) -> None:
    """The active model: which estimate it is, its equation, how well it does, its coefficients."""
    st.header("The model")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=280):
            estimate_choice.show_estimate_choice()
        if visit.chosen_estimate().kind is EstimateKind.TRAINED and not run.status.succeeded:
            active_model_controls.offer_optimum(run)
    with st.spinner("Fitting to the optimum …"):
        found = visit.estimate()
    if isinstance(found, NotEstimable):
        refusal.show_refusal(found, visit.estimate_rows())
    elif found is not None:
        st.caption(literal(found.description))
        st.markdown(equation(found))
        show_results(found)


def show_results(model: Model) -> None:
    """Metrics and coefficients side by side, and the download."""
    left, right = st.columns([2, 3])
    with left:
        st.header("Performance")
        st.table(metrics(model))
    with right:
        st.header("Coefficients")
        frame = coefficients(model)
        name = st.column_config.TextColumn(width=115)  # wider, it would push the numbers out of sight
        ratio = st.column_config.TextColumn(help="The ratio of the odds one unit apart.", alignment="right")
        show_number_table(
            frame,
            dict.fromkeys(frame.columns[1:3], digits(4)),
            columns={frame.columns[0]: name, "Odds ratio": ratio},
        )
        st.download_button(
            "Coefficients as JSON",
            lambda: json.dumps(document(model), indent=2),
            file_name="logistic-regression.json",
            mime="application/json",
            on_click="ignore",
            help="In the columns' own units, with the settings, the rows used and the performance on them.",
        )
