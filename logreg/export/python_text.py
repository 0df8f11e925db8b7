"""A model as a Python function that needs NumPy and nothing else."""

from logreg.export.formula import Formula

_CODE = '''"""Logistic regression. Needs NumPy only."""

import numpy as np

POSITIVE = {positive!r}
INTERCEPT = {intercept!r}
NUMBERS = {{  # column: (coefficient, center)
{numbers}}}
CATEGORIES = {{  # column: coefficient of each level; the reference and unknown levels count 0
{categories}}}


def probability(columns):
    """The probability of POSITIVE, (n,), for named columns of n values each."""
    z = INTERCEPT
    for name, (coefficient, center) in NUMBERS.items():
        z = z + coefficient * (np.asarray(columns[name], dtype=float) - center)
    for name, coefficients in CATEGORIES.items():
        z = z + np.array([coefficients.get(str(level), 0.0) for level in columns[name]])
    return np.exp(-np.logaddexp(0.0, -z))
'''


def python_text(model: Formula) -> str:
    """Source code of a self-contained function `probability(columns)`."""
    numbers = (f"    {n.column!r}: ({n.coefficient!r}, {n.center!r}),\n" for n in model.numbers)
    categories = (f"    {c.column!r}: {dict(c.coefficients)!r},\n" for c in model.categories)
    return _CODE.format(
        positive=model.positive,
        intercept=model.intercept,
        numbers="".join(numbers),
        categories="".join(categories),
    )
