"""A study that lasts: every page shows the same numbers after the file is opened in another visit."""

import json

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.study.study_file import read_study
from tests.pages.visits import PAGES, Visit, shown

OPENING = """
from dashboard.analysis.study.study_file import read_study
from dashboard.ui.study.restore import restore
import streamlit as st
content = st.session_state["content"]
restore(read_study(content))
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


@pytest.mark.parametrize("address", [{}, {"data": "wisconsin"}, {"data": "shapes", "terms": "x1x1"}])
def test_every_page_shows_the_same_after_opening(address):
    visit = worked_visit(**address)
    visit.opened("coefficients", level="90", per="standard-deviation")
    at = visit.opened("predict")
    number = next(box for box in at.number_input if box.key.startswith("case ") and box.key != "case_row")
    number.set_value(number.value * 1.25 + 1)
    visit.run(at)
    visit.opened("thresholds", pins="A:recall:0.85,B:custom:0.3", decision="B", cost_fn="5", section="costs")
    content = saved(visit)
    again = reopened(content)
    before = {page: shown(visit.opened(page)) for page in PAGES}
    for page in PAGES:
        after = shown(again.opened(page))
        for part, value in before[page].items():
            assert after[part] == value, (page, part)
    assert "Decision B" in str(before["thresholds"]["texts"])
    assert json.dumps(before["train"]["readouts"]) != "[]"
