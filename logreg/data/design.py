"""Named columns become a matrix of numbers, the same way for every set of rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix, Vector, read_only
from logreg.data.columns import Columns, column_values, common_length
from logreg.errors import ShapeError


@dataclass(frozen=True, slots=True)
class Term:
    """One column of the matrix: a number (value - center) / scale, or an indicator that a level is met."""

    column: str
    level: str | None = None
    center: float = 0.0
    scale: float = 1.0

    @property
    def name(self) -> str:
        """ "radius" for a number, "smoker = yes" for an indicator."""
        return self.column if self.level is None else f"{self.column} = {self.level}"

    def encoded(self, values: NDArray[Any]) -> Vector:
        """Numbers of the column as they stand in the matrix, of any shape."""
        return np.asarray((values - self.center) / self.scale)

    def in_unit(self, entries: NDArray[Any]) -> Vector:
        """Entries of the matrix in the column's own unit: `encoded` undone."""
        return np.asarray(entries * self.scale + self.center)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Design:
    """A matrix X (n, d), float64, no intercept column, and the terms that say what its columns mean.

    `levels` holds each category's levels in order; the first is the reference and has no column.
    """

    X: Matrix
    terms: tuple[Term, ...]
    levels: Mapping[str, tuple[str, ...]]

    @classmethod
    def learn(cls, columns: Columns, *, standardise: bool = False) -> "Design":
        """The design of these rows: levels, and with `standardise` centres and scales, come from them alone.

        A number is scaled by its standard deviation (divided by n); a constant one is only centred.
        Indicators stay 0 and 1. Raises ShapeError and ValueRangeError that name the column.
        """
        values = {name: column_values(name, raw) for name, raw in columns.items()}
        terms: list[Term] = []
        levels: dict[str, tuple[str, ...]] = {}
        for name, column in values.items():
            if column.dtype.kind == "f":
                terms.append(centre_and_scale(name, column) if standardise else Term(name))
            else:
                levels[name] = tuple(sorted(set(column.tolist())))
                terms.extend(Term(name, level) for level in levels[name][1:])
        empty = cls(read_only(np.empty((0, len(terms)))), tuple(terms), levels)
        return cls(read_only(empty._encoded(values)), empty.terms, levels)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the d terms."""
        return tuple(term.name for term in self.terms)

    @property
    def numbers(self) -> dict[str, int]:
        """Number column -> the position of its term."""
        return {term.column: j for j, term in enumerate(self.terms) if term.level is None}

    def number(self, column: str) -> int:
        """The position of a number's term. Raises ShapeError for a column that is none."""
        if column not in self.numbers:
            raise ShapeError(f"{column!r} is no number column of this design: choose one of its numbers.")
        return self.numbers[column]

    def encode(self, columns: Columns) -> Matrix:
        """Other rows in the same encoding, (m, d); a level never learned counts as the reference."""
        return self._encoded({name: column_values(name, columns[name]) for name in self._known(columns)})

    def unseen(self, columns: Columns) -> dict[str, dict[str, int]]:
        """Column -> level -> rows that `encode` counts as the reference: a level never learned."""
        found = {
            name: {
                level: rows
                for level, rows in Counter(column_values(name, columns[name])).items()
                if level not in known
            }
            for name, known in self.levels.items()
        }
        return {name: levels for name, levels in found.items() if levels}

    def in_units(self, coef: Vector) -> Vector:
        """Coefficients (d + 1,), intercept first, in the columns' own units: standardising undone."""
        center = np.array([term.center for term in self.terms])
        scale = np.array([term.scale for term in self.terms])
        slopes = coef[1:] / scale
        return np.concatenate([[coef[0] - slopes @ center], slopes])

    def _known(self, columns: Columns) -> tuple[str, ...]:
        wanted = tuple(dict.fromkeys([*columns_of(self), *self.levels]))
        if missing := [name for name in wanted if name not in columns]:
            raise ShapeError(
                f"Column {missing[0]!r} is missing: give every column the design was learned on."
            )
        return wanted

    def _encoded(self, values: Mapping[str, NDArray[Any]]) -> Matrix:
        X = np.zeros((common_length(values), len(self.terms)))
        for name, column in values.items():
            places = [j for j, term in enumerate(self.terms) if term.column == name]
            if name in self.levels:
                add_indicators(X, column, Places(zip(self.levels[name][1:], places, strict=True)))
                continue
            for j in places:
                X[:, j] = self.terms[j].encoded(column)
        return X


def columns_of(design: Design) -> tuple[str, ...]:
    """The columns behind the terms, each once."""
    return tuple(dict.fromkeys(term.column for term in design.terms))


class Places(dict[str, int]):
    """Level -> its column of X; -1 for the reference and for a level never learned."""

    def __missing__(self, level: str) -> int:
        """Has no column."""
        return -1


def add_indicators(X: Matrix, column: NDArray[Any], places: Places) -> None:
    """Write a 1 into each row at its level's column, in place."""
    j = np.fromiter(map(places.__getitem__, column.tolist()), np.intp, len(column))
    rows = np.flatnonzero(j >= 0)
    X[rows, j[rows]] = 1


def centre_and_scale(name: str, values: NDArray[Any]) -> Term:
    """The term that gives these values mean 0 and standard deviation 1."""
    if values.size == 0 or np.ptp(values) == 0:
        return Term(name, center=float(values[0]) if values.size else 0.0)
    return Term(name, center=float(values.mean()), scale=float(values.std()))
