"""Columns that part the rows into groups."""

import numpy as np
import pytest

from pages.thresholds.group_controls import grouped


def members(values):
    found = grouped(np.array(values))
    return {name: np.flatnonzero(found.code == i).tolist() for i, name in enumerate(found.names)}


def test_rows_with_the_same_value_are_a_group_and_those_without_one_the_last():
    assert members(np.array(["b", "a", None, "b"], dtype=object)) == {
        "a": [1],
        "b": [0, 3],
        "(no value)": [2],
    }
    assert members([1.0, np.nan, 0.0]) == {"0": [2], "1": [0], "(no value)": [1]}


def test_many_numbers_are_grouped_by_their_quarters():
    found = members([*np.arange(1.0, 101.0), np.nan])
    assert list(found) == ["up to 25", "above 25 to 50", "above 50 to 75", "above 75", "(no value)"]
    assert [len(rows) for rows in found.values()] == [25, 25, 25, 25, 1]


@pytest.mark.parametrize("repeated", [0.0, 13.0])
def test_quarters_with_the_same_limit_are_joined(repeated):
    found = members([repeated] * 900 + list(np.arange(14.0)))
    assert sum(len(rows) for rows in found.values()) == 914
    assert all(found.values())


def test_infinite_numbers_belong_to_the_outer_quarters():
    found = members([-np.inf] * 9 + list(range(13)) + [np.inf] * 9)
    assert next(iter(found.values())) == list(range(9))
    assert list(found.values())[-1] == list(range(22, 31))
