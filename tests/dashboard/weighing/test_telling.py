"""Predictions in words."""

import pytest

from dashboard.weighing.sentences import p_value
from dashboard.weighing.telling import percent


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.5, "50.0 %"),
        (0.123456, "12.3 %"),
        (0.00123, "0.12 %"),
        (0.99955, "99.955 %"),
        (1e-9, "< 0.001 %"),
        (1 - 1e-9, "> 99.999 %"),
        (1.0, "> 99.999 %"),
        (0.0, "< 0.001 %"),
    ],
)
def test_a_probability_is_never_rounded_to_certainty(p, words):
    assert percent(p) == words


@pytest.mark.parametrize(("p", "words"), [(0.0312, "p = 0.031"), (1e-5, "p < 0.0001"), (1.0, "p = 1")])
def test_p_values_are_told_with_two_digits(p, words):
    assert p_value(p) == words
