import numpy as np
import pytest

import logreg as lr
from logreg.data.columns import Columns
from logreg.data.design import Design

COLUMNS: Columns = {
    "radius": [1.0, 2.0, 3.0, 6.0],
    "smoker": ["yes", "no", "no", "yes"],
    "site": np.array(["left", "right", "both", "left"], dtype=object),
}


def test_numbers_stay_and_categories_become_indicators_against_the_first_level():
    design = Design.learn(COLUMNS)
    assert design.names == ("radius", "smoker = yes", "site = left", "site = right")
    np.testing.assert_array_equal(design.X, [[1, 1, 1, 0], [2, 0, 0, 1], [3, 0, 0, 0], [6, 1, 1, 0]])


def test_booleans_are_a_category():
    assert Design.learn({"old": np.array([True, False])}).names == ("old = True",)


def test_matrix_is_read_only():
    with pytest.raises(ValueError, match="read-only"):
        Design.learn(COLUMNS).X[0, 0] = 9


def test_standardising_uses_the_learned_rows_only():
    design = Design.learn({"a": [1.0, 3.0]}, standardise=True)
    np.testing.assert_array_equal(design.X[:, 0], [-1, 1])
    np.testing.assert_array_equal(design.encode({"a": [2.0, 7.0]})[:, 0], [0, 5])


def test_a_constant_column_is_only_centred():
    np.testing.assert_array_equal(Design.learn({"a": [0.1, 0.1, 0.1]}, standardise=True).X, np.zeros((3, 1)))


def test_an_unseen_level_counts_as_the_reference_and_is_counted():
    design = Design.learn(COLUMNS)
    other: Columns = {"radius": [1.0, 1.0], "smoker": ["often", "often"], "site": ["left", "back"]}
    np.testing.assert_array_equal(design.encode(other), [[1, 0, 1, 0], [1, 0, 0, 0]])
    assert design.unseen(other) == {"smoker": {"often": 2}, "site": {"back": 1}}
    assert design.unseen(COLUMNS) == {}


def test_coefficients_in_units_give_the_same_log_odds():
    random = np.random.default_rng(0)
    columns: Columns = {
        "a": random.normal(50, 7, 20),
        "b": random.normal(-3, 0.01, 20),
        "c": ["x", "y"] * 10,
    }
    scaled = Design.learn(columns, standardise=True)
    plain = Design.learn(columns)
    coef = np.array([0.3, -1.2, 2.0, 0.7])
    in_units = scaled.in_units(coef)
    np.testing.assert_allclose(plain.X @ in_units[1:] + in_units[0], scaled.X @ coef[1:] + coef[0], rtol=1e-9)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"a": [1.0, np.nan]}, "'a' holds nan in row 1"),
        ({"a": [np.inf, 1.0]}, "'a' holds inf in row 0"),
        ({"a": ["x", None]}, "'a' has no value in row 1"),
        ({"a": [[1.0], [2.0]]}, "'a' has shape"),
        ({"a": [1.0], "b": [1.0, 2.0]}, "differ in length"),
        ({"a": np.array(["2020-01-01"], dtype="datetime64[D]")}, "'a' holds datetime64"),
    ],
)
def test_a_bad_column_is_named(columns, words):
    with pytest.raises(lr.LogregError, match=words.replace("[", r"\[")):
        Design.learn(columns)


def test_a_missing_column_is_named():
    with pytest.raises(lr.ShapeError, match="'site' is missing"):
        Design.learn(COLUMNS).encode({"radius": [1.0], "smoker": ["no"]})


def test_levels_that_are_no_text_count_by_their_text():
    design = Design.learn({"a": np.array(["1", 1, 1.0, True], dtype=object)})
    assert design.levels["a"] == ("1", "1.0", "True")
    np.testing.assert_array_equal(design.X, [[0, 0], [0, 0], [1, 0], [0, 1]])
