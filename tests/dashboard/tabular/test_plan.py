"""A plan as a value: equal, hashable, plain JSON, changed by replacing."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.tabular import (
    GroupedCounts,
    Plan,
    TableError,
    plan_from_json,
    plan_to_json,
    prepare,
    propose,
)
from tests.dashboard.tabular.plan_tables import answered, ids, read

N = 40
TABLE = read(
    {
        "age": np.arange(N) % 13 + 0.5,
        "town": ["A", "A", "B", "C"] * (N // 4),
        "visit": pd.date_range("2021-05-01", periods=N, freq="9D"),
        "sex": ["F", "M"] * (N // 2),
        "end": ["alive", "dead", "dead", "alive", "alive"] * (N // 5),
    }
)
PLAN = answered(propose(TABLE))
CHANGED = [
    PLAN,
    PLAN.with_column("age", terms=("spline 3",), standardise=False, missing="median with indicator"),
    PLAN.with_column("town", reference="C", order=("B", "A"), join_below=0.05, missing="own level"),
    PLAN.with_column("visit", role="feature", date_as="days since", date_origin="2021-05-01"),
    PLAN.with_groups(["dead"], ["alive"]),
    PLAN.with_column("end", role="left out").with_column("age", role="target").with_cut(4.5, above=False),
    replace(PLAN, counts=GroupedCounts(successes="end", trials="age"), positive=None),
    replace(PLAN, weight_kind="sampling", products=(("age", "town"), ("age", "sex"))),
]


@pytest.mark.parametrize("plan", CHANGED)
def test_a_plan_is_the_same_after_a_way_through_json(plan):
    text = json.dumps(plan_to_json(plan))
    assert plan_from_json(json.loads(text)) == plan
    assert hash(plan_from_json(json.loads(text), propose(TABLE))) == hash(plan)


def test_reasons_and_open_questions_come_back_from_the_table():
    proposed = propose(TABLE)
    back = plan_from_json(plan_to_json(proposed), propose(TABLE))
    assert ids(back) == ids(proposed) == ["target"]
    assert back.column("town").reason == proposed.column("town").reason
    assert plan_from_json(plan_to_json(PLAN), propose(TABLE)).questions == ()


def test_defaults_are_left_out_so_that_a_link_stays_short():
    assert plan_to_json(PLAN)["columns"][0] == {"name": "age", "role": "feature", "kind": "number"}


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"columns": 3},
        {"columns": [{"role": "feature"}]},
        {"columns": [{"name": "age", "role": "king", "kind": "number"}]},
        {"columns": [{"name": "age", "role": "feature", "kind": "number", "speed": 3}]},
        {"columns": [{"name": "age", "role": "feature", "kind": "number", "missing": "pray"}]},
        {"columns": [], "products": [["a"]]},
        {"columns": [], "cut": {"value": 3, "below": 1}},
        {"columns": [], "weight_kind": "heavy"},
        {"columns": None},
        {"columns": [7]},
    ],
)
def test_values_that_are_no_plan_are_refused(data):
    with pytest.raises(TableError):
        plan_from_json(data)


def test_plans_are_equal_by_what_is_chosen_not_by_what_is_said_or_asked():
    other = PLAN.with_column("town", reason="Because.", warnings=("Look.",))
    assert other == PLAN
    assert hash(other) == hash(PLAN)
    assert PLAN.with_column("town", reference="C") != PLAN


def test_a_change_to_a_column_that_is_not_there_names_it():
    with pytest.raises(TableError, match="no column 'height'"):
        PLAN.with_column("height", role="feature")


def rows_or_sentence(table, plan):
    try:
        return prepare(table, plan), ""
    except TableError as error:
        return None, str(error)


values = st.one_of(
    st.lists(st.sampled_from([0, 1]), min_size=30, max_size=30),
    st.lists(st.integers(-5, 10**6), min_size=30, max_size=30),
    st.lists(st.floats(allow_infinity=True), min_size=30, max_size=30),
    st.lists(st.sampled_from(["a", "b", None, "yes", "no"]), min_size=30, max_size=30),
    st.lists(st.text(min_size=1, max_size=8), min_size=30, max_size=30),
    st.lists(st.booleans(), min_size=30, max_size=30),
    st.lists(st.sampled_from([None, "x"]), min_size=30, max_size=30),
    st.lists(st.datetimes(pd.Timestamp(1990, 1, 1), pd.Timestamp(2030, 1, 1)), min_size=30, max_size=30),
)
names = st.sampled_from(
    [
        "id",
        "y",
        "n",
        "dead",
        "count",
        "weight",
        "zip",
        "age",
        "Unnamed: 0",
        "class",
        "died",
        "alive",
        "freq",
        "",
    ]
)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(names, values, min_size=2, max_size=6), st.integers(0, 30))
def test_every_table_has_a_plan_and_every_answer_leads_to_rows_or_to_a_sentence(columns, seed):
    table = read(columns)
    plan = propose(table)
    assert tuple(column.name for column in plan.columns) == tuple(columns)
    assert plan_from_json(json.loads(json.dumps(plan_to_json(plan)))) == plan
    steps = 0
    while plan.questions and plan.questions[0].answers:
        options = plan.questions[0].answers
        plan = options[seed % len(options)].change
        steps += 1
        assert steps < 5
    prepared, sentence = rows_or_sentence(table, plan)
    if prepared is None:
        assert sentence.endswith(".")
        return
    assert set(prepared.y.tolist()) == {0, 1}
    assert len(prepared.rows) == len(prepared.y) == len(prepared.design.X)
    left = set(range(30)) - set(prepared.rows.tolist())
    counted_groups = plan.counts is not None
    assert counted_groups or len(left) == sum(prepared.dropped.values())


def test_a_plan_without_questions_is_ready():
    assert isinstance(PLAN, Plan)
    assert PLAN.questions == ()
