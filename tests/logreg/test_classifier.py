import numpy as np
import pandas as pd
import pytest
import sklearn.datasets
import sklearn.linear_model
import statsmodels.api as sm

import logreg as lr


def problem(n=300, d=4, seed=0):
    random = np.random.default_rng(seed)
    X = random.normal(size=(n, d))
    return X, (random.random(n) < 1 / (1 + np.exp(-X[:, 0] + 0.5))).astype(int)


def test_the_default_is_maximum_likelihood_as_in_statsmodels():
    X, y = problem()
    model = lr.LogisticRegression(tol=1e-13).fit(X, y)
    reference = sm.Logit(y, sm.add_constant(X)).fit(disp=0, tol=1e-14).params
    np.testing.assert_allclose(np.r_[model.intercept_, model.coef_[0]], reference, rtol=1e-7)


@pytest.mark.parametrize("C", [0.01, 1.0, 100.0])
@pytest.mark.parametrize("class_weight", [None, "balanced", {0: 0.3, 1: 2.0}])
def test_c_and_class_weight_mean_what_they_mean_in_scikit_learn(C, class_weight):
    X, y = sklearn.datasets.load_breast_cancer(return_X_y=True)
    X = (X - X.mean(0)) / X.std(0)
    weight = np.random.default_rng(1).uniform(0, 2, len(y))
    model = lr.LogisticRegression(C, class_weight=class_weight, tol=1e-14).fit(X, y, weight)
    reference = sklearn.linear_model.LogisticRegression(
        C=C, class_weight=class_weight, solver="newton-cholesky", tol=1e-12, max_iter=200
    ).fit(X, y, weight)
    np.testing.assert_allclose(model.coef_, reference.coef_, rtol=1e-7)
    np.testing.assert_allclose(model.intercept_, reference.intercept_, rtol=1e-7)
    np.testing.assert_allclose(model.predict_proba(X), reference.predict_proba(X), atol=1e-9)


def test_without_an_intercept():
    X, y = problem()
    model = lr.LogisticRegression(fit_intercept=False).fit(X, y)
    np.testing.assert_allclose(model.coef_[0], sm.Logit(y, X).fit(disp=0, tol=1e-14).params, rtol=1e-7)
    assert model.intercept_.tolist() == [0.0]


def test_labels_of_any_type_and_flipping_them_flips_the_signs():
    X, y = problem()
    model = lr.LogisticRegression().fit(X, np.where(y == 1, "benign", "malignant"))
    assert model.classes_.tolist() == ["benign", "malignant"]
    assert set(model.predict(X)) == {"benign", "malignant"}
    np.testing.assert_allclose(model.coef_, -lr.LogisticRegression().fit(X, y).coef_, rtol=1e-10)


def test_names_of_columns_are_kept():
    X, y = problem(d=2)
    model = lr.LogisticRegression().fit(pd.DataFrame(X, columns=["a", "b"]), y)
    assert model.feature_names_in_.tolist() == ["a", "b"]
    assert model.n_features_in_ == 2


def test_warm_start_begins_where_the_last_fit_ended():
    X, y = problem()
    model = lr.LogisticRegression(warm_start=True).fit(X, y)
    assert model.fit(X, y).n_iter_.tolist() == [0]


def test_one_class_is_refused_and_three_are():
    X, _ = problem(n=6)
    for y in ([1] * 6, [1, 2, 3, 1, 2, 3]):
        with pytest.raises(lr.LabelError, match="exactly two"):
            lr.LogisticRegression().fit(X, y)


def test_settings_are_read_and_set_by_name():
    model = lr.LogisticRegression(2.0)
    assert model.set_params(tol=1e-3).get_params()["tol"] == 1e-3
    assert model.get_params()["C"] == 2.0
    with pytest.raises(lr.SettingError, match="'alpha'"):
        model.set_params(alpha=1)


def test_a_model_that_has_not_learned_says_so():
    with pytest.raises(lr.LogregError, match="call fit"):
        lr.LogisticRegression().predict([[1.0]])


def test_rows_of_another_width_are_refused():
    X, y = problem()
    with pytest.raises(lr.ShapeError, match="3 features"):
        lr.LogisticRegression().fit(X, y).predict(X[:, :3])


def test_log_probabilities_stay_exact_where_probabilities_vanish():
    model = lr.LogisticRegression(1.0).fit([[-1.0], [1.0]], [0, 1])
    model.coef_ = np.array([[1.0]])
    np.testing.assert_allclose(model.predict_log_proba([[1000.0]]), [[-1000.0, 0.0]])


def test_its_name_shows_the_settings_that_were_changed():
    assert repr(lr.LogisticRegression()) == "LogisticRegression()"
    assert repr(lr.LogisticRegression(2.0, solver="lbfgs")) == "LogisticRegression(C=2.0, solver='lbfgs')"


def test_a_weight_of_two_is_a_repeated_row():
    X, y = problem()
    weight = np.random.default_rng(0).integers(0, 3, len(y))
    weighted = lr.LogisticRegression(1.0, tol=1e-13).fit(X, y, weight)
    repeated = lr.LogisticRegression(1.0, tol=1e-13).fit(np.repeat(X, weight, axis=0), np.repeat(y, weight))
    np.testing.assert_allclose(weighted.coef_, repeated.coef_, rtol=1e-10)


@pytest.mark.parametrize("y", [[0, 0, 1, np.nan], [0, 0, 1, np.inf]])
def test_a_label_that_is_no_number_is_named(y):
    with pytest.raises(lr.ValueRangeError, match="Row 3"):
        lr.LogisticRegression().fit(np.ones((4, 1)), y)


def test_random_state_seeds_the_solvers_that_draw():
    X, y = problem()
    one, same, other = (
        lr.LogisticRegression(solver="sgd", max_iter=2, random_state=seed).fit(X, y).coef_
        for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(one, same)
    assert not np.array_equal(one, other)
