"""The same coefficients as statsmodels and scikit-learn at tight tolerances, over shapes easy and hard."""

from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression as Reference

import logreg as lr

SHAPES: dict[str, dict[str, Any]] = {
    "many rows": {"n": 20_000, "d": 20},
    "correlated": {"n": 20_000, "d": 20, "correlation": 0.95},
    "1 % positives": {"n": 20_000, "d": 10, "shift": -5.6},
    "many columns": {"n": 3000, "d": 150},
}


def rows(n, d, correlation=0.0, shift=0.0):
    random = np.random.default_rng(0)
    X = random.normal(size=(n, d)) * np.sqrt(1 - correlation) + np.sqrt(correlation) * random.normal(
        size=(n, 1)
    )
    logits = X @ random.normal(0, 1.5 / np.sqrt(d), d) + shift
    return X, (random.random(n) < 1 / (1 + np.exp(-logits))).astype(float)


def coefficients(model):
    return np.concatenate([model.intercept_, model.coef_[0]])


def assert_same(ours, reference):
    """To 1e-7 of the largest coefficient."""
    np.testing.assert_allclose(ours, reference, rtol=1e-7, atol=1e-7 * np.abs(reference).max())


@pytest.mark.parametrize("shape", SHAPES)
def test_maximum_likelihood_is_that_of_statsmodels(shape):
    X, y = rows(**SHAPES[shape])
    reference = sm.Logit(y, sm.add_constant(X)).fit(disp=0, tol=1e-14, maxiter=100).params
    assert_same(coefficients(lr.LogisticRegression(tol=1e-13).fit(X, y)), reference)


@pytest.mark.parametrize("shape", SHAPES)
def test_with_sample_weights_it_is_that_of_statsmodels_with_frequencies(shape):
    X, y = rows(**SHAPES[shape])
    weight = np.random.default_rng(1).integers(1, 5, len(y)).astype(float)
    model = sm.GLM(y, sm.add_constant(X), family=sm.families.Binomial(), freq_weights=weight)
    reference = model.fit(tol=1e-14, tol_criterion="params").params
    assert_same(coefficients(lr.LogisticRegression(tol=1e-13).fit(X, y, weight)), reference)


@pytest.mark.parametrize("class_weight", [None, "balanced", {0.0: 0.5, 1.0: 3.0}])
@pytest.mark.parametrize("shape", SHAPES)
def test_penalised_and_weighted_is_that_of_scikit_learn(shape, class_weight):
    X, y = rows(**SHAPES[shape])
    weight = np.random.default_rng(1).uniform(0.5, 2, len(y))
    settings: dict[str, Any] = {"C": 0.5, "class_weight": class_weight, "tol": 1e-13}
    reference = Reference(solver="newton-cholesky", max_iter=100, **settings).fit(X, y, weight)
    for solver in ("auto", "lbfgs"):
        ours = lr.LogisticRegression(solver=solver, **settings).fit(X, y, weight)
        assert_same(coefficients(ours), coefficients(reference))


SPARSE: dict[str, dict[str, Any]] = {
    "correlated": {"n": 500, "d": 20, "correlation": 0.8},
    "1 % positives": {"n": 3000, "d": 10, "shift": -5.6},
    "wide": {"n": 90, "d": 120},
}


@pytest.mark.parametrize("ratio", [1.0, 0.5, 0.1])
@pytest.mark.parametrize("C", [0.03, 0.3])
@pytest.mark.parametrize("shape", SPARSE)
def test_l1_and_elastic_net_are_as_sparse_as_scikit_learn_and_not_worse(shape, C, ratio):
    X, y = rows(**SPARSE[shape])
    ours = lr.LogisticRegression(C, ratio).fit(X, y)
    theirs = Reference(C=C, l1_ratio=ratio, solver="saga", tol=1e-8, max_iter=100_000).fit(X, y)
    np.testing.assert_array_equal(ours.coef_ == 0, theirs.coef_ == 0)
    n = len(y)
    objective = lr.Objective(X, y, l1=ratio / (C * n), l2=(1 - ratio) / (C * n))
    assert objective.value(coefficients(ours)) <= objective.value(coefficients(theirs)) + 1e-9
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-4)
