"""One column of the matrix: what it is made of, and how it is scaled."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Vector
from logreg.data.factors import Factor, Linear, Log, Missing, Spline


@dataclass(frozen=True, slots=True)
class Term:
    """One column of the matrix: a number (value - center) / scale, or an indicator that a level is met.

    Without `factors` the value is the column's own. With them it is their product, `column` names the group
    of terms that are tested together, such as "rcs(age, 4)", and `sources` the raw columns behind it.
    """

    column: str
    level: str | None = None
    center: float = 0.0
    scale: float = 1.0
    factors: tuple[Factor, ...] = ()

    @property
    def name(self) -> str:
        """ "radius" for a number, "smoker = yes" for an indicator, "age × sex[M]" for a product."""
        if self.factors:
            return " × ".join(factor.name for factor in self.factors)
        return self.column if self.level is None else f"{self.column} = {self.level}"

    @property
    def sources(self) -> tuple[str, ...]:
        """The raw columns that it is made of, each once."""
        return tuple(dict.fromkeys(factor.column for factor in self.factors)) or (self.column,)

    def rests_on(self, columns: Collection[str]) -> bool:
        """Whether it is one of these groups of terms, or made of one of these raw columns."""
        return self.column in columns or not set(self.sources).isdisjoint(columns)

    def encoded(self, values: NDArray[Any]) -> Vector:
        """Numbers of the column as they stand in the matrix, of any shape."""
        return np.asarray((values - self.center) / self.scale)

    def in_unit(self, entries: NDArray[Any]) -> Vector:
        """Entries of the matrix in the column's own unit: `encoded` undone."""
        return np.asarray(entries * self.scale + self.center)

    def raw(self, entries: NDArray[Any]) -> Vector | None:
        """The raw number behind entries of the matrix; None where they do not tell it, as squares do not."""
        values = self.in_unit(entries)
        if not self.factors:
            return values
        factor = self.factors[0] if len(self.factors) == 1 else None
        if isinstance(factor, Log):
            return np.asarray(np.exp(values))
        linear = isinstance(factor, Linear) or (isinstance(factor, Spline) and factor.index == 0)
        return values if linear else None

    def made_of(self, columns: Mapping[str, NDArray[Any]], raw: Mapping[str, NDArray[Any]]) -> Vector:
        """Its entries (n,) for these columns; `raw` holds them before missing values were filled in."""
        values = (
            factor.values((raw if isinstance(factor, Missing) else columns)[factor.column])
            for factor in self.factors
        )
        return self.encoded(prod(values, start=np.ones(())))


def centre_and_scale(term: Term, values: NDArray[Any], weight: Vector | None = None) -> Term:
    """The term with a centre and a scale that give these values mean 0 and standard deviation 1.

    Shapes: values (n,), weight (n,): how often, or for how many, each of them counts.
    """
    if values.size == 0 or np.ptp(values) == 0:
        center, scale = (float(values[0]) if values.size else 0.0), 1.0
    else:
        center = float(np.average(values, weights=weight))
        scale = float(np.sqrt(np.average((values - center) ** 2, weights=weight)))
    return Term(term.column, term.level, center, scale, term.factors)
