"""From a table and a plan to rows, matrix and notes; and what is refused with which words."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.tabular import (
    Plan,
    TableError,
    feature_columns,
    missing_choices,
    prepare,
    propose,
    rows_for_choices,
    rows_used,
)
from logreg.data.design import Design
from tests.dashboard.tabular.plan_tables import read

N = 90
RANDOM = np.random.default_rng(6)
COLUMNS: dict[str, Any] = {
    "age": RANDOM.normal(50, 9, N),
    "lab": pd.Series(RANDOM.gamma(3, 2, N)).where(np.arange(N) % 6 > 0),
    "smoker": pd.Series(RANDOM.choice(["yes", "no"], N), dtype=object).where(np.arange(N) % 9 > 0),
    "town": RANDOM.choice(["A", "B", "C"], N, p=[0.6, 0.3, 0.1]),
    "died": pd.Series(RANDOM.integers(0, 2, N).astype(float)).where(np.arange(N) % 30 > 0),
}
TABLE = read(COLUMNS)
PLAN = propose(TABLE)


def chosen(**changes) -> Plan:
    plan = PLAN
    for name, fields in changes.items():
        plan = plan.with_column(name, **fields)
    return plan


ONLY_AGE = {name: {"role": "left out"} for name in ("lab", "smoker", "town")}


def test_every_row_is_used_or_counted_once_with_its_reason_and_its_place():
    prepared = prepare(TABLE, PLAN)
    assert list(prepared.dropped) == [
        "no value in target 'died'",
        "no value in column 'lab'",
        "no value in column 'smoker'",
    ]
    assert len(prepared.rows) + sum(prepared.dropped.values()) == N
    places = np.concatenate([prepared.rows, *prepared.dropped_rows.values()])
    assert sorted(places.tolist()) == list(range(N))
    assert rows_used(TABLE, PLAN) == len(prepared.y)


def test_what_is_handed_out_is_read_only_and_the_table_stays_as_it_was():
    before = TABLE.frame.copy(deep=True)
    prepared = prepare(TABLE, PLAN)
    for array in (prepared.y, prepared.rows, prepared.design.X, *prepared.columns.values()):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = array[-1]
    pd.testing.assert_frame_equal(TABLE.frame, before)


def test_columns_that_are_not_used_stay_beside_the_rows_gaps_included():
    prepared = prepare(TABLE, chosen(**ONLY_AGE))
    assert list(prepared.table) == ["age", "lab", "smoker", "town"]
    assert np.isnan(prepared.table["lab"].astype(float)).sum() > 0
    np.testing.assert_array_equal(prepared.table["age"], COLUMNS["age"][prepared.rows])


def test_the_design_of_some_rows_is_learned_with_the_same_specification():
    plan = chosen(age={"terms": ("spline 3",)}, lab={"missing": "median with indicator"})
    prepared = prepare(TABLE, plan)
    some = {name: values[::2] for name, values in prepared.columns.items()}
    design = Design.learn(some, spec=prepared.spec)
    assert design.names == prepared.design.names
    assert design.encode(prepared.columns).shape == prepared.design.X.shape


def test_a_filled_number_takes_the_median_of_the_rows_that_are_used():
    prepared = prepare(TABLE, chosen(lab={"missing": "median with indicator"}, smoker={"role": "left out"}))
    used = pd.Series(COLUMNS["lab"]).iloc[prepared.rows]
    j = prepared.design.names.index("lab")
    np.testing.assert_allclose(prepared.design.X[:, j], used.fillna(used.median()))
    np.testing.assert_array_equal(prepared.design.X[:, j + 1], used.isna())
    assert any("filled with the median" in note for note in prepared.notes)


@pytest.mark.parametrize("choice", ["most frequent with indicator", "own level"])
def test_a_category_keeps_its_rows_with_a_mark_or_a_level_of_their_own(choice):
    prepared = prepare(TABLE, chosen(smoker={"missing": choice}, lab={"role": "left out"}))
    assert prepared.dropped == {"no value in target 'died'": 3}
    gaps = pd.Series(COLUMNS["smoker"]).isna().to_numpy()[prepared.rows]
    name = "smoker = missing" if choice == "own level" else "smoker missing"
    np.testing.assert_array_equal(prepared.design.X[:, prepared.design.names.index(name)], gaps)


def test_what_each_choice_does_to_the_number_of_rows_is_known_before_it_is_chosen():
    for name in ("lab", "smoker"):
        known = rows_for_choices(TABLE, PLAN, name)
        assert tuple(known) == missing_choices(PLAN.column(name))
        for choice, rows in known.items():
            assert len(prepare(TABLE, chosen(**{name: {"missing": choice}})).y) == rows


def test_reference_order_and_joined_levels_reach_the_design():
    plan = chosen(town={"reference": "C", "order": ("B", "A")}, smoker={"role": "left out"})
    assert prepare(TABLE, plan).design.levels["town"] == ("C", "B", "A")
    joined = chosen(town={"join_below": 0.25})
    assert prepare(TABLE, joined).design.levels["town"] == ("A", "B", "other")
    assert any("joined as 'other'" in note for note in prepare(TABLE, joined).notes)


def test_terms_and_products_reach_the_design():
    plan = chosen(age={"terms": ("spline 4",)}, lab={"terms": ("log",)}, smoker={"role": "left out"})
    prepared = prepare(TABLE, replace(plan, products=(("lab", "town"), ("age", "lab"))))
    names = prepared.design.names
    assert names[:4] == ("rcs(age, 4)", "rcs(age, 4)'", "rcs(age, 4)''", "log(lab)")
    assert "log(lab) × town[B]" in names
    assert "rcs(age, 4)' × log(lab)" in names


def test_numeric_codes_become_categories_by_the_text_that_the_page_shows():
    table = read(
        {"rank": [1.0, 2.0, 3.0] * 20, "died": RANDOM.integers(0, 2, 60), "age": COLUMNS["age"][:60]}
    )
    plan = propose(table).with_column("rank", kind="category", reference="2")
    assert prepare(table, plan).design.names[:2] == ("rank = 1", "rank = 3")


def test_booleans_are_categories():
    table = read({"old": np.arange(60) % 3 == 0, "age": COLUMNS["age"][:60], "died": np.arange(60) // 2 % 2})
    assert prepare(table, propose(table).answered([]).with_column("died", role="target")).design.names


def test_new_rows_give_the_features_of_the_plan_without_a_target():
    prepared = prepare(TABLE, PLAN)
    new = read({"town": ["A", "Z"], "smoker": ["no", None], "lab": [1.0, np.nan], "age": [40, 50]})
    found = feature_columns(new, PLAN)
    assert list(found) == ["age", "lab", "smoker", "town"]
    assert found["age"].tolist() == [40.0, 50.0]
    assert found["town"].tolist() == ["A", "Z"]
    first = {name: values[:1] for name, values in found.items()}
    assert prepared.design.encode(first).shape == (1, len(prepared.design.terms))


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (replace(PLAN, positive=None), "Say which value of target 'died' is positive: '0' or '1'"),
        (replace(PLAN, positive="9"), "has no value '9'"),
        (chosen(age={"role": "target"}), "'age' and 'died' are both the target"),
        (chosen(died={"role": "left out"}), "No column is the target"),
        (chosen(died={"role": "feature"}, town={"role": "target"}), "Say which values are positive"),
        (chosen(**ONLY_AGE, age={"role": "left out"}), "No column is a feature"),
        (chosen(town={"kind": "number"}), "'town' holds no numbers"),
        (chosen(age={"kind": "category"}), "different values"),
        (chosen(age={"kind": "date", "date_as": "year"}), "'age' holds no dates"),
        (chosen(age={"terms": ("log", "cube")}), "no term 'cube'"),
        (chosen(town={"missing": "median with indicator"}), "is no number"),
        (chosen(lab={"missing": "own level"}), "is a number"),
        (replace(PLAN, products=(("age", "nothing"),)), "needs 'nothing' as a feature"),
        (replace(PLAN, products=(("age", "age"),)), "its square"),
        (chosen(age={"role": "weight"}), "a count has to be a whole number"),
        (replace(PLAN, columns=(*PLAN.columns, replace(PLAN.columns[0], name="gone"))), "no column 'gone'"),
        (PLAN.with_groups(["1"], ["7"]), "A model needs rows of both classes|are left out"),
        (PLAN.with_cut(99.0), "both classes|left out"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_with_the_remedy(plan, words):
    with pytest.raises(TableError, match=words):
        prepare(TABLE, plan)


def test_zero_has_no_logarithm_and_the_line_is_named():
    table = read({"dose": [3.0, 0.0, 1.0, -1.0] * 20, "died": [0, 1, 1, 0, 0] * 16})
    plan = propose(table).with_column("dose", terms=("log",))
    with pytest.raises(TableError, match=r"'dose' has no logarithm in 40 rows: it is 0 on line 3\."):
        prepare(table, plan)


def test_a_column_that_is_constant_among_the_rows_that_are_left_is_refused():
    table = read(
        {"a": [1.0, 1.0, 2.0, np.nan] * 20, "b": [1.0, 2.0, np.nan, 3.0] * 20, "died": [0, 1, 1, 0, 0] * 16}
    )
    with pytest.raises(
        TableError, match="Among the 40 rows that are used: Column 'a' has the same value '1'"
    ):
        prepare(table, propose(table))


def test_more_coefficients_than_rows_are_refused():
    table = read({**{f"x{j}": RANDOM.normal(size=8) for j in range(9)}, "died": [0, 1] * 4})
    with pytest.raises(TableError, match="10 coefficients, but there are only 8 rows"):
        prepare(table, propose(table))


def test_a_target_of_one_value_beside_blanks_does_not_speak_of_every_row():
    table = read({"age": COLUMNS["age"], "sex": ["F", "M"] * 45, "died": ["yes", None] * 45})
    plan = propose(table).with_column("sex", role="feature")
    plan = plan.with_column("died", role="target", missing="drop rows").with_positive("yes")
    with pytest.raises(TableError, match="in its 45 rows that are not blank"):
        prepare(table, plan)
