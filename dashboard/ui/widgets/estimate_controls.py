"""The controls of the Coefficients page: which intervals, for what change, in which order."""

from dataclasses import replace

import numpy as np
import streamlit as st

import logreg as lr
from dashboard.analysis.coefficients.coefficient_numbers import format_percent
from dashboard.analysis.coefficients.report import (
    PROFILE,
    WALD,
    CoefficientReport,
    ReportOptions,
    build_report,
    refused_report,
    with_profile_intervals,
)
from dashboard.analysis.training.model import EstimateKind, Model
from dashboard.ui.page_end import end_page
from dashboard.ui.session import progress, visit
from dashboard.ui.session.widget_values import set_widgets
from dashboard.ui.widgets import active_model_controls, bound, opened_values
from logreg.arrays import Rows, Vector
from logreg.inference.estimability import NotEstimable
from logreg.inference.summary_views import per_standard_deviation

DEVIATION, UNIT = "standard deviation", "unit"
EFFECT, P_VALUE, DATA = "effect", "p-value", "column"
SHORT = {DEVIATION: "SD", UNIT: "unit"}  # on an axis
LEVELS = (0.8, 0.9, 0.95, 0.99)
MOST_SHOWN = 12
ERRORS = {"": "from the model", "HC1": "robust (HC1)", "HC3": "robust (HC3)"}


def active_report(asked: ReportOptions) -> CoefficientReport:
    """What answers the question about the active model, or why there is no such model.

    Stops the page where training has not begun.
    """
    with st.spinner("Fitting to the optimum …"):
        found = visit.estimate()
    trained = visit.trained_model()
    if found is None or trained is None:
        active_model_controls.offer_model()
        end_page()
    if isinstance(found, NotEstimable):
        return refused_report(trained, asked, visit.estimate_rows(), found)
    return coefficient_report(found, asked)


def coefficient_report(model: Model, asked: ReportOptions) -> CoefficientReport:
    """What answers the question, gathered once a model and question."""

    def compute() -> CoefficientReport:
        with st.spinner("Fitting to the optimum …"):
            return build_report(model, asked, visit.rows_of(model.problem))

    found = visit.cached_in_session("coefficient report", (model.key, replace(asked, interval=WALD)), compute)
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
    firth, sampling = visit.chosen_estimate().kind is EstimateKind.FIRTH, _sampling()
    with st.popover("Intervals", width="content"):
        interval = WALD if sampling else _interval(PROFILE if firth else WALD)
        level = bound.select_slider("Level", LEVELS, 0.95, format_func=format_percent, key="level")
        errors = _errors() if interval == WALD and not firth and not sampling else ""
        if sampling:
            st.caption(
                "Wald intervals from the sandwich estimator: with sampling weights there is no likelihood to "
                "test by."
            )
    return ReportOptions(interval=interval, level=level, errors=errors)


def _sampling() -> bool:
    """Whether the model's rows carry sampling weights, with which Wald by the sandwich is all there is."""
    trained = visit.trained_model()
    return trained is not None and trained.problem.prepared.weight_kind == "sampling"


def _interval(usual: str) -> str:
    return str(
        bound.selectbox(
            "Kind",
            (WALD, PROFILE),
            index=(WALD, PROFILE).index(usual),
            key="interval" if usual == WALD else "firth_interval",
            help="Wald is symmetric in the log-odds. Profile likelihood holds better in small samples.",
        )
    )


def _errors() -> str:
    return str(
        bound.selectbox(
            "Standard errors",
            list(ERRORS),
            format_func=ERRORS.__getitem__,
            key="errors",
            help="Robust errors allow for a model that does not fit exactly, not for rows that depend on "
            "each other.",
        )
    )


def chosen_report_options() -> ReportOptions:
    """What is asked of the model, on a page that does not draw the controls."""
    firth, sampling = visit.chosen_estimate().kind is EstimateKind.FIRTH, _sampling()
    key, usual = ("firth_interval", PROFILE) if firth else ("interval", WALD)
    interval = WALD if sampling else opened_values.opened_option(key, (WALD, PROFILE), usual)
    level = opened_values.opened_option("level", LEVELS, 0.95, format_percent)
    errors = opened_values.opened_option("errors", list(ERRORS), "", ERRORS.__getitem__)
    robust = interval == WALD and not firth and not sampling
    return ReportOptions(interval=interval, level=level, errors=errors if robust else "")


def chosen_prediction_options() -> ReportOptions:
    """The level and the errors chosen, for predictions, whose intervals are Wald's."""
    return replace(chosen_report_options(), interval=WALD)


def chosen_step() -> str:
    """For what change odds ratios are told, on a page that does not draw the control."""
    return opened_values.opened_option("per", (UNIT, DEVIATION), UNIT)


def choose_step() -> str:
    """For what change odds ratios are told."""
    return str(
        bound.selectbox(
            "Odds ratio for one",
            (UNIT, DEVIATION),
            key="per",
            width=150,
            help="Standard deviations (SD) make numbers of different units comparable. A level is always "
            "compared with its reference.",
        )
    )


def chosen_order() -> str:
    """What comes first, on a page that does not draw the control."""
    return opened_values.opened_option("order", (EFFECT, P_VALUE, DATA), EFFECT)


def choose_order() -> str:
    """What comes first."""
    return str(bound.selectbox("Sorted by", (EFFECT, P_VALUE, DATA), key="order"))


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
