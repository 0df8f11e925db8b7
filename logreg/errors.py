"""What a caller can get wrong.

LogregError
├── ShapeError      lengths or dimensions that do not fit together
├── ValueRangeError a value outside what the mathematics allows: NaN, infinity, a probability above 1
├── LabelError      labels that are not two classes
├── SettingError    a setting of a solver, a stopping rule or a model that makes no sense
└── InferenceError  errors, tests or intervals were asked for where they would be false

Every message names the thing, the value and the remedy. A mathematical outcome (not converged,
separated, singular) is no error: it is data on the Fit.
"""

from collections.abc import Sequence


class LogregError(ValueError):
    """A caller's mistake, said in one sentence with its remedy."""


class ShapeError(LogregError):
    """Lengths or dimensions do not fit together."""


class ValueRangeError(LogregError):
    """A value lies outside what the mathematics allows."""


class LabelError(LogregError):
    """The labels are not exactly two classes."""


class SettingError(LogregError):
    """A setting makes no sense."""


class InferenceError(LogregError):
    """Errors, tests or intervals were asked for where they would be false; the sentence says why."""


def join_names(names: Sequence[str]) -> str:
    """Names in a sentence: "a, b and c"; of more than six the first five, and how many more there are."""
    *first, last = names if len(names) <= 6 else (*names[:5], f"{len(names) - 5} more")
    return f"{', '.join(first)} and {last}" if first else last
