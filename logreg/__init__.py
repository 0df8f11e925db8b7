"""Logistic regression in NumPy and the standard library.

Public names are listed in `__all__`; errors and their tree in `logreg.errors`.
"""

from logreg.classifier import LogisticRegression
from logreg.design import Columns, Design, Term
from logreg.errors import LabelError, LogregError, SettingError, ShapeError, ValueRangeError
from logreg.fitting import Fit, Status, Stopping, fit
from logreg.objective import Objective
from logreg.solvers import SOLVERS, Step
from logreg.split import Split, stratified_split

__all__ = [
    "SOLVERS",
    "Columns",
    "Design",
    "Fit",
    "LabelError",
    "LogisticRegression",
    "LogregError",
    "Objective",
    "SettingError",
    "ShapeError",
    "Split",
    "Status",
    "Step",
    "Stopping",
    "Term",
    "ValueRangeError",
    "fit",
    "stratified_split",
]
