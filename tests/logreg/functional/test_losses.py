"""Identities, central differences and scikit-learn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import log_loss

import logreg as lr
from logreg.functional import losses

Y = np.array([0, 1, 1, 0, 1])
P = np.array([0.1, 0.8, 0.35, 0.6, 0.99])
Z = np.array([-3.0, 2.5, -0.7, 0.4, 8.0])


def test_mean_loss_is_scikit_learns():
    assert lr.binary_cross_entropy(Y, P) == pytest.approx(log_loss(Y, P), rel=1e-14)
    assert lr.binary_cross_entropy_from_logits(Y, Z) == pytest.approx(log_loss(Y, lr.sigmoid(Z)), rel=1e-14)


def test_a_coin_costs_log_two():
    assert lr.binary_cross_entropy([0, 1], [0.5, 0.5]) == pytest.approx(np.log(2), rel=1e-15)


@pytest.mark.parametrize("z", [40.0, 709.0, 745.0, 1000.0, 1e308])
def test_loss_of_a_wrong_logit_is_the_logit_itself(z):
    assert lr.binary_cross_entropy_from_logits(0, z) == z
    assert lr.binary_cross_entropy_from_logits(1, -z) == z


def test_loss_of_a_right_logit_keeps_its_digits():
    assert lr.binary_cross_entropy_from_logits(1, 50.0) == pytest.approx(np.exp(-50), rel=1e-15)
    assert lr.binary_cross_entropy_from_logits([1, 0], [np.inf, -np.inf]) == 0
    assert lr.binary_cross_entropy_from_logits([1], [-np.inf]) == np.inf


def test_clipping_caps_the_loss_at_minus_log_eps():
    assert lr.binary_cross_entropy([0], [1.0]) == pytest.approx(16.11809565095832, rel=1e-9)  # -log(1e-7)
    assert lr.binary_cross_entropy([0], [1.0], eps=0) == np.inf
    assert lr.binary_cross_entropy([1, 0], [1.0, 0.0], eps=0) == 0


@given(st.lists(st.tuples(st.integers(0, 1), st.floats(-15, 15)), min_size=1, max_size=20))
def test_probabilities_and_logits_agree_where_nothing_is_clipped(pairs):
    y, z = map(np.array, zip(*pairs, strict=True))
    assert lr.binary_cross_entropy(y, lr.sigmoid(z)) == pytest.approx(
        lr.binary_cross_entropy_from_logits(y, z), rel=1e-8, abs=2e-7
    )


@pytest.mark.parametrize(
    ("loss", "gradient"),
    [
        (losses.cross_entropy_of_logits, losses.cross_entropy_gradient),
        (losses.squared_error_of_logits, losses.squared_error_gradient),
    ],
)
def test_gradient_is_the_central_difference(loss, gradient):
    h = 1e-6
    difference = (loss(Y, Z + h) - loss(Y, Z - h)) / (2 * h)
    np.testing.assert_allclose(gradient(Y, Z), difference, atol=1e-9)


def test_cross_entropy_pushes_where_squared_error_has_given_up():
    assert losses.cross_entropy_gradient(0, 20.0) == pytest.approx(1, abs=1e-8)
    assert losses.squared_error_gradient(0, 20.0) < 1e-8


def test_flipping_label_and_logit_changes_nothing_but_the_sign():
    np.testing.assert_array_equal(
        losses.cross_entropy_of_logits(1 - Y, -Z), losses.cross_entropy_of_logits(Y, Z)
    )
    np.testing.assert_array_equal(
        losses.cross_entropy_gradient(1 - Y, -Z), -losses.cross_entropy_gradient(Y, Z)
    )


def test_float32_logits_stay_float32_sample_by_sample():
    assert losses.cross_entropy_of_logits(Y, Z.astype(np.float32)).dtype == np.float32


@pytest.mark.parametrize("labels", [[0, 2], [0.5, 1], [-1, 1], ["a", "b"]])
def test_labels_that_are_not_0_or_1_are_refused(labels):
    with pytest.raises(lr.LabelError, match="0 and 1"):
        lr.binary_cross_entropy(labels, [0.5, 0.5])


@pytest.mark.parametrize("p", [[0.5, 1.5], [-0.1, 0.5], [np.nan, 0.5], [np.inf, 0.5]])
def test_a_probability_outside_0_to_1_is_refused(p):
    with pytest.raises(lr.ValueRangeError, match=r"has the probability .*: give numbers from 0 to 1"):
        lr.binary_cross_entropy([0, 1], p)


def test_lengths_that_differ_and_nothing_at_all_are_refused():
    with pytest.raises(lr.ShapeError, match="equal shapes"):
        lr.binary_cross_entropy([0, 1], [0.5])
    with pytest.raises(lr.ShapeError, match="no samples"):
        lr.binary_cross_entropy_from_logits([], [])
    with pytest.raises(lr.ValueRangeError, match="nan"):
        lr.binary_cross_entropy_from_logits([1], [np.nan])


@pytest.mark.parametrize("eps", [-1e-7, 0.5, 1, np.nan])
def test_a_senseless_clip_is_refused(eps):
    with pytest.raises(lr.SettingError, match="eps"):
        lr.binary_cross_entropy([1], [0.5], eps=eps)
