"""What one raw column gives to a term: a number for every row, of which a term is the product."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Vector
from logreg.data.splines import SplineCurve, spline_basis, spline_curves
from logreg.errors import ValueRangeError


@dataclass(frozen=True, slots=True)
class Linear:
    """The column as it is."""

    column: str

    @property
    def name(self) -> str:
        """As it stands in a product."""
        return self.column

    def values(self, raw: NDArray[Any]) -> Vector:
        """One number a row, (n,)."""
        return np.asarray(raw, dtype=float)


@dataclass(frozen=True, slots=True)
class Log:
    """The natural logarithm of the column."""

    column: str

    @property
    def name(self) -> str:
        """As statistics programs write it."""
        return f"log({self.column})"

    def values(self, raw: NDArray[Any]) -> Vector:
        """One number a row, (n,). Raises ValueRangeError at 0 and below."""
        bad = raw <= 0
        if bad.any():
            row = int(np.flatnonzero(bad)[0])
            raise ValueRangeError(
                f"Column {self.column!r} holds {raw[row]:g} in row {row}, and {int(bad.sum()):,} of its "
                f"{len(raw):,} values are 0 or below, which have no logarithm: use another term, or leave "
                "these rows out."
            )
        return np.asarray(np.log(raw))


@dataclass(frozen=True, slots=True)
class Square:
    """The square of the column."""

    column: str

    @property
    def name(self) -> str:
        """As it is written by hand."""
        return f"{self.column}²"

    def values(self, raw: NDArray[Any]) -> Vector:
        """One number a row, (n,)."""
        return np.asarray(np.square(np.asarray(raw, dtype=float)))


@dataclass(frozen=True, slots=True)
class Spline:
    """One of the K - 1 columns of a restricted cubic spline; the first, index 0, is the column itself."""

    column: str
    knots: tuple[float, ...]
    index: int

    @property
    def group(self) -> str:
        """All columns of the spline."""
        return f"rcs({self.column}, {len(self.knots)})"

    @property
    def name(self) -> str:
        """As rms::rcs marks them: the curves have primes."""
        return self.group + "'" * self.index

    @property
    def curve(self) -> SplineCurve:
        """Its curve, of an index from 1 on."""
        return spline_curves(self.knots)[self.index - 1]

    def values(self, raw: NDArray[Any]) -> Vector:
        """One number a row, (n,)."""
        return np.asarray(spline_basis(raw, self.knots)[:, self.index])


@dataclass(frozen=True, slots=True)
class Level:
    """1 where the column has this level, else 0."""

    column: str
    level: str

    @property
    def name(self) -> str:
        """As statistics programs write it."""
        return f"{self.column}[{self.level}]"

    def values(self, raw: NDArray[Any]) -> Vector:
        """One 0 or 1 a row, (n,)."""
        return np.asarray(raw == self.level, dtype=float)


@dataclass(frozen=True, slots=True)
class Missing:
    """1 where the column has no value, else 0; its raw values say so themselves."""

    column: str

    @property
    def name(self) -> str:
        """In words."""
        return f"{self.column} missing"

    def values(self, raw: NDArray[Any]) -> Vector:
        """One 0 or 1 a row, (n,), from the raw column before any value is filled in."""
        return missing(raw).astype(float)


Factor = Linear | Log | Square | Spline | Level | Missing


def missing(raw: NDArray[Any]) -> NDArray[np.bool_]:
    """(n,) where a column has no value: NaN or None."""
    if raw.dtype.kind == "f":
        return np.asarray(np.isnan(raw))
    if raw.dtype.kind != "O":
        return np.zeros(len(raw), dtype=bool)
    return np.fromiter((value is None or value != value for value in raw.tolist()), bool, len(raw))
