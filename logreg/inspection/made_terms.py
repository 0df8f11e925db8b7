"""Terms that are made of raw columns, such as log(age) or age × sex[M], along values of those."""

from collections.abc import Collection, Mapping
from math import inf, prod

import numpy as np

from logreg.arrays import Vector
from logreg.data.design import Design
from logreg.data.factors import Factor, Level, Linear, Log, Missing, Square

DEGREES = {Linear: 1.0, Square: 2.0, Level: 0.0, Missing: 0.0}


def terms_along(
    design: Design, given: Mapping[str, Vector], mean: Vector, weight: Vector | None
) -> dict[int, Vector]:
    """Term -> its entries (m,) where raw number columns take the given values, (m,) each.

    Factors of other columns are held at their means: `mean` (d,) is the mean row, weight (n,) what rows
    count. NaN where a logarithm has no value.
    """
    found = {}
    for j, term in enumerate(design.terms):
        if term.factors and any(factor.column in given for factor in term.factors):
            values = (
                _values(factor, given[factor.column])
                if factor.column in given
                else _held(design, factor, mean, weight)
                for factor in term.factors
            )
            found[j] = term.encoded(np.asarray(prod(values, start=np.ones(()))))
    return found


def degree(design: Design, columns: Collection[str]) -> float:
    """Of the highest power of these columns in a term that is made of them; infinite for other functions."""
    powers = (
        sum(DEGREES.get(type(factor), inf) for factor in term.factors if factor.column in columns)
        for term in design.terms
    )
    return max(powers, default=0.0)


def _values(factor: Factor, given: Vector) -> Vector:
    if isinstance(factor, Missing):
        return np.zeros(len(given))
    if isinstance(factor, Log):
        return np.asarray(np.log(np.where(given > 0, given, np.nan)))
    return factor.values(given)


def _held(design: Design, factor: Factor, mean: Vector, weight: Vector | None) -> Vector:
    """What a factor of another column is held at: the share of a level, or its value at the mean."""
    for j, term in enumerate(design.terms):
        indicator = not term.factors and isinstance(factor, Level) and term.name == _plain_name(factor)
        if indicator or term.factors == (factor,):
            return term.in_unit(mean[j])
    if isinstance(factor, Missing | Level):
        return np.zeros(())
    raw = design.learned_values(factor.column)
    return _values(factor, np.array([np.average(raw, weights=weight)]))


def _plain_name(factor: Level) -> str:
    return f"{factor.column} = {factor.level}"
