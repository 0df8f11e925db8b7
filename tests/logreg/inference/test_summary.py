"""The summary against statsmodels to 1e-8, and against what R prints."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.outliers_influence import variance_inflation_factor

import logreg as lr
from logreg.inference.summary import summary_of
from tests.logreg import published
from tests.logreg.inference import cases


def refusal(design, y):
    found = lr.best_estimate(design, y)
    assert isinstance(found, lr.Refused)
    return found


def fitted(design, y):
    return lr.LogisticRegression().fit(design.X, y)


@pytest.mark.parametrize("name", ["admissions", "low birth weight", "challenger", "wisconsin, 10 features"])
def test_summary_agrees_with_statsmodels(name):
    design, y = cases.problem(name)
    summary = lr.summarize(fitted(design, y), design.X, y, design.names)
    theirs = cases.theirs(name)
    np.testing.assert_allclose(summary.coef, theirs.params, rtol=1e-8)
    np.testing.assert_allclose(summary.std_err, theirs.bse, rtol=1e-8)
    np.testing.assert_allclose(summary.z, theirs.tvalues, rtol=1e-8)
    np.testing.assert_allclose(summary.p_value, theirs.pvalues, rtol=1e-6)
    np.testing.assert_allclose(np.c_[summary.ci_low, summary.ci_high], theirs.conf_int(), rtol=1e-7)
    assert summary.log_likelihood == pytest.approx(theirs.llf, rel=1e-8)
    assert summary.null_log_likelihood == pytest.approx(theirs.llnull, rel=1e-8)
    assert summary.aic == pytest.approx(theirs.aic, rel=1e-8)
    assert summary.n_rows == theirs.nobs
    assert summary.df_model == theirs.df_model
    assert summary.cox_snell_r2 == pytest.approx(theirs.pseudo_rsquared("cs"), rel=1e-8)
    assert summary.mcfadden_r2 == pytest.approx(theirs.pseudo_rsquared("mcf"), rel=1e-8)


@pytest.mark.parametrize("name", ["admissions", "challenger"])
def test_likelihood_ratio_and_bic_agree_with_statsmodels_logit(name):
    summary, theirs = summary_of(cases.ours(name)), cases.their_logit(name)
    assert summary.lr_statistic == pytest.approx(theirs.llr, rel=1e-8)
    assert summary.lr_p_value == pytest.approx(theirs.llr_pvalue, rel=1e-8)
    assert summary.bic == pytest.approx(theirs.bic, rel=1e-8)


def test_columns_of_very_different_scale_lose_no_digits():
    design, y = cases.problem("raw scales")
    Z = (design.X - design.X.mean(axis=0)) / design.X.std(axis=0)
    plain = summary_of(lr.maximum_likelihood(Z, y))
    wild = summary_of(lr.maximum_likelihood(design, y))
    np.testing.assert_allclose(wild.z[1:], plain.z[1:], rtol=1e-9)
    np.testing.assert_allclose(lr.in_steps(wild, lr.deviations(wild)).coef[1:], plain.coef[1:], rtol=1e-9)


@pytest.mark.parametrize("name", ["admissions", "wisconsin, 10 features"])
def test_variance_inflation_agrees_with_statsmodels(name):
    design, _ = cases.problem(name)
    rows = np.column_stack([np.ones(len(design.X)), design.X])
    expected = [variance_inflation_factor(rows, j) for j in range(1, rows.shape[1])]
    vif = summary_of(cases.ours(name)).vif
    assert np.isnan(vif[0])
    np.testing.assert_allclose(vif[1:], expected, rtol=1e-6)


def test_admissions_are_what_r_prints():
    # UCLA, "Logit regression | R data analysis examples": glm(admit ~ gre + gpa + rank, family = "binomial")
    design, y = published.admissions()
    summary = lr.summarize(fitted(design, y), design.X, y, design.names)
    assert summary.names == ("(intercept)", "gre", "gpa", "rank = 2", "rank = 3", "rank = 4")
    coef = [-3.989979, 0.002264, 0.804038, -0.675443, -1.340204, -1.551464]
    errors = [1.139951, 0.001094, 0.331819, 0.316490, 0.345306, 0.417832]
    p_values = [0.000465, 0.038465, 0.015388, 0.032829, 0.000104, 0.000205]
    assert np.round(summary.coef, 6).tolist() == coef
    assert np.round(summary.std_err, 6).tolist() == errors
    assert np.round(summary.p_value, 6).tolist() == p_values
    assert f"{-2 * summary.null_log_likelihood:.2f}" == "499.98"
    assert f"{-2 * summary.log_likelihood:.2f}" == "458.52"
    assert f"{summary.aic:.2f}" == "470.52"
    assert f"{summary.lr_p_value:.6e}" == "7.578194e-08"
    assert f"{summary.odds_ratio[2]:.4f}" == "2.2345"
    assert f"{summary.ci_low[1]:.9f}" == "0.000120230"  # confint.default


def test_low_birth_weight_is_what_hosmer_and_lemeshow_print():
    # Hosmer & Lemeshow (2000), tables 2.2 and 2.3, and section 2.4: G = 0.688, p = 0.710
    design, y = published.low_birth_weight("age", "lwt", "race", "ftv")
    summary = lr.summarize(fitted(design, y), design.X, y, design.names)
    assert np.round(summary.coef, 3).tolist() == [1.295, -0.024, -0.014, 1.004, 0.433, -0.049]
    assert np.round(summary.std_err[[0, 1, 3, 4, 5]], 2).tolist() == [1.07, 0.03, 0.5, 0.36, 0.17]
    assert f"{summary.log_likelihood:.3f}" == "-111.286"
    test = lr.drop_test(summary.estimate, ("age", "ftv"))
    assert (f"{test.statistic:.3f}", test.df, f"{test.p_value:.2f}") == ("0.686", 2, "0.71")


def test_challenger_is_what_r_prints():
    # Faraway (2016), Extending the Linear Model with R; Dalal et al. (1989): 15.0429 and -0.2322
    design, y = published.challenger()
    summary = lr.summarize(fitted(design, y), design.X, y, design.names)
    assert [f"{b:.4f}" for b in summary.coef] == ["15.0429", "-0.2322"]
    assert [f"{e:.4f}" for e in summary.std_err] == ["7.3786", "0.1082"]
    assert [f"{p:.4f}" for p in summary.p_value] == ["0.0415", "0.0320"]
    assert f"{-2 * summary.log_likelihood:.3f}" == "20.315"
    assert f"{-2 * summary.null_log_likelihood:.3f}" == "28.267"


def test_r_squares_keep_their_order_and_tjur_is_a_difference_of_means():
    summary = summary_of(cases.ours("admissions"))
    assert 0 < summary.mcfadden_r2 < 1
    assert summary.cox_snell_r2 < summary.nagelkerke_r2 < 1
    p, y = cases.theirs("admissions").fittedvalues, cases.problem("admissions")[1]
    assert summary.tjur_r2 == pytest.approx(p[y == 1].mean() - p[y == 0].mean(), rel=1e-8)


def test_labels_may_be_text_and_flipping_them_flips_the_signs():
    design, y = published.admissions()
    text = np.where(y == 1, "no", "yes")
    model = lr.LogisticRegression().fit(design.X, text)
    flipped = lr.summarize(model, design.X, text)
    np.testing.assert_allclose(flipped.coef, -summary_of(cases.ours("admissions")).coef, rtol=1e-9)
    assert flipped.names[1] == "x1"


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"C": 1.0}, "penalty"),
        ({"max_iter": 1}, "standard errors from the optimum"),
        ({"class_weight": "balanced"}, "Class weights"),
        ({"fit_intercept": False}, "no intercept"),
    ],
)
def test_inference_is_refused_with_the_reason(settings, reason):
    design, y = published.admissions()
    model = lr.LogisticRegression(**settings).fit(design.X, y)
    with pytest.raises(lr.LogregError, match=reason):
        lr.summarize(model, design.X, y)


def test_quasi_separation_is_refused_and_the_level_named():
    design, y = published.endometrial()
    with pytest.raises(lr.InferenceError, match="All 13 rows with NV = 1"):
        lr.summarize(fitted(design, y), design.X, y, design.names)


def test_too_few_rows_redundant_columns_and_one_class_are_refused():
    rng = np.random.default_rng(0)
    x = rng.normal(size=40)
    y = (rng.random(40) < 0.5).astype(float)
    twins = lr.Design.learn({"a": x, "b": 2 * x + 1, "c": np.full(40, 7.0)})
    refused = refusal(twins, y)
    assert (refused.why, refused.columns) == (lr.Refusal.COLLINEAR, ("b", "c"))
    few = refusal(lr.Design.learn({"a": x[:3], "b": x[3:6]}), [0, 1, 0])
    assert few.why is lr.Refusal.TOO_FEW_ROWS
    assert refusal(lr.Design.learn({"a": x}), np.ones(40)).why is lr.Refusal.ONE_CLASS


def test_complete_separation_is_refused():
    refused = refusal(lr.Design.learn({"a": np.arange(10.0)}), np.arange(10) > 4)
    assert refused.why is lr.Refusal.COMPLETE
    assert "a alone parts the classes at 4.5" in refused.sentence


def test_warnings_name_few_events_inflation_thin_levels_and_heavy_rows():
    rng = np.random.default_rng(5)
    x = rng.normal(size=60)
    y = (rng.random(60) < 1 / (1 + np.exp(-x))).astype(float)
    level = np.where(np.arange(60) < 4, "rare", "common")
    y[:4] = [0, 1, 1, 1]
    x[4], y[4] = 9.0, 0.0
    columns = {"a": x, "b": x + 0.01 * rng.normal(size=60), "kind": level}
    warnings = " ".join(summary_of(lr.maximum_likelihood(lr.Design.learn(columns), y)).warnings)
    assert "rows of the rarer class for each coefficient" in warnings
    assert "variance inflation up to" in warnings
    assert "kind = rare: 3 rows of one class and 1 of the other" in warnings


def test_a_row_that_carries_the_estimate_is_named():
    x = np.r_[np.linspace(-2, 2, 40), 12.0]
    y = np.r_[(np.arange(40) % 3 == 0) | (np.arange(40) > 25), False].astype(float)
    assert any("without row 40" in w for w in summary_of(lr.maximum_likelihood(x[:, None], y)).warnings)


def test_a_level_outside_0_and_1_is_refused():
    design, y = published.challenger()
    with pytest.raises(lr.SettingError, match="confidence level"):
        lr.summarize(fitted(design, y), design.X, y, level=95)


def test_names_come_from_a_table_and_strange_labels_are_refused():
    columns = published.table("admissions")
    y = columns.pop("admit")
    frame = pd.DataFrame({name: columns[name] for name in ("gre", "gpa")})
    model = lr.LogisticRegression().fit(frame, y)
    assert lr.summarize(model, frame, y).names == ("(intercept)", "gre", "gpa")
    with pytest.raises(lr.LabelError, match="has not learned"):
        lr.summarize(model, frame, np.where(y == 1, 2.0, 0.0))
