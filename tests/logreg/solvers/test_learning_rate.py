import numpy as np
import pytest

from logreg.errors import SettingError
from logreg.solvers.learning_rate import Exponential, InverseTime


@pytest.mark.parametrize("schedule", [InverseTime, Exponential])
def test_rate_begins_whole_and_is_half_after_its_halving_time(schedule):
    rate = schedule(0.8, 50)
    assert rate(0) == 0.8
    assert rate(50) == pytest.approx(0.4, rel=1e-15)


def test_inverse_time_is_summable_only_when_squared_as_robbins_and_monro_ask():
    rates = np.array([InverseTime(1.0, 1)(i) for i in range(100_000)])
    np.testing.assert_allclose(rates.sum(), np.log(100_000) + np.euler_gamma, atol=1e-5)
    assert (rates**2).sum() == pytest.approx(np.pi**2 / 6, abs=2e-5)


def test_exponential_sums_to_a_geometric_series():
    assert sum(Exponential(1.0, 1)(i) for i in range(60)) == pytest.approx(2, rel=1e-15)


def test_equal_schedules_compare_equal_so_that_settings_can_be_keys():
    assert hash(InverseTime(0.1, 5)) == hash(InverseTime(0.1, 5))
    assert InverseTime(0.1, 5) == InverseTime(0.1, 5)
    assert len({InverseTime(0.1, 5), Exponential(0.1, 5)}) == 2


@pytest.mark.parametrize(("rate", "halving"), [(0, 1), (-1, 1), (float("nan"), 1), (float("inf"), 1), (1, 0)])
def test_nonsense_is_refused_with_a_remedy(rate, halving):
    with pytest.raises(SettingError, match="choose a positive number"):
        InverseTime(rate, halving)
