"""Weighted rows beside repeated rows, R's printed tables of counts, and statsmodels."""

import numpy as np
import pytest
import statsmodels.api as sm

from logreg.data.design import Design
from logreg.data.inputs import as_design
from logreg.data.split import dealt_cases, stratified_folds
from logreg.errors import SettingError, ValueRangeError
from logreg.inference.effects import marginal_effects
from logreg.inference.estimability import NotEstimable
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.inference.firth_out_of_fold import firth_out_of_fold
from logreg.inference.goodness import hosmer_lemeshow
from logreg.inference.influence import hat_diagonal, influence
from logreg.inference.nested_models import (
    cross_validated_loss,
    likelihood_ratio_test,
)
from logreg.inference.profile_likelihood import profile_interval
from logreg.inference.robust_errors import robust_errors
from logreg.inference.summary import summary_of
from logreg.inference.summary_views import per_standard_deviation
from logreg.inference.warnings import few_events, influential_rows
from logreg.inference.weighted import weighted_estimate, weighted_estimate_or_reason
from logreg.progress import run_to_end
from tests.logreg.inference.test_sampling_weights import theirs
from tests.logreg.inference.weighted_rows import COUNTS, TITANIC, UCB, N, X, Y, counted, repeated


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


def test_frequency_weights_equal_those_of_statsmodels():
    ours, other = weighted_estimate(X, Y, COUNTS, kind="frequency"), theirs(freq_weights=COUNTS)
    np.testing.assert_allclose(ours.coef, other.params, rtol=1e-8)
    np.testing.assert_allclose(ours.std_err, other.bse, rtol=1e-8)
    np.testing.assert_allclose(ours.log_likelihood, other.llf, rtol=1e-8)


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
