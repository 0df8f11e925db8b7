"""Tests of many alike: `make test` tries those that stand for the others, `make test-long` the others."""

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

import pytest
from _pytest.mark.structures import ParameterSet

Kind = TypeVar("Kind")


def long_but_for(
    chosen: Collection[str], kinds: Iterable[Kind], name: Callable[[Kind], str] = str
) -> list[ParameterSet]:
    """Parameters of a test, each under its name: those that are not chosen are left to the long run."""
    return [
        pytest.param(kind, id=name(kind), marks=() if name(kind) in chosen else pytest.mark.long)
        for kind in kinds
    ]
