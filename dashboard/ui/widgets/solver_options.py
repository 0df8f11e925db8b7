"""The controls that set what a solver takes: drawn from the table, one control an entry."""

from collections.abc import Callable

import streamlit as st

from dashboard.analysis.training.solver_table import (
    CONSTANT,
    LEARNING_RATES,
    MOST,
    OPTIONS,
    RATED,
    SCHEDULED,
    SCHEDULES,
    Option,
)
from dashboard.ui.session.widget_values import set_widget, set_widgets, widget_value
from dashboard.ui.widgets import bound
from logreg.solvers import SETTINGS, SolverSettings
from logreg.solvers.learning_rate import LearningRate, Schedule


def choose_options(solver: str) -> Callable[[], SolverSettings]:
    """Draw a solver's controls; what they set, which raises SettingError where it makes no sense."""
    rate = _learning_rate(solver) if solver in RATED else None
    drawn = {option.name: _number(option) for option in OPTIONS.get(solver, ())}

    def chosen() -> SolverSettings:
        return SETTINGS[solver](**({} if rate is None else {"learning_rate": rate()}), **drawn)

    return chosen


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


def _learning_rate(solver: str) -> Callable[[], LearningRate]:
    """A box for any rate, a slider of usual ones; with a schedule, a function of the iteration."""
    rate = bound.number_input(
        "Learning rate",
        None,
        None,
        0.3,
        0.1,
        format="%g",
        help="How far each step goes along the gradient. Too small is slow, too large diverges.",
        key="learning_rate",
    )

    def slid() -> None:
        set_widget("learning_rate", widget_value("learning_rate_slider"))

    set_widget("learning_rate_slider", min(LEARNING_RATES, key=lambda usual: abs(usual - rate)))
    st.select_slider(
        "Learning rate, 0.001 to 100",
        LEARNING_RATES,
        format_func="{:g}".format,
        key="learning_rate_slider",
        on_change=slid,
        label_visibility="collapsed",
    )
    return _scheduled(rate) if solver in SCHEDULED else lambda: rate


def _scheduled(rate: float) -> Callable[[], LearningRate]:
    with st.popover("Learning-rate schedule", width="stretch"):
        schedule = bound.radio("Learning rate over time", [CONSTANT, *SCHEDULES], key="schedule")
        if schedule == CONSTANT:
            return lambda: rate
        half_life = bound.number_input("Half-life, iterations", 1, MOST, 100, key="schedule_half_life")
        return lambda: SCHEDULES[schedule](rate, half_life)
