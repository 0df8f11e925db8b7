import numpy as np
import pytest
from sklearn.metrics import brier_score_loss

import logreg as lr
from logreg.errors import ShapeError
from logreg.inspection.squared_error_surface import mean_squared_error, squared_error_surface

X, Y = np.array([[-1.0], [0.5], [2.0], [2.5]]), np.array([0, 1, 0, 1])


def test_it_is_the_brier_score_of_each_weight_and_bias():
    surface = squared_error_surface(lr.Objective(X, Y), [-1.0, 0.0, 3.0], [0.5, 2.0])
    for i, b in enumerate((0.5, 2.0)):
        for j, w in enumerate((-1.0, 0.0, 3.0)):
            assert surface.loss[i, j] == pytest.approx(brier_score_loss(Y, lr.sigmoid(b + w * X[:, 0])))
    assert mean_squared_error(lr.Objective(X, Y), [2.0, 3.0]) == surface.loss[1, 2]


def test_a_coin_costs_a_quarter_and_weight_two_equals_a_repeated_row():
    assert mean_squared_error(lr.Objective(X, Y), [0.0, 0.0]) == 0.25
    twice = lr.Objective(np.vstack([X, X[:1]]), np.append(Y, Y[0]))
    weighted = lr.Objective(X, Y, sample_weight=[2.0, 1.0, 1.0, 1.0])
    assert mean_squared_error(weighted, [0.3, -1.0]) == pytest.approx(mean_squared_error(twice, [0.3, -1.0]))


def test_it_is_not_convex_where_cross_entropy_is():
    objective = lr.Objective(np.array([[1.0]]), np.array([1]))
    far, middle, near = (mean_squared_error(objective, [0.0, w]) for w in (-8.0, -4.0, 0.0))
    assert middle > (far + near) / 2


def test_other_shapes_are_refused():
    with pytest.raises(ShapeError, match="2 columns"):
        squared_error_surface(lr.Objective(np.eye(2), np.array([0, 1])), [0.0], [0.0])
    with pytest.raises(ShapeError, match="one value for each of 2"):
        mean_squared_error(lr.Objective(X, Y), [0.0])
