"""From what is asked of the columns to terms, whose knots and levels come from the rows to learn from."""

from collections.abc import Mapping
from itertools import product
from typing import Any

from numpy.typing import NDArray

from logreg.data.factors import Factor, Level, Linear, Log, Missing, Spline, Square
from logreg.data.imputation import Replacement
from logreg.data.quantiles import UNWEIGHTED, RowWeights
from logreg.data.specification import SPLINES, CategoryTerms, DesignSpec, NumberTerms
from logreg.data.splines import spline_knots
from logreg.data.term import Term
from logreg.errors import SettingError

Values = Mapping[str, NDArray[Any]]
Levels = Mapping[str, tuple[str, ...]]


def learned_terms(
    values: Values,
    levels: Levels,
    replacements: Mapping[str, Replacement],
    spec: DesignSpec,
    weights: RowWeights = UNWEIGHTED,
) -> tuple[Term, ...]:
    """The terms, not yet scaled, in the order of the columns, products last.

    Shapes: values (n,) each, numbers as float64 and levels by name, without gaps.
    Raises SettingError for terms that these values cannot have.
    """
    terms: list[Term] = []
    factors = {
        name: column_factors(name, values[name], levels.get(name, ()), spec, weights) for name in values
    }
    for name in values:
        terms.extend(map(own_term, factors[name]))
        if replacements[name].indicated:
            terms.append(single(Missing(name)))
    for first, second in spec.products:
        terms.extend(interaction_terms(first, second, factors))
    return tuple(terms)


def own_term(factor: Factor) -> Term:
    """The term of one factor of a column by itself; a plain number or level keeps no factors."""
    if isinstance(factor, Level):
        return Term(factor.column, factor.level)
    return Term(factor.column) if isinstance(factor, Linear) else single(factor)


def single(factor: Factor) -> Term:
    """The term of one factor."""
    if isinstance(factor, Missing):
        return Term(factor.name, level="missing", factors=(factor,))
    return Term(factor.group if isinstance(factor, Spline) else factor.name, factors=(factor,))


def column_factors(
    name: str, values: NDArray[Any], levels: tuple[str, ...], spec: DesignSpec, weights: RowWeights
) -> list[Factor]:
    """A column's factors, which it brings to a product as well: levels but the reference, or forms."""
    return (
        [Level(name, level) for level in levels[1:]]
        if levels
        else number_factors(name, values, spec, weights)
    )


def number_factors(name: str, values: NDArray[Any], spec: DesignSpec, weights: RowWeights) -> list[Factor]:
    """A number's factors; knots are learned from its values."""
    asked = spec.columns.get(name, NumberTerms())
    if isinstance(asked, CategoryTerms):
        raise SettingError(
            f"Column {name!r} holds numbers: give it the terms of a number, or turn it into text."
        )
    return [factor for form in asked.forms for factor in form_factors(form, name, values, weights)]


def form_factors(form: str, name: str, values: NDArray[Any], weights: RowWeights) -> list[Factor]:
    """The factors of one form of a number."""
    if form in SPLINES:
        try:
            knots = spline_knots(values, SPLINES[form], weights)
        except SettingError as error:
            raise SettingError(f"Column {name!r}: {error}") from None
        return [Spline(name, knots, index) for index in range(len(knots) - 1)]
    if form == "log":
        return [Log(name)]
    return [Square(name) if form == "square" else Linear(name)]


def interaction_terms(first: str, second: str, factors: Mapping[str, list[Factor]]) -> list[Term]:
    """Every factor of one column times every factor of the other, as R's `:` multiplies them."""
    if first == second:
        raise SettingError(f"The product of {first!r} with itself is its square: choose the term 'square'.")
    if unknown := [name for name in (first, second) if name not in factors]:
        raise SettingError(
            f"There is no column {unknown[0]!r} to multiply: choose one of {', '.join(factors)}."
        )
    sides = [factors[name] for name in (first, second)]
    group = " × ".join(group_name(name, side) for name, side in zip((first, second), sides, strict=True))
    return [Term(group, level=joint_level(pair), factors=pair) for pair in product(*sides)]


def group_name(name: str, factors: list[Factor]) -> str:
    """How a column is called in the name of a product."""
    first = factors[0] if factors else None
    if isinstance(first, Spline):
        return first.group
    return first.name if isinstance(first, Log) and len(factors) == 1 else name


def joint_level(pair: tuple[Factor, ...]) -> str | None:
    """The levels that an indicator of two categories marks; None where a number is among them."""
    names = [factor.level for factor in pair if isinstance(factor, Level)]
    return " × ".join(names) if len(names) == len(pair) else None
