"""The controls that set what a solver takes: drawn from the table, one control an entry."""

from collections.abc import Mapping
from typing import Any

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
from dashboard.ui.widgets import bound
from logreg.solvers.schedules import Schedule


def choose_options(solver: str) -> tuple[tuple[str, Any], ...]:
    """Draw a solver's controls; its settings as (name, value)."""
    drawn = [(option.name, option.given(_number(option))) for option in OPTIONS.get(solver, ())]
    return (("learning_rate", _rate(solver)), *drawn) if solver in RATED else tuple(drawn)


def write_options(solver: str, given: Mapping[str, Any]) -> None:
    """Set the controls to a solver's settings, before they are drawn."""
    for option in OPTIONS.get(solver, ()):
        set_widget(option.key, option.shown(given[option.name]))
    rate = given.get("learning_rate")
    if isinstance(rate, Schedule):
        schedule = next(name for name, kind in SCHEDULES.items() if kind is type(rate))
        set_widgets(schedule=schedule, schedule_halving=int(rate.half_life), rate=rate.learning_rate)
    elif rate is not None:
        set_widgets(schedule=CONSTANT, rate=rate)


def _number(option: Option) -> float:
    if option.choices:
        return bound.select_slider(
            option.label,
            option.choices,
            option.default,
            format_func="{:g}".format,
            help=option.help,
            key=option.key,
        )
    return bound.number_input(
        option.label,
        option.least,
        MOST,
        int(option.default),
        help=option.help,
        key=option.key,
    )


def _rate(solver: str) -> Any:
    """A box for any rate, a slider of usual ones; with a schedule, a function of the iteration."""
    rate = bound.number_input(
        "Learning rate",
        None,
        None,
        0.3,
        0.1,
        format="%g",
        help="How far each step goes along the gradient. Too small is slow, too large diverges.",
        key="rate",
    )

    def slid() -> None:
        set_widget("rate", widget_value("rate_slider"))

    set_widget("rate_slider", min(RATES, key=lambda usual: abs(usual - rate)))
    st.select_slider(
        "Learning rate, 0.001 to 100",
        RATES,
        format_func="{:g}".format,
        key="rate_slider",
        on_change=slid,
        label_visibility="collapsed",
    )
    return _scheduled(rate) if solver in SCHEDULED else rate


def _scheduled(rate: float) -> Any:
    with st.popover("Schedule of the rate", width="stretch"):
        schedule = bound.radio("The rate over time", [CONSTANT, *SCHEDULES], key="schedule")
        if schedule == CONSTANT:
            return rate
        halving = bound.number_input("Half after, iterations", 1, MOST, 100, key="schedule_halving")
        return SCHEDULES[schedule](rate, halving)
