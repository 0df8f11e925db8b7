"""A model as an equation with its numbers filled in."""

from collections.abc import Iterable

from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from logreg.arrays import Vector
from logreg.data.design import Design, Term

MOST_TERMS = 4


def equation(positive: str, coef: Vector, design: Design, order: Iterable[int]) -> str:
    """P(positive) = σ(...), as Markdown; coef (k,) per unit of the columns, the terms in `order` first."""
    shown = list(order)[:MOST_TERMS]
    products = [f"{signed(coef[j + 1])} × {factor(design.terms[j])}" for j in shown]
    hidden = len(design.terms) - len(shown)
    more = [f"+ … ({hidden} more)"] if hidden else []
    return f"**P({literal(positive)}) = σ({' '.join([format_number(coef[0]), *products, *more])})**"


def factor(term: Term) -> str:
    """A term as a factor; a level in Iverson's brackets, which are 1 where it holds and else 0."""
    return literal(term.name if term.level is None else f"[{term.name}]")


def signed(value: float) -> str:
    """The value with its sign set apart."""
    return f"{'+' if value >= 0 else '−'} {format_number(abs(value))}"
