"""A model as JSON."""

import json
from dataclasses import asdict
from typing import Any

from logreg.data.factors import Factor, Level, Linear, Log, Missing, Spline, Square
from logreg.export.formula import CategoryInput, Formula, NumberInput
from logreg.export.refusals import LARGEST

MEANING = (
    "p(positive) = 1 / (1 + exp(-log_odds)); log_odds = intercept + sum over terms of coefficient * "
    "(product of its factors - center). A factor with a level is 1 where the column holds it and 0 "
    "elsewhere; one with neither level nor function is the column's number x. Functions: log is the natural "
    "logarithm of x; square is x * x; missing is 1 where the row has no value and 0 elsewhere, whatever is "
    "filled in; spline is rise * max(c - start, 0)^3 - fall * max(c - bend, 0)^3 + slope * max(x - end, 0) "
    "with c = min(x, end). An input without a value counts as its fill, a level that is not listed as its "
    "other. A row is not scored where an input has no value and no fill, a level is not listed and there is "
    f"no other, or a number is none, is beyond {LARGEST:g}, or is 0 or below where the input is positive. "
    "Numbers below low or above high lie outside the rows learned from."
)


def json_text(model: Formula) -> str:
    """The model as JSON that says by itself what its numbers mean; floats keep every digit."""
    document = {
        "model": "logistic regression",
        "about": model.provenance.known,
        "meaning": MEANING,
        "positive": model.positive,
        "negative": model.negative,
        "intercept": model.intercept,
        "inputs": [_input(one) for one in model.inputs],
        "terms": [
            {
                "coefficient": term.coefficient,
                "center": term.center,
                "factors": [_factor(factor) for factor in term.factors],
            }
            for term in model.terms
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _input(one: NumberInput | CategoryInput) -> dict[str, Any]:
    asked: dict[str, Any]
    if isinstance(one, CategoryInput):
        asked = {"column": one.column, "levels": list(one.levels), "fill": one.fill, "other": one.other}
    else:
        asked = {"column": one.column, "low": one.low, "high": one.high, "fill": one.fill}
        asked["positive"] = one.positive or None
    return {name: value for name, value in asked.items() if value is not None}


def _factor(factor: Factor) -> dict[str, Any]:
    match factor:
        case Level(column, level):
            return {"column": column, "level": level}
        case Log(column):
            return {"column": column, "function": "log"}
        case Square(column):
            return {"column": column, "function": "square"}
        case Missing(column):
            return {"column": column, "function": "missing"}
        case Spline(column):
            return {"column": column, "function": "spline", **asdict(factor.curve)}
        case Linear(column):
            return {"column": column}
