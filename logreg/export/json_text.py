"""A model as JSON."""

import json
from typing import Any

from logreg.export.formula import CategoryInput, Formula, Indicator, NumberInput
from logreg.export.refusals import LARGEST

MEANING = (
    "p(positive) = 1 / (1 + exp(-log_odds)); log_odds = intercept + sum over terms of coefficient * (product "
    "of its factors - center). A factor with a level is 1 where the column holds it and 0 elsewhere; one "
    "without is the column's number. A row is not scored where an input has no value, a number is none or is "
    f"beyond {LARGEST:g}, or a level is not among those listed. Numbers below low or above high lie outside "
    "the rows learned from."
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
                "factors": [
                    {"column": factor.column}
                    | ({"level": factor.level} if isinstance(factor, Indicator) else {})
                    for factor in term.factors
                ],
            }
            for term in model.terms
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _input(one: NumberInput | CategoryInput) -> dict[str, Any]:
    if isinstance(one, CategoryInput):
        return {"column": one.column, "levels": list(one.levels)}
    return {"column": one.column, "low": one.low, "high": one.high}
