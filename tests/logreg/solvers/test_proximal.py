import numpy as np
import pytest
import sklearn.datasets
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression as Reference

import logreg as lr
from logreg.solvers.proximal import model_minimum


def tumours():
    X, y = sklearn.datasets.load_breast_cancer(return_X_y=True)
    return (X - X.mean(0)) / X.std(0), y


def objective_of(model, X, y, C, ratio):
    loss = np.logaddexp(0, -(2 * y - 1) * model.decision_function(X)).sum()
    slopes = model.coef_[0]
    return (loss + (ratio * np.abs(slopes).sum() + (1 - ratio) * slopes @ slopes / 2) / C) / len(y)


@pytest.mark.parametrize("C", [0.01, 0.1, 0.3])
@pytest.mark.parametrize("ratio", [1.0, 0.5])
def test_sparsity_and_objective_match_scikit_learn(C, ratio):
    X, y = tumours()
    ours = lr.LogisticRegression(C, ratio).fit(X, y)
    theirs = Reference(C=C, l1_ratio=ratio, solver="saga", tol=1e-9, max_iter=100_000).fit(X, y)
    assert ours.fit_.status is lr.Status.CONVERGED
    np.testing.assert_array_equal(ours.coef_ == 0, theirs.coef_ == 0)
    assert objective_of(ours, X, y, C, ratio) <= objective_of(theirs, X, y, C, ratio) + 1e-9


def test_a_large_penalty_leaves_the_intercept_alone():
    X, y = tumours()
    model = lr.LogisticRegression(1e-6, 1.0).fit(X, y)
    assert not model.coef_.any()
    assert model.intercept_[0] == pytest.approx(np.log(y.mean() / (1 - y.mean())), rel=1e-9)


@pytest.mark.parametrize("fit_intercept", [True, False])
def test_at_the_minimum_zero_is_a_subgradient(fit_intercept):
    X, y = tumours()
    fit = lr.fit(lr.Objective(X, y, l1=0.02, l2=0.01, fit_intercept=fit_intercept))
    smooth = lr.Objective(X, y, l2=0.01, fit_intercept=fit_intercept).gradient(fit.coef)
    slopes, gradient = fit.coef[fit_intercept:], smooth[fit_intercept:]
    assert (slopes == 0).any()
    np.testing.assert_allclose(gradient[slopes != 0], -0.02 * np.sign(slopes[slopes != 0]), atol=1e-8)
    assert (np.abs(gradient[slopes == 0]) <= 0.02 + 1e-8).all()


def test_smooth_solvers_refuse_l1_and_say_which_does_not():
    X, y = tumours()
    with pytest.raises(lr.SettingError, match="proximal"):
        lr.fit(lr.Objective(X, y, l1=0.1), "newton")


@pytest.mark.parametrize("ratio", [-0.1, 1.1])
def test_a_ratio_outside_zero_to_one_is_refused(ratio):
    with pytest.raises(lr.SettingError, match="l1_ratio"):
        lr.LogisticRegression(1.0, ratio).fit([[0.0], [1.0]], [0, 1])


@given(seed=st.integers(0, 10_000), columns=st.integers(1, 12), same=st.booleans(), spread=st.floats(0, 5))
def test_zero_is_a_subgradient_where_the_model_of_a_step_is_least(seed, columns, same, spread):
    rng = np.random.default_rng(seed)
    units = 10 ** rng.uniform(-spread / 2, spread / 2, columns)
    X = rng.normal(size=(30, columns)) * units
    if same:
        X[:, -1], units[-1] = X[:, 0], units[0]
    y = (rng.random(30) < 0.5).astype(float)
    l1 = rng.choice([0.0, 0.01, 0.1, 1.0], columns + 1)
    coef = rng.normal(size=columns + 1) * (rng.random(columns + 1) < 0.7) / np.append(1, units)
    here = lr.Objective(X, y).at(coef, hessian=True)
    assert here.hessian is not None
    v = model_minimum(here, l1)
    slope = here.gradient + here.hessian @ (v - here.coef)
    scale = np.sqrt(np.diag(here.hessian))
    np.testing.assert_allclose(((slope + l1 * np.sign(v)) / scale)[v != 0], 0, atol=1e-7)
    assert (np.abs(slope) <= l1 + 1e-7 * scale)[v == 0].all()
