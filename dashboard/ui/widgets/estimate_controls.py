"""The choice of the active estimate, and the controls of the Coefficients page."""

from dataclasses import replace

import numpy as np
import streamlit as st

import logreg as lr
from dashboard.analysis.coefficients.coefficient_sentences import format_percent
from dashboard.analysis.coefficients.report import (
    PROFILE,
    WALD,
    CoefficientReport,
    ReportOptions,
    build_report,
    with_profile_intervals,
)
from dashboard.analysis.training.estimates import EstimateChoice
from dashboard.analysis.training.model import EstimateKind, Model, estimate_name
from dashboard.analysis.training.problem import Problem
from dashboard.ui.session import progress, url_state, visit
from dashboard.ui.session.widget_values import set_widget, set_widgets, widget_value
from logreg.arrays import Rows, Vector
from logreg.inference.summary_views import per_standard_deviation

DEVIATION, UNIT = "standard deviation", "unit"
EFFECT, P_VALUE, DATA = "effect", "p-value", "column"
SHORT = {DEVIATION: "SD", UNIT: "unit"}  # on an axis
LEVELS = (0.8, 0.9, 0.95, 0.99)
MOST_SHOWN = 12


def show_estimate_control() -> None:
    """Which estimate is the model of every page: drawn alike wherever the model is looked at."""
    chosen = visit.chosen_estimate()
    set_widget("estimate", chosen.kind.value)
    st.selectbox(
        "Estimate",
        [kind.value for kind in EstimateKind],
        key="estimate",
        on_change=_estimate_chosen,
        help="The model of every page and of every export. As trained is where training stands; the others are "
        "exact optima of the same rows. Firth and the penalties stay finite when classes are separated.",
    )
    url_state.write_param("estimate", [] if chosen == EstimateChoice() else [chosen.kind.value])
    url_state.write_param("left_out", chosen.left_out)
    if chosen.kind in (EstimateKind.L1, EstimateKind.L2) and (problem := visit.estimate_problem()):
        st.caption(_strength_text(chosen.kind, problem))


def _estimate_chosen() -> None:
    left_out = visit.chosen_estimate().left_out
    visit.choose_estimate(EstimateKind(widget_value("estimate")), left_out)


def _strength_text(kind: EstimateKind, problem: Problem) -> str:
    """How strong the penalty is, and where that comes from."""
    trained = visit.trained_model()
    settings, n = problem.settings, len(problem.split.train)
    own = trained is not None and (
        trained.problem.settings.l1 if kind is EstimateKind.L1 else trained.problem.settings.l2
    )
    origin = "as set on Train" if own else f"1 / {n:,} training rows, as none is set on Train"
    return f"{estimate_name(kind, settings.l1, settings.l2)}: {origin}."


def coefficient_report(model: Model, asked: ReportOptions) -> CoefficientReport:
    """What answers the question, gathered once a model and question."""

    def compute() -> CoefficientReport:
        with st.spinner("Fitting to the optimum …"):
            return build_report(model, asked, visit.rows_of(model.problem))

    found = visit.cached_in_session("evidence", (model.key, replace(asked, interval=WALD)), compute)
    if asked.interval == WALD or found.summary is None:
        return found
    work, doing = with_profile_intervals(found, found.summary), "Profiling the likelihood"
    return visit.cached_in_session(
        "profiles",
        (model.key, asked),
        lambda: progress.run_with_progress(work, doing, key="cancel_profiles", on_cancel=choose_wald),
    )


def choose_wald() -> None:
    """Wald intervals, whatever the estimate."""
    set_widgets(interval=WALD, firth_interval=WALD)


def choose_report_options() -> ReportOptions:
    """What is asked of the model."""
    kind = visit.chosen_estimate().kind
    firth = kind is EstimateKind.FIRTH
    with st.popover("Intervals", width="stretch"):
        interval = _interval(PROFILE if firth else WALD)
        level = st.select_slider(
            "Level", LEVELS, 0.95, format_func=format_percent, key="level", bind="query-params"
        )
        errors = _errors() if interval == WALD and not firth else ""
    return ReportOptions(interval=interval, level=level, errors=errors)


def _interval(usual: str) -> str:
    return str(
        st.selectbox(
            "Kind",
            (WALD, PROFILE),
            index=(WALD, PROFILE).index(usual),
            key="interval" if usual == WALD else "firth_interval",
            bind="query-params",
            help="Wald is symmetric in the log-odds. Profile likelihood holds better in small samples.",
        )
    )


def _errors() -> str:
    kinds = {"": "from the model", "HC1": "robust (HC1)", "HC3": "robust (HC3)"}
    return str(
        st.selectbox(
            "Standard errors",
            list(kinds),
            format_func=lambda kind: kinds[kind],
            key="errors",
            bind="query-params",
            help="Robust errors hold even where the model's own assumption about the spread does not.",
        )
    )


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


def choose_step() -> str:
    """For what change odds ratios are told."""
    return str(
        st.selectbox(
            "Odds ratio for one",
            (UNIT, DEVIATION),
            key="per",
            bind="query-params",
            help="Standard deviations (SD) make numbers of different units comparable. A level is always "
            "compared with its reference.",
        )
    )


def choose_order() -> str:
    """What comes first."""
    return str(st.selectbox("Sorted by", (EFFECT, P_VALUE, DATA), key="order", bind="query-params"))


def scaled(summary: lr.Summary, per: str) -> lr.Summary:
    """The summary for the change asked for."""
    if per != DEVIATION:
        return summary
    return visit.cached_in_session("per deviation", summary, lambda: per_standard_deviation(summary))


def sorted_rows(summary: lr.Summary, by: str) -> Rows:
    """Positions of the slopes in the order asked for."""
    keys: dict[str, Vector] = {
        EFFECT: -np.abs(summary.coef[1:]),
        P_VALUE: summary.p_value[1:],
        DATA: np.arange(float(len(summary.coef) - 1)),
    }
    return np.argsort(keys[by], kind="stable") + 1
