"""What the curvature of the loss says about settings, before the run starts."""

from dataclasses import replace

import streamlit as st

import logreg as lr
from dashboard.analysis.training import conditioning_text
from dashboard.analysis.training.problem import Problem, build_problem
from dashboard.text.numbers import format_number
from dashboard.ui.session import visit
from dashboard.ui.widgets.bound import expander
from logreg.inspection.conditioning import Conditioning, conditioning
from logreg.objective.in_memory import Objective
from logreg.solvers.learning_rate import Schedule


def show_rate_advice(problem: Problem) -> None:
    """The rate below which convergence is guaranteed, and a flag where the rate or batch is too large."""
    options = problem.settings.solver_settings
    if problem.settings.squared_error:
        st.caption("Squared error is not convex: no learning rate is guaranteed to reach its minimum.")
        return
    rate = getattr(options, "learning_rate", None)
    highest = rate.learning_rate if isinstance(rate, Schedule) else rate
    momentum = getattr(options, "momentum", 0.0)
    bound = _curvature(problem.objective).largest_rate(problem.settings.solver, momentum=momentum)
    if highest is not None and bound is not None:
        if highest > bound:
            st.caption(  # as long as what it takes the place of: no control below it moves
                f":orange[▲] Guaranteed to converge only below {format_number(bound)}.",
                help=f"With the learning rate {highest:g} the loss may oscillate or grow.",
            )
        else:
            st.caption(f"Guaranteed to converge below {format_number(bound)}.")
    n = problem.objective.n_rows
    batch_size = getattr(options, "batch_size", 1)
    if batch_size > n:
        st.warning(
            f"A batch of {batch_size:,.0f} is larger than the {n:,} training rows, so every step uses "
            "all of them: choose a smaller one."
        )


def show_conditioning(problem: Problem) -> None:
    """How curved the loss is, what that means for gradient descent, and what standardising does about it."""
    folded = expander("How hard is this problem?", key="difficulty")
    with folded:
        if not folded.open:
            return
        here = visit.cached_in_session(
            "conditioning", problem.objective, lambda: _at_minimum(problem.objective)
        )
        st.markdown(conditioning_text.rate_sentence(here))
        st.markdown(
            conditioning_text.condition_sentence(here, conditioning_text.chosen_rate(problem.settings))
        )
        st.markdown(
            conditioning_text.standardising_sentence(here, _otherwise(problem), problem.settings.standardise)
        )


def _curvature(objective: Objective) -> Conditioning:
    """The largest curvature alone, which needs no minimum."""
    return visit.cached_in_session("curvature", objective, lambda: conditioning(objective))


def _at_minimum(objective: Objective) -> Conditioning:
    """The curvature at the minimum as well, where there is one."""
    found = lr.fit(objective)
    return conditioning(objective, found.coef if found.status.succeeded else None)


def _otherwise(problem: Problem) -> Conditioning:
    """The curvature of the same rows with standardising switched the other way."""
    settings = replace(problem.settings, standardise=not problem.settings.standardise)
    return visit.cached_in_session(
        "other conditioning",
        problem.objective,
        lambda: _at_minimum(build_problem(problem.source, settings).objective),
    )
