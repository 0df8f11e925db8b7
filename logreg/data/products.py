"""Squares and products of columns: with them a boundary that is linear in its terms becomes a curve."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import read_only
from logreg.data.design import Design
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


def products_among(columns: Mapping[str, ArrayLike]) -> dict[str, tuple[str, str]]:
    """Column -> the two columns that it is the product of, told by its name and its values."""
    found = {}
    for name, pair in _named_pairs(columns).items():
        values, first, second = (np.asarray(columns[column]) for column in (name, *pair))
        numeric = {values.dtype.kind, first.dtype.kind, second.dtype.kind} <= set("iuf")
        if numeric and np.allclose(values, first * second):
            found[name] = pair
    return found


def product_terms(design: Design) -> dict[int, tuple[int, int]]:
    """Term -> the terms of the two columns that it is the product of."""
    place = design.numbers
    pairs = _named_pairs(place)
    involved = set(pairs).union(*pairs.values())  # the others' values are not looked at
    columns = {name: design.terms[place[name]].in_unit(design.X[:, place[name]]) for name in involved}
    made = products_among(columns)
    return {place[name]: (place[first], place[second]) for name, (first, second) in made.items()}


def _named_pairs(names: Collection[str]) -> dict[str, tuple[str, str]]:
    """Name -> the pair of other names that it is written as a product of."""
    pairs = {name: _factors(name) for name in names}
    return {name: pair for name, pair in pairs.items() if pair and set(pair) <= set(names)}


def _factors(name: str) -> tuple[str, str] | None:
    if name.endswith("²"):
        return name[:-1], name[:-1]
    first, dot, second = name.partition(" · ")
    return (first, second) if dot else None
