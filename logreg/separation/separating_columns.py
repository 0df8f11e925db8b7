"""Which columns or levels separate the classes: the part of separation that a person can act on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Vector
from logreg.data.design import Design, Term, columns_of
from logreg.errors import join_names
from logreg.separation.geometry import rows_by_side, separable_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class SeparatingColumn:
    """A column, a level, or a set of columns of which none can be spared, that separates by itself."""

    columns: tuple[str, ...]
    level: str | None = None  # of a category
    cut: float | None = None  # of a number, in the column's own unit
    above: int | None = None  # the class of the rows above the cut
    outcome: int | None = None  # the one class that a level's rows have
    n_rows: int  # rows that it puts on their own side

    def sentence(self, positive: str = "1", negative: str = "0") -> str:
        """What it does, in words, with the classes' names."""
        called = (negative, positive)
        if self.level is not None and self.outcome is not None:
            column = self.columns[0]
            return f"All {self.n_rows:,} rows with {column} = {self.level} are {called[self.outcome]}."
        if self.cut is not None and self.above is not None:
            high, low = called[self.above], called[1 - self.above]
            return (
                f"{self.columns[0]} alone separates the classes at {self.cut:.6g}: {high} above, {low} below."
            )
        if len(self.columns) == 1:
            return f"{self.columns[0]} separates {self.n_rows:,} rows."
        return f"{join_names(self.columns)} together separate {self.n_rows:,} rows; none can be left out."


def separating_columns(
    design: Design, y: Vector, direction: Vector, *, intercept: bool = True
) -> tuple[SeparatingColumn, ...]:
    """What separates by itself: single columns and levels first, else one set that cannot be made smaller.

    `direction` (k,) separates, in standardised columns; those it moves least are tried first for leaving.
    Labels of one class only have no culprit: the intercept alone fits them. Without intercept there is no cut
    but 0, and only the set is told.
    """
    if np.ptp(y) == 0:
        return ()
    alone = (*separating_numbers(design, y), *separating_levels(design, y)) if intercept else ()
    return alone or (smallest_set(design, y, direction, intercept=intercept),)


def separating_numbers(design: Design, y: Vector) -> Iterator[SeparatingColumn]:
    """Every number of which one class holds only the high and the other only the low values."""
    for j, term in enumerate(design.terms):
        if term.level is None:
            values = term.in_unit(design.X[:, j])
            yield from (
                pure_levels(term.column, values, y)
                if two_valued(values)
                else separating_cutpoints(term, values, y)
            )


def separating_cutpoints(term: Term, values: Vector, y: Vector) -> Iterator[SeparatingColumn]:
    """The cut of one number that parts the classes, rows on the cut itself left out."""
    for above in (1, 0):
        low, high = values[y != above], values[y == above]
        if low.max() <= high.min() and low.min() < high.max():
            cut = float((low.max() + high.min()) / 2)
            n_rows = len(values) if low.max() < high.min() else int((values != cut).sum())
            yield SeparatingColumn(columns=(term.column,), cut=cut, above=above, n_rows=n_rows)


def separating_levels(design: Design, y: Vector) -> Iterator[SeparatingColumn]:
    """Every level of a category, the reference included, of which all rows have the same class."""
    for column, names in design.levels.items():
        own = [j for j, term in enumerate(design.terms) if term.column == column]
        code = (design.X[:, own] @ np.arange(1.0, len(own) + 1)).astype(int)
        yield from pure_levels(column, np.array(names, dtype=object)[code], y)


def two_valued(values: Vector) -> bool:
    """Whether only two values occur, as in a column of 0 and 1."""
    return bool(np.isin(values, (values.min(), values.max())).all())


def pure_levels(column: str, values: NDArray[Any], y: Vector) -> Iterator[SeparatingColumn]:
    """Every value of which all rows have the same class, where there are other values."""
    distinct, code = np.unique(values, return_inverse=True)
    n_rows, n_positive = np.bincount(code), np.bincount(code, weights=y)
    for value, rows, positive in zip(distinct, n_rows, n_positive, strict=True):
        if len(distinct) > 1 and positive in (0, rows):
            level = value if isinstance(value, str) else f"{value:g}"
            yield SeparatingColumn(
                columns=(column,), level=level, outcome=int(positive > 0), n_rows=int(rows)
            )


def smallest_set(design: Design, y: Vector, direction: Vector, *, intercept: bool) -> SeparatingColumn:
    """A set of columns that parts rows and of which none can be left out, found by leaving out each."""
    owner = np.array([term.column for term in design.terms])
    kept = np.ones(len(owner), dtype=bool)
    size = np.abs(direction[int(intercept) :])
    for name in sorted(columns_of(design), key=lambda column: float(size[owner == column].max())):
        without = kept & (owner != name)
        if (
            without.any()
            and separable_rows(rows_by_side(design.X[:, without], y, intercept=intercept))[0].any()
        ):
            kept = without
    rows, _ = separable_rows(rows_by_side(design.X[:, kept], y, intercept=intercept))
    return SeparatingColumn(columns=tuple(dict.fromkeys(owner[kept].tolist())), n_rows=int(rows.sum()))
