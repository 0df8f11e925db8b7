"""Which rows a model cannot score, and why: the one answer of Predict and of every exported form."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Vector
from logreg.export.cells import one_line
from logreg.export.formula import CategoryInput, NumberInput

LARGEST = 1e60  # of a number whose square, times another square, can still be computed
LONGEST = 60  # signs of a name or a value in a sentence
NOT_A_NUMBER = "not a number."
TOO_LARGE = "too large to compute with."
NO_LOGARITHM = "0 or below, which has no logarithm."
UNSEEN = "a level that training has not seen."


def refusal_reasons(
    inputs: Iterable[NumberInput | CategoryInput], columns: Mapping[str, NDArray[Any]], n_rows: int
) -> list[str]:
    """For each of n rows why it cannot be scored: its first input without a usable value; else empty."""
    reasons = [""] * n_rows
    for one in inputs:
        cells = columns[one.column]
        for row in np.flatnonzero(_unusable(one, cells)):
            reasons[row] = reasons[row] or _reason(one, cells[row])
    return reasons


def outside_ranges(
    inputs: Iterable[NumberInput | CategoryInput], columns: Mapping[str, NDArray[Any]], n_rows: int
) -> list[str]:
    """For each of n rows the numbers and levels that training has not seen, in sentences; else empty."""
    notes = [""] * n_rows
    for one in inputs:
        if isinstance(one, NumberInput):
            numbers = cell_numbers(columns[one.column])
            for row in np.flatnonzero((numbers < one.low) | (numbers > one.high)):
                notes[row] = f"{notes[row]} {outside_range(one)}".strip()
        elif one.other is not None:
            for place, level in enumerate(columns[one.column].tolist()):
                if isinstance(level, str) and level not in (*one.levels, one.other):
                    notes[place] = f"{notes[place]} {unseen_level(one, level)}".strip()
    return notes


def missing_value(column: str) -> str:
    """The sentence on a cell without a value."""
    return f"No value in column {quoted(column)}."


def unusable_value(column: str, value: object, why: str) -> str:
    """The sentence on a value that cannot be used."""
    return f"Column {quoted(column)} holds {quoted(value)}, {why}"


def outside_range(number: NumberInput) -> str:
    """The sentence on a number outside the rows learned from."""
    return (
        f"Column {quoted(number.column)} lies outside {level_name(number.low)} to {level_name(number.high)}."
    )


def quoted(value: object) -> str:
    """A value in quotation marks, on one line and short enough for a sentence."""
    return f"'{shortened(value)}'"


def shortened(value: object) -> str:
    """A value on one line, cut to LONGEST signs."""
    return one_line(str(value))[:LONGEST]


def unseen_level(category: CategoryInput, level: str) -> str:
    """The sentence on a level that stands for the rare ones, because training has not seen it."""
    return (
        f"Column {quoted(category.column)} holds {quoted(level)}, {UNSEEN[:-1]}: it counts as "
        f"{quoted(category.other)}."
    )


def is_missing(value: object) -> bool:
    """Whether a cell is empty: None, NaN, pandas' NA and NaT, a text of spaces."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or type(value).__name__ in ("NAType", "NaTType") or bool(value != value)


def cell_number(value: Any) -> float:
    """A cell as a number; NaN where it is none."""
    if isinstance(value, str) and "_" in value:  # which Python reads as a sign between thousands
        return np.nan
    try:
        return float(value)
    except (TypeError, ValueError):
        return np.nan


def level_name(value: object) -> str:
    """A cell as the name of a level: whole numbers without a decimal point."""
    if isinstance(value, float | np.floating):
        return repr(float(value)).removesuffix(".0")
    return str(value)


def cell_numbers(cells: NDArray[Any]) -> Vector:
    """Cells (n,) as numbers, NaN where they are none."""
    if cells.dtype.kind in "iufb":
        return cells.astype(np.float64)
    return np.array([cell_number(value) for value in cells.tolist()], dtype=np.float64)


def cell_levels(cells: NDArray[Any]) -> NDArray[Any]:
    """Cells (n,) as names of levels, None where they are empty."""
    return np.array([None if is_missing(v) else level_name(v) for v in cells.tolist()], dtype=object)


def empty_cells(cells: NDArray[Any]) -> NDArray[np.bool_]:
    """Which cells (n,) are empty."""
    if cells.dtype.kind in "iufb":
        return np.asarray(np.isnan(cells))
    return np.array([is_missing(value) for value in cells.tolist()], dtype=bool)


def _unusable(one: NumberInput | CategoryInput, cells: NDArray[Any]) -> NDArray[np.bool_]:
    empty = empty_cells(cells)
    bad = _bad_number(one, cells) if isinstance(one, NumberInput) else _bad_level(one, cells)
    return np.where(empty, one.fill is None, bad)


def _bad_number(one: NumberInput, cells: NDArray[Any]) -> NDArray[np.bool_]:
    numbers = cell_numbers(cells)
    return np.asarray(~(np.abs(numbers) <= LARGEST) | (one.positive & (numbers <= 0)))


def _bad_level(one: CategoryInput, cells: NDArray[Any]) -> NDArray[np.bool_]:
    known = frozenset(one.levels)
    return np.array([one.other is None and level_name(v) not in known for v in cells.tolist()], dtype=bool)


def _reason(one: NumberInput | CategoryInput, value: object) -> str:
    if is_missing(value):
        return missing_value(one.column)
    if isinstance(one, CategoryInput):
        return unusable_value(one.column, level_name(value), UNSEEN)
    return unusable_value(one.column, value, _why_unusable(cell_number(value)))


def _why_unusable(number: float) -> str:
    if np.isnan(number):
        return NOT_A_NUMBER
    return TOO_LARGE if abs(number) > LARGEST else NO_LOGARITHM
