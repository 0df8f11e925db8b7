"""One case: its log-odds, what each column adds to them, and the case with one column changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Vector
from logreg.data.allowed_values import typical_number
from logreg.data.columns import Columns, column_values
from logreg.data.design import Design, columns_of
from logreg.data.products import product_terms
from logreg.errors import ShapeError

Case = Mapping[str, float | str]
"""Column name -> this case's number or level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one column adds to the log-odds of the average row."""

    column: str
    value: float | str
    log_odds: float


def typical_case(columns: Columns, weight: Vector | None = None) -> dict[str, float | str]:
    """A value of each column that rows hold: medians, the most frequent of two values, and levels.

    Shapes: columns (n,) each, weight (n,): how often, or for how many, each row counts.
    """
    return {name: typical_value(column_values(name, raw), weight) for name, raw in columns.items()}


def typical_value(values: NDArray[Any], weight: Vector | None = None) -> float | str:
    """The typical number, or the most frequent level; of equally frequent ones the first in order."""
    if values.dtype.kind == "f":
        return typical_number(values, weight)
    levels, code = np.unique(values.astype(str), return_inverse=True)
    return str(levels[np.argmax(np.bincount(code, weights=weight))])


def encoded_case(design: Design, case: Case) -> Vector:
    """The case in the design's terms, (d,)."""
    return np.asarray(design.encode({name: [value] for name, value in case.items()})[0])


@np.errstate(over="ignore", invalid="ignore")  # a run that diverged ends in infinities
def case_log_odds(design: Design, coef: Vector, case: Case) -> float:
    """The log-odds of the positive class; coef (k,), intercept first.

    Raises ShapeError for a column that the case lacks.
    """
    return float(coef[0] + encoded_case(design, case) @ coef[1:])


@np.errstate(over="ignore", invalid="ignore")
def contributions(
    design: Design, coef: Vector, case: Case, weight: Vector | None = None
) -> tuple[float, tuple[Contribution, ...]]:
    """The log-odds of the average row, and what each column adds to them; together the case's log-odds.

    Shapes: coef (k,), intercept first, weight (n,): how often, or for how many, each row of the design
    counts. Raises ShapeError for a column that the case lacks.
    """
    mean = design.mean_row(weight)
    gain = coef[1:] * (encoded_case(design, case) - mean)
    owners = [term.column for term in design.terms]
    parts = tuple(
        Contribution(
            column=column,
            value=case_value(design, case, column),
            log_odds=float(sum(gain[j] for j, owner in enumerate(owners) if owner == column)),
        )
        for column in columns_of(design)
    )
    return float(coef[0] + mean @ coef[1:]), parts


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CasesAlong:
    """A case with each of m values of one column in turn; squares and products of it follow."""

    rows: dict[str, NDArray[Any]]  # (m,) each
    log_odds: Vector  # (m,)
    contributions: dict[str, Vector]  # (m,) of each column, to the log-odds of the average row


@np.errstate(over="ignore", invalid="ignore")
def cases_along(
    design: Design,
    coef: Vector,
    case: Case,
    column: str,
    values: ArrayLike,
    *,
    weight: Vector | None = None,
) -> CasesAlong:
    """What becomes of a case as one column takes m values, all others held; coef (k,), intercept first.

    weight (n,) counts the rows of the average.

    Raises ShapeError for a column that the case lacks.
    """
    along = np.asarray(values)
    rows = {name: np.array([value] * len(along)) for name, value in case.items()}
    rows[column] = along
    rows |= {name: rows[first] * rows[second] for name, (first, second) in products(design).items()}
    X = design.encode(rows)
    gain = (X - design.mean_row(weight)) * coef[1:]
    owners = np.array([term.column for term in design.terms])
    return CasesAlong(
        rows=rows,
        log_odds=coef[0] + X @ coef[1:],
        contributions={name: gain[:, owners == name].sum(axis=1) for name in columns_of(design)},
    )


def case_value(design: Design, case: Case, column: str) -> float | str:
    """What the case holds of a column, or of the raw columns behind a group of terms: "61 × M".

    Raises ShapeError for a column that the case lacks.
    """
    if column in case:
        return case[column]
    sources = dict.fromkeys(s for term in design.terms if term.column == column for s in term.sources)
    if lacking := [source for source in sources if source not in case]:
        raise ShapeError(f"The case has no value of {lacking[0]!r}: give one of each column.")
    values = [case[source] for source in sources]
    return (
        values[0]
        if len(values) == 1
        else " × ".join(f"{v:g}" if isinstance(v, float) else str(v) for v in values)
    )


def products(design: Design) -> dict[str, tuple[str, str]]:
    """Column -> the two columns that it is the product of."""
    name = [term.column for term in design.terms]
    return {name[j]: (name[first], name[second]) for j, (first, second) in product_terms(design).items()}


def with_value(design: Design, case: Case, column: str, value: float | str) -> dict[str, float | str]:
    """The case with one column changed; squares and products of it follow."""
    changed = {**case, column: value}
    made = products(design)
    return changed | {name: float(changed[a]) * float(changed[b]) for name, (a, b) in made.items()}
