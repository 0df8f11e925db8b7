"""The surface is the objective, point by point."""

import numpy as np
import pytest

import logreg as lr
from logreg.inspection.loss_surface import loss_surface

RNG = np.random.default_rng(3)
X = RNG.normal(size=(40, 3))
Y = (X[:, 0] + RNG.normal(size=40) > 0).astype(int)
COEF = np.array([0.2, -0.5, 1.5, 0.7])
ALONG, ACROSS = np.linspace(-3, 3, 7), np.linspace(-2, 2, 5)


@pytest.mark.parametrize("pair", [(0, 1), (1, 0), (2, 3), (3, 1)])
@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_every_point_is_the_objectives_value(pair, l2):
    objective = lr.Objective(X, Y, l2=l2, sample_weight=RNG.uniform(0.5, 2, size=40))
    surface = loss_surface(objective, COEF, pair, ALONG, ACROSS)
    for i, j in np.ndindex(surface.loss.shape):
        coef = COEF.copy()
        coef[list(pair)] = ALONG[j], ACROSS[i]
        assert surface.loss[i, j] == pytest.approx(objective.value(coef), rel=1e-12)


def test_a_model_without_an_intercept_has_a_surface_too():
    objective = lr.Objective(X, Y, fit_intercept=False, l2=0.1)
    surface = loss_surface(objective, COEF[1:], (0, 2), ALONG, ACROSS)
    assert surface.loss[4, 6] == pytest.approx(objective.value(np.array([3.0, 1.5, 2.0])), rel=1e-12)


def test_repeated_rows_are_counted_not_dropped(monkeypatch):
    once = loss_surface(lr.Objective(X, Y), COEF, (1, 0), ALONG, ACROSS)
    monkeypatch.setattr("logreg.inspection.loss_surface.BLOCK", 64)
    twice = loss_surface(lr.Objective(np.tile(X, (2, 1)), np.tile(Y, 2)), COEF, (1, 0), ALONG, ACROSS)
    np.testing.assert_allclose(twice.loss, once.loss, rtol=1e-12)


def test_the_surface_is_convex_and_lowest_at_the_fit():
    objective = lr.Objective(X[:, :1], Y)
    best = lr.fit(objective).coef
    surface = loss_surface(objective, best, (1, 0), best[1] + ALONG, best[0] + ACROSS)
    assert surface.loss.argmin() == surface.loss.size // 2
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
