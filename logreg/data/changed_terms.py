"""What one raw column's values are to all terms that are made of it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Vector
from logreg.data.design import Design, Term
from logreg.data.factors import Missing, Square
from logreg.data.products import product_terms


def changed_terms(design: Design, column: str, values: NDArray[Any]) -> dict[int, Vector]:
    """Term -> its entries (n,) when a raw column of the rows learned from holds these values (n,) instead.

    Indicators, logs, splines, squares and products follow; whether a value was missing does not.
    Raises ShapeError for a column that the terms do not tell, which a product needs.
    """
    changes: dict[int, Vector] = {}
    for j, term in enumerate(design.terms):
        if column not in term.sources or any(isinstance(factor, Missing) for factor in term.factors):
            continue
        if term.factors:
            others = {name: learned_column(design, name) for name in term.sources if name != column}
            changes[j] = term.made_of({**others, column: values}, {})
        elif term.level is not None:
            changes[j] = np.asarray(values == term.level, dtype=float)
        else:
            changes[j] = term.encoded(values)
    return changes | changed_products(design, changes)


def changed_products(design: Design, changes: dict[int, Vector]) -> dict[int, Vector]:
    """The same for columns that are named, and hold, the product of two others."""
    found = {}
    for product, factors in product_terms(design).items():
        if not changes.keys().isdisjoint(factors):
            first, second = (
                design.terms[f].in_unit(changes[f] if f in changes else design.X[:, f]) for f in factors
            )
            found[product] = design.terms[product].encoded(first * second)
    return found


def learned_column(design: Design, column: str) -> NDArray[Any]:
    """A raw column of the rows learned from, (n,), read back from its terms: numbers, or levels.

    A number that enters as a square alone has no sign.
    """
    if column not in design.levels:
        own = [j for j, term in enumerate(design.terms) if term.level is None and term.sources == (column,)]
        if [design.terms[j].factors for j in own] == [(Square(column),)]:
            return square_root(design.terms[own[0]], design.X[:, own[0]])
        return design.learned_values(column)
    levels = np.full(len(design.X), design.levels[column][0], dtype=object)
    for j, term in enumerate(design.terms):
        if term.column == column and not term.factors:
            levels[design.X[:, j] == 1] = term.level
    return levels


def square_root(term: Term, entries: NDArray[Any]) -> Vector:
    """A column without its sign, (n,), from entries of its square."""
    squares = term.in_unit(entries)
    rounding = 1e-12 * float(np.abs(squares).max(initial=0.0))  # a standardised 0 comes back as about 0
    return np.asarray(np.sqrt(np.where(np.abs(squares) < rounding, 0.0, squares)))
