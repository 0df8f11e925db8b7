"""The controls that set what a solver takes: drawn from the table, one control an entry."""

import streamlit as st

from dashboard.analysis.training.solver_table import (
    CONSTANT,
    MOST,
    OPTIONS,
    RATED,
    RATES,
    SCHEDULED,
    SCHEDULES,
    Option,
)
from dashboard.ui.session.widget_values import set_widget, set_widgets, widget_value
from logreg.solvers import SETTINGS, SolverSettings
from logreg.solvers.learning_rate import LearningRate, Schedule


def choose_options(solver: str) -> SolverSettings:
    """Draw a solver's controls; what they set."""
    rate = {"learning_rate": _learning_rate(solver)} if solver in RATED else {}
    drawn = {option.name: _number(option) for option in OPTIONS.get(solver, ())}
    return SETTINGS[solver](**rate, **drawn)


def write_options(solver: str, settings: SolverSettings) -> None:
    """Set the controls to a solver's settings, before they are drawn."""
    for option in OPTIONS.get(solver, ()):
        set_widget(option.key, getattr(settings, option.name))
    rate = getattr(settings, "learning_rate", None)
    if isinstance(rate, Schedule):
        schedule = next(name for name, kind in SCHEDULES.items() if kind is type(rate))
        set_widgets(
            schedule=schedule, schedule_half_life=int(rate.half_life), learning_rate=rate.learning_rate
        )
    elif rate is not None:
        set_widgets(schedule=CONSTANT, learning_rate=rate)


def _number(option: Option) -> float:
    if option.choices:
        return st.select_slider(
            option.label,
            option.choices,
            option.default,
            format_func="{:g}".format,
            help=option.help,
            key=option.key,
            bind="query-params",
        )
    return st.number_input(
        option.label,
        option.least,
        MOST,
        int(option.default),
        help=option.help,
        key=option.key,
        bind="query-params",
    )


def _learning_rate(solver: str) -> LearningRate:
    """A box for any rate, a slider of usual ones; with a schedule, a function of the iteration."""
    rate = st.number_input(
        "Learning rate",
        value=0.3,
        step=0.1,
        format="%g",
        help="How far each step goes along the gradient. Too small is slow, too large diverges.",
        key="learning_rate",
        bind="query-params",
    )

    def slid() -> None:
        set_widget("learning_rate", widget_value("learning_rate_slider"))

    set_widget("learning_rate_slider", min(RATES, key=lambda usual: abs(usual - rate)))
    st.select_slider(
        "Learning rate, 0.001 to 100",
        RATES,
        format_func="{:g}".format,
        key="learning_rate_slider",
        on_change=slid,
        label_visibility="collapsed",
    )
    return _scheduled(rate) if solver in SCHEDULED else rate


def _scheduled(rate: float) -> LearningRate:
    with st.popover("Learning-rate schedule", width="stretch"):
        schedule = st.radio(
            "Learning rate over time", [CONSTANT, *SCHEDULES], key="schedule", bind="query-params"
        )
        if schedule == CONSTANT:
            return rate
        half_life = st.number_input(
            "Half-life, iterations", 1, MOST, 100, key="schedule_half_life", bind="query-params"
        )
        return SCHEDULES[schedule](rate, half_life)
