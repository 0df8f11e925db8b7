"""A model as an expression of standard SQL."""

from logreg.export.formula import Category, Formula, Number


def sql_text(model: Formula) -> str:
    """An expression for the probability of the positive class; put it behind SELECT.

    Names stand in double quotes, as standard SQL has it. A missing level counts as the reference, a missing
    number makes the answer NULL.
    """
    terms = [literal(model.intercept), *map(sql_number_term, model.numbers)]
    terms += [sql_category_term(c) for c in model.categories if c.coefficients]
    joined = "\n  + ".join(terms)
    return f"1.0 / (1.0 + EXP(-(\n    {joined}\n)))\n"


def sql_number_term(term: Number) -> str:
    """coefficient * ("column" - center)."""
    return f"{literal(term.coefficient)} * ({identifier(term.column)} - {literal(term.center)})"


def sql_category_term(term: Category) -> str:
    """CASE "column" WHEN 'level' THEN coefficient ... ELSE 0.0 END."""
    cases = " ".join(f"WHEN {string(level)} THEN {literal(b)}" for level, b in term.coefficients.items())
    return f"CASE {identifier(term.column)} {cases} ELSE 0.0 END"


def literal(value: float) -> str:
    """A number that keeps every digit, in parentheses where a minus sign could meet another."""
    return f"({value!r})" if value < 0 else repr(value)


def identifier(name: str) -> str:
    """A name, its own quotes doubled."""
    return '"' + name.replace('"', '""') + '"'


def string(text: str) -> str:
    """A text, its own quotes doubled."""
    return "'" + text.replace("'", "''") + "'"
