"""What the curvature of the loss says about settings, before the run starts."""

from dataclasses import replace

import streamlit as st

from dashboard.analysis.training.problem import Problem, build_problem
from dashboard.text.numbers import format_number
from dashboard.ui.session import visit
from dashboard.ui.widgets.bound import expander
from logreg.inspection.conditioning import Conditioning, conditioning
from logreg.solvers.schedules import Schedule


def show_rate_advice(problem: Problem) -> None:
    """The largest rate that is sure to settle, and a flag when the chosen rate or batch is too large."""
    options = dict(problem.settings.options)
    rate = options.get("learning_rate")
    highest = rate.learning_rate if isinstance(rate, Schedule) else rate
    friction = {"friction": options["friction"]} if "friction" in options else {}
    bound = _curvature(problem).largest_rate(problem.settings.solver, **friction)
    if highest is not None and bound is not None:
        if highest > bound:
            st.warning(
                f"The rate {highest:g} is above {format_number(bound)}, the largest that is sure to settle here: "
                "the loss may jump or grow."
            )
        else:
            st.caption(f"A rate below {format_number(bound)} settles for sure.")
    n = problem.objective.n_rows
    if options.get("batch_size", 1) > n:
        st.warning(
            f"A batch of {options['batch_size']:,.0f} is larger than the {n:,} training rows, so every move uses "
            "all of them: choose a smaller one."
        )


def show_conditioning(problem: Problem) -> None:
    """How curved the loss is, what that means for the rate, and what standardising does about it."""
    folded = expander("How hard is this problem?", key="difficulty")
    with folded:
        if not folded.open:
            return
        here, other = _curvature(problem), _otherwise(problem)
        st.markdown(
            f"**Largest stable rate 2/L = {format_number(here.largest_stable_rate)}.** L is the largest eigenvalue "
            "of the Hessian, the curvature of the steepest direction; a longer step overshoots it."
        )
        st.markdown(
            f"**Condition number {format_number(here.condition_number)}.** The steepest direction is so many times "
            "more curved than the flattest. Gradient descent needs about as many iterations; Newton does not "
            "care."
        )
        now, then = ("with", "without") if problem.settings.standardise else ("without", "with")
        st.markdown(
            f"**Standardising.** It is {format_number(here.condition_number)} {now} standardised columns and "
            f"{format_number(other.condition_number)} {then} them."
        )


def _curvature(problem: Problem) -> Conditioning:
    return visit.cached_in_session("curvature", problem.objective, lambda: conditioning(problem.objective))


def _otherwise(problem: Problem) -> Conditioning:
    """The curvature of the same rows with standardising switched the other way."""
    settings = replace(problem.settings, standardise=not problem.settings.standardise)
    return visit.cached_in_session(
        "other curvature",
        problem.objective,
        lambda: conditioning(build_problem(problem.prepared, settings).objective),
    )
