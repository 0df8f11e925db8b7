"""Predictions in words."""

import pytest

from dashboard.analysis.coefficients.coefficient_numbers import format_p_value, format_ratio
from dashboard.analysis.prediction.prediction_text import percent, probability


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.5, "50.0\u00a0%"),
        (0.123456, "12.3\u00a0%"),
        (0.00123, "0.12\u00a0%"),
        (0.99955, "99.955\u00a0%"),
        (1e-9, "<\u00a00.001\u00a0%"),
        (1 - 1e-9, ">\u00a099.999\u00a0%"),
        (1.0, ">\u00a099.999\u00a0%"),
        (0.0, "<\u00a00.001\u00a0%"),
    ],
)
def test_a_probability_is_never_rounded_to_certainty(p, words):
    assert percent(p) == words


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.0312, "p = 0.031"),
        (0.00037, "p = 0.00037"),
        (1e-5, "p < 0.0001"),
        (1.0, "p = 1.0"),
        (0.04971, "p = 0.0497"),
        (0.05002, "p = 0.05002"),
    ],
)
def test_p_values_are_told_with_two_digits_and_more_where_those_would_say_5_per_cent(p, words):
    assert format_p_value(p) == words.replace(" ", "\u00a0")


@pytest.mark.parametrize(("value", "words"), [(1.2345, "1.23"), (0.99971, "0.9997"), (1.0, "1.00")])
def test_an_odds_ratio_is_never_rounded_to_no_effect(value, words):
    assert format_ratio(value) == words


@pytest.mark.parametrize(
    ("z", "words"),
    [(0.0, "0.5"), (31.47, "1 − 2.2\u00a0×\u00a010⁻¹⁴"), (-31.47, "2.152\u00a0×\u00a010⁻¹⁴"), (800.0, "1")],
)
def test_a_sigmoid_near_1_is_told_by_what_is_left(z, words):
    assert probability(z) == words
