import numpy as np
import pytest

from logreg import Objective, fit
from logreg.inspection.loss_plane import loss_plane


@pytest.fixture
def objective():
    rng = np.random.default_rng(2)
    X = rng.normal(size=(300, 3))
    return Objective(X, (X @ [1, -2, 0.5] + rng.logistic(size=300) > 0).astype(float))


def test_lowest_point_of_a_plane_through_the_minimum_is_next_to_it(objective):
    minimum = fit(objective)
    found = loss_plane(objective, (1, 2), np.zeros(4), minimum.coef)
    i, j = np.unravel_index(found.surface.loss.argmin(), found.surface.loss.shape)
    step = np.diff(found.surface.along[:2])[0], np.diff(found.surface.across[:2])[0]
    assert abs(found.surface.along[j] - minimum.coef[1]) <= step[0]
    assert abs(found.surface.across[i] - minimum.coef[2]) <= step[1]
    assert found.surface.loss.min() >= minimum.loss


def test_plane_holds_start_and_goal_and_its_values_are_the_objectives(objective):
    goal = np.array([0.1, 5.0, -3.0, 0.2])
    found = loss_plane(objective, (2, 0), np.zeros(4), goal)
    assert found.surface.along[0] < -3 < 0 < found.surface.along[-1]
    assert found.surface.across[0] < 0 < 0.1 < found.surface.across[-1]
    at = goal.copy()
    at[[2, 0]] = found.surface.along[3], found.surface.across[7]
    assert found.surface.loss[7, 3] == pytest.approx(objective.value(at), rel=1e-12)


def test_many_rows_are_sampled():
    rng = np.random.default_rng(0)
    objective = Objective(rng.normal(size=(6000, 2)), rng.integers(0, 2, 6000))
    assert loss_plane(objective, (0, 1), np.zeros(3), np.ones(3)).objective.n_rows == 2000
