import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from logreg import ShapeError, sigmoid
from logreg.data.design import Design
from logreg.data.products import with_products
from logreg.data.specification import DesignSpec, NumberTerms
from logreg.inspection import decision_boundaries, transects
from logreg.inspection.rows_along import probabilities, rows_along


@pytest.fixture
def design():
    rng = np.random.default_rng(1)
    a, b, c = rng.normal(5, 2, 40), rng.normal(-1, 0.1, 40), rng.choice(["u", "v"], 40)
    return Design.learn({"a": a, "b": b, "c": c}, standardise=True)


def test_curve_of_one_column_is_the_sigmoid_of_its_own_line():
    design = Design.learn({"x": [0.0, 1.0, 2.0]})
    curve = transects.curve(design, np.array([[0.0, 0.0], [-1.0, 2.0]]), "x")
    assert (curve.probability[0] == 0.5).all()
    np.testing.assert_allclose(curve.probability[1], sigmoid(2 * curve.x - 1), rtol=1e-14)


def test_grid_covers_the_data_in_its_own_unit(design):
    curve = transects.curve(design, np.zeros((1, 4)), "a")
    a = design.X[:, 0] * design.terms[0].scale + design.terms[0].center
    assert curve.x[0] < a.min() < a.max() < curve.x[-1]


def test_other_terms_are_held_at_their_means(design):
    rows = rows_along(design, {"b": [-1.0, 0.0]})
    np.testing.assert_allclose(rows[:, 2], design.X[:, 2].mean())
    assert (rows[:, 0] == rows[0, 0]).all()


@given(
    st.lists(st.floats(-3, 3).filter(lambda w: abs(w) > 1e-3), min_size=4, max_size=4), st.floats(0.05, 0.95)
)
def test_probability_on_a_level_line_is_that_level(weights, level):
    rng = np.random.default_rng(2)
    design = Design.learn({"a": rng.normal(5, 2, 30), "b": rng.normal(0, 9, 30), "c": rng.normal(size=30)})
    coef = np.array([weights])
    x, y = decision_boundaries.boundary_lines(design, coef, ("a", "b"), level)
    on_line = rows_along(design, {"a": x[0], "b": y[0]})
    np.testing.assert_allclose(probabilities(coef, on_line), level, rtol=1e-6)


def test_model_without_either_column_has_no_boundary(design):
    x, y = decision_boundaries.boundary_lines(design, np.array([[1.0, 0.0, 0.0, 2.0]]), ("a", "b"), 0.5)
    assert np.isnan(x).all()
    assert np.isnan(y).all()


def test_plane_shading_agrees_with_its_lines(design):
    coef = np.array([[0.2, 1.0, -2.0, 0.3]])
    plane = transects.plane(design, coef, "a", "b")
    rows = rows_along(design, {"a": np.full(32, plane.x[7]), "b": plane.y})
    np.testing.assert_allclose(
        plane.shading[0].reshape(32, 32)[:, 7], probabilities(coef, rows)[0], rtol=1e-12
    )


def test_category_cannot_be_drawn_along(design):
    with pytest.raises(ShapeError, match="'c' is no number column"):
        rows_along(design, {"c": [0.0]})


@pytest.fixture
def curved():
    rng = np.random.default_rng(4)
    columns = {"x1": rng.normal(2, 1, 50), "x2": rng.normal(-1, 3, 50), "z": rng.normal(size=50)}
    pairs = [("x1", "x1"), ("x1", "x2"), ("x2", "x2"), ("x2", "z")]
    return Design.learn(with_products(columns, pairs), standardise=True)


def test_squares_and_products_follow_the_columns_they_are_made_of(curved):
    rows = rows_along(curved, {"x1": [3.0, 4.0], "x2": [-2.0, 5.0]})
    z = float((curved.X[:, 2] * curved.terms[2].scale + curved.terms[2].center).mean())
    given = {"x1": [3.0, 4.0], "x2": [-2.0, 5.0], "z": [z, z]}
    pairs = [("x1", "x1"), ("x1", "x2"), ("x2", "x2"), ("x2", "z")]
    np.testing.assert_allclose(rows, curved.encode(with_products(given, pairs)), rtol=1e-12, atol=1e-12)


@given(st.lists(st.floats(-3, 3), min_size=8, max_size=8), st.floats(0.05, 0.95))
def test_probability_on_a_curved_boundary_is_its_level(weights, level):
    rng = np.random.default_rng(4)
    columns = {"x1": rng.normal(2, 1, 50), "x2": rng.normal(-1, 3, 50), "z": rng.normal(size=50)}
    pairs = [("x1", "x1"), ("x1", "x2"), ("x2", "x2"), ("x2", "z")]
    design = Design.learn(with_products(columns, pairs), standardise=True)
    coef = np.array([weights])
    x, y = decision_boundaries.boundary_lines(design, coef, ("x1", "x2"), level)
    seen = np.isfinite(x[0]) & (np.abs(x[0]) < 20) & (np.abs(y[0]) < 50)
    on_line = rows_along(design, {"x1": x[0][seen], "x2": y[0][seen]})
    if seen.any():
        np.testing.assert_allclose(probabilities(coef, on_line), level, rtol=1e-5)


def test_a_column_that_only_looks_like_a_product_is_held_at_its_mean():
    design = Design.learn({"a": [1.0, 2.0, 4.0], "a²": [1.0, 4.0, 9.0]})
    assert rows_along(design, {"a": [3.0]})[0, 1] == pytest.approx(14 / 3)


def test_a_curve_that_rises_is_above_a_threshold_from_its_crossing_on():
    x = np.linspace(0, 10, 41)
    found = decision_boundaries.intervals_above(x, sigmoid(np.array([2 * x - 7, 3 - x])), 0.75)
    assert found[0] == pytest.approx([(7 + np.log(3)) / 2, 10, 10, 10])
    assert found[1] == pytest.approx([0, 3 - np.log(3), 10, 10])


def test_a_curve_that_dips_is_above_a_threshold_at_both_ends():
    x = np.linspace(-3, 3, 601)
    (found,) = decision_boundaries.intervals_above(x, sigmoid(x**2 - 1)[None], 0.5)
    assert found == pytest.approx([-3, -1, 1, 3], abs=1e-4)


def test_a_curve_that_is_nowhere_above_has_empty_intervals():
    x = np.linspace(0, 1, 5)
    assert decision_boundaries.intervals_above(x, np.full((1, 5), 0.2), 0.5).tolist() == [[1, 1, 1, 1]]
    assert decision_boundaries.intervals_above(x, np.full((1, 5), np.nan), 0.5).tolist() == [[1, 1, 1, 1]]


def test_a_weighted_row_counts_in_the_means_as_if_it_were_repeated():
    rng = np.random.default_rng(3)
    columns = {"a": rng.normal(size=30), "b": rng.normal(2, 3, size=30), "c": rng.choice(["x", "y"], 30)}
    weight = rng.integers(1, 6, 30)
    copied = {name: np.repeat(values, weight) for name, values in columns.items()}
    design = Design.learn(with_products(columns, [("a", "b")]))
    repeated = Design.learn(with_products(copied, [("a", "b")]))
    coef = rng.normal(size=(2, 5))
    counts = weight.astype(float)
    np.testing.assert_allclose(design.mean_row(counts), repeated.mean_row(), rtol=1e-12)
    ours = transects.curve(design, coef, "a", weight=counts)
    np.testing.assert_allclose(ours.probability, transects.curve(repeated, coef, "a").probability, rtol=1e-9)
    assert not np.allclose(ours.probability, transects.curve(design, coef, "a").probability)
    for levels in ((0.5,), (0.2, 0.7)):
        weighted = transects.plane(design, coef, "a", "b", weight=counts, levels=levels)
        plain = transects.plane(repeated, coef, "a", "b", levels=levels)
        np.testing.assert_allclose(weighted.shading, plain.shading, rtol=1e-9)
        np.testing.assert_allclose(weighted.line_x, plain.line_x, rtol=1e-6)


FORMS = [("as is", "square"), ("as is", "log"), ("as is", "log", "square")]


def with_forms(forms, products=()):
    """Two positive numbers and a category, the first number in these forms."""
    rng = np.random.default_rng(6)
    columns = {"a": rng.uniform(1, 9, 80), "b": rng.normal(2, 1, 80), "c": rng.choice(["u", "v", "w"], 80)}
    spec = DesignSpec({"a": NumberTerms(forms=forms)}, products)
    return columns, Design.learn(columns, spec=spec, standardise=True)


@pytest.mark.parametrize("forms", FORMS)
def test_what_is_made_of_a_column_follows_it_as_new_rows_are_encoded(forms):
    columns, design = with_forms(forms)
    a = np.array([1.5, 4.0, 8.5])
    rows = rows_along(design, {"a": a})
    wanted = design.encode({"a": a, "b": np.full(3, columns["b"].mean()), "c": np.full(3, "u")})
    numbers = [j for j, term in enumerate(design.terms) if term.level is None]
    np.testing.assert_allclose(rows[:, numbers], wanted[:, numbers], rtol=1e-9, atol=1e-12)


def test_a_product_follows_its_column_with_the_other_at_its_mean():
    columns, design = with_forms(("as is",), (("a", "b"), ("a", "c")))
    rows = rows_along(design, {"a": np.array([2.0, 6.0])})
    at = dict(zip(design.names, rows.T, strict=True))
    terms = {term.name: term for term in design.terms}
    np.testing.assert_allclose(terms["a × b"].in_unit(at["a × b"]), np.array([2, 6]) * columns["b"].mean())
    share = np.mean(columns["c"] == "v")
    np.testing.assert_allclose(terms["a × c[v]"].in_unit(at["a × c[v]"]), np.array([2, 6]) * share)


@pytest.mark.parametrize("forms", FORMS)
@pytest.mark.parametrize("level", [0.3, 0.5])
def test_probability_on_a_bent_boundary_is_its_level(forms, level):
    _, design = with_forms(forms)
    coef = np.concatenate([[0.2], np.random.default_rng(7).normal(size=len(design.terms))])[None]
    x, y = decision_boundaries.boundary_lines(design, coef, ("a", "b"), level)
    seen = np.isfinite(x[0]) & np.isfinite(y[0]) & (x[0] > 1) & (x[0] < 9)
    assert seen.sum() > 10
    p = probabilities(coef, rows_along(design, {"a": x[0][seen], "b": y[0][seen]}))
    np.testing.assert_allclose(p, level, atol=2e-3)


def test_a_logarithm_has_no_curve_where_it_has_no_value():
    columns = {"a": np.array([0.1, 2, 5, 9]), "b": np.array([1.0, 2, 4, 3])}
    spec = DesignSpec({"a": NumberTerms(forms=("as is", "log"))})
    design = Design.learn(columns, spec=spec)
    curve = transects.curve(design, np.array([[0.0, 1, 1, 1]]), "a")
    assert np.isnan(curve.probability[0, curve.x <= 0]).all()
    assert np.isfinite(curve.probability[0, curve.x > 0]).all()
