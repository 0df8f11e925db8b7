import numpy as np
import pytest
from sklearn.metrics import log_loss

from logreg import sigmoid
from logreg.inspection.row_losses import row_losses
from logreg.objective.in_memory import Objective


def test_losses_of_rows_add_up_to_the_loss_and_residuals_to_its_gradient():
    rng = np.random.default_rng(1)
    X, y, coef = rng.normal(size=(50, 1)), rng.integers(0, 2, 50), np.array([0.3, -1.2])
    z = coef[0] + X @ coef[1:]
    found = row_losses(y, z)
    assert found.loss.mean() == pytest.approx(log_loss(y, sigmoid(z)), rel=1e-12)
    gradient = Objective(X, y).gradient(coef)
    assert found.residual.mean() == pytest.approx(gradient[0], rel=1e-12)
    assert (found.residual @ X[:, 0]) / 50 == pytest.approx(gradient[1], rel=1e-12)
    assert found.share.sum() == pytest.approx(1)


def test_rows_without_any_residual_have_no_share():
    assert row_losses([1, 0], [800.0, -800.0]).share.tolist() == [0, 0]
