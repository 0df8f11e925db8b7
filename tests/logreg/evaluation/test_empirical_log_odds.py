"""Empirical log-odds beside counts by hand and statsmodels' intervals of a share."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from logreg.errors import LogregError
from logreg.evaluation.empirical_log_odds import empirical_log_odds


def test_levels_are_counted_and_their_log_odds_are_those_of_cox_and_snell():
    found = empirical_log_odds(["a", "b", "a", "a", "b"], [1, 0, 0, 1, 0])
    assert found.label == ("a", "b")
    assert (found.n.tolist(), found.positive.tolist()) == ([3, 2], [2, 0])
    np.testing.assert_allclose(found.log_odds, [np.log(2.5 / 1.5), np.log(0.5 / 2.5)])
    error = np.sqrt([1 / 2.5 + 1 / 1.5, 1 / 0.5 + 1 / 2.5])
    np.testing.assert_allclose(found.high - found.log_odds, 1.959963984540054 * error, rtol=1e-12)


def test_intervals_of_the_shares_are_wilsons():
    found = empirical_log_odds(np.repeat(["a", "b"], 30), np.tile([1, 0, 0], 20))
    low, high = proportion_confint(found.positive, found.n, method="wilson")
    np.testing.assert_allclose(found.share_low, low, rtol=1e-12)
    np.testing.assert_allclose(found.share_high, high, rtol=1e-12)


def test_a_number_with_few_values_is_told_by_value_and_with_many_by_bins():
    few = empirical_log_odds(np.tile([1.0, 2.0, 3.0], 40), np.tile([0, 1], 60))
    assert few.label == ("1", "2", "3")
    many = empirical_log_odds(np.arange(100.0), np.tile([0, 1], 50), bins=5)
    assert many.n.tolist() == [20] * 5
    assert many.label[0] == "0 to 19"
    np.testing.assert_allclose(many.center, [9.5, 29.5, 49.5, 69.5, 89.5])


def test_a_weight_is_a_repeated_row():
    x, y, count = np.arange(40.0), np.tile([0, 1, 1, 0], 10), np.tile([1, 3], 20)
    weighted = empirical_log_odds(np.round(x / 10), y, weight=count)
    copied = empirical_log_odds(np.repeat(np.round(x / 10), count), np.repeat(y, count))
    np.testing.assert_allclose(weighted.log_odds, copied.log_odds)
    np.testing.assert_allclose(weighted.n, copied.n)


def test_rows_without_a_value_are_left_out():
    found = empirical_log_odds(np.array(["a", None, "b", np.nan], dtype=object), [1, 1, 0, 0])
    assert found.n.tolist() == [1, 1]
    assert empirical_log_odds([1.0, np.nan, 2.0], [0, 1, 1]).n.tolist() == [1, 1]


@given(st.lists(st.tuples(st.floats(-100, 100), st.booleans()), min_size=1, max_size=80), st.integers(2, 20))
def test_every_row_is_in_exactly_one_group_and_no_number_is_infinite(rows, bins):
    values, y = zip(*rows, strict=True)
    found = empirical_log_odds(values, y, bins=bins)
    assert found.n.sum() == len(rows)
    assert found.positive.sum() == sum(y)
    assert np.isfinite([found.log_odds, found.low, found.high]).all()
    assert (np.diff(found.center) > 0).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: empirical_log_odds([1.0], [0, 1]), "1 values, 2 labels"),
        (lambda: empirical_log_odds([np.nan], [0]), "No row has a value"),
        (lambda: empirical_log_odds([1.0], [0], bins=1), "at least 2"),
    ],
)
def test_what_cannot_be_is_refused(call, words):
    with pytest.raises(LogregError, match=words):
        call()
