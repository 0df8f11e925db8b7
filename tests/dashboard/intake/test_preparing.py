"""From a table and a choice to the rows that a model learns from."""

import numpy as np
import pandas as pd
import pytest

from dashboard.intake import likely_features, likely_positive, likely_target, prepare, read_csv

TABLE = pd.DataFrame(
    {
        "age": [50.0, 61.0, np.nan, 47.0, 38.0, 55.0],
        "smoker": ["yes", "no", "no", None, "yes", "no"],
        "outcome": ["ill", "well", "ill", "well", None, "ill"],
    }
)


def test_incomplete_rows_are_dropped_and_each_is_counted_once():
    frame = TABLE.copy()
    frame.loc[2, "smoker"] = None
    prepared = prepare(frame, "outcome", "ill", ["age", "smoker"])
    assert prepared.dropped == {
        "no value in target 'outcome'": 1,
        "no value in column 'age'": 1,
        "no value in column 'smoker'": 1,
    }
    assert prepared.rows.tolist() == [0, 1, 5]
    assert len(prepared.rows) + sum(prepared.dropped.values()) == len(frame)


def test_columns_that_the_model_does_not_use_stay_beside_the_complete_rows_gaps_included():
    prepared = prepare(TABLE, "outcome", "ill", ["age"])
    assert list(prepared.table) == ["age", "smoker"]
    assert len(prepared.table) == 2
    assert pd.Series(prepared.table["smoker"]).fillna("gap").tolist() == ["yes", "no", "gap", "no"]


def test_the_positive_value_is_the_one_that_was_chosen():
    ill = prepare(TABLE, "outcome", "ill", ["age"])
    well = prepare(TABLE, "outcome", "well", ["age"])
    assert (ill.positive, ill.negative) == (well.negative, well.positive) == ("ill", "well")
    assert ill.y.tolist() == [1, 0, 0, 1]
    assert (ill.y + well.y).tolist() == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("values", "positive"),
    [([0, 1, 1], "1"), ([0.0, 1.0, np.nan], 1), ([True, False, True], True), (["-1.5", "x", "x"], "x")],
)
def test_the_positive_value_may_be_of_any_type_and_as_shown(values, positive):
    frame = pd.DataFrame({"x": [1.0, 2.0, 4.0], "y": values})
    expected = [int(str(v).removesuffix(".0") == str(positive)) for v in values if v == v]
    assert prepare(frame, "y", positive, ["x"]).y.tolist() == expected


def test_text_and_booleans_become_indicators_with_the_first_level_as_reference():
    frame = pd.DataFrame(
        {"c": ["b", "a", "b", "c", "a"], "t": [True, False, True, True, False], "y": [0, 1, 1, 0, 1]}
    )
    prepared = prepare(frame, "y", "1", ["c", "t"])
    assert prepared.design.names == ("c = b", "c = c", "t = True")
    assert prepared.design.X.tolist() == [[1, 0, 1], [0, 0, 0], [1, 0, 1], [0, 1, 1], [0, 0, 0]]
    assert prepared.notes[0] == "Column 'c' is read as 3 categories; coefficients compare with 'a'."


def test_what_is_handed_out_is_read_only():
    prepared = prepare(TABLE, "outcome", "ill", ["age", "smoker"])
    for array in (prepared.y, prepared.rows, prepared.design.X, *prepared.columns.values()):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = array[-1]


def test_a_feature_named_twice_counts_once():
    assert prepare(TABLE, "outcome", "ill", ["age", "age"]).design.names == ("age",)


def test_the_table_is_left_as_it_was():
    before = TABLE.copy(deep=True)
    prepare(TABLE, "outcome", "ill", ["age", "smoker"])
    pd.testing.assert_frame_equal(TABLE, before)


def test_a_file_keeps_its_name_and_rows_are_positions_in_the_table():
    intake = read_csv(b"a,b,y\n1,2,0\n,3,1\n4,4,1\n7,1,0\n", "mine.csv")
    prepared = prepare(intake.frame, "y", "1", ["a", "b"])
    assert prepared.name == "mine.csv"
    assert intake.frame["a"].iloc[prepared.rows].tolist() == prepared.columns["a"].tolist() == [1, 4, 7]


@pytest.mark.parametrize(
    ("values", "positive"),
    [
        (["0", "1"], "1"),
        (["no", "yes"], "yes"),
        (["B", "M"], "M"),
        (["False", "True"], "True"),
        (["benign", "malignant"], "malignant"),
        (["F", "M"], None),
        (["1", "2"], None),
        (["-1", "1"], "1"),
        (["ja", "nein"], None),
        (["1", "yes"], None),
    ],
)
def test_the_positive_value_is_guessed_only_where_one_says_yes(values, positive):
    assert likely_positive(values) == positive


@pytest.mark.parametrize(
    ("columns", "target"),
    [
        ({"a": [1, 2, 3], "y": [0, 1, 1], "sex": ["m", "f", "m"]}, "y"),
        ({"a": [1, 2, 3], "sex": ["m", "f", "m"], "b": [5, 6, 7]}, "sex"),
        ({"a": [1, 2, 3], "b": [5, 6, 7]}, "b"),
        ({"class": [1, 2, 3], "b": [5, 6, 7]}, "class"),
        ({"id": [1, 2, 3], "diagnosis": ["M", "B", "B"], "late": [0, 1, 0]}, "diagnosis"),
    ],
)
def test_the_likely_target_has_a_telling_name_or_two_values(columns, target):
    assert likely_target(pd.DataFrame(columns)) == target


def test_columns_that_cannot_serve_are_left_out_with_their_reason():
    n = 60
    frame = pd.DataFrame(
        {
            "patient_id": np.arange(n) * 7 % 61,
            "count": np.arange(n),
            "age": np.arange(n) % 17,
            "name": [f"person {i}" for i in range(n)],
            "day": ["2024-05-01", "2024-05-02"] * (n // 2),
            "same": [3] * n,
            "empty": [np.nan] * n,
            "y": np.arange(n) % 2,
        }
    )
    selection = likely_features(frame, "y")
    assert selection.features == ("age",)
    reasons = {
        "patient_id": "number the rows",
        "count": "number the rows",
        "name": "different text in every row",
        "day": "holds dates",
        "same": "same value '3'",
        "empty": "empty in every row",
    }
    assert selection.left_out.keys() == reasons.keys()
    for name, reason in reasons.items():
        assert reason in selection.left_out[name]


def test_columns_that_would_cost_most_rows_are_left_out_so_that_half_of_them_stay():
    n = 100
    row = np.arange(n)
    frame = pd.DataFrame(
        {
            "mostly missing": np.where(row % 10 == 0, row % 7, np.nan),
            "rarely missing": np.where(row % 10 == 1, np.nan, row % 7),
            "first half": np.where(row < 50, row % 5, np.nan),
            "second half": np.where(row < 45, np.nan, row % 5),
            "y": row % 2,
        }
    )
    selection = likely_features(frame, "y")
    assert selection.features == ("rarely missing", "second half")
    assert "has no value in 90 rows, which would all be dropped" in selection.left_out["mostly missing"]
    assert 2 * len(prepare(frame, "y", "1", selection.features).rows) >= n - 1


def test_a_table_whose_every_row_misses_something_can_still_be_learned_from():
    row = np.arange(60)
    frame = pd.DataFrame({f"x{j}": np.where(row % 6 == j, np.nan, (row * (j + 2)) % 11) for j in range(6)})
    frame["y"] = row % 2
    assert len(prepare(frame, "y", "1", likely_features(frame, "y").features).rows) >= 30
