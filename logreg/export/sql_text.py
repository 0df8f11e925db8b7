"""A model as expressions of standard SQL."""

from logreg.export.formula import CategoryInput, Formula, FormulaTerm, Identity, Indicator, NumberInput
from logreg.export.refusals import (
    LARGEST,
    LONGEST,
    TOO_LARGE,
    UNSEEN,
    missing_value,
    outside_range,
    shortened,
)

_PROBABILITY = """(SELECT CASE WHEN scored.reason <> '' THEN NULL
    WHEN scored.log_odds >= 0 THEN 1.0 / (1.0 + EXP(-scored.log_odds))
    ELSE EXP(scored.log_odds) / (1.0 + EXP(scored.log_odds)) END
  FROM (SELECT {reason} AS reason,
    {log_odds} AS log_odds) AS scored)"""


def sql_text(model: Formula) -> str:
    """Three columns to put behind SELECT: the probability, why a row is not scored, and numbers out of range.

    Names stand in double quotes, as standard SQL has it. Where a row is not scored the probability is NULL.
    Columns of numbers need a type of numbers.
    """
    about = "".join(f"-- {name}: {text}\n" for name, text in model.provenance.known.items())
    return (
        f"-- logistic regression, to put behind SELECT\n{about}"
        f"{sql_probability(model)} AS probability,\n{sql_reason(model)} AS not_scored_because,\n"
        f"{sql_range(model)} AS outside_training_range\n"
    )


def sql_probability(model: Formula) -> str:
    """The probability of the positive class, NULL for a row that cannot be scored; no EXP overflows."""
    terms = [sql_number(model.intercept)]
    terms += [_level_term(column, b) for column, b in model.level_coefficients.items() if any(b.values())]
    terms += [_term(term) for term in model.other_terms]
    log_odds = "\n    + ".join(terms)
    return _PROBABILITY.format(reason=sql_reason(model), log_odds=log_odds)


def sql_reason(model: Formula) -> str:
    """Why a row cannot be scored; an empty text where it can."""
    cases = "".join(f"\n    {case}" for one in model.inputs for case in _refusal_cases(one))
    return f"CASE{cases}\n    ELSE '' END"


def sql_range(model: Formula) -> str:
    """Which numbers lie outside those learned from; an empty text where none does."""
    numbers = [one for one in model.inputs if isinstance(one, NumberInput)]
    cases = [
        f"CASE WHEN {sql_name(n.column)} NOT BETWEEN {sql_number(n.low)} AND {sql_number(n.high)} "
        f"THEN {sql_string(outside_range(n) + ' ')} ELSE '' END"
        for n in numbers
    ]
    return f"TRIM({' || '.join(cases)})" if cases else "''"


def _refusal_cases(one: NumberInput | CategoryInput) -> list[str]:
    name = sql_name(one.column)
    if isinstance(one, NumberInput):
        unusable, why = f"ABS({name}) > {LARGEST!r}", TOO_LARGE
    else:
        unusable, why = f"{name} NOT IN ({', '.join(map(sql_string, one.levels))})", UNSEEN
    before, after = sql_string(f"Column '{shortened(one.column)}' holds '"), sql_string(f"', {why}")
    return [
        f"WHEN {name} IS NULL THEN {sql_string(missing_value(one.column))}",
        f"WHEN {unusable} THEN {before} || CAST({name} AS VARCHAR({LONGEST})) || {after}",
    ]


def _level_term(column: str, coefficients: dict[str, float]) -> str:
    cases = " ".join(f"WHEN {sql_string(k)} THEN {sql_number(b)}" for k, b in coefficients.items())
    return f"CASE {sql_name(column)} {cases} ELSE 0.0 END"


def _term(term: FormulaTerm) -> str:
    product = " * ".join(map(_factor, term.factors))
    return f"{sql_number(term.coefficient)} * ({product} - {sql_number(term.center)})"


def _factor(factor: Identity | Indicator) -> str:
    name = sql_name(factor.column)
    if isinstance(factor, Identity):
        return name
    return f"CASE {name} WHEN {sql_string(factor.level)} THEN 1.0 ELSE 0.0 END"


def sql_number(value: float) -> str:
    """A number that keeps every digit, in parentheses where a minus sign could meet another."""
    return f"({value!r})" if value < 0 else repr(value)


def sql_name(name: str) -> str:
    """A name, its own quotes doubled."""
    return '"' + name.replace('"', '""') + '"'


def sql_string(text: str) -> str:
    """A text, its own quotes doubled."""
    return "'" + text.replace("'", "''") + "'"
