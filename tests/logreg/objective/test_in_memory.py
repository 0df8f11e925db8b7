import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import logreg as lr
from tests.logreg.objective.problems import central_difference, problem


@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("l2", [0.0, 0.7])
@given(seed=st.integers(0, 1000))
def test_gradient_and_hessian_are_central_differences(fit_intercept, l2, seed):
    objective = problem(seed, l2=l2, fit_intercept=fit_intercept)
    coef = np.random.default_rng(seed + 1).normal(size=objective.n_coef)
    np.testing.assert_allclose(objective.gradient(coef), central_difference(objective.value, coef), atol=1e-8)
    np.testing.assert_allclose(
        objective.hessian(coef), central_difference(objective.gradient, coef), atol=1e-8
    )


def test_value_at_zero_is_log_two():
    assert problem().value(np.zeros(4)) == pytest.approx(np.log(2), rel=1e-15)


def test_one_row_by_hand():
    objective = lr.Objective([[2.0]], [1], l2=0.5)  # z = 0.5 + 2 = 2.5; loss = log(1 + exp(-2.5))
    assert objective.value(np.array([0.5, 1.0])) == pytest.approx(np.log1p(np.exp(-2.5)) + 0.25, rel=1e-15)


def test_the_intercept_is_never_penalised():
    plain, penalised = problem(), problem(l2=10.0)
    coef = np.array([5.0, 0, 0, 0])
    assert plain.value(coef) == penalised.value(coef)
    assert plain.hessian(coef)[0, 0] == penalised.hessian(coef)[0, 0]


@pytest.mark.parametrize("z", [1000.0, -1000.0])
def test_loss_is_exact_in_the_tails(z):
    right, wrong = (1, 0) if z > 0 else (0, 1)
    assert lr.Objective([[z]], [right]).value(np.array([0.0, 1.0])) == 0
    assert lr.Objective([[z]], [wrong]).value(np.array([0.0, 1.0])) == 1000


def test_a_weight_of_two_is_a_repeated_row():
    random = np.random.default_rng(3)
    X, y, weight = random.normal(size=(9, 2)), random.integers(0, 2, 9), random.integers(0, 4, 9)
    weighted = lr.Objective(X, y, sample_weight=weight, l2=0.1)
    repeated = lr.Objective(np.repeat(X, weight, axis=0), np.repeat(y, weight), l2=0.1)
    coef = random.normal(size=3)
    assert weighted.value(coef) == pytest.approx(repeated.value(coef), rel=1e-14)
    np.testing.assert_allclose(weighted.gradient(coef), repeated.gradient(coef), rtol=1e-13, atol=1e-15)
    np.testing.assert_allclose(weighted.hessian(coef), repeated.hessian(coef), rtol=1e-13, atol=1e-15)


def test_overflow_is_an_infinite_value_and_no_warning():
    assert not np.isfinite(lr.Objective([[1e200], [2e200]], [0, 1]).value(np.array([0.0, 1e200])))


@pytest.mark.parametrize(
    ("arguments", "options", "error", "words"),
    [
        (([1.0, 2.0], [0, 1]), {}, lr.ShapeError, "X has shape"),
        ((np.empty((0, 2)), []), {}, lr.ShapeError, "X has shape"),
        (([[1.0], [2.0]], [0]), {}, lr.ShapeError, "Labels and rows differ in number, 1 and 2"),
        (([[1.0], [2.0]], [0, 2]), {}, lr.LabelError, "Row 1 has the label 2"),
        (
            ([[1.0], [2.0]], [0, 1]),
            {"sample_weight": [1]},
            lr.ShapeError,
            "Weights and rows differ in number, 1 and 2",
        ),
        (([[1.0], [2.0]], [0, 1]), {"sample_weight": [1, -1]}, lr.ValueRangeError, "Row 1 has the weight -1"),
        (
            ([[1.0], [2.0]], [0, 1]),
            {"sample_weight": [0, 0]},
            lr.ValueRangeError,
            "All sample weights are zero",
        ),
        (([[1.0], [2.0]], [0, 1]), {"l2": -1.0}, lr.SettingError, "l2"),
    ],
)
def test_a_mistake_is_named(arguments, options, error, words):
    with pytest.raises(error, match=words):
        lr.Objective(*arguments, **options)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("solver", lr.SOLVERS)
def test_a_cell_that_is_no_number_is_named(bad, solver):
    X = np.ones((50, 3))
    X[7, 2] = bad
    with pytest.raises(lr.ValueRangeError, match=f"(?i){bad} in row 7, column 2"):
        lr.fit(lr.Objective(X, np.arange(50) % 2), solver)


def test_an_infinite_margin_costs_nothing_on_the_right_side_and_everything_on_the_wrong_one():
    coef = np.array([0.0, 1e308])
    assert lr.Objective([[100.0]], [1]).value(coef) == 0
    assert lr.Objective([[100.0]], [0]).value(coef) == np.inf
