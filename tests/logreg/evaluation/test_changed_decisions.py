import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from logreg.evaluation.confusion import changed_decisions

probability = st.floats(0, 1)


@given(st.lists(probability, max_size=30), probability, probability)
def test_the_rows_that_flip_are_those_called_differently(p, first, second):
    p = np.array(p)
    assert set(changed_decisions(p, first, second)) == set(np.flatnonzero((p >= first) != (p >= second)))


@given(st.lists(probability, max_size=30), probability, probability)
def test_which_threshold_is_named_first_does_not_matter(p, first, second):
    assert changed_decisions(p, first, second).tolist() == changed_decisions(p, second, first).tolist()


def test_the_highest_probability_comes_first():
    assert changed_decisions([0.2, 0.6, 0.4, 0.9], 0.3, 0.8).tolist() == [1, 2]


def test_a_threshold_above_all_probabilities_takes_part():
    assert changed_decisions([0.2, 1.0], 0.5, np.inf).tolist() == [1]
