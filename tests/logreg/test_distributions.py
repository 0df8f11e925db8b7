"""Tails against mpmath at 50 digits, and against the values that textbooks' tables print."""

import math

import mpmath as mp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from logreg import distributions as dist
from logreg.errors import SettingError, ValueRangeError

SMALLEST_P = mp.mpf("1e-300")


@pytest.fixture(autouse=True)
def fifty_digits():
    with mp.workdps(50):
        yield


def normal_reference(z):
    return mp.erfc(mp.mpf(z) / mp.sqrt(2)) / 2


def chi_square_reference(x, df):
    return mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, mp.inf, regularized=True)


def t_reference(t, df):
    df, t = mp.mpf(df), mp.mpf(t)
    return mp.betainc(df / 2, mp.mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2


def assert_close(value, reference):
    assert reference < SMALLEST_P or abs(value - reference) <= mp.mpf("1e-12") * reference


@pytest.mark.parametrize("z", np.linspace(-8, 37.04, 40))
def test_normal_tail_keeps_twelve_digits_down_to_1e_300(z):
    assert_close(dist.normal_tail(z), normal_reference(z))
    assert_close(dist.normal_two_sided(z), 2 * normal_reference(abs(z)))


@pytest.mark.parametrize("df", [1, 2, 3, 4, 9, 10, 31, 32, 33, 34, 101, 1000])
def test_chi_square_tail_keeps_twelve_digits_down_to_1e_300(df):
    for x in np.r_[np.geomspace(1e-8, 2 * df, 15), df + np.geomspace(0.1, 1370 + 3 * df, 20)]:
        assert_close(dist.chi_square_tail(x, df), chi_square_reference(x, df))


@pytest.mark.parametrize("df", [0.5, 1, 2, 3, 4.7, 10, 30, 127, 129, 1000, 1e6])
def test_t_tail_keeps_twelve_digits_down_to_1e_300(df):
    for t in np.r_[np.geomspace(1e-6, 3, 15), np.geomspace(3.1, 35, 10), 1e3, 1e10, 1e100]:
        if df < 1000 or t < 1e3:
            assert_close(dist.t_tail(t, df), t_reference(t, df))


@pytest.mark.parametrize(
    ("tail", "reference"),
    [
        (dist.normal_tail, stats.norm.sf),
        (lambda x: dist.chi_square_tail(x, 7), lambda x: stats.chi2.sf(x, 7)),
        (lambda x: dist.t_tail(x, 4.5), lambda x: stats.t.sf(x, 4.5)),
    ],
)
def test_tails_take_arrays_of_any_shape_and_agree_with_scipy(tail, reference):
    x = np.array([[-2.0, 0.0, 0.5], [3.0, 12.0, np.inf]])
    np.testing.assert_allclose(tail(x), reference(x), rtol=1e-12)
    assert isinstance(tail(1.0), float)
    assert math.isnan(tail(np.nan))


def test_quantiles_are_the_ones_in_printed_tables():
    # Hosmer, Lemeshow & Sturdivant (2013) use 1.96 and 3.84; Fisher & Yates' table has t(0.975, 10) = 2.228
    assert dist.normal_quantile(0.975) == pytest.approx(1.959963984540054, rel=1e-15)
    assert dist.chi_square_quantile(0.95, 1) == pytest.approx(3.841458820694124, rel=1e-14)
    assert round(dist.t_quantile(0.975, 10), 3) == 2.228
    assert dist.normal_quantile(0.5) == pytest.approx(0.0, abs=1e-15)


@given(st.floats(1e-300, 1 - 1e-12), st.integers(1, 60))
def test_quantiles_undo_the_tails(p, df):
    assert dist.normal_quantile(p) == pytest.approx(stats.norm.ppf(p), rel=1e-11, abs=1e-15)
    assert dist.t_tail(dist.t_quantile(p, df), df) == pytest.approx(1 - p, rel=1e-12)
    assert dist.chi_square_tail(dist.chi_square_quantile(p, df), df) == pytest.approx(1 - p, rel=1e-12)


@given(st.floats(-40, 40), st.floats(0.1, 1e5))
def test_t_and_normal_tails_are_symmetric(t, df):
    assert dist.t_tail(t, df) + dist.t_tail(-t, df) == pytest.approx(1.0, rel=1e-14)
    assert dist.normal_tail(t) + dist.normal_tail(-t) == pytest.approx(1.0, rel=1e-14)


def test_t_with_infinite_df_is_normal():
    assert dist.t_tail(1.3, math.inf) == dist.normal_tail(1.3)


def test_a_square_of_a_normal_is_chi_square_with_one_df():
    assert dist.chi_square_tail(1.7**2, 1) == pytest.approx(dist.normal_two_sided(1.7), rel=1e-14)


@pytest.mark.parametrize("df", [0, -1, 1.5])
def test_chi_square_wants_a_whole_df(df):
    with pytest.raises(SettingError, match="whole number"):
        dist.chi_square_tail(1.0, df)


def test_t_wants_a_positive_df():
    with pytest.raises(SettingError, match="above 0"):
        dist.t_tail(1.0, 0)


@pytest.mark.parametrize("p", [0.0, 1.0, -0.1, math.nan])
def test_a_quantile_wants_a_probability_inside_0_and_1(p):
    for quantile in (
        dist.normal_quantile,
        lambda q: dist.chi_square_quantile(q, 2),
        lambda q: dist.t_quantile(q, 2),
    ):
        with pytest.raises(ValueRangeError, match="between 0 and 1"):
            quantile(p)
