"""Derivatives by central differences."""

import numpy as np
import pytest

from logreg.errors import InferenceError
from logreg.inference.likelihood import Likelihood, maximise, newton_step


@pytest.fixture(params=[False, True], ids=["plain", "jeffreys"])
def likelihood(request):
    rng = np.random.default_rng(0)
    A = np.column_stack([np.ones(40), rng.normal(size=(40, 3))])
    return Likelihood(A, (rng.random(40) < 0.4).astype(float), jeffreys=request.param)


COEF = np.array([0.1, -0.2, 0.15, 0.05])


def differences(function):
    steps = 1e-5 * np.eye(4)
    return np.array([(function(COEF + s) - function(COEF - s)) / 2e-5 for s in steps])


def test_score_is_the_derivative_of_the_value(likelihood):
    expected = differences(lambda coef: likelihood.at(coef).value)
    np.testing.assert_allclose(likelihood.at(COEF).score, expected, rtol=1e-7)


def test_curvature_is_minus_the_derivative_of_the_score(likelihood):
    expected = -differences(lambda coef: likelihood.at(coef).score)
    np.testing.assert_allclose(likelihood.curvature(COEF), expected, rtol=1e-7, atol=1e-8)


def test_steps_lead_uphill_also_where_the_value_is_not_concave(likelihood):
    far = 60 * COEF
    step = newton_step(likelihood.curvature(far), likelihood.at(far).score)
    assert step @ likelihood.at(far).score > 0
    np.testing.assert_allclose(maximise(likelihood, far).coef, maximise(likelihood, COEF).coef, rtol=1e-8)


def test_held_coefficients_stay(likelihood):
    found = maximise(likelihood, COEF, np.array([True, False, True, False]))
    assert found.coef[[1, 3]].tolist() == COEF[[1, 3]].tolist()
    np.testing.assert_allclose(found.score[[0, 2]], 0, atol=1e-9)


def test_a_likelihood_without_a_maximum_is_said_to_have_none():
    A = np.column_stack([np.ones(4), [0.0, 1.0, 2.0, 3.0]])
    with pytest.raises(InferenceError, match="no maximum"):
        maximise(Likelihood(A, np.array([0.0, 0.0, 1.0, 1.0])), np.zeros(2))
