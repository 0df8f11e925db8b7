"""A model as JSON."""

import json

from logreg.export.formula import Formula

MEANING = (
    "p(positive) = 1 / (1 + exp(-log_odds)); log_odds = intercept + sum of coefficient * (value - center) "
    "over numbers + sum of the coefficient of the row's level over categories, 0 for the reference or an "
    "unknown level"
)


def json_text(model: Formula) -> str:
    """The model as JSON that says by itself what its numbers mean; floats keep every digit."""
    document = {
        "model": "logistic regression",
        "meaning": MEANING,
        "positive": model.positive,
        "negative": model.negative,
        "intercept": model.intercept,
        "numbers": [
            {"column": n.column, "coefficient": n.coefficient, "center": n.center} for n in model.numbers
        ],
        "categories": [
            {"column": c.column, "reference": c.reference, "coefficients": dict(c.coefficients)}
            for c in model.categories
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
