"""The chain rule, by identity and by central differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import logreg as lr

Y = np.array([0.0, 1, 1, 0])
Z = np.array([-2.0, 0.3, 4.0, 1.5])


@given(st.lists(st.tuples(st.integers(0, 1), st.floats(-15, 15)), min_size=1, max_size=30))
def test_chained_backward_passes_give_p_minus_y_over_n(pairs):
    y, z = map(np.array, zip(*pairs, strict=True))
    activation, loss = lr.ActivationSigmoid(), lr.LossBinaryCrossentropy()
    p = activation.forward(z)
    loss.forward(p, y)
    activation.backward(loss.backward(p, y))
    np.testing.assert_allclose(activation.dinputs, (p - y) / len(y), rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("shape", [(4,), (4, 1), (2, 2)])
def test_shapes_are_kept_and_each_sample_has_one_loss(shape):
    activation, loss = lr.ActivationSigmoid(), lr.LossBinaryCrossentropy()
    p = activation.forward(Z.reshape(shape))
    assert loss.forward(p, Y.reshape(shape)).shape == (shape[0],)
    assert loss.backward(p, Y.reshape(shape)).shape == shape
    assert activation.backward(loss.dinputs).shape == shape


def test_backward_is_the_central_difference_of_the_mean_loss():
    loss, h = lr.LossBinaryCrossentropy(), 1e-6
    p = lr.sigmoid(Z).reshape(2, 2)
    y = Y.reshape(2, 2)
    gradient = loss.backward(p, y)
    for place in np.ndindex(p.shape):
        step = np.zeros_like(p)
        step[place] = h
        difference = (loss.forward(p + step, y).mean() - loss.forward(p - step, y).mean()) / (2 * h)
        assert gradient[place] == pytest.approx(difference, rel=1e-6)


def test_sample_losses_average_to_the_functions_value():
    p = lr.sigmoid(Z)
    assert lr.LossBinaryCrossentropy().forward(p, Y).mean() == pytest.approx(lr.binary_cross_entropy(Y, p))


def test_a_wrong_certainty_still_has_a_finite_slope():
    assert lr.LossBinaryCrossentropy().backward([1.0], [0.0]) == pytest.approx(1e7)


def test_outputs_are_kept_on_the_layer():
    layer = lr.ActivationSigmoid()
    assert layer.forward([[0.0]]) is layer.output
    assert layer.backward([[1.0]]) is layer.dinputs
    assert layer.dinputs == 0.25


def test_shapes_that_do_not_fit_are_refused():
    layer = lr.ActivationSigmoid()
    with pytest.raises(lr.ShapeError, match="forward"):
        layer.backward([1.0])
    layer.forward([1.0, 2.0])
    with pytest.raises(lr.ShapeError, match="equal shapes"):
        layer.backward([1.0])
    with pytest.raises(lr.ShapeError, match="equal shapes"):
        lr.LossBinaryCrossentropy().forward([0.5, 0.5], [1.0])
    with pytest.raises(lr.ShapeError, match="at least 1"):
        lr.LossBinaryCrossentropy().forward([], [])
    with pytest.raises(lr.SettingError, match="eps"):
        lr.LossBinaryCrossentropy(eps=0)
