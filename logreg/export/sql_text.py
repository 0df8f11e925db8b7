"""A model as expressions of standard SQL."""

from collections.abc import Sequence
from dataclasses import astuple

import numpy as np

from logreg.data.factors import Factor, Level, Linear, Log, Missing, Spline, Square
from logreg.data.splines import SplineCurve
from logreg.export.formula import CategoryInput, Formula, FormulaTerm, NumberInput
from logreg.export.refusals import (
    LARGEST,
    LONGEST,
    NO_LOGARITHM,
    TOO_LARGE,
    UNSEEN,
    missing_value,
    outside_range,
    shortened,
)

_PROBABILITY = """(SELECT CASE WHEN scored.reason{end} <> '' THEN NULL
    WHEN scored.z{end} >= 0 THEN 1.0 / (1.0 + EXP(-scored.z{end}))
    ELSE EXP(scored.z{end}) / (1.0 + EXP(scored.z{end})) END
  FROM (SELECT filled.reason{end} AS reason{end},
    CASE WHEN filled.reason{end} = '' THEN {log_odds} END AS z{end}
    FROM (SELECT {reason} AS reason{end}{filled}) AS filled) AS scored)"""


def sql_text(model: Formula) -> str:
    """Three columns to put behind SELECT: the probability, why a row is not scored, and numbers out of range.

    Names stand in double quotes, as standard SQL has it. Where a row is not scored the probability is NULL.
    """
    about = "".join(f"-- {name}: {text}\n" for name, text in model.provenance.known.items())
    return (
        f"-- logistic regression, to put behind SELECT\n{about}{_types(model)}"
        f"{sql_probability(model)} AS probability,\n{sql_reason(model)} AS not_scored_because,\n"
        f"{sql_range(model)} AS outside_training_range\n"
    )


def sql_probability(model: Formula) -> str:
    """The probability of the positive class, NULL for a row that cannot be scored; no EXP overflows."""
    end = _ending(model)
    places = {one.column: f"filled.c{i}{end}" for i, one in enumerate(model.inputs, start=1)}
    terms = [sql_number(model.intercept)]
    terms += [
        _level_term(places[column], b) for column, b in model.level_coefficients.items() if any(b.values())
    ]
    terms += [_term(term, places) for term in model.other_terms]
    return _PROBABILITY.format(
        reason=sql_reason(model), log_odds="\n    + ".join(terms), filled=_filled(model), end=end
    )


def sql_reason(model: Formula) -> str:
    """Why a row cannot be scored; an empty text where it can."""
    cases = "".join(f"\n    {case}" for one in model.inputs for case in _refusal_cases(one))
    return f"CASE{cases}\n    ELSE '' END" if cases else "''"


def sql_range(model: Formula) -> str:
    """Which numbers lie outside those learned from; an empty text where none does."""
    numbers = [one for one in model.inputs if isinstance(one, NumberInput)]
    cases = [
        f"CASE WHEN {sql_name(n.column)} NOT BETWEEN {sql_number(n.low)} AND {sql_number(n.high)} "
        f"THEN {sql_string(outside_range(n) + ' ')} ELSE '' END"
        for n in numbers
    ]
    return f"TRIM({' || '.join(cases)})" if cases else "''"


def _types(model: Formula) -> str:
    """Comments on the types that columns must have."""
    kinds = {"numeric": NumberInput, "text": CategoryInput}
    lines = ""
    for kind, of in kinds.items():
        if names := [shortened(one.column) for one in model.inputs if isinstance(one, of)]:
            lines += f"-- columns that must have a {kind} type: {', '.join(map(sql_name, names))}\n"
    return lines


def _ending(model: Formula) -> str:
    """What names end in that are given here, so that none is the name of an input."""
    return "_" * (1 + max([len(one.column) - len(one.column.rstrip("_")) for one in model.inputs], default=0))


def _filled(model: Formula) -> str:
    """Each input as the terms use it, c1 and on, and m1 and on where it matters whether it was missing."""
    columns, end = "", _ending(model)
    marked = {f.column for term in model.terms for f in term.factors if isinstance(f, Missing)}
    for i, one in enumerate(model.inputs, start=1):
        columns += f",\n      {_used(one)} AS c{i}{end}"
        if one.column in marked:
            columns += f",\n      CASE WHEN {_is_missing(one)} THEN 1.0e0 ELSE 0.0e0 END AS m{i}{end}"
    return columns


def _used(one: NumberInput | CategoryInput) -> str:
    if isinstance(one, NumberInput):
        number = f"CAST({sql_name(one.column)} AS DOUBLE PRECISION)"
        return number if one.fill is None else f"COALESCE({number}, {sql_number(one.fill)})"
    text, filled = (
        _text(one),
        one.fill is not None and f"WHEN {_is_missing(one)} THEN {sql_string(one.fill)} ",
    )
    if one.other is not None:
        known = f"WHEN {text} IN ({_listed(one.levels)}) THEN {text} "
        return f"CASE {filled or ''}{known}ELSE {sql_string(one.other)} END"
    return f"CASE {filled}ELSE {text} END" if filled else text


def _text(one: CategoryInput) -> str:
    """The column as a text, long enough to hold more than any level."""
    longest = max([LONGEST, *map(len, one.levels)])
    return f"CAST({sql_name(one.column)} AS VARCHAR({longest + 1}))"


def _is_missing(one: NumberInput | CategoryInput) -> str:
    if isinstance(one, NumberInput):
        return f"{sql_name(one.column)} IS NULL"
    return f"{sql_name(one.column)} IS NULL OR TRIM({_text(one)}) = ''"


def _listed(levels: Sequence[str]) -> str:
    return ", ".join(map(sql_string, levels))


def _refusal_cases(one: NumberInput | CategoryInput) -> list[str]:
    name = sql_name(one.column)
    cases = {} if one.fill is not None else {_is_missing(one): sql_string(missing_value(one.column))}
    before = sql_string(f"Column '{shortened(one.column)}' holds '")
    for condition, why in _unusable(one).items():
        after = sql_string(f"', {why}")
        cases[condition] = f"{before} || CAST({name} AS VARCHAR({LONGEST})) || {after}"
    return [f"WHEN {condition} THEN {said}" for condition, said in cases.items()]


def _unusable(one: NumberInput | CategoryInput) -> dict[str, str]:
    """Condition -> why a value that is there cannot be used."""
    if isinstance(one, CategoryInput):
        unknown = f"TRIM({_text(one)}) <> '' AND {_text(one)} NOT IN ({_listed(one.levels)})"
        return {} if one.other is not None else {unknown: UNSEEN}
    name = sql_name(one.column)
    large = {f"ABS({name}) > {sql_number(LARGEST)}": TOO_LARGE}
    return large | {f"{name} <= 0": NO_LOGARITHM} if one.positive else large


def _level_term(place: str, coefficients: dict[str, float]) -> str:
    cases = " ".join(f"WHEN {sql_string(k)} THEN {sql_number(b)}" for k, b in coefficients.items())
    return f"CASE {place} {cases} ELSE 0.0e0 END"


def _term(term: FormulaTerm, places: dict[str, str]) -> str:
    product = " * ".join(_factor(factor, places[factor.column]) for factor in term.factors)
    return f"{sql_number(term.coefficient)} * ({product} - {sql_number(term.center)})"


def _factor(factor: Factor, place: str) -> str:
    match factor:
        case Level():
            return f"CASE {place} WHEN {sql_string(factor.level)} THEN 1.0e0 ELSE 0.0e0 END"
        case Log():
            return f"LN({place})"
        case Square():
            return f"{place} * {place}"
        case Missing():
            return place.replace(".c", ".m")
        case Spline():
            return _spline(factor.curve, place)
        case Linear():
            return place


def _spline(curve: SplineCurve, x: str) -> str:
    """The curve piece by piece, as not every dialect knows the larger of two numbers."""
    start, bend, end, rise, fall, slope = map(sql_number, astuple(curve))
    height = sql_number(float(curve.values(np.array([curve.end]))[0]))
    cubes = [
        f"{size} * {' * '.join([f'({x} - {knot})'] * 3)}" for size, knot in ((rise, start), (fall, bend))
    ]
    return (
        f"CASE WHEN {x} <= {start} THEN 0.0e0 WHEN {x} <= {bend} THEN {cubes[0]} "
        f"WHEN {x} <= {end} THEN {cubes[0]} - {cubes[1]} ELSE {height} + {slope} * ({x} - {end}) END"
    )


def sql_number(value: float) -> str:
    """A number that keeps every digit, in parentheses where a minus sign could meet another.

    With its exponent it is an approximate number to standard SQL; decimal ones run out of digits in products.
    """
    text = repr(value) if "e" in repr(value) else f"{value!r}e0"
    return f"({text})" if value < 0 else text


def sql_name(name: str) -> str:
    """A name, its own quotes doubled."""
    return '"' + name.replace('"', '""') + '"'


def sql_string(text: str) -> str:
    """A text, its own quotes doubled."""
    return "'" + text.replace("'", "''") + "'"
