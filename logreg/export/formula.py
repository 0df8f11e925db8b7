"""A fitted model as plain numbers and names: what every form of it is written from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from logreg.arrays import Vector
from logreg.data.columns import Columns, column_values
from logreg.data.design import Design, Term, columns_of
from logreg.errors import SettingError
from logreg.explanation.contributions import products
from logreg.export.provenance import Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberInput:
    """A column of numbers, and the smallest and largest that were learned from."""

    column: str
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryInput:
    """A column of levels, and the levels that were learned from; the first is the reference."""

    column: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """A factor: the number of a column as it is."""

    column: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A factor: 1 where a column holds the level, else 0."""

    column: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaTerm:
    """coefficient * (product of the factors - center): centring keeps digits that large values would cost."""

    coefficient: float
    center: float = 0.0
    factors: tuple[Identity | Indicator, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The raw columns that it is made of, each once."""
        return tuple(dict.fromkeys(factor.column for factor in self.factors))

    @property
    def of_level(self) -> Indicator | None:
        """The level whose coefficient this is; None for any other term."""
        (first, *rest) = self.factors
        return first if isinstance(first, Indicator) and not rest and not self.center else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """Log-odds of `positive`: intercept + terms; a row needs a value that was learned of for every input."""

    positive: str
    negative: str
    intercept: float
    inputs: tuple[NumberInput | CategoryInput, ...]
    terms: tuple[FormulaTerm, ...]
    provenance: Provenance = field(default_factory=Provenance)

    @property
    def level_coefficients(self) -> dict[str, dict[str, float]]:
        """Category -> level -> coefficient; 0 for the reference and for levels without a term."""
        found = {c.column: dict.fromkeys(c.levels, 0.0) for c in self.inputs if isinstance(c, CategoryInput)}
        for term in self.terms:
            if term.of_level:
                found[term.of_level.column][term.of_level.level] += term.coefficient
        return found

    @property
    def other_terms(self) -> tuple[FormulaTerm, ...]:
        """The terms that are not the coefficient of a level."""
        return tuple(term for term in self.terms if not term.of_level)


def formula(
    design: Design,
    coef: Vector,
    positive: str,
    negative: str,
    *,
    columns: Columns,
    provenance: Provenance | None = None,
) -> Formula:
    """The formula of coefficients (k,), intercept first, in a design's terms.

    columns are the rows learned from, (n,) each; a square or product of others is asked for by its factors.
    Raises SettingError for terms that are more than numbers and levels: no export can write them yet.
    """
    if strange := [term.name for term in design.terms if term.factors]:
        raise SettingError(f"The term {strange[0]!r} cannot be exported: use its column as it is.")
    made = products(design)
    pairs = zip(design.terms, (float(b) for b in coef[1:]), strict=True)
    return Formula(
        positive=positive,
        negative=negative,
        intercept=float(coef[0]),
        inputs=model_inputs(design, columns, made),
        terms=tuple(_term(term, b, made) for term, b in pairs),
        provenance=provenance or Provenance(),
    )


def model_inputs(
    design: Design, columns: Columns, made: Mapping[str, tuple[str, str]]
) -> tuple[NumberInput | CategoryInput, ...]:
    """The raw columns that a row must fill, in the order of the columns learned from.

    `made` names the columns that are products of others, which nobody fills in.
    """
    wanted = {*columns_of(design), *design.levels}.union(*made.values()) - set(made)
    return tuple(_input(name, design, columns) for name in columns if name in wanted)


def _input(name: str, design: Design, columns: Columns) -> NumberInput | CategoryInput:
    if name in design.levels:
        return CategoryInput(column=name, levels=design.levels[name])
    values = column_values(name, columns[name])
    return NumberInput(column=name, low=float(values.min()), high=float(values.max()))


def _term(term: Term, coefficient: float, made: Mapping[str, tuple[str, str]]) -> FormulaTerm:
    if term.level is not None:
        return FormulaTerm(coefficient=coefficient, factors=(Indicator(term.column, term.level),))
    factors = tuple(map(Identity, made.get(term.column, (term.column,))))
    return FormulaTerm(coefficient=coefficient / term.scale, center=term.center, factors=factors)
