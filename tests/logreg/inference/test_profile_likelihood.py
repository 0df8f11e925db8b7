"""Profile-likelihood intervals against R's confint and logistf, and against their definition."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import chi2
from sklearn.datasets import load_breast_cancer

import logreg as lr
from logreg.data.design import Design
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.profile_likelihood import profile_interval, profile_intervals
from logreg.inference.summary import summary_of
from logreg.inference.summary_views import profile_steps, with_profiles
from tests.logreg import published
from tests.logreg.inference import cases


def test_admissions_intervals_are_what_r_prints():
    # UCLA OARC, stats.oarc.ucla.edu/r/dae/logit-regression: confint(glm(admit ~ gre + gpa + rank, family =
    # "binomial")); R reads the ends off a spline through the profile
    low, high = profile_intervals(cases.ours("admissions"))
    r = [
        [-6.2716202334, -1.792547080],
        [0.0001375921, 0.004435874],
        [0.1602959439, 1.464142727],
        [-1.3008888002, -0.056745722],
        [-2.0276713127, -0.670372346],
        [-2.4000265384, -0.753542605],
    ]
    np.testing.assert_allclose(np.c_[low, high], r, rtol=2e-4)


@pytest.mark.parametrize("name", ["challenger", "low birth weight"])
@pytest.mark.parametrize("level", [0.8, 0.95])
def test_at_both_ends_the_deviance_is_the_chi_square_quantile(name, level):
    design, y = cases.problem(name)
    estimate = cases.ours(name)
    for j in (1, estimate.n_coef - 1):
        others = np.delete(sm.add_constant(design.X), j, axis=1)
        for end in profile_interval(estimate, j, level=level):
            held = sm.GLM(y, others, family=sm.families.Binomial(), offset=end * design.X[:, j - 1]).fit(
                tol=1e-13
            )
            assert 2 * (estimate.log_likelihood - held.llf) == pytest.approx(chi2.ppf(level, 1), rel=1e-8)


def test_intervals_do_not_depend_on_units():
    design, y = cases.problem("raw scales")
    wide = maximum_likelihood(design.X * [1e6, 1.0, 1e-5], y)
    one, other = profile_interval(cases.ours("raw scales"), 1), profile_interval(wide, 1)
    np.testing.assert_allclose(one, np.array(other) * 1e6, rtol=1e-8)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        # logistf's answers in firthlogist/tests/test_firthlogist.py, github.com/jzluo/firthlogist
        (
            published.endometrial,
            {
                1: [0.6097244, 7.85463171],
                2: [-0.1244587, 0.04045547],
                3: [-4.3651832, -1.23272106],
                0: [1.0825371, 7.20928050],
            },
        ),
        (
            published.urinary_tract_infection,
            {
                1: [-1.9737884, -0.30742514],
                2: [-0.9414363, 0.78920202],
                3: [1.2730216, 3.43543273],
                4: [-3.2608611, -1.11773495],
                5: [-1.6080879, 0.01518468],
                6: [0.7745682, 8.03029352],
                0: [-0.8185591, 1.07315122],
            },
        ),
    ],
    ids=["endometrial", "urinary tract infection"],
)
def test_firth_intervals_are_what_logistf_prints(data, expected):
    estimate = maximum_likelihood(*data(), firth=True)
    for j, ends in expected.items():
        np.testing.assert_allclose(profile_interval(estimate, j), ends, rtol=2e-5)


def test_a_level_outside_0_and_1_is_refused():
    with pytest.raises(lr.SettingError, match="confidence level"):
        profile_interval(cases.ours("challenger"), 1, level=0)


def test_a_likelihood_with_several_maxima_keeps_wald_intervals_and_says_so():
    # Firth's likelihood of separated rows with columns much alike: a profile falls, rises and falls again
    data = load_breast_cancer()
    design = Design.learn(dict(zip(data.feature_names, data.data.T, strict=True)))
    wald = summary_of(maximum_likelihood(design, data.target, firth=True))
    summary = with_profiles(wald)
    (warning,) = set(summary.warnings) - set(wald.warnings)
    assert "No end of the profile likelihood was found for" in warning
    kept = [name in warning for name in summary.names]
    assert 1 <= sum(kept) <= 4
    np.testing.assert_array_equal(summary.ci_low == wald.ci_low, kept)
    np.testing.assert_array_equal(summary.p_value == wald.p_value, kept)


def test_forty_columns_are_profiled_one_by_one_and_the_share_done_is_told():
    rng = np.random.default_rng(4)
    X = rng.normal(size=(1500, 40))
    y = (rng.random(1500) < lr.sigmoid(X[:, 0] - X[:, 1])).astype(float)
    found = []

    def work():
        found.append((yield from profile_steps(summary_of(maximum_likelihood(X, y)))))

    assert list(work()) == [j / 41 for j in range(41)]
    (summary,) = found
    for j in (1, 40):
        others, column = np.delete(sm.add_constant(X), j, axis=1), X[:, j - 1]
        model = sm.GLM(y, others, family=sm.families.Binomial(), offset=summary.ci_high[j] * column)
        fall = 2 * (summary.log_likelihood - model.fit(tol=1e-13).llf)
        assert fall == pytest.approx(chi2.ppf(0.95, 1), rel=1e-8)


@pytest.mark.parametrize("index", [-1, 6])
def test_a_coefficient_that_does_not_exist_has_no_interval(index):
    with pytest.raises(lr.SettingError, match="from 0 to 5"):
        profile_interval(cases.ours("admissions"), index)
