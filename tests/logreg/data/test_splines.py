"""Restricted cubic splines beside R's rule for knots, the textbook's formula, SciPy's and patsy's bases."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from patsy import dmatrix
from scipy.interpolate import CubicSpline

from logreg.data.splines import spline_basis, spline_knots
from logreg.errors import SettingError

RANDOM = np.random.default_rng(11)
AGE = RANDOM.gamma(9, 6, 400)


def test_four_knots_of_1_to_100_are_those_that_hmisc_gives():
    """R: Hmisc::rcspline.eval(1:100, nk=4, knots.only=TRUE) is 5.95 35.65 65.35 95.05."""
    np.testing.assert_allclose(spline_knots(np.arange(1.0, 101), 4), [5.95, 35.65, 65.35, 95.05], rtol=1e-12)


def test_five_knots_of_1_to_1000_are_those_that_hmisc_gives():
    """R: attributes(Hmisc::rcspline.eval(1:1000))$knots is 50.95 275.725 500.5 725.275 950.05."""
    np.testing.assert_allclose(
        spline_knots(np.arange(1.0, 1001), 5), [50.95, 275.725, 500.5, 725.275, 950.05], rtol=1e-12
    )


def test_three_knots_lie_at_the_first_fifth_and_ninth_tenth():
    np.testing.assert_allclose(spline_knots(AGE, 3), np.quantile(AGE, [0.1, 0.5, 0.9]), rtol=1e-15)


def test_below_100_rows_the_fifth_from_each_end_are_the_outer_knots():
    values = RANDOM.permutation(np.arange(1.0, 51))
    knots = spline_knots(values, 4)
    assert (knots[0], knots[-1]) == (5.0, 46.0)
    np.testing.assert_allclose(knots[1:-1], np.quantile(values, [0.35, 0.65]))


def test_the_basis_is_the_textbooks():
    """Harrell (2015), equation 2.25, written out at x = 7 for the knots 1, 3, 6: all three cubes count."""
    x, (a, b, c) = 7.0, (1.0, 3.0, 6.0)
    curve = ((x - a) ** 3 - (x - b) ** 3 * (c - a) / (c - b) + (x - c) ** 3 * (b - a) / (c - b)) / (
        c - a
    ) ** 2
    np.testing.assert_allclose(spline_basis(np.array([x]), (a, b, c)), [[x, curve]], rtol=1e-15)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_every_natural_cubic_spline_lies_in_the_basis(count):
    """SciPy's natural spline through any heights at the knots, and its straight continuation."""
    knots = spline_knots(AGE, count)
    natural = CubicSpline(knots, RANDOM.normal(size=count), bc_type="natural")
    inside = np.linspace(knots[0], knots[-1], 200)
    basis = np.column_stack([np.ones(200), spline_basis(inside, knots)])
    heights = natural(inside)
    coef = np.linalg.lstsq(basis, heights, rcond=None)[0]
    np.testing.assert_allclose(basis @ coef, heights, atol=1e-8)


@given(st.floats(-50, 50), st.floats(0.1, 40))
def test_beyond_the_outer_knots_it_is_straight(start, step):
    knots = (0.0, 1.5, 2.0, 7.0)
    for at in (knots[-1] + abs(start), knots[0] - abs(start) - 2 * step):
        low, middle, high = spline_basis(np.array([at, at + step, at + 2 * step]), knots)
        np.testing.assert_allclose(low + high, 2 * middle, rtol=1e-9, atol=1e-7)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_a_logistic_fit_equals_that_of_patsys_natural_splines(count):
    """patsy's cr() spans the same curves with another basis, so fitted probabilities agree."""
    knots = spline_knots(AGE, count)
    y = (RANDOM.random(400) < 1 / (1 + np.exp(-np.sin(AGE / 15)))).astype(float)
    theirs = dmatrix(
        "cr(x, knots=inner, lower_bound=low, upper_bound=high) - 1",
        {"x": AGE, "inner": knots[1:-1], "low": knots[0], "high": knots[-1]},
    )
    ours = np.column_stack([np.ones(400), spline_basis(AGE, knots)])
    fitted = [
        sm.GLM(y, np.asarray(X), family=sm.families.Binomial()).fit(tol=1e-13, maxiter=100).fittedvalues
        for X in (ours, theirs)
    ]
    np.testing.assert_allclose(fitted[0], fitted[1], atol=1e-8)


@pytest.mark.parametrize("count", [2, 6])
def test_other_numbers_of_knots_are_refused(count):
    with pytest.raises(SettingError, match="choose 3 to 5"):
        spline_knots(AGE, count)


def test_too_many_ties_are_refused_with_the_remedy():
    with pytest.raises(SettingError, match="choose fewer knots, or use the number as it is"):
        spline_knots(np.repeat([0.0, 1.0], 100), 3)
