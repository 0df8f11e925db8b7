"""A study that lasts: every page shows the same numbers after the file is opened in another visit."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.study.study import StudyError
from dashboard.analysis.study.study_file import read_study, study_bytes
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.ui.session.lesson_progress import StepProgress
from dashboard.ui.study.restore import with_file
from tests.pages.visits import PAGES, Visit, shown

OPENING = """
from dashboard.analysis.study.study_file import read_study
from dashboard.ui.study.restore import restore
import streamlit as st
content = st.session_state["content"]
restore(read_study(content))
"""
TRYING = """
from dashboard.analysis.study.study import StudyError
from dashboard.analysis.study.study_file import read_study
from dashboard.ui.study.restore import restore
import streamlit as st
try:
    restore(read_study(st.session_state["content"]))
except StudyError as error:
    st.session_state["said"] = str(error)
"""
SAVING = """
from dashboard.analysis.study.study_file import study_bytes
from dashboard.ui.study.collect import study_of_visit
import streamlit as st
st.session_state["content"] = study_bytes(study_of_visit("train")(), with_data=st.session_state["with data"])
"""


def run_script(visit, script, **extra):
    at = AppTest.from_string(script, default_timeout=60)
    for key, value in {**visit.state, **extra}.items():
        at.session_state[key] = value
    return visit.run(at)


def saved(visit, *, with_data=True):
    run_script(visit, SAVING, **{"with data": with_data})
    return visit.state.pop("content")


def reopened(content):
    visit = Visit()
    run_script(visit, OPENING, content=content)
    visit.state.pop("content", None)
    return visit


def own_rows(n=160):
    rng = np.random.default_rng(5)
    age = rng.normal(50, 10, n).round(1)
    ward = rng.choice(["north", "south", "west"], n)
    ill = rng.random(n) < 1 / (1 + np.exp(-(0.08 * (age - 50) + (ward == "west") - 0.4)))
    frame = pd.DataFrame({"id": np.arange(n), "age": age, "ward": ward, "ill": np.where(ill, "yes", "no")})
    frame.loc[3, "age"] = np.nan
    return frame.to_csv(index=False).encode()


def worked_visit(**address):
    """An own file, a run of 30 steps, another estimate, a threshold by rule, a case, costs."""
    visit = Visit()
    at = visit.opened("data", **address)
    if not address:
        at.file_uploader[0].set_value(("wards.csv", own_rows(), "text/csv"))
        visit.run(at)
        address = {"data": "own-file"}
    at = visit.opened("train", solver="momentum", learning_rate="0.7", stride="10", holdout="30")
    for _ in range(3):
        at.button(key="step").click()
        visit.run(at)
    return visit


def compared(before, after, pages):
    for page in pages:
        first, second = shown(before.opened(page)), shown(after.opened(page))
        for part, value in first.items():
            assert second[part] == value, (page, part)


@pytest.mark.long
def test_every_page_shows_the_same_after_opening():
    visit = worked_visit()
    visit.opened("coefficients", level="90", per="standard-deviation")
    visit.state["pins"] = (NamedThreshold("A", Rule.RECALL, 0.85), NamedThreshold("B", Rule.CUSTOM, 0.3))
    visit.opened("thresholds", cost_fn="5", section="costs")
    visit.opened("lessons", lesson="02-slope")
    at = visit.opened("predict")
    number = next(box for box in at.number_input if box.key.startswith("case ") and box.key != "case_row")
    number.set_value(number.value * 1.25 + 1)
    visit.run(at)
    again = reopened(saved(visit))
    compared(visit, again, PAGES)
    assert "recall at least 85 %" in again.opened("thresholds").header[0].value
    held = next(box for box in again.opened("predict").number_input if box.key == number.key)
    assert held.value == number.value


def test_points_that_were_edited_keep_their_standardising_their_split_and_their_axes():
    visit = worked_visit(data="shapes")
    (drawing,) = visit.state["once drawing"].values()
    drawing.add(9.0, -9.0)
    visit.opened("train")
    (run,) = visit.state["runs"]
    run.pause()
    assert run.problem.axes_design is not None
    again = reopened(saved(visit))
    before, after = (each.state["runs"][0].problem for each in (visit, again))
    assert after.objective.X.tobytes() == before.objective.X.tobytes()
    compared(visit, again, ["train", "coefficients"])


def test_answers_to_lessons_come_back_and_one_that_is_hostile_does_not():
    visit = Visit()
    visit.opened("lessons", lesson="02-slope")
    visit.state["lesson progress"] = {("02-slope", "first"): StepProgress(state="answered", guess=0.25)}
    visit.state["lesson places 02-slope first"] = {"z": 1.5}
    again = reopened(saved(visit))
    assert again.state["lesson progress"] == visit.state["lesson progress"]
    assert again.state["lesson places 02-slope first"] == {"z": 1.5}
    study = read_study(saved(visit))
    hostile = {"02-slope": {"first": {"state": "<b>", "guess": "x", "handles": {"z": "y"}, "moves": None}}}
    assert not reopened(study_bytes(replace(study, lessons=hostile))).state.get("lesson progress")


@pytest.mark.parametrize("address", [{"data": "wisconsin"}, {"data": "shapes", "terms": "x1x1"}])
def test_samples_and_their_runs_come_back(address):
    visit = worked_visit(**address)
    compared(visit, reopened(saved(visit)), ["train", "data"])


def test_study_without_data_asks_for_the_file_and_knows_another():
    visit = worked_visit()
    study = read_study(saved(visit, with_data=False))
    assert study.data is not None
    assert study.data.table is None
    other = own_rows().replace(b"north", b"East", 1)
    with pytest.raises(StudyError, match=r"not the table.*160 rows"):
        with_file(study, other, "wards.csv")
    whole = with_file(study, own_rows(), "renamed.csv")
    again = reopened(study_bytes(whole))
    compared(visit, again, ["train"])


HOSTILE_CONTROLS = {
    "effect_of": "no such column",
    "effect_view": 7,
    "dropped": ["no such column"],
    "baseline": "Q",
    "case_row": "abc",
    "case age": "abc",
    "case ward": 3.5,
    "held age": None,
    "case <script>": True,
    "step": True,
    "file 0": "x",
}


def test_controls_of_a_hostile_study_are_taken_only_where_they_make_sense():
    content = saved(worked_visit())
    study = replace(read_study(content), controls=HOSTILE_CONTROLS)
    visit = reopened(study_bytes(study))
    assert "step" not in visit.state
    visit.opened("coefficients", weighing="effect")
    visit.opened("coefficients", weighing="leave-out")
    visit.opened("predict")
    visit.opened("thresholds")


def test_study_whose_parts_do_not_go_together_leaves_the_visit_as_it_was():
    study = read_study(saved(worked_visit()))
    assert study.model is not None
    wrong = replace(study.model, slot=None, coef=study.model.coef[:-1])
    visit = Visit()
    visit.opened("data", data="wisconsin")
    before = set(visit.state)
    run_script(visit, TRYING, content=study_bytes(replace(study, model=wrong)))
    assert "other columns than its table" in visit.state.pop("said")
    visit.state.pop("content")
    assert set(visit.state) == before
