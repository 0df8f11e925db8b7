"""Which columns or levels separate the classes: the part of separation that a person can act on."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Rows, Vector
from logreg.data.design import Design, Term, columns_of
from logreg.errors import join_names
from logreg.separation.geometry import unit_rows
from logreg.separation.separable_rows import separable_rows
from logreg.separation.smallest_set import smallest_set_steps
from logreg.separation.subspaces import MARGIN

MANY = 6  # columns of a set: of more, the number is told


@dataclass(frozen=True, slots=True, kw_only=True)
class SeparatingColumn:
    """A column, a level, or a set of columns of which none can be spared, that separates by itself."""

    columns: tuple[str, ...]
    level: str | None = None  # of a category
    cut: float | None = None  # of a number, in the column's own unit
    above: int | None = None  # the class of the rows above the cut
    outcome: int | None = None  # the one class that a level's rows have
    n_rows: int  # rows that it puts on their own side
    smallest: bool = True  # of a set: proved that none of the columns can be spared

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
        return self._of_a_set()

    def _of_a_set(self) -> str:
        names, count, rows = join_names(self.columns), len(self.columns), f"{self.n_rows:,} rows"
        if not self.smallest:
            return (
                f"{count} columns together separate {rows}; perhaps fewer do, among these columns: {names}."
            )
        if count > MANY:
            return f"{count} columns together separate {rows}; none can be left out."
        return f"{names} together separate {rows}; none can be left out."


def separating_columns_steps(
    design: Design, y: Vector, Z: Matrix, direction: Vector, *, intercept: bool, seconds: float
) -> Generator[float, None, tuple[SeparatingColumn, ...]]:
    """What separates by itself: single columns and levels first, else one set, as small as the time allows.

    Shapes: y (n,), Z (n, k) the rows on their own sides, direction (k,), which separates them. Yields the
    share of `seconds` that is gone. Labels of one class only have no such column: the intercept alone fits
    them. Without intercept there is no cut but 0, and only the set is told.
    """
    if np.ptp(y) == 0:
        return ()
    alone = (*separating_numbers(design, y), *separating_levels(design, y)) if intercept else ()
    if alone:
        return alone
    owner = np.array([term.column for term in design.terms])
    names = columns_of(design)
    groups = [np.flatnonzero(owner == name) + intercept for name in names]
    always = np.arange(int(intercept))
    found = yield from smallest_set_steps(Z, groups, always, direction, seconds=seconds)
    columns = np.concatenate([always, *(groups[g] for g in found.groups)])
    rows = (
        separable_rows(unit_rows(Z[:, columns])).rows if len(columns) < Z.shape[1] else Z @ direction > MARGIN
    )
    return (
        SeparatingColumn(
            columns=tuple(names[g] for g in found.groups), n_rows=int(rows.sum()), smallest=found.smallest
        ),
    )


def separating_numbers(design: Design, y: Vector) -> Iterator[SeparatingColumn]:
    """Every number of which one class holds only the high and the other only the low values."""
    for j, term in enumerate(design.terms):
        if term.level is None:
            values = term.in_unit(design.X[:, j])
            if two_valued(values):
                low, high = values.min(), values.max()
                yield from pure_levels(term.column, (f"{low:g}", f"{high:g}"), (values > low).astype(int), y)
            else:
                yield from separating_cutpoints(term, values, y)


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
        yield from pure_levels(column, names, code, y)


def two_valued(values: Vector) -> bool:
    """Whether only two values occur, as in a column of 0 and 1."""
    return bool(np.isin(values, (values.min(), values.max())).all())


def pure_levels(column: str, names: Sequence[str], code: Rows, y: Vector) -> Iterator[SeparatingColumn]:
    """Every level that has rows, all of them of the same class, where other levels have rows as well.

    Shapes: code (n,) the position of each row's level in `names`.
    """
    n_rows = np.bincount(code, minlength=len(names))
    n_positive = np.bincount(code, weights=y, minlength=len(names))
    if np.count_nonzero(n_rows) < 2:
        return
    for name, rows, positive in zip(names, n_rows, n_positive, strict=True):
        if rows and positive in (0, rows):
            yield SeparatingColumn(columns=(column,), level=name, outcome=int(positive > 0), n_rows=int(rows))
