"""Controls that pages share. Their values stand in the address bar, so a copied link opens the same view."""

from inspect import signature
from typing import Any

import streamlit as st

import logreg as lr
from dashboard import frame, samples, state
from dashboard.problem import Settings

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
PENALTIES = (0.0, 0.0001, 0.001, 0.01, 0.1, 1.0)
PACES = (1.0, 5.0, 25.0, 100.0, 500.0, float("inf"))
SOLVER_NAMES = {"gradient-descent": "Gradient descent", "newton": "Newton"}


def settings() -> Settings:
    """How to learn: solver and its options, penalty, limit, split and scaling."""
    solver = st.selectbox(
        "Solver",
        list(lr.SOLVERS),
        index=list(lr.SOLVERS).index("gradient-descent"),
        format_func=lambda name: SOLVER_NAMES.get(name, name.capitalize()),
        help="How the weights move: gradient descent walks downhill, Newton jumps by curvature.",
        key="solver",
        bind="query-params",
    )
    options = _options(solver)
    l2 = st.select_slider(
        "L2 penalty",
        PENALTIES,
        format_func=lambda value: f"{value:g}",
        help="Pulls the slopes towards 0, and more so the larger it is. 0 is plain maximum likelihood.",
        key="l2",
        bind="query-params",
    )
    share = st.slider(
        "Held out, %",
        0,
        50,
        25,
        5,
        help="Rows that training never sees, in the same mix of classes; they stand for new cases.",
        key="holdout",
        bind="query-params",
    )
    with st.expander("More"):
        limit = st.number_input(
            "Iteration limit",
            1,
            1_000_000,
            1000,
            help="Training stops here at the latest.",
            key="limit",
            bind="query-params",
        )
        seed = st.number_input(
            "Split seed",
            0,
            9999,
            0,
            help="Another seed holds out other rows.",
            key="split_seed",
            bind="query-params",
        )
        standardise = st.toggle(
            "Standardise columns",
            True,
            help="Gives every number column mean 0 and standard deviation 1, learned on the training rows: "
            "then one learning rate suits all columns.",
            key="standardise",
            bind="query-params",
        )
    return Settings(
        solver=solver,
        options=options,
        l2=l2,
        limit=int(limit),
        share=share / 100,
        seed=int(seed),
        standardise=standardise,
    )


def _options(solver: str) -> tuple[tuple[str, Any], ...]:
    if "rate" not in signature(lr.SOLVERS[solver]).parameters:
        return ()
    rate = st.select_slider(
        "Learning rate",
        RATES,
        0.3,
        format_func=lambda value: f"{value:g}",
        help="How far each step goes along the gradient. Too small is slow, too large diverges.",
        key="rate",
        bind="query-params",
    )
    return (("rate", rate),)


def pace() -> float:
    """Iterations a second that a live run may take; infinite as fast as it can."""
    return float(
        st.select_slider(
            "Speed, iterations a second",
            PACES,
            25.0,
            format_func=lambda value: "full" if value == float("inf") else f"{value:g}",
            help="Slows training down so that it can be watched. It changes nothing in the result.",
            key="pace",
            bind="query-params",
        )
    )


def offer_toy_model() -> None:
    """What a page shows that needs a model and has none: what to do, and one button that does it."""
    st.info("This page looks at a trained model, and there is none yet. Train one, or begin with a toy.")
    with st.container(horizontal=True):
        st.page_link(frame.page("train"), label="Train a model")
        st.button("Fit the tumour sizes", key="fit_toy", type="primary", on_click=fit_toy)


def fit_toy() -> None:
    """Fit the toy data to the optimum and make it the active model."""
    data = samples.tumour_sizes()
    state.keep_prepared(data)
    run = state.begin(data, Settings(solver="newton", options=()))
    run.advance(run.problem.settings.limit)
    state.keep_model(run)
