"""Marginal effects and predictions with their intervals."""

import numpy as np
import pytest
import statsmodels.api as sm

from logreg.data.design import Design
from logreg.inference.effects import marginal_effects
from logreg.inference.estimate import Estimate, maximum_likelihood
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
