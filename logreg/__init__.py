"""Logistic regression in NumPy and the standard library.

Public names are listed in `__all__`; errors and their tree in `logreg.errors`.
"""

from logreg.errors import LabelError, LogregError, SettingError, ShapeError, ValueRangeError

__all__ = ["LabelError", "LogregError", "SettingError", "ShapeError", "ValueRangeError"]
