"""What kind of values a number column holds, and which of them is typical."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from logreg.data.allowed_values import Granularity, granularity, two_values, typical_number

NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30).map(np.array)
WHOLE = st.lists(st.integers(-50, 50).map(float), min_size=1, max_size=30).map(np.array)


@given(NUMBERS | WHOLE)
def test_the_typical_number_is_one_that_a_row_holds(values):
    assert typical_number(values) in values


@given(WHOLE)
def test_the_typical_number_has_at_most_half_of_the_rows_on_either_side(values):
    typical = typical_number(values)
    assert (values < typical).mean() <= 0.5
    assert (values > typical).mean() <= 0.5


def test_two_values_need_not_be_0_and_1():
    assert two_values(np.array([2.0, 1.0, 2.0])) == (1.0, 2.0)
    assert two_values(np.array([-0.5, 7.5])) == (-0.5, 7.5)
    assert two_values(np.array([1.0, 2.0, 3.0])) is None
    assert two_values(np.array([4.0, 4.0])) is None


def test_whole_columns_are_told_from_others():
    assert granularity(np.array([1.0, 2.0, 5.0])) is Granularity.WHOLE
    assert granularity(np.array([1.0, 2.5, 5.0])) is Granularity.ANY
    assert granularity(np.array([0.0, 1.0, 1.0])) is Granularity.TWO
    assert granularity(np.array([3.0, 3.0])) is Granularity.ANY
    assert granularity(np.array([1e300, 2e300, 5e300])) is Granularity.ANY
