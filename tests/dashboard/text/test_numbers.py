import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.numbers import duration, excess_percent, format_number, joined_units, scale_number
from dashboard.text.quoting import class_in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.7310585786300049, "0.7311"),
        (0.5, "0.5"),
        (-2.0, "−2"),
        (0.0, "0"),
        (-0.0, "0"),
        (0.99999, "1"),
        (1234.0, "1,234"),
        (-12345.6, "−12,346"),
        (123456.0, "123,456"),
        (100.0, "100"),
        (4.5397e-05, "4.540 × 10⁻⁵"),
        (1e308, "1.000 × 10³⁰⁸"),
        (-5e-324, "−4.941 × 10⁻³²⁴"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "not a number"),
    ],
)
def test_numbers_read_as_people_write_them(value, words):
    assert format_number(value).replace("\u00a0", " ") == words


@given(st.floats(1e-300, 1e300))
def test_four_digits_are_right_whatever_the_size(value):
    words = format_number(value).replace(",", "").replace("\u00a0×\u00a010", "e")
    plain = words.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-"))
    assert float(plain) == pytest.approx(value, rel=6e-4)


@pytest.mark.parametrize(
    ("seconds", "words"), [(1.234, "1.23 s"), (0.0432, "43.2 ms"), (8.7e-4, "870 µs"), (5e-8, "50 ns")]
)
def test_a_duration_has_the_unit_that_suits_it(seconds, words):
    assert duration(seconds) == words


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("212 are malignant (37.3 %).", "212 are malignant (37.3_%)."),
        ("Wisconsin, 569 rows of 31 columns", "Wisconsin, 569_rows of 31_columns"),
        ("30 mm, 1 feature, 12 ms", "30_mm, 1_feature, 12_ms"),
        ("200 rowing boats, 5 of 9 in row 3 here", "200 rowing boats, 5 of 9 in row 3 here"),
    ],
)
def test_a_number_and_its_unit_stay_on_one_line(text, joined):
    assert joined_units(text) == joined.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "0"), (0.3, "0.3"), (3.0, "3"), (1e-3, "0.001"), (1e-7, "10⁻⁷"), (3e-5, "3 × 10⁻⁵")],
)
def test_the_sizes_of_a_scale_are_no_programs_numbers(value, words):
    assert scale_number(value).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("name", "words"),
    [("1", "class 1"), ("-1.0", "class -1.0"), ("ill", "ill"), ("3 months", "3 months")],
)
def test_a_class_that_is_a_number_is_no_second_number_in_a_sentence(name, words):
    assert class_in_words(name) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.27, "27 %"), (4e-4, "0.04 %"), (1.2e-14, "less than 0.01 %")],
)
def test_a_loss_that_has_arrived_is_said_to_have_in_words(share, words):
    assert excess_percent(share).replace("\u00a0", " ") == words
