import numpy as np
import pytest

import logreg as lr
from logreg.functional import sample_loss


def test_a_coin_costs_log_two_and_pulls_by_half():
    losses = sample_loss.sample_at_probability(1, 0.5)
    assert losses.cross_entropy == pytest.approx(np.log(2))
    assert losses.cross_entropy_gradient == -0.5
    assert losses.squared_error == 0.25
    assert losses.squared_error_gradient == -0.25  # 2 (p - y) p (1 - p)
    assert losses.z == 0


@pytest.mark.parametrize("y", [0, 1])
def test_telling_the_probability_or_its_logit_is_the_same(y):
    z = np.linspace(-12, 12, 49)
    by_z, by_p = sample_loss.sample_at_logit(y, z), sample_loss.sample_at_probability(y, lr.sigmoid(z))
    np.testing.assert_allclose(by_p.cross_entropy, by_z.cross_entropy, rtol=1e-9, atol=1e-11)
    np.testing.assert_allclose(by_p.squared_error_gradient, by_z.squared_error_gradient, atol=1e-10)


def test_a_wrong_certainty_costs_infinity_and_a_right_one_nothing():
    assert sample_loss.sample_at_probability(0, 1.0).cross_entropy == np.inf
    assert sample_loss.sample_at_probability(1, 1.0).cross_entropy == 0


@pytest.mark.parametrize("y", [0, 1])
def test_clipped_gradient_is_the_slope_of_the_clipped_loss(y):
    z = np.array([-18.0, -15.0, -3.0, 0.2, 4.0, 15.0, 18.0])
    h, eps = 1e-4, 1e-7

    def loss(at):
        return sample_loss.clipped_cross_entropy(y, at, eps)

    slope = (loss(z + h) - loss(z - h)) / (2 * h)
    np.testing.assert_allclose(
        sample_loss.clipped_gradient(y, z, eps), slope, atol=1e-5
    )  # p near 1 has few digits left
    assert sample_loss.clipped_gradient(y, z, eps)[0] == 0
