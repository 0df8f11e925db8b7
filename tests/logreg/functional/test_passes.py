"""Back through the layers is what two losses say."""

import numpy as np
import pytest

import logreg as lr
from logreg.errors import SettingError
from logreg.functional.losses import squared_error_gradient
from logreg.functional.passes import finite_difference, layers_backward, neuron_pass
from logreg.functional.sample_loss import logit_descent


def loss(x, w, b, y):
    return lr.binary_cross_entropy_from_logits([y], [w * x + b])


@pytest.mark.parametrize("y", [0, 1])
def test_every_gradient_is_its_central_difference(y):
    x, w, b, h = 2.0, 0.7, -1.0, 1e-6
    back = neuron_pass(x, w, b, y)
    assert back.loss == pytest.approx(loss(x, w, b, y))
    assert back.by_weight == pytest.approx((loss(x, w + h, b, y) - loss(x, w - h, b, y)) / (2 * h), abs=1e-8)
    assert back.by_bias == pytest.approx((loss(x, w, b + h, y) - loss(x, w, b - h, y)) / (2 * h), abs=1e-8)
    assert back.by_z == pytest.approx(finite_difference(back.z, y, 1e-6), abs=1e-8)
    assert back.by_z == pytest.approx(back.p - y)


def test_two_layers_backward_give_p_minus_y_over_n():
    z, y = np.array([-1.0, 0.5, 2.0]), np.array([0, 1, 1])
    np.testing.assert_allclose(layers_backward(z, y), (lr.sigmoid(z) - y) / 3)


def test_descent_on_one_sample_steps_against_its_gradient():
    z = logit_descent("squared error", 1, -6.0, rate=2.0, steps=3)
    np.testing.assert_allclose(np.diff(z), -2.0 * squared_error_gradient([1, 1, 1], z[:-1]))
    assert logit_descent("cross-entropy", 1, -6.0, rate=1.0, steps=100)[-1] > 0
    with pytest.raises(SettingError, match="choose of"):
        logit_descent("hinge", 1, 0.0, rate=1.0, steps=1)
