"""Tails against mpmath at 50 digits, and against SciPy."""

import math

import mpmath as mp
import numpy as np
import pytest
from scipy import stats

from logreg.errors import SettingError
from logreg.inference import distributions as dist

SMALLEST_P = mp.mpf("1e-300")


@pytest.fixture(autouse=True)
def fifty_digits():
    with mp.workdps(50):
        yield


def normal_reference(z):
    return mp.erfc(mp.mpf(z) / mp.sqrt(2)) / 2


def chi_square_reference(x, df):
    return mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, mp.inf, regularized=True)


def assert_close(value, reference):
    assert reference < SMALLEST_P or abs(value - reference) <= mp.mpf("1e-12") * reference


@pytest.mark.parametrize("z", np.linspace(-8, 37.04, 40))
def test_normal_tails_keep_twelve_digits_down_to_1e_300(z):
    assert_close(dist.normal_two_sided(z), 2 * normal_reference(abs(z)))


@pytest.mark.parametrize("df", [1, 2, 3, 4, 9, 10, 31, 32, 33, 34, 101, 1000])
def test_chi_square_tail_keeps_twelve_digits_down_to_1e_300(df):
    for x in np.r_[np.geomspace(1e-8, 2 * df, 15), df + np.geomspace(0.1, 1370 + 3 * df, 20)]:
        assert_close(dist.chi_square_tail(x, df), chi_square_reference(x, df))


@pytest.mark.parametrize(
    ("tail", "reference"),
    [
        (dist.normal_two_sided, lambda z: 2 * stats.norm.sf(np.abs(z))),
        (lambda x: dist.chi_square_tail(x, 7), lambda x: stats.chi2.sf(x, 7)),
    ],
)
def test_tails_take_arrays_of_any_shape_and_agree_with_scipy(tail, reference):
    x = np.array([[-2.0, 0.0, 0.5], [3.0, 12.0, np.inf]])
    np.testing.assert_allclose(tail(x), reference(x), rtol=1e-12)
    assert isinstance(tail(1.0), float)
    assert math.isnan(tail(np.nan))


def test_a_square_of_a_normal_is_chi_square_with_one_df():
    assert dist.chi_square_tail(1.7**2, 1) == pytest.approx(dist.normal_two_sided(1.7), rel=1e-14)


@pytest.mark.parametrize("df", [0, -1, 1.5])
def test_chi_square_wants_a_whole_df(df):
    with pytest.raises(SettingError, match="whole number"):
        dist.chi_square_tail(1.0, df)
