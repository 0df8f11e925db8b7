import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import logreg as lr
from logreg.data.split import stratified_split


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
