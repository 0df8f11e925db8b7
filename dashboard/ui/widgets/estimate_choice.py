"""Which estimate is the model of every page: one control, drawn alike wherever the model is looked at."""

import streamlit as st

from dashboard.analysis.training.estimates import EstimateChoice
from dashboard.analysis.training.model import EstimateKind, estimate_name
from dashboard.analysis.training.problem import Problem
from dashboard.ui.session import url_state, visit
from dashboard.ui.session.addresses import value_for
from dashboard.ui.session.widget_values import set_widget, widget_value


def show_estimate_choice() -> None:
    """The estimate, in the address too, and the strength of its penalty."""
    chosen = visit.chosen_estimate()
    set_widget("estimate", chosen.kind.value)
    st.selectbox(
        "Estimate",
        [kind.value for kind in EstimateKind],
        key="estimate",
        on_change=_estimate_chosen,
        help="The model of every page and every export. As trained is where training stands; the others are "
        "exact optima of the same rows. Firth and the penalties stay finite when classes are separated.",
    )
    url_state.write_param(
        "estimate", [] if chosen == EstimateChoice() else [value_for("estimate", chosen.kind.value)]
    )
    url_state.write_param("left_out", chosen.left_out)
    if chosen.kind in (EstimateKind.L1, EstimateKind.L2) and (problem := visit.estimate_problem()):
        st.caption(_strength_text(chosen.kind, problem))


def _estimate_chosen() -> None:
    left_out = visit.chosen_estimate().left_out
    visit.choose_estimate(EstimateKind(widget_value("estimate")), left_out)


def _strength_text(kind: EstimateKind, problem: Problem) -> str:
    """How strong the penalty is, and where that comes from."""
    trained = visit.trained_model()
    settings, n = problem.settings, problem.n_learned
    own = trained is not None and (
        trained.problem.settings.l1 if kind is EstimateKind.L1 else trained.problem.settings.l2
    )
    origin = "as set on Train" if own else f"1 / {n:,} training {problem.counted}, as none is set on Train"
    return f"{estimate_name(kind, settings.l1, settings.l2)}: {origin}."


def show_left_out() -> None:
    """Which columns the estimate does without, on every page; as trained, the model has them all."""
    trained, chosen = visit.trained_model(), visit.chosen_estimate()
    if trained is None or chosen.kind is EstimateKind.TRAINED:
        return
    options = list(trained.problem.prepared.columns)
    set_widget("left_out", [name for name in options if name in chosen.left_out])
    st.multiselect(
        "Leave out",
        options,
        key="left_out",
        on_change=_left_out_chosen,
        max_selections=len(options) - 1 or None,
        help="Columns that the model shall not use, on every page.",
    )


def _left_out_chosen() -> None:
    visit.choose_estimate(visit.chosen_estimate().kind, tuple(widget_value("left_out")))
