"""Every picture of the loss is the objective, point by point, whatever is penalised."""

from typing import Any

import numpy as np
import pytest

import logreg as lr
from logreg.data.design import Design
from logreg.inspection.landscape import landscape
from logreg.inspection.loss_plane import loss_plane
from logreg.inspection.loss_surface import loss_surface
from logreg.solvers.stopping import Stopping

RNG = np.random.default_rng(3)
X = RNG.normal(size=(40, 3))
Y = (X[:, 0] + RNG.normal(size=40) > 0).astype(int)
COEF = np.array([0.2, -0.5, 1.5, 0.7])
ALONG, ACROSS = np.linspace(-3, 3, 7), np.linspace(-2, 2, 5)
PENALTIES: dict[str, dict[str, Any]] = {
    "none": {},
    "l2": {"l2": 0.3},
    "l1": {"l1": 0.1},
    "both": {"l1": 0.1, "l2": 0.3},
}
WEIGHTS = {"equal": None, "weighted": np.random.default_rng(4).integers(0, 4, 40)}


def objective(penalty, weights="equal", **more):
    return lr.Objective(X, Y, sample_weight=WEIGHTS[weights], **PENALTIES[penalty], **more)


@pytest.mark.parametrize("pair", [(0, 1), (1, 0), (2, 3), (3, 1)])
@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("penalty", PENALTIES)
def test_surface_has_the_objectives_value_at_100_random_points(penalty, weights, pair):
    loss, rng = objective(penalty, weights), np.random.default_rng(5)
    x, y = 5 * rng.normal(size=(2, 10))
    surface = loss_surface(loss, COEF, pair, x, y)
    for i, j in np.ndindex(10, 10):
        coef = COEF.copy()
        coef[list(pair)] = x[j], y[i]
        assert surface.loss[i, j] == pytest.approx(loss.value(coef), rel=1e-12)


@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("penalty", PENALTIES)
def test_plane_has_the_objectives_value_at_100_random_points(penalty, weights):
    loss, rng = objective(penalty, weights), np.random.default_rng(6)
    plane = loss_plane(loss, (3, 0), np.zeros(4), COEF)
    first, second = 5 * rng.normal(size=(2, 100))
    coef = np.tile(COEF, (100, 1))
    coef[:, 3], coef[:, 0] = first, second
    np.testing.assert_allclose(plane.heights(first, second), [loss.value(row) for row in coef], rtol=1e-12)


@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("weights", WEIGHTS)
@pytest.mark.parametrize("penalty", PENALTIES)
def test_surface_and_plane_are_lowest_at_the_fit(penalty, weights, fit_intercept):
    loss = objective(penalty, weights, fit_intercept=fit_intercept)
    best = lr.fit(loss, stopping=Stopping(grad_tol=1e-10))
    assert best.status.succeeded
    surface = loss_surface(loss, best.coef, (1, 0), best.coef[1] + ALONG, best.coef[0] + ACROSS)
    assert surface.loss.argmin() == surface.loss.size // 2
    assert surface.loss.min() == pytest.approx(best.loss, rel=1e-12)
    plane = loss_plane(loss, (1, 0), np.zeros(len(best.coef)), best.coef)
    assert plane.heights([best.coef[1]], [best.coef[0]])[0] == pytest.approx(best.loss, rel=1e-12)
    assert plane.surface.loss.min() >= best.loss * (1 - 1e-12)


def test_star_of_the_wisconsin_tumours_with_an_l1_penalty_lies_on_the_map():
    tumours = lr.load_breast_cancer()
    design = Design.learn(tumours.columns, standardise=True)
    loss = lr.Objective(design.X, tumours.y, l1=0.1)
    best = lr.fit(loss, "proximal")
    plane = loss_plane(loss, (1, 2), np.zeros(len(best.coef)), best.coef)
    assert best.loss > 0.44  # the loss alone is near 0.3
    assert plane.heights([best.coef[1]], [best.coef[2]])[0] == pytest.approx(best.loss, rel=1e-12)
    assert best.loss <= plane.surface.loss.min() < best.loss + 0.05


@pytest.mark.parametrize("penalty", PENALTIES)
def test_plane_of_many_rows_is_drawn_from_a_sample_and_still_lowest_at_their_fit(penalty):
    rng = np.random.default_rng(0)
    many = rng.normal(size=(6000, 2))
    y = many @ [1.0, -0.5] + rng.logistic(size=6000) > 0
    loss = lr.Objective(many, y, **PENALTIES[penalty])
    best = lr.fit(loss, stopping=Stopping(grad_tol=1e-10))
    plane = loss_plane(loss, (1, 2), np.zeros(3), best.coef)
    assert plane.objective.n_rows == 2000
    here = plane.heights([best.coef[1]], [best.coef[2]])[0]
    assert here == pytest.approx(best.loss, rel=1e-12)
    assert (plane.surface.loss > here).all()
    i, j = 5, 30
    on_surface = plane.heights([plane.surface.along[j]], [plane.surface.across[i]])[0]
    assert plane.surface.loss[i, j] == pytest.approx(on_surface, rel=1e-12)


def test_landscape_of_one_feature_has_the_loss_of_all_its_rows():
    tumours = lr.load_tumour_size(seed=2)
    land = landscape("size", tumours.columns["size"], tumours.y)
    design = Design.learn(tumours.columns, standardise=True)
    loss = lr.Objective(design.X, tumours.y)
    for i, j in np.random.default_rng(7).integers(0, 61, (100, 2)):
        coef = np.array([land.surface.across[i], land.surface.along[j]])
        assert land.surface.loss[i, j] == pytest.approx(loss.value(coef), rel=1e-12)


def test_a_model_without_an_intercept_has_a_surface_too():
    loss = objective("l2", fit_intercept=False)
    surface = loss_surface(loss, COEF[1:], (0, 2), ALONG, ACROSS)
    assert surface.loss[4, 6] == pytest.approx(loss.value(np.array([3.0, 1.5, 2.0])), rel=1e-12)


def test_repeated_rows_are_counted_not_dropped(monkeypatch):
    once = loss_surface(lr.Objective(X, Y), COEF, (1, 0), ALONG, ACROSS)
    monkeypatch.setattr("logreg.inspection.loss_surface.BLOCK", 64)
    twice = loss_surface(lr.Objective(np.tile(X, (2, 1)), np.tile(Y, 2)), COEF, (1, 0), ALONG, ACROSS)
    np.testing.assert_allclose(twice.loss, once.loss, rtol=1e-12)


def test_the_surface_is_convex():
    loss = lr.Objective(X[:, :1], Y)
    best = lr.fit(loss).coef
    surface = loss_surface(loss, best, (1, 0), best[1] + ALONG, best[0] + ACROSS)
    assert np.all(np.diff(surface.loss, n=2, axis=0) > 0)
    assert np.all(np.diff(surface.loss, n=2, axis=1) > 0)


def test_logits_of_a_thousand_stay_finite():
    surface = loss_surface(lr.Objective([[1.0], [-1.0]], [0, 1]), [0.0, 0.0], (1, 0), [1000.0, 1e300], [0.0])
    assert list(surface.loss[0]) == [1000, 1e300]


@pytest.mark.parametrize("pair", [(0, 0), (0, 4), (-1, 2)])
def test_a_pair_that_is_no_pair_is_refused(pair):
    with pytest.raises(lr.SettingError, match="pair"):
        loss_surface(lr.Objective(X, Y), COEF, pair, ALONG, ACROSS)


def test_coefficients_of_the_wrong_number_are_refused():
    with pytest.raises(lr.ShapeError, match="4"):
        loss_surface(lr.Objective(X, Y), COEF[1:], (0, 1), ALONG, ACROSS)
