"""What each column is taken for, why, and the other way that is one click away."""

import numpy as np
import pandas as pd
import pytest

from dashboard.tabular import prepare, propose
from tests.dashboard.tabular.plan_tables import answered, read, refused

N = 200
RANDOM = np.random.default_rng(3)
Y = RANDOM.integers(0, 2, N)
AGE = RANDOM.normal(50, 9, N).round(1)


def column(values, name="x", **more):
    table = read({name: values, "age": AGE[: len(values)], "died": Y[: len(values)]}, **more)
    return propose(table).column(name)


def labels(found):
    return [alternative.label for alternative in found.alternatives]


@pytest.mark.parametrize(
    "name",
    [
        *("id", "ID", "rownames", "patient", "Patient ID", "subject", "account", "Unnamed: 0", "column 1"),
        *("customerID", "PassengerId", "case_no", "row", "index", "record-id", "...1"),
    ],
)
def test_unique_whole_numbers_with_such_a_name_are_identifiers_and_left_out_with_a_reason(name):
    found = column(RANDOM.permutation(10 * N)[:N] + 10**6, name)
    assert (found.role, found.kind) == ("left out", "identifier")
    assert "names rows" in found.reason
    assert labels(found) == ["Use as a number"]


def test_the_same_numbers_under_a_name_that_measures_stay_a_number():
    found = column(RANDOM.permutation(10 * N)[:N] + 10**6, "income")
    assert (found.role, found.kind) == ("feature", "number")


@pytest.mark.parametrize("start", [0, 1, 1001])
def test_a_column_that_counts_the_rows_in_any_order_is_an_identifier_whatever_its_name(start):
    found = column(RANDOM.permutation(N) + start, "nummer")
    assert (found.role, found.kind) == ("left out", "identifier")


def test_a_short_column_that_counts_up_may_be_a_dose():
    found = column(np.arange(1, 9), "dose")
    assert found.role == "feature"


def test_repeated_identifiers_are_left_out_with_a_word_on_dependent_rows():
    found = column(np.arange(N) // 2 + 500, "patient_id")
    assert found.kind == "identifier"
    assert "not independent" in found.reason


def test_a_text_of_its_own_in_every_row_names_rows():
    found = column([f"R_{i:05}x" for i in range(N)], "ResponseId")
    assert (found.role, found.kind) == ("left out", "identifier")


@pytest.mark.parametrize("shuffled", [False, True])
@pytest.mark.parametrize("name", ["", "Unnamed: 0", "nummer"])
def test_an_index_of_sorted_classes_is_pointed_out_and_left_out(shuffled, name):
    y = np.repeat([0, 1], N // 2)
    order = RANDOM.permutation(N) if shuffled else np.arange(N)
    plan = propose(read({name: order, "age": AGE, "died": y[order]}))
    found = plan.column(name)
    assert (found.role, found.kind) == ("left out", "identifier")
    assert "by the order of the file" in found.reason


def test_part_of_such_an_index_is_pointed_out_too():
    rows = np.sort(RANDOM.choice(3 * N, N, replace=False))
    plan = propose(read({"nummer": rows, "age": AGE, "died": (rows > 300).astype(int)}))
    assert plan.column("nummer").role == "left out"


def test_few_different_whole_numbers_stay_numbers_and_may_be_categories_with_one_click():
    rank = RANDOM.choice([1, 2, 3, 4], N, p=[0.2, 0.5, 0.2, 0.1])
    table = read({"rank": rank, "age": AGE, "died": Y})
    plan = propose(table)
    found = plan.column("rank")
    assert (found.role, found.kind) == ("feature", "number")
    assert "different whole numbers" in found.warnings[0]
    assert labels(found) == ["Use as categories"]
    changed = plan.take("rank", found.alternatives[0])
    assert prepare(table, changed).design.names[:3] == ("rank = 1", "rank = 3", "rank = 4")


def test_the_most_frequent_level_is_the_reference_and_this_is_told():
    found = column(RANDOM.choice(["a", "b", "c"], N, p=[0.2, 0.6, 0.2]))
    assert (found.kind, found.reference) == ("category", "b")
    assert "compared with 'b', the most frequent" in found.reason


def test_steps_of_a_known_scale_keep_their_order():
    found = column(RANDOM.choice(["Low", "High", "Medium"], N), "severity")
    assert found.order == ("Low", "Medium", "High")


def test_levels_of_few_rows_are_pointed_out_and_can_be_joined():
    table = read({"town": ["A"] * 100 + ["B"] * 97 + ["C", "D", "E"], "age": AGE, "died": Y})
    plan = propose(table)
    found = plan.column("town")
    assert any("fewer than 5 rows" in warning for warning in found.warnings)
    joined = plan.take("town", found.alternatives[0])
    assert "town = other" in prepare(table, joined).design.names


@pytest.mark.parametrize("code", ["{:05d}", "+44 20 7946 {:04d}", "0{:09d}"])
def test_codes_with_too_many_levels_are_left_out_as_codes(code):
    found = column([code.format(i % 90) for i in range(N)], "code of place")
    assert found.role == "left out"
    assert "postal codes or telephone numbers" in found.reason


@pytest.mark.parametrize("name", ["zip", "Postcode", "PLZ", "phone_number", "Fax"])
def test_numbers_that_are_codes_by_name_are_categories_or_left_out(name):
    few = column(RANDOM.choice([94110, 60614, 10001], N), name)
    assert (few.role, few.kind) == ("feature", "category")
    assert "Use as a number" in labels(few)
    many = column(RANDOM.integers(10000, 99999, N), name)
    assert many.role == "left out"


def test_a_constant_column_is_left_out_for_it():
    assert "The same value 'x' in every row" in column(["x"] * N).reason


@pytest.mark.parametrize("value", ["x", "1", 1.0, True])
def test_where_blanks_exist_no_sentence_speaks_of_the_same_value_in_every_row(value):
    ticked = pd.Series([value, None] * (N // 2), dtype=object if isinstance(value, str) else float)
    table = read({"diabetes": ticked, "age": AGE, "died": Y})
    plan = propose(table)
    found = plan.column("diabetes")
    assert "every row" not in found.reason
    assert "100 are blank" in found.reason
    changed = plan.take("diabetes", found.alternatives[0])
    prepared = prepare(table, changed)
    assert len(prepared.y) == N
    assert (
        prepared.design.X[
            :, prepared.design.names.index(f"diabetes = {ticked[0] if value == 'x' else '1'}")
        ].sum()
        == N / 2
    )


def test_an_empty_column_is_left_out():
    assert column([np.nan] * N).reason == "Empty in every row."


def test_an_infinite_or_too_large_number_is_left_out_with_its_line():
    assert "on line 5" in column([*AGE[:3], np.inf, *AGE[4:]]).reason
    assert "too large to compute with" in column([*AGE[:-1], 1e200]).reason


def test_what_the_reader_refused_is_left_out_with_its_reason():
    found = column(["1.250", "980"] * (N // 2), notes=[refused("x", "Numbers of two meanings: '1.250'.")])
    assert (found.role, found.reason) == ("left out", "Numbers of two meanings: '1.250'.")


def test_many_different_texts_are_left_out_and_can_be_joined():
    found = column(RANDOM.choice([f"t{i}" for i in range(70)], N, p=[0.3, *[0.7 / 69] * 69]))
    assert found.role == "left out"
    assert "at most 50 can be categories" in found.reason


def test_long_texts_are_left_out():
    assert "Long texts" in column(["once upon a time " * 20 + str(i % 3) for i in range(N)]).reason


def test_missing_values_say_what_they_cost_and_how_to_keep_the_rows():
    gaps = pd.Series(AGE).where(np.arange(N) % 10 > 0)
    found = column(gaps, "lab")
    assert "20 rows have no value" in found.warnings[0]
    assert labels(found) == ["Fill with the median and mark"]


def test_a_column_that_would_cost_more_than_half_of_the_rows_is_left_out_and_can_be_filled():
    table = read({"lab": pd.Series(AGE).where(np.arange(N) % 10 == 0), "age": AGE, "died": Y})
    plan = propose(table)
    found = plan.column("lab")
    assert found.role == "left out"
    assert "180 rows have no value" in found.reason
    filled = prepare(table, plan.take("lab", found.alternatives[0]))
    assert len(filled.y) == N
    assert filled.design.names == ("lab", "lab missing", "age")


def test_every_column_has_a_reason():
    table = read({"id": np.arange(N), "c": ["a", "b"] * (N // 2), "age": AGE, "same": [1] * N, "died": Y})
    assert all(found.reason for found in propose(table).columns)


def test_every_proposed_alternative_can_be_prepared():
    frame = {
        "rank": RANDOM.integers(1, 5, N),
        "town": ["A"] * 100 + ["B"] * 97 + ["C", "D", "E"],
        "lab": pd.Series(AGE).where(np.arange(N) % 10 > 0),
        "kind": pd.Series(["u", "v"] * (N // 2), dtype=object).where(np.arange(N) % 7 > 0),
        "visit": pd.date_range("2020-03-01", periods=N, freq="37h"),
        "nummer": np.arange(N),
        "ticked": pd.Series(["x", None] * (N // 2), dtype=object),
        "zip": RANDOM.choice([94110, 60614, 10001], N),
        "died": Y,
        "age": AGE,
    }
    table = read(frame)
    plan = answered(propose(table))
    ways = [(found.name, way) for found in plan.columns for way in found.alternatives]
    assert len(ways) >= 10
    for name, way in ways:
        assert len(prepare(table, plan.take(name, way)).y) > 100, (name, way)
