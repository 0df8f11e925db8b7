from typing import Any

import numpy as np
import pytest
from sklearn.preprocessing import PolynomialFeatures

import logreg as lr
from logreg.data.design import Design
from logreg.data.products import products_among, quadratic_pairs, with_products

COLUMNS: dict[str, Any] = {"x1": [1.0, 2.0, -3.0], "x2": [0.5, -1.0, 4.0], "kind": ["a", "b", "a"]}


def test_squares_and_products_are_scikit_learns_polynomial_features():
    numbers = {name: COLUMNS[name] for name in ("x1", "x2")}
    ours = with_products(numbers, quadratic_pairs(["x1", "x2"]))
    theirs = PolynomialFeatures(2, include_bias=False).fit_transform(np.column_stack(list(numbers.values())))
    np.testing.assert_array_equal(np.column_stack(list(ours.values())), theirs)


def test_terms_are_named_as_they_are_written():
    assert list(with_products(COLUMNS, [("x1", "x1"), ("x1", "x2")])) == [
        "x1",
        "x2",
        "kind",
        "x1²",
        "x1 · x2",
    ]


def test_the_given_columns_are_left_as_they_were():
    before = dict(COLUMNS)
    with_products(COLUMNS, [("x1", "x2")])
    assert before == COLUMNS


def test_a_design_learns_and_encodes_products():
    columns = with_products({"x1": COLUMNS["x1"], "x2": COLUMNS["x2"]}, quadratic_pairs(["x1", "x2"]))
    assert Design.learn(columns).names == ("x1", "x2", "x1²", "x1 · x2", "x2²")


@pytest.mark.parametrize(("pair", "words"), [(("x1", "x9"), "x9"), (("kind", "x1"), "no numbers")])
def test_a_pair_that_cannot_be_multiplied_is_refused(pair, words):
    with pytest.raises(lr.SettingError, match=words):
        with_products(COLUMNS, [pair])


def test_columns_of_different_length_are_refused():
    with pytest.raises(lr.ShapeError, match="same rows"):
        with_products({"a": [1.0], "b": [1.0, 2.0]}, [("a", "b")])


def test_a_product_too_large_is_infinite_and_the_design_names_it():
    columns = with_products({"a": [1e200, 1.0]}, [("a", "a")])
    with pytest.raises(lr.ValueRangeError, match="a²"):
        Design.learn(columns)


def test_products_among_columns_are_told_by_name_and_values():
    numbers = {"x1": [1.0, 2.0, -3.0], "x2": [0.5, -1.0, 4.0]}
    made = with_products(numbers, quadratic_pairs(["x1", "x2"]))
    assert products_among(made) == {"x1²": ("x1", "x1"), "x1 · x2": ("x1", "x2"), "x2²": ("x2", "x2")}
    assert products_among({**numbers, "x1²": [1.0, 2.0, 3.0]}) == {}
    assert products_among({**numbers, "x1²": ["a", "b", "c"], "x9²": [1.0, 1.0, 1.0]}) == {}
