"""A model as a Python module that needs NumPy and nothing else."""

from logreg.export.formula import CategoryInput, Formula, FormulaTerm, Indicator, NumberInput
from logreg.export.refusals import LARGEST, LONGEST, NOT_A_NUMBER, TOO_LARGE, UNSEEN, outside_range

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
TERMS = [  # coefficient, center, factors: a column of numbers, or a column and a level
{terms}]


def probability(columns):
    """The probability of POSITIVE, (n,), for named columns of n cells each; NaN where a row is refused."""
    cells = {{name: list(columns[name]) for name in INPUTS}}
    refused = np.array([reason != "" for reason in refusals(columns)], dtype=bool)
    z = np.full(len(refused), INTERCEPT)
    with np.errstate(over="ignore", invalid="ignore"):
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
    if isinstance(factor, str):
        return np.array([_number(value) for value in cells[factor]])
    name, level = factor
    return np.array([float(_level(value) == level) for value in cells[name]])


def _refusal(name, value):
    column = _shown(name)
    if _missing(value):
        return f"No value in column '{{column}}'."
    if name in LEVELS:
        level = _level(value)
        return "" if level in LEVELS[name] else f"Column '{{column}}' holds '{{_shown(level)}}', {unseen}"
    number = _number(value)
    if abs(number) <= {largest!r}:
        return ""
    why = {not_a_number!r} if np.isnan(number) else {too_large!r}
    return f"Column '{{column}}' holds '{{_shown(value)}}', {{why}}"


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
        terms="".join(f"    {_term(term)!r},\n" for term in model.terms),
        unseen=UNSEEN,
        not_a_number=NOT_A_NUMBER,
        too_large=TOO_LARGE,
        largest=LARGEST,
        longest=LONGEST,
    )


def _term(term: FormulaTerm) -> tuple[float, float, list[str | tuple[str, str]]]:
    factors: list[str | tuple[str, str]] = [
        (f.column, f.level) if isinstance(f, Indicator) else f.column for f in term.factors
    ]
    return term.coefficient, term.center, factors
