"""Readout cells whose words are a function of where a track stands."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from dashboard.text.numbers import format_number
from dashboard.ui.components.readout import Cell


def following_cell(
    label: str,
    function: Callable[[ArrayLike], Any],
    position: float,
    positions: ArrayLike,
    *,
    main: bool = False,
    words: Callable[[float], str] = format_number,
) -> Cell:
    """The function's value at the position, in words, and at each of the positions it may be dragged to."""
    now, *others = map(words, np.atleast_1d(function(np.append(position, positions))))
    return Cell(label=label, value=now, values=others, main=main)
