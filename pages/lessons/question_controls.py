"""By what each kind of question is answered: a box, options, buttons that move items, or the figure."""

import math
import random
from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.analysis.lessons.computed_values import computed, filled, in_words
from dashboard.analysis.lessons.lesson import (
    ChoiceQuestion,
    Goal,
    GoalQuestion,
    NumberQuestion,
    OrderQuestion,
)
from dashboard.analysis.lessons.marking import Given, is_reached, right_order
from dashboard.text.numbers import format_number
from dashboard.ui.session import lesson_progress
from dashboard.ui.session.widget_values import set_widget, widget_value
from pages.lessons.guesses import TRIES_BEFORE_HINT, put_back, settle, take_guess, take_measures
from pages.lessons.place import Place
from pages.lessons.stage_view import ShownStage


def show_controls(here: Place, shown: ShownStage | None) -> None:
    """The controls of the step's question, with the buttons to guess and to skip."""
    question = here.step.question
    if isinstance(question, NumberQuestion) and question.handle and shown:
        _ask_place(here, question, shown)
    elif isinstance(question, NumberQuestion):
        _ask_number(here, question)
    elif isinstance(question, ChoiceQuestion):
        _ask_choice(here, question)
    elif isinstance(question, OrderQuestion):
        _ask_order(here, question)
    elif isinstance(question, GoalQuestion) and shown:
        _ask_goal(here, question, shown)


def _ask_place(here: Place, question: NumberQuestion, shown: ShownStage) -> None:
    """The handle on the figure is the answer; where it stands is said beside it."""
    handle = next(h for h in shown.handles if h.name == question.handle)
    unit = f"\u00a0{handle.unit}" if handle.unit else ""
    now = f"**{format_number(shown.places[question.handle])}{unit}**"
    st.markdown(f"Your line stands at {now}." if handle.label == "line" else f"Now {handle.label} is {now}.")
    _show_actions(here, lambda: shown.places[question.handle])


def _ask_number(here: Place, question: NumberQuestion) -> None:
    key = here.key("number")
    with st.form(here.key("form"), border=False):  # so that the key Enter gives the guess
        st.number_input(
            f"Your guess, {question.unit}" if question.unit else "Your guess",
            question.low,
            question.high,
            value=None,
            step=None,
            format="%g",
            key=key,
            placeholder="a number",
        )
        _show_actions(here, lambda: widget_value(key), button=st.form_submit_button)


def _ask_choice(here: Place, question: ChoiceQuestion) -> None:
    key = here.key("choice")
    st.radio(
        "Your guess",
        range(len(question.options)),
        index=None,
        format_func=lambda i: filled(question.options[i].words, here.own),
        key=key,
        label_visibility="collapsed",
    )
    _show_actions(here, lambda: widget_value(key))


def _ask_order(here: Place, question: OrderQuestion) -> None:
    order = _order(here, question)
    for position, item in enumerate(order):
        words = question.options[item].words
        row = f"lesson_item_{position}"
        with st.container(key=row, horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"{position + 1}. {filled(words, here.own)}")
            for sign, by, way in (("↑", -1, "up"), ("↓", 1, "down")):
                st.button(
                    sign,
                    key=here.key(f"move_{item}_{way}"),
                    help=f"Move {words} {way}",
                    disabled=not 0 <= position + by < len(order),
                    on_click=partial(_swap, here, question, position, position + by),
                )
    _show_actions(here, lambda: _order(here, question), "That is my order")


def _ask_goal(here: Place, question: GoalQuestion, shown: ShownStage) -> None:
    for goal in question.goals:
        sign = "✓" if is_reached(goal, shown.measures, here.own) else "○"
        value = shown.measures[goal.measure]
        now = "–" if math.isnan(value) else format_number(value)  # the code of the figure has failed
        st.markdown(f"{sign} {_goal_words(here, goal)}: now **{now}**")
    made = lesson_progress.moves_made(here.lesson.name, here.step.name)
    if question.moves is not None:
        st.caption(f"{made} of {question.moves} moves")
    take_measures(here, question, dict(shown.measures))
    with st.container(key="lesson_actions", horizontal=True, vertical_alignment="center"):
        if question.moves is not None and made:
            st.button("Start again", key=here.key("again"), on_click=put_back, args=(here,))
        _show_skip(here)


def _goal_words(here: Place, goal: Goal) -> str:
    return f"{goal.measure}, {goal.comparison} {in_words(computed(goal.bound, here.own))}"


def _show_actions(
    here: Place,
    given: Callable[[], Given | None],
    label: str = "That is my guess",
    button: Callable[..., bool] = st.button,
) -> None:
    with st.container(key="lesson_actions", horizontal=True, vertical_alignment="center"):
        button(label, key=here.key("guess"), type="primary", on_click=take_guess, args=(here, given))
        _show_skip(here, button)


def _show_skip(here: Place, button: Callable[..., bool] = st.button) -> None:
    label = "Show the answer" if here.progress.wrong_tries >= TRIES_BEFORE_HINT else "Skip"
    button(label, key=here.key("skip"), type="tertiary", on_click=settle, args=(here, "skipped", None))


def standing_guess(here: Place, shown: ShownStage | None) -> Given | None:
    """What would be answered now."""
    question = here.step.question
    if isinstance(question, NumberQuestion) and question.handle and shown:
        return shown.places[question.handle]
    if isinstance(question, OrderQuestion):
        return _order(here, question)
    name = "choice" if isinstance(question, ChoiceQuestion) else "number"
    guess: Given | None = widget_value(here.key(name))
    return guess


def _order(here: Place, question: OrderQuestion) -> tuple[int, ...]:
    key = here.key("order")
    order: tuple[int, ...] | None = widget_value(key)
    if order is None:
        order = _shuffled(right_order(question, here.own), here.step.name)
        set_widget(key, order)
    return order


def _swap(here: Place, question: OrderQuestion, first: int, second: int) -> None:
    order = list(_order(here, question))
    order[first], order[second] = order[second], order[first]
    set_widget(here.key("order"), tuple(order))


def _shuffled(right: tuple[int, ...], seed: str) -> tuple[int, ...]:
    """The items in an order that is not right, the same for the same step."""
    order, shuffle = list(right), random.Random(seed)
    while tuple(order) == right:
        shuffle.shuffle(order)
    return tuple(order)
