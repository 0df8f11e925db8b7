"""Derivatives by central differences."""

from dataclasses import replace

import numpy as np
import pytest

from logreg.errors import InferenceError
from logreg.inference.information import factorise
from logreg.inference.likelihood import Likelihood
from logreg.inference.likelihood_maximum import maximise


def plain(*, firth=False):
    rng = np.random.default_rng(0)
    A = np.column_stack([np.ones(40), rng.normal(size=(40, 3))])
    return Likelihood(A, (rng.random(40) < 0.4).astype(float), jeffreys=firth)


def jeffreys():
    return plain(firth=True)


def counted(*, firth=False):
    """Rows that count 0 to 4 times."""
    rows = plain(firth=firth)
    return replace(rows, weight=np.random.default_rng(2).integers(0, 5, 40).astype(float))


def counted_jeffreys():
    return counted(firth=True)


@pytest.fixture(params=[plain, jeffreys, counted, counted_jeffreys])
def likelihood(request):
    return request.param()


COEF = np.array([0.1, -0.2, 0.15, 0.05])


def differences(function):
    steps = 1e-5 * np.eye(4)
    return np.array([(function(COEF + s) - function(COEF - s)) / 2e-5 for s in steps])


def test_score_is_the_derivative_of_the_value(likelihood):
    expected = differences(lambda coef: likelihood.at(coef).value)
    np.testing.assert_allclose(likelihood.at(COEF).score, expected, rtol=1e-7)


@pytest.mark.parametrize("rows", [plain, counted])
def test_information_is_minus_the_derivative_of_the_score(rows):
    likelihood = rows()
    expected = -differences(lambda coef: likelihood.at(coef).score)
    np.testing.assert_allclose(likelihood.information(likelihood.at(COEF)), expected, rtol=1e-7, atol=1e-8)


@pytest.mark.parametrize("rows", [plain, counted])
def test_constant_leverage_is_the_penalty_whose_derivative_its_score_is(rows):
    likelihood = rows().with_constant_leverage()
    expected = differences(lambda coef: likelihood.at(coef).value)
    np.testing.assert_allclose(likelihood.at(COEF).score, expected, rtol=1e-7)


def test_the_maximum_is_found_also_from_where_firths_value_is_not_concave():
    likelihood = jeffreys()
    np.testing.assert_allclose(
        maximise(likelihood, 60 * COEF).coef, maximise(likelihood, COEF).coef, rtol=1e-8
    )


@pytest.mark.parametrize("alike", [0.0, 1e-6, 1.0], ids=["collinear", "nearly collinear", "distinct"])
def test_leverages_and_log_det_are_those_of_a_singular_value_decomposition(alike):
    rng = np.random.default_rng(1)
    A, weight = rng.normal(size=(50, 4)), rng.uniform(0.01, 0.25, 50)
    A[:, 3] = A[:, 2] + alike * A[:, 3]
    U, values, _ = np.linalg.svd(np.sqrt(weight)[:, None] * A, full_matrices=False)
    factor = factorise(A, weight)
    rank = 4 if alike else 3
    np.testing.assert_allclose(factor.leverages(), (U[:, :rank] ** 2).sum(axis=1), rtol=1e-7)
    if alike:
        assert factor.log_det == pytest.approx(2 * np.log(values).sum(), rel=1e-8)


def test_held_coefficients_stay(likelihood):
    found = maximise(likelihood, COEF, np.array([True, False, True, False]))
    assert found.coef[[1, 3]].tolist() == COEF[[1, 3]].tolist()
    np.testing.assert_allclose(found.score[[0, 2]], 0, atol=1e-9)


def test_a_likelihood_without_a_maximum_is_said_to_have_none():
    A = np.column_stack([np.ones(4), [0.0, 1.0, 2.0, 3.0]])
    with pytest.raises(InferenceError, match="no maximum"):
        maximise(Likelihood(A, np.array([0.0, 0.0, 1.0, 1.0])), np.zeros(2))
