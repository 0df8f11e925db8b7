"""A fitted model as plain numbers and names: what every form of it is written from."""

from collections.abc import Mapping
from dataclasses import dataclass

from logreg.arrays import Vector
from logreg.data.design import Design
from logreg.errors import SettingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """coefficient * (value - center): centring keeps digits that large values would cost."""

    column: str
    coefficient: float
    center: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A coefficient a level; the reference, and a level never learned, count 0."""

    column: str
    reference: str
    coefficients: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """Log-odds of `positive`: intercept + numbers + categories."""

    positive: str
    negative: str
    intercept: float
    numbers: tuple[Number, ...]
    categories: tuple[Category, ...]


def formula(design: Design, coef: Vector, positive: str, negative: str) -> Formula:
    """The formula of coefficients (k,), intercept first, in a design's terms.

    Raises SettingError for terms that are more than numbers and levels: no export can write them yet.
    """
    if strange := [term.name for term in design.terms if term.factors]:
        raise SettingError(f"The term {strange[0]!r} cannot be exported: use its column as it is.")
    pairs = list(zip(design.terms, (float(b) for b in coef[1:]), strict=True))
    return Formula(
        positive=positive,
        negative=negative,
        intercept=float(coef[0]),
        numbers=tuple(
            Number(column=term.column, coefficient=b / term.scale, center=term.center)
            for term, b in pairs
            if term.level is None
        ),
        categories=tuple(
            Category(
                column=column,
                reference=levels[0],
                coefficients={t.level: b for t, b in pairs if t.column == column and t.level is not None},
            )
            for column, levels in design.levels.items()
        ),
    )
