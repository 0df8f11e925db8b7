"""Controls that pages share. Their values stand in the address bar, so a copied link opens the same view."""

from typing import Any

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import logreg as lr
from dashboard.analysis.training import solver_table
from dashboard.analysis.training.estimates import optimum_of
from dashboard.analysis.training.model import EstimateKind, Model
from dashboard.analysis.training.problem import TrainingSettings
from dashboard.analysis.training.run import Run
from dashboard.tabular import Prepared
from dashboard.text.markdown import literal
from dashboard.ui import navigation
from dashboard.ui.data_source import data_controls as choosing
from dashboard.ui.session import visit
from dashboard.ui.session.widget_values import set_widgets
from dashboard.ui.streamlit_internals import ELEMENT, HTML, key_class
from dashboard.ui.widgets import refusal, solver_options
from logreg.inference.estimability import NotEstimable

STRIDES = (1, 5, 10, 25)
# On a phone the settings scroll inside themselves, so that Play and the chart are never far.
ON_A_PHONE = f"""<style>
{ELEMENT}:has(> {HTML} > style) {{ display: none; }}
@media (max-width: 640px) {{
  .{key_class("settings")} {{ max-height: 36vh; overflow-y: auto; flex-wrap: nowrap;
    padding-inline-end: .5rem;
    border-bottom: 1px solid var(--st-border-color); overscroll-behavior: contain; }}
  .{key_class("settings")} > * {{ flex-shrink: 0; }}
}}
</style>"""
PACES = (1.0, 5.0, 25.0, 100.0, 500.0, float("inf"))


def choose_settings() -> tuple[TrainingSettings, DeltaGenerator]:
    """How to learn: solver, its options, penalty, split and more; and the place below the options."""
    solver = st.selectbox(
        "Solver",
        list(lr.SOLVERS),
        format_func=solver_table.NAMES.__getitem__,
        help="How the weights move: gradient descent walks downhill, Newton jumps by curvature.",
        key="solver",
        bind="query-params",
    )
    st.caption(solver_table.IDEAS[solver])
    options = solver_options.choose_options(solver)
    below = st.container()
    l1 = _penalty("L1", "Sets the weakest slopes to exactly 0.") if solver == solver_table.L1 else 0.0
    l2 = _penalty("L2", "Pulls the slopes towards 0, and more so the larger it is. 0 is no penalty.")
    share = st.slider(
        "Held out, %",
        *(0, 50, 25, 5),
        help="Rows that training never sees, in the same mix of classes; they stand for new cases.",
        key="holdout",
        bind="query-params",
    )
    with st.expander("More"):
        more = _more()
    return TrainingSettings(
        solver=solver, options=options, l1=l1, l2=l2, validation_share=share / 100, **more
    ), below


def _penalty(kind: str, meaning: str) -> float:
    return st.select_slider(
        f"{kind} penalty",
        solver_table.PENALTIES,
        format_func="{:g}".format,
        help=meaning,
        key=kind.lower(),
        bind="query-params",
    )


def _more() -> dict[str, Any]:
    return {
        "max_iter": _whole(
            "Iteration limit", "limit", "Training stops here at the latest.", least=1, first=1000
        ),
        "patience": _whole(
            "Patience, iterations",
            "patience",
            "Stops the run once the validation loss has not fallen for so long. 0 never stops it.",
        ),
        "split_seed": _whole("Split seed", "split_seed", "Another seed holds out other rows."),
        "standardise": st.toggle(
            "Standardise columns",
            True,
            help="Gives every number column mean 0 and standard deviation 1, learned on the training rows: "
            "then one learning rate suits all columns.",
            key="standardise",
            bind="query-params",
        ),
    }


def _whole(label: str, key: str, meaning: str, *, least: int = 0, first: int = 0) -> int:
    most = solver_table.MOST
    return int(st.number_input(label, least, most, first, help=meaning, key=key, bind="query-params"))


def write_settings(settings: TrainingSettings) -> None:
    """Set the controls to these settings, before they are drawn."""
    solver_options.write_options(settings.solver, dict(settings.options))
    set_widgets(
        solver=settings.solver,
        l1=settings.l1,
        l2=settings.l2,
        holdout=round(100 * settings.validation_share),
        limit=settings.max_iter,
        patience=settings.patience,
        split_seed=settings.split_seed,
        standardise=settings.standardise,
    )


def pace() -> float:
    """Iterations a second that a live run may take; infinite as fast as it can."""
    return float(
        st.select_slider(
            "Iterations a second",
            PACES,
            25.0,
            format_func=lambda value: "full" if value == float("inf") else f"{value:g}",
            help="Slows training down so that it can be watched. It changes nothing in the result.",
            key="pace",
            bind="query-params",
        )
    )


def require_model() -> Model:
    """The active model; a page without one says why, offers what leads to one, and stops."""
    with st.spinner("Fitting to the optimum …"):
        found = visit.estimate()
    if found is None:
        offer_model()
        st.stop()
    if isinstance(found, NotEstimable):
        problem = visit.estimate_problem()
        assert problem is not None  # noqa: S101  a refusal is of a problem
        refusal.show_refusal(found, visit.rows_of(problem), problem.prepared)
        st.stop()
    return found


def offer_model() -> None:
    """What a page shows that needs a model and has none: what to do, and one button that does it."""
    data = visit.prepared()
    words = "there is none yet" if data is None else f"none is trained on {literal(data.name)} yet"
    st.info(f"This page looks at a model, and {words}.")
    with st.container(horizontal=True):
        if data is None:
            st.button("Fit the tumour sizes", key="fit_toy", type="primary", on_click=fit_toy)
        else:
            _fit_button(data, primary=True)
        st.page_link(navigation.page("train"), label="Train a model")


def _fit_button(data: Prepared, *, primary: bool = False) -> None:
    kind = "primary" if primary else "secondary"
    st.button(
        f"Fit {literal(data.name)} to the optimum",
        key="fit_data",
        type=kind,
        on_click=fit_to_optimum,
        args=(data,),
    )


def fit_toy() -> None:
    """Make the invented tumours the active data, and their optimum the active model."""
    data = choosing.toy()
    if data is not None:
        fit_to_optimum(data)


def fit_to_optimum(data: Prepared) -> None:
    """Make the optimum of these data, with the penalty that is set on Train, the active model."""
    run = visit.current_run()
    if run is None or run.problem.prepared is not data:
        run = visit.start_run(data, TrainingSettings(solver="newton", options=()))
    if visit.chosen_estimate().kind is EstimateKind.TRAINED:
        visit.choose_estimate(optimum_of(run.problem))
    visit.keep_model(run)


def show_model_state(model: Model) -> None:
    """What has to be known of the model before its numbers are used, and the way out as a button.

    Nothing of a model that stands at its optimum.
    """
    if not np.isfinite(model.coef).all():
        st.warning("Training has diverged, so this model predicts nothing. Train again with a smaller rate.")
        offer_optimum()
        st.stop()
    data = visit.prepared()
    if data is not None and _data_of_run(model) is not data:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"▲ This model was trained on {literal(model.data_name)}, not on the data chosen now.")
            _fit_button(data)
    if not model.unfinished:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":orange[▲] {_unfinished_text(model)}", width="content")
        if model.status is lr.Status.SEPARATED:
            refusal.show_separation_remedies()
        else:
            offer_optimum()


def _data_of_run(model: Model) -> Prepared:
    trained = visit.trained_model()
    return model.problem.prepared if trained is None else trained.problem.prepared


def _unfinished_text(model: Model) -> str:
    if model.status is lr.Status.SEPARATED:
        return (
            "The classes are separated, so no finite optimum exists: these probabilities depend on where "
            "training stopped."
        )
    where = f"Training stands at iteration {model.iteration:,}"
    if model.status is lr.Status.DIVERGED:
        return f"{where} and has diverged."
    return f"{where} and is not finished: at the optimum the probabilities are others."


def offer_optimum(run: Run | None = None) -> None:
    """A button that makes the optimum of the model's rows, or of a run's, the active model."""
    st.button(
        "Fit to the optimum",
        key="finish",
        on_click=choose_optimum,
        args=(run,),
        help="The exact optimum of the same training rows, with the same penalty, on every page.",
    )


def choose_optimum(run: Run | None) -> None:
    """Make the estimate that training is on the way to the active one."""
    trained = visit.trained_model()
    problem = run.problem if run else trained.problem if trained else None
    if problem is not None:
        visit.choose_estimate(optimum_of(problem))
    if run is not None:
        visit.keep_model(run)
