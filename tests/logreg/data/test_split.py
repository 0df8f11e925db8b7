import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import logreg as lr
from logreg.data.split import held_out_cases, stratified_split


@given(st.lists(st.sampled_from("ab"), min_size=1, max_size=200), st.floats(0, 0.99), st.integers(0, 2**32))
def test_every_row_is_on_exactly_one_side_and_every_class_can_be_learned(labels, share, seed):
    split = stratified_split(labels, share, seed)
    np.testing.assert_array_equal(
        np.sort(np.concatenate([split.train, split.validation])), np.arange(len(labels))
    )
    assert set(np.array(labels)[split.train]) == set(labels)
    assert (np.diff(split.train) > 0).all()
    assert (np.diff(split.validation) > 0).all()


def test_each_class_keeps_its_share():
    y = np.repeat([0, 1], [80, 20])
    held_back = y[stratified_split(y, 0.25, seed=1).validation]
    assert np.bincount(held_back).tolist() == [20, 5]


def test_a_seed_repeats_the_split_and_another_changes_it():
    y = np.repeat([0, 1], 50)
    first, same, other = (stratified_split(y, 0.3, seed).validation for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, same)
    assert not np.array_equal(first, other)


def test_a_share_of_nothing_holds_nothing_back():
    assert len(stratified_split([0, 1, 1], 0, seed=0).validation) == 0


@pytest.mark.parametrize("share", [-0.1, 1, 1.5, np.nan])
def test_an_impossible_share_is_refused(share):
    with pytest.raises(lr.SettingError, match="validation share"):
        stratified_split([0, 1], share, seed=0)


def test_held_out_cases_are_those_of_a_row_a_case():
    y, counts = np.array([0, 1, 1, 0]), np.array([40, 7, 13, 0])
    held = held_out_cases(y, counts, 0.25, 1)
    assert (held <= counts).all()
    assert held[y == 0].sum() == 10
    assert held[y == 1].sum() == 5


def test_held_out_cases_are_drawn_by_the_hypergeometric_law():
    draws = [held_out_cases([1, 1], [30, 10], 0.5, seed)[0] for seed in range(2000)]
    assert np.mean(draws) == pytest.approx(20 * 30 / 40, abs=0.1)
    assert np.var(draws) == pytest.approx(20 * (30 / 40) * (10 / 40) * (20 / 39), rel=0.12)


def test_a_class_keeps_a_case_to_learn_from():
    assert held_out_cases([0, 1], [50, 1], 0.99, 0).tolist() == [49, 0]


def test_of_more_cases_than_can_be_drawn_each_row_gives_its_share():
    assert held_out_cases([1, 1], [4e9, 100], 0.25, 0).tolist() == [1e9, 25]
