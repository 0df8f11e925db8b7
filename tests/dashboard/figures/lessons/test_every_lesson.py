"""Every lesson: its answers are accepted, others refused, its goals reached, its figures drawn."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.lessons.catalogue import catalogue
from dashboard.analysis.lessons.computed_values import computed_number, filled
from dashboard.analysis.lessons.lesson import ChoiceQuestion, NumberQuestion, OrderQuestion, Prose
from dashboard.analysis.lessons.marking import marked, right_number, right_option, right_order
from dashboard.analysis.lessons.own_rows import own_rows
from dashboard.analysis.training.samples import known_table, prepared_sample
from dashboard.figures.lessons.__main__ import main
from dashboard.figures.lessons.lesson_checks import lesson_faults
from dashboard.figures.lessons.stage import StageState
from dashboard.figures.lessons.stages import stage_of, start_places
from dashboard.text.numbers import format_number
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
        right, tolerance = right_number(question), computed_number(question.tolerance)
        assert marked(question, right).right
        assert not marked(question, right + 3 * tolerance + 1e-6).right
        assert not marked(question, right - 3 * tolerance - 1e-6).right
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
        known = PARAMETERS[name].values  # noqa: PD011
        assert all(text in known for text in ([value] if isinstance(value, str) else value) if known)


HIDING = [
    pytest.param(step, id=f"{lesson.name}-{step.name}")
    for lesson, step in STEPS
    if getattr(step.figure, "hidden", "nothing") != "nothing"
]


@pytest.mark.parametrize("step", HIDING)
def test_what_was_hidden_comes_by_moving_to_where_it_stays(step):
    places = start_places(step.figure, StageState(places={}))
    before, after = (
        stage_of(step.figure, StageState(places=places, answered=answered)) for answered in (False, True)
    )
    assert not before.reveals
    assert not before.reveal_moves
    assert after.reveals or after.reveal_moves
    assert all(number < len(after.figure.data) for number in after.reveals)
    for (number, attribute), rows in after.reveal_moves.items():
        drawn = np.asarray(after.figure.data[number][attribute])
        if attribute == "text":
            assert rows[-1].tolist() == drawn.tolist()
        else:
            np.testing.assert_allclose(rows[-1], drawn.astype(float), rtol=1e-5, atol=1e-6)
        assert len(rows) == len(after.moments)


def test_what_is_hidden_is_not_sent_before_the_answer():
    figure = next(step.figure for _, step in STEPS if getattr(step.figure, "hidden", "") == "curve")
    assert figure is not None
    places = start_places(figure, StageState(places={}))
    before, after = (stage_of(figure, StageState(places=places, answered=a)) for a in (False, True))
    assert len(before.figure.data) < len(after.figure.data)
    assert before.reveals == ()
    assert after.reveals


def test_a_step_reveals_no_answer_of_a_later_one():
    layers = next(lesson for lesson in LESSONS if lesson.name == "layers")
    score = layers.steps[0].figure
    assert score is not None
    answered = stage_of(score, StageState(places=start_places(score, StageState(places={}))))
    texts = [text for trace in answered.figure.data if trace.text for text in trace.text]
    assert "z<br><b>1</b>" in texts
    assert {"loss<br><b>?</b>", "∂L/∂z<br><b>?</b>", "∂L/∂w<br><b>?</b>"} <= set(texts)
    known = next(step for lesson in LESSONS for step in lesson.steps if step.name == "known")
    assert known.figure is not None
    drawn = stage_of(known.figure, StageState(places={}, answered=True))
    assert [trace.name for trace in drawn.figure.data] == ["known rows"]


@pytest.mark.parametrize("step", ASKED)
def test_no_number_beside_the_figure_tells_the_answer_before_it_is_asked(step):
    question = step.question
    if not isinstance(question, NumberQuestion) or question.handle or step.figure is None:
        return
    places = start_places(step.figure, StageState(places={}))
    stage = stage_of(step.figure, StageState(places=places, answered=False))
    right = format_number(right_number(question))
    if len(right) < 3:
        return  # a 1 or a 5 stands there for something else, too
    assert right not in {number.value for number in stage.numbers}
    assert right not in stage.alt


def test_the_models_probability_is_not_told_while_its_curve_is_hidden():
    step = next(step for lesson, step in STEPS if (lesson.name, step.name) == ("tumours", "predict"))
    assert step.figure is not None
    places = start_places(step.figure, StageState(places={}))
    before, after = (
        stage_of(step.figure, StageState(places=places, answered=answered)) for answered in (False, True)
    )
    assert [number.label for number in before.numbers] == ["line at"]
    assert [number.label for number in after.numbers][1:] == [
        "probability of malignant",
        "odds of malignant",
    ]


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
## E: F?
```question number
ask: How probable, in percent?
answer: sigmoid(z=0)
tolerance: 1
unit: %
low: 0
high: 100
wrong: 900 | So much is none.
```
### Hint
Even.
### Answer
Half.
"""
    (tmp_path / "01-bad.md").write_text(text)
    assert main(tmp_path) == 3
    told = capsys.readouterr().out
    assert "line 6, A: The goal was not reached" in told
    assert "line 18, C: Not exactly one option is right" in told
    assert "E: Nobody can give the wrong answer 900" in told


def test_lessons_nine_to_twelve_work_on_an_own_table():
    rng = np.random.default_rng(5)
    y = rng.random(150) < 0.4
    frame = pd.DataFrame(
        {
            "age, <b>years</b>": rng.normal(50 + 8 * y, 10).round(),
            "dose": rng.normal(0, 1, 150) * 1e6,
            "outcome": np.where(y, "worse", "better"),
        }
    )
    columns = ["age, <b>years</b>", "dose"]
    prepared = prepared_sample(known_table(frame, "outcome", "worse", columns, name="mine.csv"))
    own = own_rows(prepared)
    assert own is not None
    assert own.column == "age, <b>years</b>"
    later = [lesson for lesson in LESSONS if lesson.number >= 9]
    assert all(uses_own(lesson) for lesson in later)
    assert [fault for lesson in later for fault in lesson_faults(lesson, own)] == []
    real = next(step for step in later[0].steps if step.name == "real")
    assert isinstance(real.parts[0], Prose)
    assert "mine" in filled(real.parts[0].text, own)


def uses_own(lesson):
    return any(
        getattr(getattr(step.figure, "data", None), "name", "").startswith("own_or_") for step in lesson.steps
    )


@pytest.mark.parametrize("change", ["few", "weighted", "separated", "texts"])
def test_a_table_that_does_not_suit_leaves_the_apps_own_rows(change):
    rng = np.random.default_rng(6)
    n = 30 if change == "few" else 100
    y = np.arange(n) % 2 == 0
    x = 10.0 * y + rng.random(n) if change == "separated" else rng.normal(size=n) + y
    values = rng.choice(["a", "b"], n) if change == "texts" else x
    frame = pd.DataFrame({"x": values, "y": np.where(y, "yes", "no")})
    prepared = prepared_sample(known_table(frame, "y", "yes", ["x"]))
    if change == "weighted":
        prepared = replace(prepared, weight=np.ones(n))
    assert own_rows(prepared) is None
    assert own_rows(None) is None
