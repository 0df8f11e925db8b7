"""Firth's penalised likelihood against R's logistf and brglm2."""

import numpy as np
import pytest
from firthmodels import FirthLogisticRegression

import logreg as lr
from logreg.data.design import Design
from logreg.errors import InferenceError
from logreg.inference import firth
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.firth_curvature import penalised_information
from logreg.inference.likelihood import Likelihood
from logreg.inference.nested_models import column_tests
from logreg.inference.summary import summary_of
from logreg.objective.loss_kernel import p_other_class
from tests.logreg import published


def test_endometrial_coefficients_and_errors_are_what_r_prints():
    # README of the R package brglm2 1.0.0, github.com/cran/brglm2: HG ~ NV + PI + EH, method = "brglm_fit"
    summary = summary_of(maximum_likelihood(*published.endometrial(), firth=True))
    assert [f"{b:.5f}" for b in summary.coef] == ["3.77456", "2.92927", "-0.03475", "-2.60416"]
    assert [f"{e:.5f}" for e in summary.std_err] == ["1.48869", "1.55076", "0.03958", "0.77602"]
    assert [f"{z:.3f}" for z in summary.z] == ["2.535", "1.889", "-0.878", "-3.356"]
    np.testing.assert_allclose(summary.p_value, [0.011229, 0.058902, 0.379915, 0.000791], atol=1e-6)
    assert f"{-2 * summary.log_likelihood:.3f}" == "56.575"


def test_endometrial_coefficients_are_what_logistf_gives():
    # logistf's answers in firthlogist/tests/test_firthlogist.py, github.com/jzluo/firthlogist, to 1e-5
    estimate = maximum_likelihood(*published.endometrial(), firth=True)
    np.testing.assert_allclose(estimate.coef, [3.77455951, 2.92927330, -0.03475175, -2.60416387], rtol=3e-6)


def test_penalised_ratio_tests_are_what_logistf_prints():
    # the example of logistfPrint in the R package biostatUtil, github.com/TalhoukLab/biostatUtil:
    # summary(logistf(case ~ age + oc + vic + vicl + vis + dia, data = sex2, alpha = 0.1))
    estimate = maximum_likelihood(*published.urinary_tract_infection(), firth=True)
    tests = column_tests(estimate)
    chisq = ["7.50773092", "0.02467044", "22.93139022", "19.10407252", "3.69740975", "7.89693139"]
    assert [f"{test.statistic:.8f}" for test in tests] == chisq
    p = [f"{test.p_value:.6e}" for test in tests]
    assert p[:3] == ["6.143472e-03", "8.751911e-01", "1.678877e-06"]
    assert p[3:] == ["1.237805e-05", "5.449701e-02", "4.951873e-03"]


def test_urinary_tract_infection_is_what_logistf_prints():
    # the same example; the errors as the README of github.com/jzluo/firthlogist prints them: logistf from
    # version 1.24 on weighs each row by 1 + leverage for them, which is not the inverse Fisher information
    estimate = maximum_likelihood(*published.urinary_tract_infection(), firth=True)
    r = [0.12025405, -1.10598131, -0.06881673, 2.26887464, -2.11140817, -0.78831694, 3.09601166]
    np.testing.assert_allclose(estimate.coef, r, rtol=1e-7)
    errors = ["0.485542", "0.42366", "0.443793", "0.548416", "0.543082", "0.417368", "1.67501"]
    assert [f"{e:.6g}" for e in estimate.std_err] == errors
    assert f"{summary_of(estimate).lr_statistic:.5f}" == "49.09064"


def test_the_test_of_all_columns_is_what_logistf_prints():
    # the same example: "Likelihood ratio test=49.09064 on 6 df, p=7.15089e-09, n=239"
    estimate = maximum_likelihood(*published.urinary_tract_infection(), firth=True)
    summary = summary_of(estimate)
    assert f"{summary.lr_statistic:.5f}" == "49.09064"
    assert f"{summary.lr_p_value:.5e}" == "7.15089e-09"


def test_a_two_by_two_table_with_an_empty_cell_adds_half_to_every_cell():
    # Heinze & Schemper (2002), section 2: for a saturated table Firth's estimate adds 1/2 to each cell
    x = np.repeat([0.0, 0.0, 1.0], [12, 8, 10])
    y = np.repeat([0.0, 1.0, 1.0], [12, 8, 10])
    coef = maximum_likelihood(x[:, None], y, firth=True).coef
    assert coef[0] == pytest.approx(np.log(8.5 / 12.5), rel=1e-9)
    assert coef[1] == pytest.approx(np.log(10.5 / 0.5) - np.log(8.5 / 12.5), rel=1e-9)


def test_firth_score_is_zero_at_the_estimate():
    design, y = published.endometrial()
    estimate = maximum_likelihood(design, y, firth=True)
    A, p = estimate.rows, estimate.probability
    hat = np.einsum("ij,jk,ik->i", A, estimate.covariance, A) * p * (1 - p)
    np.testing.assert_allclose(A.T @ (y - p + hat * (0.5 - p)), 0, atol=1e-7)


def test_completely_separated_classes_have_a_finite_firth_estimate():
    estimate = maximum_likelihood(np.arange(10.0)[:, None], np.arange(10) > 4, firth=True)
    assert np.isfinite(estimate.coef).all()
    assert 0 < estimate.coef[1] < 3


def test_units_do_not_matter():
    design, y = published.endometrial()
    one = maximum_likelihood(design, y, firth=True)
    other = maximum_likelihood(design.X * [1.0, 1e5, 1e-4] + 3.0, y, firth=True)
    np.testing.assert_allclose(other.coef[1:] * [1.0, 1e5, 1e-4], one.coef[1:], rtol=1e-7)


def test_the_public_call_is_what_logistf_prints():
    # the example of logistfPrint in the R package biostatUtil, github.com/TalhoukLab/biostatUtil; the
    # intervals as in firthlogist/tests/test_firthlogist.py, github.com/jzluo/firthlogist
    design, y = published.urinary_tract_infection()
    summary = firth(design.X, y, design.names)
    assert summary.names[1:] == design.names
    r = [0.12025405, -1.10598131, -0.06881673, 2.26887464, -2.11140817, -0.78831694, 3.09601166]
    np.testing.assert_allclose(summary.coef, r, rtol=1e-7)
    np.testing.assert_allclose([summary.ci_low[1], summary.ci_high[1]], [-1.9737884, -0.30742514], rtol=2e-5)
    assert f"{summary.p_value[1]:.5e}" == "6.14347e-03"


def test_a_design_keeps_its_names_and_a_level_narrows_the_intervals():
    design, y = published.endometrial()
    wide, narrow = firth(design, y, level=0.99), firth(design, y, level=0.8)
    assert wide.names == ("(intercept)", *design.names)
    assert (wide.ci_low < narrow.ci_low).all()
    assert (narrow.ci_high < wide.ci_high).all()


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        ([[1.0], [2.0], [3.0]], [1, 1, 1], "All 3 rows have the class 1"),
        ([[1.0], [2.0]], [0, 1], "2 rows cannot determine 2 coefficients"),
        ([[1.0, 2.0], [2.0, 4.0], [4.0, 8.0], [5.0, 10.0]], [0, 1, 0, 1], "leave out x2"),
    ],
)
def test_rows_that_determine_no_estimate_are_refused_with_a_reason(X, y, message):
    with pytest.raises(InferenceError, match=message):
        firth(X, y)


def test_firth_agrees_with_firthmodels_to_eight_digits():
    rng = np.random.default_rng(5)
    X = rng.normal(size=(300, 6)) * [1, 10, 1, 0.1, 1, 1]
    y = (rng.random(300) < 1 / (1 + np.exp(-X @ [1, 0.1, 0, 5, -1, 0]))).astype(float)
    peer = FirthLogisticRegression(gtol=1e-12, xtol=1e-12, max_iter=200, max_halfstep=0).fit(X, y)
    estimate = maximum_likelihood(X, y, firth=True)
    np.testing.assert_allclose(
        estimate.coef, np.r_[peer.intercept_, peer.coef_.ravel()], rtol=1e-8, atol=1e-10
    )


@pytest.mark.parametrize("weight", [None, np.tile([1.0, 2.0, 3.0, 1.0], 10)])
def test_firths_curvature_is_the_derivative_of_its_score(weight):
    random = np.random.default_rng(3)
    A = np.column_stack([np.ones(40), random.normal(size=(40, 4))])
    likelihood = Likelihood(A, (random.random(40) < 0.4).astype(float), True, weight)
    coef, h = random.normal(size=5) / 2, 1e-5
    here = likelihood.at(coef)
    Z = likelihood.signed_rows()
    q = p_other_class(Z @ coef)
    assert here.factor is not None
    curvature = penalised_information(Z, q, here.factor)
    by_differences = [
        (likelihood.at(coef - step).score - likelihood.at(coef + step).score) / (2 * h)
        for step in h * np.eye(5)
    ]
    np.testing.assert_allclose(curvature, by_differences, rtol=1e-7, atol=1e-8)


def readings_with_leverages(monkeypatch) -> list[bool]:
    """For each reading of all rows from now on, whether it works out leverages."""
    with_penalty: list[bool] = []
    at = Likelihood.at

    def counted(self, coef):
        with_penalty.append(self.jeffreys)
        return at(self, coef)

    monkeypatch.setattr(Likelihood, "at", counted)
    return with_penalty


def test_the_tumours_take_few_steps_although_their_classes_are_separated(monkeypatch):
    data = lr.load_breast_cancer()
    X = Design.learn(data.columns, standardise=True).X
    with_penalty = readings_with_leverages(monkeypatch)
    maximum_likelihood(X, data.y, firth=True)
    assert sum(with_penalty) <= 20  # by Fisher's information alone they were 32


@pytest.mark.parametrize(("rows", "most"), [(5_000, 3), (20_000, 2)])
def test_many_rows_take_two_or_three_readings_with_leverages(rows, most, monkeypatch):
    random = np.random.default_rng(0)
    X = random.normal(size=(rows, 20))
    y = random.random(rows) < 1 / (1 + np.exp(-X @ random.normal(0, 0.3, 20)))
    with_penalty = readings_with_leverages(monkeypatch)
    estimate = maximum_likelihood(X, y, firth=True)
    assert sum(with_penalty) <= most
    monkeypatch.undo()
    here = Likelihood(estimate.rows, estimate.y, True).at(estimate.coef)
    assert np.sqrt(here.score @ estimate.covariance @ here.score) < 1e-7  # standard errors from the maximum


def test_a_level_of_two_rows_among_many_has_an_estimate():
    random = np.random.default_rng(0)
    X = random.normal(size=(2_000, 5))
    X[:, 0] = np.arange(2_000) < 2
    z = X @ random.normal(size=5) * 3
    y = (random.random(2_000) < 1 / (1 + np.exp(-z))).astype(float)
    peer = FirthLogisticRegression(gtol=1e-10, xtol=1e-10, max_iter=2_000).fit(X, y)
    coef = maximum_likelihood(X, y, firth=True).coef
    np.testing.assert_allclose(coef, np.r_[peer.intercept_, peer.coef_.ravel()], rtol=1e-8)
