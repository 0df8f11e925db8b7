import numpy as np
import pytest

import logreg as lr
from logreg.inspection import landscape as module
from logreg.inspection.landscape import landscape
from logreg.solvers import GradientDescentSettings

DATA = lr.load_tumour_size()
LAND = landscape("size", DATA.columns["size"], DATA.y)


def test_the_bottom_is_the_maximum_likelihood_fit():
    model = lr.LogisticRegression().fit(DATA.columns["size"][:, None], DATA.y)
    assert LAND.minimum_point
    weight, bias = LAND.minimum_point
    assert weight / LAND.term.scale == pytest.approx(model.coef_[0, 0], rel=1e-6)
    assert LAND.probability(30.0, weight, bias) == pytest.approx(
        model.predict_proba([[30.0]])[0, 1], rel=1e-6
    )
    assert abs(weight) < LAND.half_width


def test_the_surface_holds_the_objectives_value_at_each_weight_and_bias():
    i, j = 13, 47
    coef = np.array([LAND.surface.across[i], LAND.surface.along[j]])
    assert LAND.surface.loss[i, j] == pytest.approx(LAND.objective.value(coef), rel=1e-12)


def test_a_step_downhill_is_a_step_of_gradient_descent():
    here = LAND.descent(1.0, -0.5, learning_rate=0.7)
    steps = lr.SOLVERS["gradient-descent"](
        LAND.objective, np.array([-0.5, 1.0]), GradientDescentSettings(learning_rate=0.7)
    )
    assert next(steps).loss == here.loss
    np.testing.assert_allclose(next(steps).coef, [here.next_bias, here.next_weight], rtol=1e-12)
    assert LAND.descent(here.next_weight, here.next_bias, 0.7).loss < here.loss


def test_separated_classes_have_no_bottom():
    land = landscape("x", [1.0, 2.0, 3.0, 4.0], [0, 0, 1, 1])
    assert land.minimum_point is None
    assert land.minimum.status is lr.Status.SEPARATED


def test_a_constant_feature_has_a_landscape_that_does_not_depend_on_the_weight():
    land = landscape("x", [5.0, 5.0, 5.0], [0, 1, 1])
    np.testing.assert_allclose(land.surface.loss, land.surface.loss[:, :1] + 0 * land.surface.loss)


def test_many_rows_are_grouped_and_the_loss_hardly_changes(monkeypatch):
    rng = np.random.default_rng(0)
    x = rng.normal(size=30_000)
    y = (rng.random(30_000) < lr.sigmoid(2 * x)).astype(int)
    grouped = landscape("x", x, y)
    monkeypatch.setattr(module, "MOST_ROWS", 10**6)
    exact = landscape("x", x, y)
    assert grouped.is_grouped
    assert not exact.is_grouped
    span = np.ptp(exact.objective.X)
    bound = (exact.half_width * span / module.GROUPS) ** 2 / 32
    assert bound < 1e-5
    assert np.abs(grouped.surface.loss - exact.surface.loss).max() < bound
    np.testing.assert_allclose(grouped.minimum.coef, exact.minimum.coef, atol=1e-4)


def test_a_walk_crosses_the_landscape_at_one_bias():
    walk = LAND.transect(-1.0, learning_rate=2.0)
    assert (walk[0].weight, walk[-1].weight) == (-LAND.half_width, LAND.half_width)
    assert {at.bias for at in walk} == {-1.0}
    losses = np.array([at.loss for at in walk])
    assert np.all(np.diff(losses, n=2) > 0)  # convex


def test_the_ends_of_the_landscape_belong_to_it():
    assert LAND.contains(LAND.half_width, -LAND.half_width)
    assert not LAND.contains(LAND.half_width * 1.01, 0.0)


def test_the_line_in_the_features_own_unit_gives_the_same_probabilities():
    slope, intercept = LAND.in_units(1.3, -0.4)
    np.testing.assert_allclose(
        lr.sigmoid(intercept + slope * 27.0), LAND.probability(27.0, 1.3, -0.4), rtol=1e-12
    )


def test_boundary_is_the_value_at_which_the_best_curve_says_one_half():
    tumours = lr.load_tumour_size()
    model = lr.LogisticRegression().fit(tumours.columns["size"][:, None], tumours.y)
    land = landscape("size", tumours.columns["size"], tumours.y)
    assert land.boundary == pytest.approx(-float(model.intercept_[0]) / float(model.coef_[0, 0]), rel=1e-6)
    assert np.isnan(landscape("x", [0.0, 1.0, 2.0, 3.0], [0, 0, 1, 1]).boundary)
