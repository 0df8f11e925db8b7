"""A model as a Python module that needs NumPy and nothing else."""

from dataclasses import astuple

from logreg.data.factors import Factor, Level, Linear, Log, Missing, Spline, Square
from logreg.export.formula import CategoryInput, Formula, FormulaTerm, NumberInput
from logreg.export.refusals import (
    LARGEST,
    LONGEST,
    NO_LOGARITHM,
    NOT_A_NUMBER,
    TOO_LARGE,
    UNSEEN,
    outside_range,
)

_CODE = '''"""Logistic regression. Needs NumPy only."""

import numpy as np

ABOUT = {about!r}
POSITIVE = {positive!r}
INTERCEPT = {intercept!r}
NUMBERS = {{  # column: smallest and largest learned from, and what is said of numbers outside
{numbers}}}
LEVELS = {{  # column: the levels learned from
{levels}}}
INPUTS = {inputs!r}
FILLS = {fills!r}  # column: what takes the place of a missing value
OTHERS = {others!r}  # column: the level that takes the place of those not learned
POSITIVES = {positives!r}  # columns whose logarithm is taken
TERMS = [  # coefficient, center, factors: what a factor is, its column, its level or its numbers
{terms}]


def probability(columns):
    """The probability of POSITIVE, (n,), for named columns of n cells each; NaN where a row is refused."""
    cells = {{name: list(columns[name]) for name in INPUTS}}
    refused = np.array([reason != "" for reason in refusals(columns)], dtype=bool)
    z = np.full(len(refused), INTERCEPT)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for coefficient, center, factors in TERMS:
            product = 1.0
            for factor in factors:
                product = product * _values(cells, factor)
            z = z + coefficient * (product - center)
        return np.where(refused, np.nan, np.exp(-np.logaddexp(0.0, -z)))


def refusals(columns):
    """For each row why it cannot be scored; an empty text where it can."""
    cells = [[_refusal(name, value) for value in columns[name]] for name in INPUTS]
    return [next(filter(None, row), "") for row in zip(*cells)]


def outside_range(columns):
    """For each row which of its numbers lie outside those learned from."""
    cells = [[""] * len(columns[INPUTS[0]])]
    for name, (low, high, note) in NUMBERS.items():
        cells.append([note if n < low or n > high else "" for n in map(_number, columns[name])])
    return [" ".join(filter(None, row)) for row in zip(*cells)]


def _values(cells, factor):
    kind, name, *more = factor
    if kind == "missing":
        return np.array([float(_missing(value)) for value in cells[name]])
    if kind == "level":
        return np.array([float(_level_used(name, value) == more[0]) for value in cells[name]])
    x = np.array([FILLS[name] if name in FILLS and _missing(v) else _number(v) for v in cells[name]], float)
    if kind == "log":
        return np.log(x)
    if kind == "square":
        return x * x
    return _spline(x, *more) if kind == "spline" else x


def _spline(x, start, bend, end, rise, fall, slope):
    c = np.minimum(x, end)
    cubes = rise * np.maximum(c - start, 0.0) ** 3 - fall * np.maximum(c - bend, 0.0) ** 3
    return cubes + slope * np.maximum(x - end, 0.0)


def _refusal(name, value):
    if _missing(value):
        return "" if name in FILLS else f"No value in column '{{_shown(name)}}'."
    value = _level(value) if name in LEVELS else value
    why = _why_unknown(name, value) if name in LEVELS else _why_unusable(name, _number(value))
    return f"Column '{{_shown(name)}}' holds '{{_shown(value)}}', {{why}}" if why else ""


def _why_unknown(name, level):
    return "" if level in LEVELS[name] or name in OTHERS else {unseen!r}


def _why_unusable(name, number):
    if np.isnan(number):
        return {not_a_number!r}
    if abs(number) > {largest!r}:
        return {too_large!r}
    return {no_logarithm!r} if name in POSITIVES and number <= 0 else ""


def _missing(value):
    if isinstance(value, str):
        return not value.strip()
    return value is None or type(value).__name__ in ("NAType", "NaTType") or bool(value != value)


def _number(value):
    if isinstance(value, str) and "_" in value:
        return np.nan
    try:
        return float(value)
    except (TypeError, ValueError):
        return np.nan


def _level(value):
    return repr(float(value)).removesuffix(".0") if isinstance(value, (float, np.floating)) else str(value)


def _level_used(name, value):
    level = FILLS.get(name) if _missing(value) else _level(value)
    return level if level in LEVELS[name] else OTHERS.get(name)


def _shown(value):
    return " ".join(str(value).split())[:{longest}]
'''


def python_text(model: Formula) -> str:
    """Source code of `probability(columns)`, `refusals(columns)` and `outside_range(columns)`."""
    numbers = [one for one in model.inputs if isinstance(one, NumberInput)]
    categories = [one for one in model.inputs if isinstance(one, CategoryInput)]
    return _CODE.format(
        about=model.provenance.known,
        positive=model.positive,
        intercept=model.intercept,
        numbers="".join(f"    {n.column!r}: {(n.low, n.high, outside_range(n))!r},\n" for n in numbers),
        levels="".join(f"    {c.column!r}: {c.levels!r},\n" for c in categories),
        inputs=[one.column for one in model.inputs],
        fills={one.column: one.fill for one in model.inputs if one.fill is not None},
        others={c.column: c.other for c in categories if c.other is not None},
        positives=[n.column for n in numbers if n.positive],
        terms="".join(f"    {_term(term)!r},\n" for term in model.terms),
        unseen=UNSEEN,
        not_a_number=NOT_A_NUMBER,
        too_large=TOO_LARGE,
        no_logarithm=NO_LOGARITHM,
        largest=LARGEST,
        longest=LONGEST,
    )


def _term(term: FormulaTerm) -> tuple[float, float, list[tuple[str | float, ...]]]:
    return term.coefficient, term.center, [factor_parts(factor) for factor in term.factors]


def factor_parts(factor: Factor) -> tuple[str | float, ...]:
    """A factor as scripts write it: its kind, its column, and its level or the numbers of its curve."""
    match factor:
        case Level(column, level):
            return "level", column, level
        case Log(column):
            return "log", column
        case Square(column):
            return "square", column
        case Missing(column):
            return "missing", column
        case Spline(column):
            return "spline", column, *astuple(factor.curve)
        case Linear(column):
            return "number", column
