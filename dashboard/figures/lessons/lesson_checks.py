"""What a lesson must hold: its answers can be given, its goals reached, its figures drawn."""

from collections.abc import Iterator
from itertools import product

import numpy as np

from dashboard.analysis.lessons.computed_values import computed_number, filled, live_result
from dashboard.analysis.lessons.figure_settings import FigureHandle
from dashboard.analysis.lessons.lesson import (
    ChoiceQuestion,
    GoalQuestion,
    Lesson,
    LessonStep,
    LiveCode,
    NumberQuestion,
    OrderQuestion,
    Prose,
)
from dashboard.analysis.lessons.lesson_data import LessonData
from dashboard.analysis.lessons.marking import (
    marked,
    right_number,
    right_option,
    right_order,
    usual_mistake,
)
from dashboard.figures.lessons.stage import StageState
from dashboard.figures.lessons.stages import stage_of, start_places
from logreg import LogregError

MOST_PLACES = 80  # of each of several handles that are tried when a goal is looked for


def lesson_faults(lesson: Lesson, own: LessonData | None = None) -> list[str]:
    """A sentence on each fault, with its line; with `own` rows in place of the app's, where they may be."""
    return [f"line {step.line}, {step.label}: {fault}" for step in lesson.steps for fault in _told(step, own)]


def _told(step: LessonStep, own: LessonData | None) -> list[str]:
    try:
        return [*_faults(step, own)]
    except LogregError as error:
        return [f"This cannot be computed. {error}"]


def _faults(step: LessonStep, own: LessonData | None) -> Iterator[str]:
    question = step.question
    for text in (
        step.title,
        step.hint,
        step.answer,
        step.keep,
        *(p.text for p in step.parts if isinstance(p, Prose)),
    ):
        filled(text, own)
    if isinstance(question, NumberQuestion):
        yield from _number_faults(step, question, own)
    elif isinstance(question, ChoiceQuestion) and right_option(question, own) is None:
        yield "Not exactly one option is right; give one of them the answer's value."
    elif isinstance(question, OrderQuestion):
        values = [computed_number(option.value, own) for option in question.options]
        if len(set(values)) < len(values):
            yield "Two items have the same value, so no order of them is right; change one."
        if marked(question, right_order(question, own)[::-1], own).right:
            yield "The reverse order is right too."
    elif isinstance(question, GoalQuestion):
        yield from _goal_faults(step, question, own)
    if step.figure is not None:
        for answered in (False, True):
            places = start_places(step.figure, StageState(places={}, own=own))
            stage_of(step.figure, StageState(places=places, answered=answered, own=own))
    for part in step.parts:
        if isinstance(part, LiveCode) and not part.press:
            live_result(part.call)


def _number_faults(step: LessonStep, question: NumberQuestion, own: LessonData | None) -> Iterator[str]:
    right = right_number(question, own)
    if not np.isfinite(right):
        yield f"The answer {question.answer} is {right}, which nobody can give."
        return
    for mistake in question.mistakes:
        usual = usual_mistake(question, mistake, own)
        if own is None and marked(question, usual, own).right:
            yield f"The wrong answer {usual:g} is within the tolerance of the right one, {right:g}."
        if own is None and not _can_be_given(question, usual):
            yield f"Nobody can give the wrong answer {usual:g}: it lies outside low and high."
    if not _can_be_given(question, right):
        yield f"The answer {right:g} lies outside low and high; widen them."
    if question.handle and step.figure is not None:
        handle = next(h for h in step.figure.handles(own) if h.name == question.handle)
        nearest = round(right / handle.step) * handle.step
        if not handle.low <= nearest <= handle.high or not marked(question, nearest, own).right:
            yield f"The answer {right:g} cannot be dragged to; the nearest place is {nearest:g}."
        if own is None and marked(question, handle.start, own).right:
            yield f"The handle starts at the answer, {handle.start:g}; let it start elsewhere."


def _can_be_given(question: NumberQuestion, number: float) -> bool:
    low, high = question.low, question.high
    return (low is None or number >= low) and (high is None or number <= high)


def _goal_faults(step: LessonStep, question: GoalQuestion, own: LessonData | None) -> Iterator[str]:
    assert step.figure is not None  # noqa: S101
    start = {handle.name: handle.start for handle in step.figure.handles(own)}
    if own is None and _reached(step, question, start, own):
        yield "The goal is reached at the start; let the handle start elsewhere."
    if not found_places(step, question, own):
        yield "The goal was not reached at any of the places tried; make it easier."


def found_places(step: LessonStep, question: GoalQuestion, own: LessonData | None = None) -> dict[str, float]:
    """Places of the handles at which the goal is reached; empty where none was found."""
    assert step.figure is not None  # noqa: S101
    handles = step.figure.handles(own)
    names = [handle.name for handle in handles]
    for places in product(*(_tried(handle, alone=len(handles) == 1) for handle in handles)):
        tried = dict(zip(names, places, strict=True))
        if _reached(step, question, tried, own):
            return tried
    return {}


def _reached(
    step: LessonStep, question: GoalQuestion, places: dict[str, float], own: LessonData | None
) -> bool:
    assert step.figure is not None  # noqa: S101
    return marked(question, step.figure.measured(places, own), own).right


def _tried(handle: FigureHandle, *, alone: bool) -> list[float]:
    """Places of a handle from its right end: all of them, or when several are combined at most 81."""
    steps = round((handle.high - handle.low) / handle.step)
    stride = 1 if alone else max(1, steps // MOST_PLACES)
    return [round(handle.low + i * handle.step, 10) for i in range(steps, -1, -stride)]
