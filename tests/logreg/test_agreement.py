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


@pytest.mark.parametrize("shape", SHAPES)
def test_maximum_likelihood_is_that_of_statsmodels(shape):
    X, y = rows(**SHAPES[shape])
    reference = sm.Logit(y, sm.add_constant(X)).fit(disp=0, tol=1e-14, maxiter=100).params
    ours = coefficients(lr.LogisticRegression(tol=1e-13).fit(X, y))
    np.testing.assert_allclose(ours, reference, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("solver", ["auto", "lbfgs"])
@pytest.mark.parametrize("shape", SHAPES)
def test_penalised_and_weighted_is_that_of_scikit_learn(shape, solver):
    X, y = rows(**SHAPES[shape])
    weight = np.random.default_rng(1).uniform(0.5, 2, len(y))
    reference = Reference(C=1.0, class_weight="balanced", solver="newton-cholesky", tol=1e-13, max_iter=100)
    ours = lr.LogisticRegression(1.0, class_weight="balanced", solver=solver, tol=1e-13).fit(X, y, weight)
    np.testing.assert_allclose(
        coefficients(ours), coefficients(reference.fit(X, y, weight)), rtol=1e-7, atol=1e-9
    )
