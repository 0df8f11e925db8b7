"""The controls of the Coefficients page: which estimate, for what change, in which order."""

from dataclasses import replace

import numpy as np
import streamlit as st

import logreg as lr
from dashboard.analysis.coefficients.coefficient_sentences import format_percent
from dashboard.analysis.coefficients.report import (
    FIRTH,
    LIKELIHOOD,
    PROFILE,
    TRAINED,
    WALD,
    CoefficientReport,
    ReportOptions,
    report_steps,
    with_profile_intervals,
)
from dashboard.analysis.training.model import Model
from dashboard.ui.session import progress, visit
from logreg.arrays import Rows, Vector
from logreg.inference.summary_views import rescaled, standard_deviations
from logreg.separation.detection import SECONDS

DEVIATION, UNIT = "standard deviation", "unit"
EFFECT, P_VALUE, DATA = "effect", "p-value", "column"
SHORT = {DEVIATION: "SD", UNIT: "unit"}  # on an axis
LEVELS = (0.8, 0.9, 0.95, 0.99)
MOST_SHOWN = 12


def coefficient_report(model: Model, asked: ReportOptions) -> CoefficientReport:
    """What answers the question, gathered once a model and question."""

    key = (model.key, replace(asked, interval=WALD))

    def compute() -> CoefficientReport:
        seconds = 0.0 if st.session_state.get("search_cancelled") == key else SECONDS
        return progress.run_with_progress(
            report_steps(model, asked, seconds),
            "Fitting to the optimum",
            key="cancel_search",
            on_cancel=lambda: st.session_state.update(search_cancelled=key),
        )

    found = visit.cached_in_session("evidence", key, compute)
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
    st.session_state.update(interval=WALD, firth_interval=WALD)


def choose_estimate() -> str:
    """Which estimate is looked at."""
    return str(
        st.selectbox(
            "Estimate",
            (TRAINED, LIKELIHOOD, FIRTH),
            key="estimate",
            bind="query-params",
            help="As trained looks at the model where training stands. Maximum likelihood fits the same rows "
            "to the optimum without penalty. Firth stays finite when classes are separated.",
        )
    )


def choose_report_options(model: Model) -> ReportOptions:
    """What is asked of the model."""
    chosen = choose_estimate()
    with st.popover("Intervals", width="stretch"):
        interval = _interval(PROFILE if chosen == FIRTH else WALD)
        level = st.select_slider(
            "Level", LEVELS, 0.95, format_func=format_percent, key="level", bind="query-params"
        )
        errors = _errors() if interval == WALD and chosen != FIRTH else ""
        left_out = _left_out(model) if chosen != TRAINED else ()
    return ReportOptions(method=chosen, interval=interval, level=level, errors=errors, left_out=left_out)


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


def _left_out(model: Model) -> tuple[str, ...]:
    options = list(model.problem.prepared.columns)
    return tuple(
        st.multiselect(
            "Leave out",
            options,
            key="left_out",
            help="Columns this estimate shall not use.",
            persist_state="session",
        )
    )[: len(options) - 1]


def choose_step() -> str:
    """For what change odds ratios are told."""
    return str(
        st.selectbox(
            "Odds ratio for one",
            (DEVIATION, UNIT),
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
    return rescaled(summary, standard_deviations(summary)) if per == DEVIATION else summary


def sorted_rows(summary: lr.Summary, by: str) -> Rows:
    """Positions of the slopes in the order asked for."""
    keys: dict[str, Vector] = {
        EFFECT: -np.abs(summary.coef[1:]),
        P_VALUE: summary.p_value[1:],
        DATA: np.arange(float(len(summary.coef) - 1)),
    }
    return np.argsort(keys[by], kind="stable") + 1
