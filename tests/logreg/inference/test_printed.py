"""Summaries as R and SAS print them."""

import numpy as np

import logreg as lr
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.prediction import predict
from logreg.inference.summary import summary_of
from tests.logreg import published


def test_admissions_are_what_r_prints():
    # UCLA OARC, "Logit Regression | R Data Analysis Examples", stats.oarc.ucla.edu/r/dae/logit-regression:
    # glm(admit ~ gre + gpa + rank, data = mydata, family = "binomial"), its summary, confint.default and test
    design, y = published.admissions()
    summary = lr.summarize(lr.LogisticRegression().fit(design.X, y), design.X, y, design.names)
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
    assert f"{summary.lr_statistic:.5f}" == "41.45903"
    low = [-6.2242418514, 0.0001202298, 0.1536836760, -1.2957512650, -2.0169920597, -2.3703986294]
    high = [-1.755716295, 0.004408622, 1.454391423, -0.055134591, -0.663415773, -0.732528724]
    np.testing.assert_allclose(summary.ci_low, low, rtol=2e-7)  # R stops at a relative 1e-8 of the deviance
    np.testing.assert_allclose(summary.ci_high, high, rtol=2e-7)


def test_low_birth_weight_is_what_sas_prints():
    # UCLA OARC, SAS Textbook Examples, "Applied Logistic Regression, Second Edition, by Hosmer and Lemeshow,
    # Chapter 2", table 2.2: proc logistic descending; model low = age lwt race2 race3 ftv
    # stats.oarc.ucla.edu/sas/examples/alr2/
    design, y = published.low_birth_weight("age", "lwt", "race", "ftv")
    summary = lr.summarize(lr.LogisticRegression().fit(design.X, y), design.X, y, design.names)
    sas = [1.2953, -0.0238, -0.0142, 1.0039, 0.4331, -0.0493]  # it stops early: 1.29537 in full
    np.testing.assert_allclose(summary.coef, sas, atol=7e-5)
    assert np.round(summary.std_err, 4).tolist() == [1.0714, 0.0337, 0.0065, 0.4979, 0.3622, 0.1672]
    chisq = [1.4616, 0.4988, 4.7428, 4.0660, 1.4296, 0.0869]
    np.testing.assert_allclose(summary.z**2, chisq, atol=2e-4)
    assert np.round(summary.p_value, 4).tolist() == [0.2267, 0.48, 0.0294, 0.0438, 0.2318, 0.7681]
    assert np.round(summary.odds_ratio_high[1:], 3).tolist() == [1.043, 0.999, 7.24, 3.136, 1.321]
    assert f"{summary.lr_statistic:.4f}" == "12.0991"
    assert (f"{summary.aic:.3f}", f"{summary.bic:.3f}") == ("234.573", "254.023")


def test_all_risks_of_low_birth_weight_are_what_r_prints():
    # R package MASS 7.3-65, tests/Examples/MASS-Ex.Rout.save, example(birthwt): glm(low ~ ., binomial, bwt)
    summary = summary_of(maximum_likelihood(*published.risks_of_low_birth_weight()))
    r = [0.82302, -0.03723, -0.01565, 1.19241, 0.74068, 0.75553, 1.34376, 1.91317, 0.68020, -0.43638, 0.17901]
    assert np.round(summary.coef, 5).tolist() == r
    assert f"{-2 * summary.log_likelihood:.4f}" == "195.4755"
    assert f"{summary.aic:.4f}" == "217.4755"


def test_challenger_is_what_r_prints():
    # BYU-Idaho, Statistics Notebook, "Challenger" example of logistic regression, byuistats.github.io/
    # Statistics-Notebook/Analyses/Logistic%20Regression/Examples/challengerLogisticReg.html:
    # summary(glm(fail > 0 ~ temp, data = Challeng, family = binomial)); at 31 degrees the risk is 0.99961
    design, y = published.challenger()
    summary = lr.summarize(lr.LogisticRegression().fit(design.X, y), design.X, y, design.names)
    assert [f"{b:.4g}" for b in summary.coef] == ["15.04", "-0.2322"]
    assert [f"{e:.4g}" for e in summary.std_err] == ["7.379", "0.1082"]
    assert [f"{z:.3f}" for z in summary.z] == ["2.039", "-2.145"]
    assert [f"{p:.4g}" for p in summary.p_value] == ["0.04148", "0.03196"]
    assert f"{-2 * summary.log_likelihood:.2f}" == "20.32"
    assert f"{-2 * summary.null_log_likelihood:.2f}" == "28.27"
    assert f"{predict(summary.estimate, [[31.0]]).probability[0]:.5f}" == "0.99961"
