"""A fitted model as plain numbers and names: what every form of it is written from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from logreg.arrays import Vector
from logreg.data.columns import Columns, column_values
from logreg.data.design import Design, Term
from logreg.data.factors import Factor, Level, Linear, Log, Spline
from logreg.data.imputation import Replacement
from logreg.explanation.contributions import products
from logreg.export.provenance import Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberInput:
    """A column of numbers, and the smallest and largest that were learned from.

    `fill` takes the place of a missing value; `positive` says that its logarithm is taken.
    """

    column: str
    low: float
    high: float
    fill: float | None = None
    positive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryInput:
    """A column of levels, and the levels that were learned from; the first is the reference.

    `fill` takes the place of a missing value, `other` that of every level that is not listed.
    """

    column: str
    levels: tuple[str, ...]
    fill: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaTerm:
    """coefficient * (product of the factors - center): centring keeps digits that large values would cost."""

    coefficient: float
    center: float = 0.0
    factors: tuple[Factor, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The raw columns that it is made of, each once."""
        return tuple(dict.fromkeys(factor.column for factor in self.factors))

    @property
    def of_level(self) -> Level | None:
        """The level whose coefficient this is; None for any other term."""
        (first, *rest) = self.factors
        return first if isinstance(first, Level) and not rest and not self.center else None


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
    """
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
    factored = {factor.column for term in design.terms for factor in term.factors}
    wanted = {*design.sources, *design.levels}.union(*made.values()) - (set(made) - factored)
    return tuple(_input(name, design, columns) for name in columns if name in wanted)


def _input(name: str, design: Design, columns: Columns) -> NumberInput | CategoryInput:
    replacement = design.replacements.get(name, Replacement())
    if name in design.levels:
        levels = design.levels[name]
        return CategoryInput(
            column=name, levels=levels, fill=_fill(replacement, levels), other=replacement.other
        )
    values = column_values(name, replacement.filled(columns[name]))
    return NumberInput(
        column=name,
        low=float(values.min()),
        high=float(values.max()),
        fill=replacement.fill if isinstance(replacement.fill, float) else None,
        positive=any(Log(name) in term.factors for term in design.terms),
    )


def _fill(replacement: Replacement, levels: tuple[str, ...]) -> str | None:
    """The level that a missing value counts as; None where it would be one that was never learned."""
    if replacement.fill is None:
        return None
    return str(replacement.fill) if replacement.fill in levels else replacement.other


def _term(term: Term, coefficient: float, made: Mapping[str, tuple[str, str]]) -> FormulaTerm:
    if term.level is not None and not term.factors:
        return FormulaTerm(coefficient=coefficient, factors=(Level(term.column, term.level),))
    factors = term.factors or tuple(map(Linear, made.get(term.column, (term.column,))))
    return FormulaTerm(
        coefficient=coefficient / term.scale, center=term.center, factors=tuple(map(_plain, factors))
    )


def _plain(factor: Factor) -> Factor:
    """The factor; the first column of a spline is the number itself."""
    straight = isinstance(factor, Spline) and factor.index == 0
    return Linear(factor.column) if straight else factor
