"""A learner's answer, marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isclose

from dashboard.analysis.lessons.computed_values import Computed, computed, computed_number
from dashboard.analysis.lessons.lesson import (
    ChoiceQuestion,
    Goal,
    GoalQuestion,
    Mistake,
    NumberQuestion,
    OrderQuestion,
    Question,
)
from dashboard.analysis.lessons.lesson_data import LessonData
from dashboard.analysis.lessons.lesson_values import Call

ROUNDING = 1e-9
Given = float | int | tuple[int, ...] | Mapping[str, float]
"""A number in the question's unit; an option's place; places in the chosen order; measures of the figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether an answer is right, and what a wrong one shows."""

    right: bool
    words: str = ""


def marked(question: Question, given: Given, own: LessonData | None = None) -> Verdict:
    """The verdict on an answer."""
    if isinstance(question, NumberQuestion) and isinstance(given, int | float):
        return _number(question, float(given), own)
    if isinstance(question, ChoiceQuestion) and isinstance(given, int):
        right = given == right_option(question, own)
        return Verdict(right=right, words="" if right else question.options[given].mistake)
    if isinstance(question, OrderQuestion) and isinstance(given, tuple):
        right = given == right_order(question, own)
        return Verdict(right=right, words="" if right else question.otherwise)
    if isinstance(question, GoalQuestion) and isinstance(given, Mapping):
        return Verdict(right=all(is_reached(goal, given, own) for goal in question.goals))
    raise TypeError(f"{given!r} answers no question of the kind {type(question).__name__}.")


def _number(question: NumberQuestion, given: float, own: LessonData | None) -> Verdict:
    right = right_number(question, own)
    tolerance = computed_number(question.tolerance, own)
    if abs(given - right) <= tolerance + ROUNDING:
        return Verdict(right=True)
    for mistake in question.mistakes:
        if abs(given - usual_mistake(question, mistake, own)) <= tolerance + ROUNDING:
            return Verdict(right=False, words=mistake.words)
    if given < right:
        return Verdict(right=False, words=question.too_low or "It is more than that.")
    return Verdict(right=False, words=question.too_high or "It is less than that.")


def usual_mistake(question: NumberQuestion, mistake: Mistake, own: LessonData | None = None) -> float:
    """A usual wrong answer in the question's unit: a number is written in it, a call gives a share."""
    scale = question.scale if isinstance(mistake.answer, Call) else 1.0
    return scale * computed_number(mistake.answer, own)


def right_number(question: NumberQuestion, own: LessonData | None = None) -> float:
    """The answer in the question's unit."""
    return question.scale * computed_number(question.answer, own)


def right_option(question: ChoiceQuestion, own: LessonData | None = None) -> int | None:
    """The place of the option that stands for the answer; None where no one does, or several do."""
    answer = computed(question.answer, own)
    found = [i for i, option in enumerate(question.options) if _same(computed(option.value, own), answer)]
    return found[0] if len(found) == 1 else None


def right_order(question: OrderQuestion, own: LessonData | None = None) -> tuple[int, ...]:
    """The places of the items by ascending value."""
    values = [computed_number(option.value, own) for option in question.options]
    return tuple(sorted(range(len(values)), key=values.__getitem__))


def is_reached(goal: Goal, measures: Mapping[str, float], own: LessonData | None = None) -> bool:
    """Whether a goal is met."""
    value, bound = measures[goal.measure], computed_number(goal.bound, own)
    return {
        "at most": value <= bound,
        "at least": value >= bound,
        "above": value > bound,
        "below": value < bound,
    }[goal.comparison]


def _same(a: Computed, b: Computed) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)
    if (
        isinstance(a, Sequence)
        and isinstance(b, Sequence)
        and not isinstance(a, str)
        and not isinstance(b, str)
    ):
        return len(a) == len(b) and all(map(_same, a, b))
    return a == b
