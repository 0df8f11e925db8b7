"""What the curvature of the loss says about settings, before the run starts."""

from dataclasses import replace

import streamlit as st

from dashboard.analysis.training.problem import Problem, pose
from dashboard.text.numbers import numeral
from dashboard.ui.session import visit
from logreg.inspection.conditioning import Curvature, curvature
from logreg.solvers.schedules import Schedule


def beside_rate(problem: Problem) -> None:
    """The largest rate that is sure to settle, and a flag when the chosen rate or batch is too large."""
    options = dict(problem.settings.options)
    rate = options.get("rate")
    highest = rate.rate if isinstance(rate, Schedule) else rate
    friction = {"friction": options["friction"]} if "friction" in options else {}
    bound = _curvature(problem).largest_rate(problem.settings.solver, **friction)
    if highest is not None and bound is not None:
        if highest > bound:
            st.warning(
                f"The rate {highest:g} is above {numeral(bound)}, the largest that is sure to settle here: "
                "the loss may jump or grow."
            )
        else:
            st.caption(f"A rate below {numeral(bound)} settles for sure.")
    n = problem.objective.n_rows
    if options.get("batch", 1) > n:
        st.warning(
            f"A batch of {options['batch']:,.0f} is larger than the {n:,} training rows, so every move uses "
            "all of them: choose a smaller one."
        )


def difficulty(problem: Problem) -> None:
    """How curved the loss is, what that means for the rate, and what standardising does about it."""
    with st.expander(
        "How hard is this problem?", key="difficulty", on_change="rerun", bind="query-params"
    ) as folded:
        if not folded.open:
            return
        here, other = _curvature(problem), _otherwise(problem)
        st.markdown(
            f"**Largest stable rate 2/L = {numeral(here.largest_stable_rate)}.** L is the largest eigenvalue "
            "of the Hessian, the curvature of the steepest direction; a longer step overshoots it."
        )
        st.markdown(
            f"**Condition number {numeral(here.condition_number)}.** The steepest direction is so many times "
            "more curved than the flattest. Gradient descent needs about as many iterations; Newton does not "
            "care."
        )
        now, then = ("with", "without") if problem.settings.standardise else ("without", "with")
        st.markdown(
            f"**Standardising.** It is {numeral(here.condition_number)} {now} standardised columns and "
            f"{numeral(other.condition_number)} {then} them."
        )


def _curvature(problem: Problem) -> Curvature:
    return visit.once("curvature", problem.objective, lambda: curvature(problem.objective))


def _otherwise(problem: Problem) -> Curvature:
    """The curvature of the same rows with standardising switched the other way."""
    settings = replace(problem.settings, standardise=not problem.settings.standardise)
    return visit.once(
        "other curvature", problem.objective, lambda: curvature(pose(problem.prepared, settings).objective)
    )
