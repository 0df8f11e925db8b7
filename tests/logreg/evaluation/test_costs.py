import pytest
from hypothesis import given
from hypothesis import strategies as st

from logreg.errors import SettingError
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.costs import Costs

price = st.floats(0.01, 1e6)


def test_equal_mistakes_break_even_at_one_half():
    assert Costs(false_positive=3, false_negative=3).break_even == 0.5


def test_elkans_direct_marketing_example():
    # Elkan (2001), section 1.2: a mailing costs 0.68; a donor who is not written to forgoes 10 less 0.68.
    mailing = Costs(false_positive=0.68, false_negative=0, true_positive=10 - 0.68)
    assert mailing.break_even == pytest.approx(0.068)


@given(price, price, price, price)
def test_at_the_break_even_probability_flagging_costs_what_leaving_costs(a, b, c, d):
    costs = Costs(a, b, c, d)
    p = costs.break_even
    flagging = (1 - p) * a - p * c
    leaving = p * b - (1 - p) * d
    assert flagging == pytest.approx(leaving, rel=1e-9, abs=1e-9 * (a + b + c + d))


def test_cost_a_row_is_what_the_mistakes_cost_less_what_the_hits_bring():
    counts = Confusion(tp=4.0, fp=2.0, tn=5.0, fn=1.0)
    assert Costs(3, 10, 2, 1).per_row(counts) == (2 * 3 + 1 * 10 - 4 * 2 - 5 * 1) / 12


@pytest.mark.parametrize("value", [-1.0, 1e308, float("nan"), float("inf")])
def test_a_price_that_is_none_is_refused_by_name(value):
    with pytest.raises(SettingError, match="false negative"):
        Costs(false_negative=value)


def test_all_costs_zero_leave_nothing_to_weigh():
    with pytest.raises(SettingError, match="Every cost is zero"):
        Costs(0, 0)
