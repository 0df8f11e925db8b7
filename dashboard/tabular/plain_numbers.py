"""Columns that hold nothing but digits, signs and decimal points, converted as a whole: the quick way."""

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.tabular.distinct import trim, value_set
from dashboard.tabular.number_style import OPEN

_PLAIN = re.compile(
    r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|[+-]?\.[0-9]+|\+[0-9]{1,7}(?:\.[0-9]+)?"
)
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_FIRST, _SAMPLE = 50, 150
_LEAST_SHARE = 0.8
_EXPONENT_ALONE = r"^[0-9]+[eE][0-9]+$"  # 1E5 is a number, or a code
_CODE, _LONG = r"^0[0-9xX]", r"^[+-]?[0-9]{16,}$"
_SIGNED_OPEN = rf"^[+-]?{OPEN}$"


@dataclass(frozen=True, slots=True, eq=False)
class PlainNumbers:
    """A column's numbers, (n,), int64 where all are whole and none is missing, else float64 with NaN."""

    values: NDArray[np.int64] | NDArray[np.float64]
    missing: dict[str, int]  # the texts that meant missing, and in how many rows
    proves_point: bool
    open_cell: str  # a cell such as 1.250, empty where there is none


def sampled(cells: pa.ChunkedArray) -> list[str]:
    """Cells from all over a column, without white space at their ends."""
    step = max(1, len(cells) // _SAMPLE)
    places = pa.array(
        np.unique(np.concatenate((np.arange(min(len(cells), _FIRST)), np.arange(0, len(cells), step))))
    )
    return [cell.strip() for cell in cells.take(places).to_pylist()]


def plain_numbers(cells: pa.ChunkedArray, sample: list[str], missing: frozenset[str]) -> PlainNumbers | None:
    """The numbers of a column, or None where some cell needs a closer look: a code, a unit, another text."""
    filled = [cell for cell in sample if cell and cell not in missing]
    if any(re.match(_EXPONENT_ALONE, cell) for cell in filled):
        return None
    if not filled or sum(_PLAIN.fullmatch(cell) is not None for cell in filled) < _LEAST_SHARE * len(filled):
        return None
    whole = all(_WHOLE.fullmatch(cell) for cell in sample)
    values = _cast(cells, pa.int64()) if whole else None
    blank: dict[str, int] = {}
    if values is None:
        values = _cast(cells, pa.float64())
    if values is None:
        cells = trim(cells)
        cells, blank = _without(cells, missing)
        values = _cast(cells, pa.float64())
    if values is None or _needs_a_closer_look(cells, values, whole=whole):
        return None
    if values.dtype.kind == "f" and np.isnan(values).any() and not blank:
        blank = {"nan": int(np.isnan(values).sum())}
    if values.dtype.kind == "f" and not blank and whole and np.isfinite(values).all():
        return (
            None if (np.abs(values) > 2**53).any() else PlainNumbers(values.astype(np.int64), {}, False, "")
        )
    return PlainNumbers(values, blank, *_decimal_evidence(cells, filled, values))


def _cast(cells: pa.ChunkedArray, kind: pa.DataType) -> NDArray[np.int64] | NDArray[np.float64] | None:
    try:
        found: NDArray[np.float64] = cells.cast(kind).to_numpy()
    except pa.ArrowInvalid:
        return None
    return found if found.flags.owndata or found.flags.c_contiguous else found.copy()


def _without(cells: pa.ChunkedArray, missing: frozenset[str]) -> tuple[pa.ChunkedArray, dict[str, int]]:
    blank = pc.is_in(cells, value_set=value_set(missing | {""}))
    counts = cells.filter(blank).value_counts()
    found = {item["values"]: item["counts"] for item in counts.to_pylist()}
    return pc.if_else(blank, pa.scalar(None, pa.string()), cells), found


def _needs_a_closer_look(cells: pa.ChunkedArray, values: NDArray[np.number], *, whole: bool) -> bool:
    """Whether some cell is a code such as 007, 0x1A or 1E5, or has more digits than a number can hold.

    whole: that the first cells show no decimals.
    """
    zeros = cells.filter(pc.fill_null(pc.starts_with(cells, "0"), False))
    if pc.any(pc.match_substring_regex(zeros, _CODE)).as_py():
        return True
    broken = values.dtype.kind == "f"
    if whole and broken and pc.any(pc.match_substring_regex(cells, _EXPONENT_ALONE)).as_py():
        return True
    large = float(np.nanmax(np.abs(values), initial=0.0)) >= 1e15
    return large and bool(pc.any(pc.match_substring_regex(cells, _LONG)).as_py()) and broken


def _decimal_evidence(
    cells: pa.ChunkedArray, sample: list[str], values: NDArray[np.number]
) -> tuple[bool, str]:
    """Whether some cell proves that the point is a decimal sign, and a cell that may be read in two ways."""
    if values.dtype.kind == "i":
        return False, ""
    if any("." in cell and not re.match(_SIGNED_OPEN, cell) for cell in sample):
        return True, ""
    pointed = cells.filter(pc.fill_null(pc.match_substring(cells, "."), False))
    is_open = pc.match_substring_regex(pointed, _SIGNED_OPEN)
    if not len(pointed) or not pc.all(is_open).as_py():
        return bool(len(pointed)), ""
    return False, str(pointed[0].as_py())
