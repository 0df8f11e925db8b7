"""Named columns become a matrix of numbers, the same way for every set of rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Matrix, Vector, read_only
from logreg.data.columns import Columns, column_values, common_length
from logreg.data.imputation import Replacement, as_column, learned_fill, learned_levels
from logreg.data.indicators import Places, add_indicators
from logreg.data.learning import learned_terms
from logreg.data.quantiles import RowWeights
from logreg.data.specification import CategoryTerms, DesignSpec
from logreg.data.term import Term, centre_and_scale
from logreg.errors import ShapeError

__all__ = ["Design", "Term", "add_indicators", "columns_of"]


PLAIN = DesignSpec()


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Design:
    """A matrix X (n, d), float64, no intercept column, and the terms that say what its columns mean.

    `levels` holds each category's levels in order; the first is the reference and has no column.
    `replacements` says what takes the place of missing values and rare levels.
    """

    X: Matrix
    terms: tuple[Term, ...]
    levels: Mapping[str, tuple[str, ...]]
    replacements: Mapping[str, Replacement] = field(default_factory=dict)

    @classmethod
    def learn(
        cls,
        columns: Columns,
        *,
        standardise: bool = False,
        spec: DesignSpec = PLAIN,
        weight: ArrayLike | None = None,
        sampling: bool = False,
    ) -> "Design":
        """The design of these rows: levels, knots, fills, centres and scales come from them alone.

        A number is scaled by its standard deviation (divided by n); a constant one is only centred.
        Indicators stay 0 and 1. A row of weight 2 counts as two rows, weight (n,); with `sampling` a weight
        says for how many cases a row stands. Raises ShapeError, ValueRangeError and SettingError that name
        the column.
        """
        weights = RowWeights(None if weight is None else np.asarray(weight, dtype=float), sampling)
        replacements = {
            name: learned_fill(name, raw, spec.columns.get(name), weights) for name, raw in columns.items()
        }
        values = {name: column_values(name, replacements[name].filled(raw)) for name, raw in columns.items()}
        levels: dict[str, tuple[str, ...]] = {}
        for name, column in values.items():
            if column.dtype.kind != "f":
                levels[name], replacements[name] = _levels(
                    name, column, replacements[name], spec, weights.values
                )
        terms = learned_terms(values, levels, replacements, spec, weights)
        empty = cls(read_only(np.empty((0, len(terms)))), terms, levels, replacements)
        X = empty._encoded(columns)
        scaled = [
            centre_and_scale(term, X[:, j], weights.values)
            if term.level is None and _scales(term, standardise, spec)
            else term
            for j, term in enumerate(terms)
        ]
        for j, term in enumerate(scaled):
            if term is not terms[j]:
                X[:, j] = term.encoded(X[:, j])
        X.setflags(write=False)
        return replace(empty, X=X, terms=tuple(scaled))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the d terms."""
        return tuple(term.name for term in self.terms)

    @property
    def numbers(self) -> dict[str, int]:
        """Number column that enters as it is -> the position of its term."""
        return {
            term.column: j for j, term in enumerate(self.terms) if term.level is None and not term.factors
        }

    def number(self, column: str) -> int:
        """The position of a number's term. Raises ShapeError for a column that is none."""
        if column not in self.numbers:
            raise ShapeError(f"{column!r} is no number column of this design: choose one of its numbers.")
        return self.numbers[column]

    @property
    def sources(self) -> tuple[str, ...]:
        """The raw columns that `encode` needs for the terms, each once."""
        return tuple(dict.fromkeys(source for term in self.terms for source in term.sources))

    def plain(self, column: str) -> bool:
        """Whether a number enters as it is and in no other way, so that its log-odds are a line."""
        return column in self.numbers and all(
            not term.factors or column not in term.sources for term in self.terms
        )

    def learned_values(self, column: str) -> Vector:
        """A raw number of the rows learned from, (n,), read back from one of its terms; filled where missing.

        Raises ShapeError for a column that is no number, or enters as a square alone.
        """
        for j, term in enumerate(self.terms):
            if term.level is None and term.sources == (column,):
                found = term.raw(self.X[:, j])
                if found is not None:
                    return found
        raise ShapeError(f"{column!r} is no number column of this design: choose one of its numbers.")

    def mean_row(self, weight: Vector | None = None) -> Vector:
        """The mean of the rows learned from, (d,); weight (n,): how often, or for how many, each counts."""
        if weight is None:
            return np.asarray(self.X.mean(axis=0))
        return np.asarray(weight @ self.X / weight.sum())

    def encode(self, columns: Columns) -> Matrix:
        """Other rows in the same encoding, (m, d), from raw columns.

        A level never learned counts as the reference, or as the joined level where rare ones were joined.
        """
        return self._encoded({name: columns[name] for name in self._known(columns)})

    def unseen(self, columns: Columns) -> dict[str, dict[str, int]]:
        """Column -> level -> rows whose level was never learned, which `encode` takes for another."""
        found = {}
        for name, known in self.levels.items():
            replacement = self._replacement(name)
            counts = Counter(column_values(name, replacement.filled(columns[name])).tolist())
            met = {*known, *replacement.joined}
            found[name] = {level: rows for level, rows in counts.items() if level not in met}
        return {name: levels for name, levels in found.items() if levels}

    def in_units(self, coef: Vector) -> Vector:
        """Coefficients (d + 1,), intercept first, in the columns' own units: standardising undone."""
        center = np.array([term.center for term in self.terms])
        scale = np.array([term.scale for term in self.terms])
        slopes = coef[1:] / scale
        return np.concatenate([[coef[0] - slopes @ center], slopes])

    def _known(self, columns: Columns) -> tuple[str, ...]:
        wanted = tuple(dict.fromkeys([*self.sources, *self.levels]))
        if missing := [name for name in wanted if name not in columns]:
            raise ShapeError(
                f"Column {missing[0]!r} is missing: give every column the design was learned on."
            )
        return wanted

    def _replacement(self, name: str) -> Replacement:
        return self.replacements.get(name, Replacement())

    def _values(self, name: str, raw: ArrayLike) -> NDArray[Any]:
        """A raw column without gaps, its rare levels joined."""
        replacement = self._replacement(name)
        values = column_values(name, replacement.filled(raw))
        return replacement.merged(values, self.levels[name]) if name in self.levels else values

    def _encoded(self, columns: Columns) -> Matrix:
        values = {name: self._values(name, raw) for name, raw in columns.items()}
        X = np.zeros((common_length(values), len(self.terms)))
        for name in self.levels:
            plain = [j for j, term in enumerate(self.terms) if term.column == name and not term.factors]
            add_indicators(X, values[name], Places((self.terms[j].level or "", j) for j in plain))
        raw = {
            name: as_column(column, number=name not in self.levels)
            for name, column in columns.items()
            if self._replacement(name).indicated
        }
        for j, term in enumerate(self.terms):
            if term.factors:
                X[:, j] = term.made_of(values, raw)
            elif term.level is None:
                X[:, j] = term.encoded(values[term.column])
        return X


def _levels(
    name: str,
    column: NDArray[Any],
    replacement: Replacement,
    spec: DesignSpec,
    weight: Vector | None,
) -> tuple[tuple[str, ...], Replacement]:
    """A category's levels in order, and what becomes of rare ones; alphabetical where nothing is asked."""
    asked = spec.columns.get(name)
    if isinstance(asked, CategoryTerms) and len(column):
        return learned_levels(column, asked, replacement, weight)
    return tuple(sorted(set(column.tolist()))), replacement


def _scales(term: Term, standardise: bool, spec: DesignSpec) -> bool:
    """Whether a term shall have mean 0 and standard deviation 1: as its columns say, else as the design."""
    asked = [getattr(spec.columns.get(source), "standardise", None) for source in term.sources]
    said = [choice for choice in asked if choice is not None]
    return any(said) if said else standardise


def columns_of(design: Design) -> tuple[str, ...]:
    """The groups of terms that are tested together, each once: a column, or such as "rcs(age, 4)"."""
    return tuple(dict.fromkeys(term.column for term in design.terms))
