"""The active model on a page that looks at it: asked for, offered, and what has to be known of it."""

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import logreg as lr
from dashboard.analysis.coefficients.report import estimate_for
from dashboard.analysis.training.estimates import optimum_of
from dashboard.analysis.training.model import EstimateKind, Model
from dashboard.analysis.training.problem import TrainingSettings
from dashboard.analysis.training.run import Run
from dashboard.tabular import Prepared
from dashboard.text.markdown import literal
from dashboard.ui import navigation
from dashboard.ui.data_source import data_controls
from dashboard.ui.page_end import end_page
from dashboard.ui.session import visit
from dashboard.ui.widgets import estimate_choice, refusal
from dashboard.ui.widgets.controls_column import controls_column
from logreg.inference.estimability import NotEstimable, Reason


def columns_with_estimate() -> tuple[DeltaGenerator, DeltaGenerator]:
    """A narrow column that begins with the choice of the estimate, and a wide one.

    Where nothing was trained yet, the offer to do so, and the page stops.
    """
    if visit.trained_model() is None:
        offer_model()
        end_page()
    left, right = controls_column("estimate")
    with left:
        estimate_choice.show_estimate_choice()
    return left, right


def require_model() -> Model:
    """The active model; a page without one says why, offers what leads to one, and stops."""
    with st.spinner("Fitting to the optimum …"):
        found = visit.estimate()
    if found is None:
        offer_model()
        end_page()
    if isinstance(found, NotEstimable):
        refusal.show_refusal(found, visit.estimate_rows())
        end_page()
    return found


def offer_model() -> None:
    """What a page shows that needs a model and has none: what to do, and one button that does it."""
    data = visit.prepared()
    words = "there is none yet" if data is None else f"none is trained on {literal(data.name)} yet"
    lost = "A reload begins anew: the link keeps settings, a saved study the steps as well."
    st.info(f"This page looks at a model, and {words}. {lost}")
    with st.container(horizontal=True):
        if data is None:
            words = _FIT_SAMPLE[data_controls.asked_sample()]
            st.button(words, key="fit_toy", type="primary", on_click=fit_sample)
        else:
            _fit_button(data, primary=True)
        st.page_link(navigation.page("train"), label="Train a model")


def _fit_button(data: Prepared, *, primary: bool = False) -> None:
    st.button(
        f"Fit {literal(data.name)} to the optimum",
        key="fit_data",
        type="primary" if primary else "secondary",
        on_click=fit_to_optimum,
        args=(data,),
    )


_FIT_SAMPLE = {
    data_controls.TOY: "Fit the tumour sizes",
    data_controls.WISCONSIN: "Fit the Wisconsin tumours",
}


def fit_sample() -> None:
    """Make the sample that the address names the active data, and its optimum the active model."""
    data = data_controls.sample_asked_for()
    if data is not None:
        fit_to_optimum(data)


def fit_to_optimum(data: Prepared) -> None:
    """Make the optimum of these data, with the penalty that is set on Train, the active model."""
    run = visit.current_run()
    if run is None or run.problem.source is not data:
        run = visit.start_run(data, TrainingSettings(solver="newton"))
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
        end_page()
    show_other_data()
    if not model.unfinished:
        return
    separated = without_optimum(model)
    if not separated and _is_at_optimum(model):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":orange[▲] {_unfinished_text(model, separated=separated)}", width="content")
        if separated:
            refusal.show_separation_remedies()
        else:
            offer_optimum()


def looks_unfinished() -> bool:
    """Whether a page will say that the chosen estimate is not the optimum, as far as is known at no cost."""
    trained = visit.trained_model()
    return trained is not None and trained.unfinished and visit.chosen_estimate().kind is EstimateKind.TRAINED


def show_other_data() -> None:
    """Where other data were chosen since the model was trained: that it is so, and their own model."""
    data, trained = visit.prepared(), visit.trained_model()
    if data is None or trained is None or trained.problem.source is data:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        name = literal(trained.data_name)
        st.caption(
            f":orange[▲] This model was trained on {name}: other data are chosen now.", width="content"
        )
        _fit_button(data)


def without_optimum(model: Model) -> bool:
    """Whether training can come to no end, as the classes are separated; it need not have noticed yet."""
    if not model.unfinished:
        return False
    return model.status is lr.Status.SEPARATED or visit.separation(model.problem) is not None


def _is_at_optimum(model: Model) -> bool:
    """Whether training, though it goes on, has come as near to the optimum as its digits are shown."""
    return not isinstance(estimate_for(model, visit.rows_of(model.problem).likelihood), NotEstimable)


def _unfinished_text(model: Model, *, separated: bool) -> str:
    if separated:
        return (
            "The classes are separated, so no finite optimum exists: these probabilities depend on where "
            "training stopped."
        )
    if model.squared_error:
        return (
            "This model is trained on squared error: at the optimum of cross-entropy the probabilities "
            "differ."
        )
    if model.status is lr.Status.DIVERGED:
        return f"{Reason.DIVERGED.value}, at iteration {model.iteration:,}."
    return (
        f"{Reason.NOT_CONVERGED.value}: it stands at iteration {model.iteration:,}, and at the optimum the "
        "probabilities will differ."
    )


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
