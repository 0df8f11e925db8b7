"""Separation, checked against an independent linear programme and against data known to be separated."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from sklearn.datasets import load_breast_cancer

from logreg import LabelError, ShapeError
from logreg.data.design import Design
from logreg.separation.detection import Kind, find_separation, separation_steps
from logreg.separation.geometry import rows_by_side
from logreg.separation.separating_columns import SeparatingColumn
from tests.logreg import published


def separable_rows(X, y):
    """Rows with a positive margin in max sum(s) with Z b >= s, 0 <= s <= 1: Konis (2007), section 4.4."""
    Z = rows_by_side(X, y)
    n, k = Z.shape
    answer = linprog(
        np.r_[np.zeros(k), -np.ones(n)],
        A_ub=np.c_[-Z, np.eye(n)],
        b_ub=np.zeros(n),
        bounds=[(None, None)] * k + [(0, 1)] * n,
    )
    return answer.x[k:] > 0.5


def random_problem(seed):
    rng = np.random.default_rng(seed)
    n, d = rng.integers(6, 50), rng.integers(1, 6)
    X = rng.normal(size=(n, d))
    if rng.random() < 0.6:
        X[:, 0] = rng.integers(0, 2, n)
    if rng.random() < 0.5:
        X = np.round(X)
    slope = rng.normal(size=d) * rng.choice([0.5, 2, 8])
    y = (rng.random(n) < 1 / (1 + np.exp(-X @ slope))).astype(float)
    if rng.random() < 0.4:
        y[X[:, 0] == X[0, 0]] = 1
    return X, y


@settings(max_examples=150)
@given(st.integers(0, 10**6))
def test_separated_rows_are_those_that_a_linear_programme_finds(seed):
    X, y = random_problem(seed)
    found = find_separation(X, y)
    np.testing.assert_array_equal(found.rows, separable_rows(X, y))
    assert (found.kind is Kind.COMPLETE) == bool(found.rows.all())


@settings(max_examples=100)
@given(st.integers(0, 10**6))
def test_the_direction_puts_no_row_on_the_wrong_side(seed):
    X, y = random_problem(seed)
    found = find_separation(X, y)
    margin = (2 * y - 1) * (found.direction[0] + X @ found.direction[1:])
    scale = np.abs(margin).max(initial=0)
    assert (margin >= -1e-9 * scale).all()
    assert (margin[found.rows] > 0).all()
    assert (np.abs(found.direction) * np.r_[1, X.std(axis=0)])[~found.diverging].max(initial=0) < 1e-8


@settings(max_examples=60)
@given(st.integers(0, 10**6))
def test_scaling_shifting_and_flipping_change_nothing(seed):
    X, y = random_problem(seed)
    rows = find_separation(X, y).rows
    np.testing.assert_array_equal(find_separation(X * 1e6 - 40, y).rows, rows)
    np.testing.assert_array_equal(find_separation(X, 1 - y).rows, rows)


def test_endometrial_data_are_quasi_separated_by_neovasculization():
    # Heinze & Schemper (2002): every case with NV = 1 (13 of them) is of high grade, so NV has no estimate
    design, y = published.endometrial()
    found = find_separation(design, y)
    assert found.kind is Kind.QUASI
    assert found.diverging.tolist() == [False, True, False, False]
    assert [c.sentence("high", "low") for c in found.columns] == ["All 13 rows with NV = 1 are high."]
    assert found.rows.sum() == 13


def test_wisconsin_tumours_are_separable_with_all_30_features_and_not_with_the_first_10():
    # the data set's own description: "linearly separable using all 30 input features"
    data = load_breast_cancer()
    assert find_separation(data.data, data.target).kind is Kind.COMPLETE
    assert find_separation(data.data[:, :10], data.target).kind is Kind.NONE


def test_a_single_cutting_column_is_named_with_its_cut():
    X = [[1, 5], [2, 1], [3, 4], [5, 2], [6, 5], [7, 1]]
    found = find_separation(X, [0, 0, 0, 1, 1, 1], ("size", "noise"))
    assert found.kind is Kind.COMPLETE
    (culprit,) = found.columns
    assert (culprit.columns, culprit.cut, culprit.above, culprit.n_rows) == (("size",), 4.0, 1, 6)
    assert culprit.sentence("bad", "good") == "size alone separates the classes at 4: bad above, good below."


def test_a_tie_at_the_cut_is_quasi_separation():
    found = find_separation([[1], [2], [3], [3], [4], [5]], [0, 0, 0, 1, 1, 1])
    assert found.kind is Kind.QUASI
    assert found.rows.tolist() == [True, True, False, False, True, True]
    assert found.columns[0].n_rows == 4


def test_a_cut_is_told_in_the_columns_own_unit():
    design = Design.learn({"size": [1.0, 2.0, 3.0, 5.0, 6.0, 7.0]}, standardise=True)
    assert find_separation(design, [0, 0, 0, 1, 1, 1]).columns[0].cut == pytest.approx(4.0)


@pytest.mark.parametrize(
    ("pure", "diverging"),
    [("b", [False, True, False, False]), ("a", [True, True, True, False])],
    ids=["a level", "the reference level moves all others and the intercept"],
)
def test_a_pure_level_is_named(pure, diverging):
    colour = np.repeat(["a", "b", "c"], 6)
    size = np.tile([1.0, 3.0, 2.0, 5.0, 4.0, 6.0], 3)
    y = np.where(colour == pure, 1, np.tile([0, 1, 1, 0, 1, 0], 3))
    found = find_separation(Design.learn({"colour": colour, "size": size}), y)
    assert found.kind is Kind.QUASI
    assert [c.sentence("yes", "no") for c in found.columns] == [f"All 6 rows with colour = {pure} are yes."]
    assert found.diverging.tolist() == diverging


def test_columns_that_separate_only_together_are_found_and_no_other_is_named():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(80, 4))
    y = (X[:, 0] + X[:, 2] > 0).astype(int)
    (culprit,) = find_separation(X, y, ("a", "b", "c", "d"), seconds=60).columns
    assert culprit.columns == ("a", "c")
    assert "a and c together separate 80 rows" in culprit.sentence()


def test_collinear_columns_alone_are_no_separation():
    rng = np.random.default_rng(2)
    x = rng.normal(size=60)
    y = (rng.random(60) < 0.5).astype(int)
    found = find_separation(np.column_stack([x, 2 * x, np.ones(60)]), y)
    assert not found.found
    assert not found.diverging.any()


def test_more_columns_than_rows_separate_everything():
    rng = np.random.default_rng(3)
    assert find_separation(rng.normal(size=(5, 9)), [0, 1, 0, 1, 1]).kind is Kind.COMPLETE


def test_one_class_is_separated_by_the_intercept_and_has_no_culprit():
    found = find_separation([[1.0], [2.0]], [1, 1])
    assert found.kind is Kind.COMPLETE
    assert found.columns == ()


def test_names_and_labels_are_checked():
    with pytest.raises(ShapeError, match="3 names were given for 1 columns"):
        find_separation([[1.0], [2.0]], [0, 1], ("a", "b", "c"))
    with pytest.raises(LabelError):
        find_separation([[1.0], [2.0]], [0, 2])


def wide():
    """2,000 x 200, separated by columns 4, 71 and 151 together."""
    X = np.random.default_rng(1).normal(size=(2000, 200))
    return X, (X[:, 3] + X[:, 70] - X[:, 150] > 0).astype(float)


def test_three_guilty_columns_of_two_hundred_are_found_and_proved_smallest():
    (culprit,) = find_separation(*wide(), seconds=60).columns
    assert culprit.columns == ("x4", "x71", "x151")
    assert culprit.smallest
    assert culprit.sentence() == "x4, x71 and x151 together separate 2,000 rows; none can be left out."


def test_without_time_the_columns_are_told_as_those_among_which_a_smaller_set_may_be():
    found = find_separation(*wide(), seconds=0)
    assert found.kind is Kind.COMPLETE
    (culprit,) = found.columns
    assert not culprit.smallest
    assert culprit.sentence() == (
        "200 columns together separate 2,000 rows; perhaps fewer do, among these columns: "
        "x1, x2, x3, x4, x5 and 195 more."
    )


def test_of_many_guilty_columns_the_number_is_told_and_not_the_names():
    culprit = SeparatingColumn(columns=tuple("abcdefgh"), n_rows=1200)
    assert culprit.sentence() == "8 columns together separate 1,200 rows; none can be left out."


def test_the_share_done_rises_and_the_search_can_be_left():
    steps = separation_steps(*wide(), seconds=60)
    shares = [next(steps) for _ in range(5)]
    steps.close()
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] <= 1


@pytest.mark.parametrize("gap", [1e-3, 1e-5, 1e-7])
def test_a_thin_gap_separates_and_an_overlap_as_thin_does_not(gap):
    x = np.r_[np.linspace(-1, -gap, 40), np.linspace(gap, 1, 40)]
    y = np.repeat([0, 1], 40)
    rng = np.random.default_rng(3)
    X = np.c_[x + rng.normal(size=80), rng.normal(size=80)]
    X[:, 1] = X[:, 0] - x  # only the difference of both tells the classes apart
    assert find_separation(X, y).kind is Kind.COMPLETE
    y[39:41] = 1, 0
    assert find_separation(x[:, None], y).kind is Kind.NONE
