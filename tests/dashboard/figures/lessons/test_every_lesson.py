"""Every lesson: its answers are accepted, others refused, its goals reached, its figures drawn."""

import pytest

from dashboard.analysis.lessons.catalogue import catalogue
from dashboard.analysis.lessons.lesson import ChoiceQuestion, NumberQuestion, OrderQuestion
from dashboard.analysis.lessons.marking import marked, right_number, right_option, right_order
from dashboard.figures.lessons.__main__ import main
from dashboard.figures.lessons.lesson_checks import lesson_faults
from dashboard.figures.lessons.stage import StageState
from dashboard.figures.lessons.stages import stage_of, start_places
from dashboard.ui.session.addresses import PARAMETERS

LESSONS = catalogue().lessons
STEPS = [(lesson, step) for lesson in LESSONS for step in lesson.steps]
ASKED = [pytest.param(step, id=f"{lesson.name}-{step.name}") for lesson, step in STEPS if step.question]


def test_every_file_of_the_folder_is_a_lesson():
    assert catalogue().refusals == ()
    assert [lesson.number for lesson in LESSONS] == list(range(1, len(LESSONS) + 1))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_a_lesson_has_no_fault_five_to_nine_steps_and_six_to_ten_minutes(lesson):
    assert lesson_faults(lesson) == []
    assert 5 <= len(lesson.steps) <= 9
    assert 6 <= lesson.minutes <= 10


@pytest.mark.parametrize("step", ASKED)
def test_the_right_answer_is_accepted_and_a_wrong_one_refused(step):
    question = step.question
    if isinstance(question, NumberQuestion):
        right = right_number(question)
        assert marked(question, right).right
        assert not marked(question, right + 3 * question.tolerance + 1e-6).right
        assert not marked(question, right - 3 * question.tolerance - 1e-6).right
    elif isinstance(question, ChoiceQuestion):
        right_one = right_option(question)
        verdicts = [marked(question, i) for i in range(len(question.options))]
        assert [v.right for v in verdicts] == [i == right_one for i in range(len(verdicts))]
        assert all(verdict.right or verdict.words for verdict in verdicts), "a wrong option says nothing"
    elif isinstance(question, OrderQuestion):
        order = right_order(question)
        assert marked(question, order).right
        assert not marked(question, order[::-1]).right


@pytest.mark.parametrize(("lesson", "step"), STEPS, ids=lambda each: each.name)
def test_a_figure_opens_at_home_by_parameters_of_the_address_table(lesson, step):
    if step.figure is None:
        return
    stage = stage_of(step.figure, StageState(places=start_places(step.figure, StageState(places={}))))
    for name, value in stage.params.items():
        values = PARAMETERS[name].values
        assert all(text in values for text in ([value] if isinstance(value, str) else value) if values)


def test_what_is_hidden_is_not_sent_before_the_answer():
    step = next(step for _, step in STEPS if getattr(step.figure, "hidden", "") == "curve")
    assert step.figure is not None
    places = start_places(step.figure, StageState(places={}))
    before, after = (stage_of(step.figure, StageState(places=places, answered=a)) for a in (False, True))
    assert len(before.figure.data) < len(after.figure.data)
    assert before.reveals == ()
    assert after.reveals


def test_faults_are_told_by_the_check_of_a_folder(tmp_path, capsys):
    text = """---
title: A
question: B?
minutes: 6
---
## A: B?
```figure sigmoid
z: 0
```
```question goal
ask: Reach it.
goal: slope above 0.3
```
### Hint
It cannot be.
### Answer
The slope is 0.25 at most.
## C: D?
```question choice
ask: Which?
answer: sigmoid(z=0)
option: 1 | one
option: 2 | two
```
### Hint
Neither.
### Answer
Half.
"""
    (tmp_path / "01-bad.md").write_text(text)
    assert main(tmp_path) == 2
    told = capsys.readouterr().out
    assert "line 6, A: The goal was not reached" in told
    assert "line 18, C: Not exactly one option is right" in told
