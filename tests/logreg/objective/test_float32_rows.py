"""A sample in float32: the loss of its rows to seven digits, whatever their weights and penalty."""

import numpy as np
import pytest

import logreg as lr

RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(5000, 6))
Y = (RANDOM.random(5000) < 1 / (1 + np.exp(-X[:, 0]))).astype(float)
WEIGHT = RANDOM.uniform(0, 3, 5000)
COEF = np.array([0.3, 1.0, -0.5, 0.2, 0.0, 0.1, -2.0])
OBJECTIVES = {
    "plain": lr.Objective(X, Y),
    "weighted and penalised": lr.Objective(X, Y, sample_weight=WEIGHT, l2=0.1),
    "without intercept": lr.Objective(np.column_stack([X, X[:, 0] ** 2]), Y, fit_intercept=False, l2=0.1),
    "in blocks": lr.BlockObjective(
        [(X[:3000], Y[:3000], WEIGHT[:3000]), (X[3000:], Y[3000:], WEIGHT[3000:])]
    ),
}


@pytest.mark.parametrize("name", OBJECTIVES)
def test_a_sample_in_float32_has_the_loss_and_derivatives_of_the_same_rows_to_six_digits(name):
    objective = OBJECTIVES[name]
    single, double = objective.float32_sample(1000, seed=3), objective.sample(1000, seed=3)
    margin = single.margins(COEF)
    gradient, curvature = single.gradient(COEF, margin)
    loss, exact, hessian = double.value_gradient_hessian(COEF)
    assert single.Z.dtype == curvature.dtype == np.float32
    assert single.loss(COEF, margin) == pytest.approx(loss, rel=1e-6)
    np.testing.assert_allclose(gradient, exact, atol=2e-6)
    direction = np.arange(7.0) / 7
    np.testing.assert_allclose(single.hessian_product(direction, curvature), hessian @ direction, atol=2e-6)


def test_a_quarter_of_the_rows_has_their_own_mean():
    rows = OBJECTIVES["weighted and penalised"].float32_sample(1000, seed=0).every(4)
    assert len(rows.Z) == 250
    assert float(rows.normalised_weight.sum()) == pytest.approx(1, rel=1e-6)


@pytest.mark.parametrize("dtype", [float, np.float32])
def test_rows_rounded_to_float32_have_the_loss_and_gradient_to_six_digits(dtype):
    objective = lr.Objective(X.astype(dtype), Y, sample_weight=WEIGHT, l2=0.1)
    rounded, exact = objective.in_float32().at(COEF), objective.at(COEF)
    assert rounded.loss == pytest.approx(exact.loss, rel=1e-6)
    np.testing.assert_allclose(rounded.gradient, exact.gradient, atol=1e-6)


def test_only_as_many_rows_are_rounded_as_memory_allows(monkeypatch):
    objective = lr.Objective(X, Y, sample_weight=WEIGHT)
    monkeypatch.setattr("logreg.objective.row_chunks.ROUNDED_NUMBERS", 6 * 1234)
    rounded = objective.in_float32()
    np.testing.assert_allclose(rounded.gradient(COEF), objective.gradient(COEF), atol=1e-6)
    monkeypatch.setattr("logreg.objective.row_chunks.ROUNDED_NUMBERS", 0)
    np.testing.assert_allclose(objective.in_float32().gradient(COEF), objective.gradient(COEF), atol=1e-15)
