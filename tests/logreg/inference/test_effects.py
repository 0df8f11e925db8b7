"""Marginal effects and predictions with their intervals."""

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.tools.numdiff import approx_fprime

from logreg.data.design import Design
from logreg.data.products import with_products
from logreg.inference.effects import marginal_effects
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.inference.robust_errors import robust_covariance
from logreg.inference.summary import summary_of
from tests.logreg import published
from tests.logreg.inference import cases

GPA = cases.problem("admissions")[0].X[:, 1]


def test_average_marginal_effects_agree_with_statsmodels():
    numbers = Design.learn({"gre": cases.problem("admissions")[0].X[:, 0], "gpa": GPA})
    y = cases.problem("admissions")[1]
    ours = marginal_effects(maximum_likelihood(numbers, y))
    theirs = sm.Logit(y, sm.add_constant(numbers.X)).fit(disp=0, tol=1e-13).get_margeff(at="overall")
    np.testing.assert_allclose(ours.effect, theirs.margeff, rtol=1e-8)
    np.testing.assert_allclose(ours.std_err, theirs.margeff_se, rtol=1e-8)
    np.testing.assert_allclose(ours.p_value, theirs.pvalues, rtol=1e-8)


def birth_weights(cov_type="nonrobust"):
    """Low birth weight on numbers, two-valued columns and a count: ours and statsmodels' fit."""
    design, y = published.low_birth_weight("age", "lwt", "smoke", "ht", "ui", "ftv")
    fit = sm.Logit(y, sm.add_constant(design.X)).fit(disp=0, tol=1e-13, cov_type=cov_type)
    return maximum_likelihood(design, y), fit


def test_a_two_valued_column_steps_from_0_to_1_as_statsmodels_takes_dummies():
    ours, theirs = birth_weights()
    found, expected = marginal_effects(ours), theirs.get_margeff(at="overall", dummy=True)
    np.testing.assert_allclose(found.effect, expected.margeff, rtol=1e-8)
    np.testing.assert_allclose(found.std_err, expected.margeff_se, rtol=1e-8)
    slope = theirs.get_margeff(at="overall").margeff[3]
    assert found.effect[3] > 1.05 * slope  # the derivative is another number


@pytest.mark.parametrize("size", [1.0, 30.0])
def test_a_step_is_the_difference_of_the_predictions_so_far_apart(size):
    ours, theirs = birth_weights()
    rows = sm.add_constant(ours.design.X)
    later = rows + size * (np.arange(7) == 2)

    def difference(params):
        return (theirs.model.predict(params, later) - theirs.model.predict(params, rows)).mean()

    found = marginal_effects(ours, np.full(6, size))
    jacobian = approx_fprime(theirs.params, difference, centered=True)
    assert found.effect[1] == pytest.approx(difference(theirs.params), rel=1e-8)
    assert found.std_err[1] == pytest.approx(np.sqrt(jacobian @ theirs.cov_params() @ jacobian), rel=1e-6)


def test_hypertension_raises_a_low_birth_weight_by_36_9_points_where_its_derivative_says_33_2():
    """low ~ age + lwt + race + smoke + ptl + ht + ui + ftv, Hosmer & Lemeshow's 189 births.

    statsmodels: Logit(...).get_margeff(dummy=False) 0.33199, p 0.0041, and dummy=True 0.36929, p 0.0037. The
    p-value of ht with HC3, 0.0122, is checked by MacKinnon and White's formula and statsmodels' leverages.
    """
    design, y = published.low_birth_weight("age", "lwt", "race", "smoke", "ptl", "ht", "ui", "ftv")
    found, at = maximum_likelihood(design, y), design.names.index("ht")
    fit = sm.GLM(y, sm.add_constant(design.X), family=sm.families.Binomial()).fit(tol=1e-13)
    logit = sm.Logit(y, sm.add_constant(design.X)).fit(disp=0, tol=1e-13)
    slope, step = (logit.get_margeff(dummy=dummy) for dummy in (False, True))
    assert (round(100 * slope.margeff[at], 1), round(slope.pvalues[at], 4)) == (33.2, 0.0041)
    ours = marginal_effects(found)
    assert round(100 * ours.effect[at], 1) == 36.9
    assert ours.effect[at] == pytest.approx(step.margeff[at], rel=1e-8)
    assert ours.p_value[at] == pytest.approx(step.pvalues[at], rel=1e-6)

    summary = summary_of(found, errors="HC3")
    assert round(float(summary.p_value[at + 1]), 4) == 0.0122
    rows, leverage = fit.model.exog, fit.get_influence(observed=False).hat_matrix_diag
    score = rows * (fit.resid_response / (1 - leverage))[:, None]
    sandwich = fit.cov_params() @ score.T @ score @ fit.cov_params()
    np.testing.assert_allclose(summary.std_err, np.sqrt(np.diag(sandwich)), rtol=1e-7)
    robust = marginal_effects(found, covariance=summary.covariance)
    assert robust.std_err[at] > ours.std_err[at]
    assert robust.p_value[at] > ours.p_value[at]


def test_effects_use_the_errors_that_are_chosen():
    ours, theirs = birth_weights("HC0")
    found = marginal_effects(ours, covariance=robust_covariance(ours, "HC0"))
    expected = theirs.get_margeff(at="overall", dummy=True)
    np.testing.assert_allclose(found.std_err, expected.margeff_se, rtol=1e-8)
    np.testing.assert_allclose(found.p_value, expected.pvalues, rtol=1e-7)


def test_a_square_follows_its_column_and_has_no_effect_of_its_own():
    rng = np.random.default_rng(0)
    x, z = rng.normal(size=300) + 1, rng.normal(size=300)
    columns = with_products({"x": x, "z": z}, [("x", "x"), ("x", "z")])
    y = (rng.random(300) < 1 / (1 + np.exp(-(x - 0.5 * x**2 + z)))).astype(float)
    for design in (Design.learn(columns), Design.learn(columns, standardise=True)):
        estimate = maximum_likelihood(design, y)
        step = 0.7 / design.terms[0].scale
        found = marginal_effects(estimate, np.full(4, step))
        raised = x + 0.7
        moved_rows = design.encode({"x": raised, "z": z, "x²": raised**2, "x · z": raised * z})
        later = 1 / (1 + np.exp(-estimate.with_ones(moved_rows) @ estimate.coef))
        assert found.effect[0] == pytest.approx((later - estimate.probability).mean(), rel=1e-9)
        assert np.isnan(found.effect[2:]).all()
        small = marginal_effects(estimate, np.full(4, 1e-6)).effect[:2] / 1e-6
        np.testing.assert_allclose(marginal_effects(estimate).effect[:2], small, rtol=1e-4)


def test_a_level_steps_from_the_reference_with_the_other_levels_off():
    design, y = cases.problem("admissions")
    estimate = cases.ours("admissions")
    effects = marginal_effects(estimate)
    rows = np.column_stack([np.ones(len(y)), design.X])
    base, moved = rows.copy(), rows.copy()
    base[:, 3:] = 0
    moved[:, 3:] = [0, 1, 0]
    theirs = cases.their_logit("admissions")
    assert effects.names[3] == "rank = 3"
    assert effects.effect[3] == pytest.approx((theirs.predict(moved) - theirs.predict(base)).mean(), rel=1e-8)


def test_the_delta_method_uses_the_derivative_by_the_coefficients():
    estimate = cases.ours("admissions")
    jacobian = np.empty((estimate.n_coef - 1, estimate.n_coef))
    for j, step in enumerate(1e-6 / np.r_[1, np.abs(estimate.design.X).max(axis=0)]):
        ends = [marginal_effects(moved(estimate, j, side * step)).effect for side in (-1, 1)]
        jacobian[:, j] = (ends[1] - ends[0]) / (2 * step)
    expected = np.sqrt(np.diag(jacobian @ estimate.covariance @ jacobian.T))
    np.testing.assert_allclose(marginal_effects(estimate).std_err, expected, rtol=1e-5)


def moved(estimate, j, step):
    coef = estimate.coef + step * (np.arange(estimate.n_coef) == j)
    return Estimate(
        design=estimate.design,
        y=estimate.y,
        coef=coef,
        covariance=estimate.covariance,
        log_odds=estimate.rows @ coef,
        log_likelihood=0.0,
    )
