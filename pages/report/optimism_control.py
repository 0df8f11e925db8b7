"""The performance corrected for optimism: computed with its progress shown, and left out when cancelled."""

from functools import partial

import streamlit as st

from dashboard.analysis.study.corrected_performance import corrected_steps, resamples_for, why_not_corrected
from dashboard.analysis.training.model import Model
from dashboard.ui.session import progress, visit
from logreg.evaluation.optimism import Optimism

CANCELLED = "Not corrected for optimism: the resampling was cancelled."
_CANCELLED = "optimism cancelled"


def optimism_of(model: Model | None) -> tuple[Optimism | None, str]:
    """The model's optimism, or why it is not measured, in a sentence; both empty without a model."""
    if model is None:
        return None, ""
    if why := why_not_corrected(model):
        return None, why
    if visit.kept_result(_CANCELLED, model.key):
        again = partial(visit.keep_result, _CANCELLED, False, model.key)
        st.button("Correct the performance for optimism", key="optimism", on_click=again)
        return None, CANCELLED
    return visit.cached_in_session("optimism", model.key, partial(_computed, model)), ""


def _computed(model: Model) -> Optimism:
    return progress.run_with_progress(
        corrected_steps(model),
        f"Correcting the performance for optimism, {resamples_for(model):,} resamples",
        key="cancel_optimism",
        on_cancel=partial(visit.keep_result, _CANCELLED, True, model.key),
    )
