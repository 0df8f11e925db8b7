"""The question of a step: a guess first, then the verdict, the answer and what to keep."""

import random
from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from dashboard.analysis.lessons.computed_values import computed, filled, in_words
from dashboard.analysis.lessons.lesson import (
    ChoiceQuestion,
    Goal,
    GoalQuestion,
    NumberQuestion,
    OrderQuestion,
)
from dashboard.analysis.lessons.marking import (
    Given,
    is_reached,
    marked,
    right_number,
    right_option,
    right_order,
)
from dashboard.text.numbers import format_number
from dashboard.ui.session import lesson_progress
from dashboard.ui.session.widget_values import set_widget, widget_value
from pages.lessons import place
from pages.lessons.place import Place
from pages.lessons.stage_view import ShownStage

TRIES_BEFORE_HINT = 2


class QuestionView:
    """The question of the step that is open."""

    def __init__(self, here: Place, shown: ShownStage | None) -> None:
        self.here, self.shown, self.question = here, shown, here.step.question

    def show(self) -> None:
        """Ask, or say what the answer is."""
        if self.question is not None and not self.here.answered:
            self._ask()
        elif self.question is None:
            self._show_words(self.here.step.answer)
            self._show_keep()
            self._show_next()
        else:
            with st.container(key="lesson_verdict"):
                self._show_answer()
            self._show_next()

    def _ask(self) -> None:
        with st.container(border=True):
            self._show_question()
            progress = self.here.progress
            with st.container(key="lesson_not_yet"):
                if progress.wrong_tries:
                    st.markdown(f"**Not yet.** {filled(progress.said, self.here.own)}")
                elif progress.said:
                    st.markdown(progress.said)
            if progress.wrong_tries >= TRIES_BEFORE_HINT and self.here.step.hint:
                st.markdown(f"**Hint.** {filled(self.here.step.hint, self.here.own)}")

    def _show_question(self) -> None:
        assert self.question is not None  # noqa: S101
        st.markdown(f"**{filled(self.question.ask, self.here.own)}**")
        if isinstance(self.question, NumberQuestion):
            self._ask_number(self.question)
        elif isinstance(self.question, ChoiceQuestion):
            self._ask_choice(self.question)
        elif isinstance(self.question, OrderQuestion):
            self._ask_order(self.question)
        else:
            self._ask_goal(self.question)

    def _ask_number(self, question: NumberQuestion) -> None:
        if question.handle and self.shown:
            handle = next(h for h in self.shown.handles if h.name == question.handle)
            place_now = self.shown.places[question.handle]
            unit = f"\u00a0{handle.unit}" if handle.unit else ""
            st.markdown(f"Your line stands at **{format_number(place_now)}{unit}**.")
            self._actions(lambda: self.shown.places[question.handle] if self.shown else None)
            return
        key = self.here.key("number")
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
        self._actions(lambda: widget_value(key))

    def _ask_choice(self, question: ChoiceQuestion) -> None:
        key = self.here.key("choice")
        st.radio(
            "Your guess",
            range(len(question.options)),
            index=None,
            format_func=lambda i: filled(question.options[i].words, self.here.own),
            key=key,
            label_visibility="collapsed",
        )
        self._actions(lambda: widget_value(key))

    def _ask_order(self, question: OrderQuestion) -> None:
        order = self._order(question)
        for position, item in enumerate(order):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"{position + 1}. {filled(question.options[item].words, self.here.own)}")
                for sign, by in (("↑", -1), ("↓", 1)):
                    st.button(
                        sign,
                        key=self.here.key(f"move_{item}_{'up' if by < 0 else 'down'}"),
                        help=f"Move {question.options[item].words} {'up' if by < 0 else 'down'}",
                        disabled=not 0 <= position + by < len(order),
                        on_click=partial(self._swap, question, position, position + by),
                    )
        self._actions(lambda: self._order(question), "That is my order")

    def _ask_goal(self, question: GoalQuestion) -> None:
        assert self.shown is not None  # noqa: S101
        measures = self.shown.measures
        for goal in question.goals:
            sign = "✓" if is_reached(goal, measures, self.here.own) else "○"
            st.markdown(f"{sign} {self._goal_words(goal)}: now **{format_number(measures[goal.measure])}**")
        made = lesson_progress.moves_made(self.here.lesson.name, self.here.step.name)
        if question.moves is not None:
            st.caption(f"{made} of {question.moves} moves")
        if question.moves is not None and made > question.moves:
            self._spend(question)
        elif marked(question, dict(measures), self.here.own).right:
            self._settle("answered", dict(measures))
            st.rerun()
        with st.container(key="lesson_actions", horizontal=True):
            if question.moves is not None and made:
                st.button("Start again", key=self.here.key("again"), on_click=self._start_again)
            self._skip_button()

    def _goal_words(self, goal: Goal) -> str:
        return f"{goal.measure}, {goal.comparison} {in_words(computed(goal.bound, self.here.own))}"

    def _spend(self, question: GoalQuestion) -> None:
        self._note_wrong(f"The {question.moves} moves are used up; begin again from the start.", None)
        lesson_progress.put_handles_back(self.here.lesson.name, self.here.step.name)
        st.rerun()

    def _start_again(self) -> None:
        lesson_progress.put_handles_back(self.here.lesson.name, self.here.step.name)

    def _actions(self, given: Callable[[], Given | None], label: str = "That is my guess") -> None:
        with st.container(key="lesson_actions", horizontal=True):
            st.button(label, key=self.here.key("guess"), type="primary", on_click=self._guess, args=(given,))
            self._skip_button()

    def _skip_button(self) -> None:
        label = "Show the answer" if self.here.progress.wrong_tries >= TRIES_BEFORE_HINT else "Skip"
        st.button(
            label, key=self.here.key("skip"), type="tertiary", on_click=self._settle, args=("skipped", None)
        )

    def _guess(self, given: Callable[[], Given | None]) -> None:
        answer = given()
        if answer is None:
            self.here.note(said="Say what you expect; a wrong guess costs nothing.")
            return
        assert self.question is not None  # noqa: S101
        verdict = marked(self.question, answer, self.here.own)
        if verdict.right:
            self._settle("answered", answer)
        else:
            self._note_wrong(verdict.words, answer)

    def _note_wrong(self, words: str, guess: Any) -> None:
        self.here.note(wrong_tries=self.here.progress.wrong_tries + 1, said=words, guess=guess)

    def _settle(self, state: lesson_progress.State, guess: Any) -> None:
        kept = self.here.progress.guess if guess is None else guess
        self.here.note(state=state, guess=kept)
        place.write_progress(self.here.lesson)

    def _order(self, question: OrderQuestion) -> tuple[int, ...]:
        key = self.here.key("order")
        order: tuple[int, ...] | None = widget_value(key)
        if order is None:
            order = _shuffled(right_order(question, self.here.own), self.here.step.name)
            set_widget(key, order)
        return order

    def _swap(self, question: OrderQuestion, first: int, second: int) -> None:
        order = list(self._order(question))
        order[first], order[second] = order[second], order[first]
        set_widget(self.here.key("order"), tuple(order))

    def _show_answer(self) -> None:
        skipped = self.here.progress.state == "skipped"
        st.markdown(f"{'Skipped' if skipped else '✓ **Right**'}. {self._right_words()}".strip())
        self._show_words(self.here.step.answer)
        self._show_keep()

    def _right_words(self) -> str:
        question, own, guess = self.question, self.here.own, self.here.progress.guess
        if isinstance(question, NumberQuestion):
            unit = f"\u00a0{question.unit}" if question.unit else ""
            said = f"You said **{format_number(guess)}{unit}**. " if guess is not None else ""
            return f"{said}It is **{format_number(right_number(question, own))}{unit}**."
        if isinstance(question, ChoiceQuestion):
            right = right_option(question, own)
            return f"It is **{filled(question.options[right].words, own)}**." if right is not None else ""
        if isinstance(question, OrderQuestion):
            words = [filled(question.options[i].words, own) for i in right_order(question, own)]
            return f"The order is {', '.join(words)}."
        return "" if self.here.progress.state == "skipped" else "You have reached it."

    def _show_words(self, text: str) -> None:
        if text:
            st.markdown(filled(text, self.here.own))

    def _show_keep(self) -> None:
        if self.here.step.keep:
            with st.container(key="lesson_keep"):
                st.markdown(filled(self.here.step.keep, self.here.own))

    def _show_next(self) -> None:
        steps, position = self.here.lesson.steps, self.here.position
        with st.container(key="lesson_actions", horizontal=True):
            if position + 1 < len(steps):
                st.button(
                    "Next →",
                    key=self.here.key("next"),
                    type="primary",
                    on_click=self._go_on,
                    args=(steps[position + 1].name,),
                )
            else:
                st.button(
                    "Back to the lessons",
                    key=self.here.key("end"),
                    type="primary",
                    on_click=self._go_on,
                    args=("",),
                )
            if position:
                st.button(
                    "Back",
                    key=self.here.key("back"),
                    type="tertiary",
                    on_click=place.go_to,
                    args=(self.here.lesson.name, steps[position - 1].name),
                )

    def _go_on(self, step: str) -> None:
        if self.question is None:
            self.here.note(state="answered")
        place.go_to(self.here.lesson.name if step else "", step)


def _shuffled(right: tuple[int, ...], seed: str) -> tuple[int, ...]:
    """The items in an order that is not right, the same for the same step."""
    order, shuffle = list(right), random.Random(seed)
    while tuple(order) == right:
        shuffle.shuffle(order)
    return tuple(order)
