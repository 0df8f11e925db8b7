"""Summaries of a column in two groups beside NumPy, repeated rows and the formulas of the literature."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from logreg.inspection.class_balance import (
    level_counts,
    number_summary,
    standardised_difference,
    standardised_level_difference,
)

RANDOM = np.random.default_rng(2)


def test_numbers_are_those_of_numpy():
    x = RANDOM.normal(5, 2, 41)
    found = number_summary([*x, np.nan])
    np.testing.assert_allclose(
        [found.n, found.mean, found.sd, found.lower_quartile, found.median, found.upper_quartile],
        [41, x.mean(), x.std(ddof=1), *np.quantile(x, [0.25, 0.5, 0.75])],
    )


@given(st.lists(st.tuples(st.integers(-20, 20), st.integers(1, 5)), min_size=1, max_size=30))
def test_a_count_is_a_repeated_row(rows):
    x, count = map(np.array, zip(*rows, strict=True))
    weighted, copied = number_summary(x, count), number_summary(np.repeat(x, count))
    for name in ("n", "mean", "sd", "median", "lower_quartile", "upper_quartile"):
        np.testing.assert_allclose(getattr(weighted, name), getattr(copied, name), atol=1e-9)


def test_the_standardised_difference_is_the_textbooks():
    """Austin (2009): means 60 and 65 with standard deviations 10 and 12: 5 / sqrt((100 + 144) / 2)."""
    first, second = (number_summary(m + s * np.array([-1, 0, 1])) for m, s in ((60, 10), (65, 12)))
    assert standardised_difference(first, second) == pytest.approx(5 / np.sqrt(122))


def test_of_two_levels_it_is_that_of_two_shares():
    """Austin (2009): (p2 - p1) / sqrt((p1 (1 - p1) + p2 (1 - p2)) / 2) for shares 0.3 and 0.4."""
    first = level_counts(["a"] * 70 + ["b"] * 30, ("a", "b"))
    second = level_counts(["a"] * 60 + ["b"] * 40, ("a", "b"))
    assert standardised_level_difference(first, second) == pytest.approx(0.1 / np.sqrt((0.21 + 0.24) / 2))


def test_of_several_levels_it_does_not_depend_on_their_order():
    columns = [RANDOM.choice(["a", "b", "c"], 200, p=p) for p in ((0.2, 0.3, 0.5), (0.4, 0.3, 0.3))]
    found = [
        standardised_level_difference(*(level_counts(column, levels) for column in columns))
        for levels in (("a", "b", "c"), ("c", "a", "b"))
    ]
    assert found[0] == pytest.approx(found[1], rel=1e-9)


def test_a_level_that_no_row_has_changes_nothing():
    columns = [RANDOM.choice(["a", "b"], 50) for _ in range(2)]
    without, beside = (
        standardised_level_difference(*(level_counts(column, levels) for column in columns))
        for levels in (("a", "b"), ("a", "b", "never"))
    )
    assert without == pytest.approx(beside)


def test_equal_groups_differ_by_nothing_and_separate_constants_by_no_number():
    same = number_summary([3.0, 3.0])
    assert standardised_difference(same, same) == 0
    assert np.isnan(standardised_difference(same, number_summary([4.0, 4.0])))
    assert np.isnan(number_summary([np.nan]).mean)
