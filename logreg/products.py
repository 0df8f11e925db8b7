"""Squares and products of columns: with them a boundary that is linear in its terms becomes a curve."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import read_only
from logreg.errors import SettingError, ShapeError


def with_products(columns: Mapping[str, ArrayLike], pairs: Iterable[tuple[str, str]]) -> dict[str, ArrayLike]:
    """The columns and behind them the product of each pair; a column paired with itself is squared.

    Shapes: columns (n,) each. A product too large for float64 is infinite, and Design.learn names its column.
    Errors: SettingError for a column that is missing or holds no numbers.
    """
    result = dict(columns)
    for first, second in pairs:
        factors = [_numbers(columns, name) for name in (first, second)]
        if factors[0].shape != factors[1].shape:
            raise ShapeError(f"Columns {first!r} and {second!r} differ in length; give both the same rows.")
        with np.errstate(over="ignore"):
            result[product_name(first, second)] = read_only(factors[0] * factors[1])
    return result


def quadratic_pairs(names: Sequence[str]) -> list[tuple[str, str]]:
    """Every square and every product of two: x1 x1, x1 x2, x2 x2."""
    return list(combinations_with_replacement(names, 2))


def product_name(first: str, second: str) -> str:
    """ "x1²" for a square, "x1 · x2" for a product."""
    return f"{first}²" if first == second else f"{first} · {second}"


def _numbers(columns: Mapping[str, ArrayLike], name: str) -> NDArray[np.float64]:
    if name not in columns:
        raise SettingError(f"There is no column {name!r} to multiply; choose one of {', '.join(columns)}.")
    values = np.asarray(columns[name])
    if values.dtype.kind not in "iuf":
        raise SettingError(f"Column {name!r} holds no numbers; only numeric columns can be multiplied.")
    return values.astype(np.float64)
