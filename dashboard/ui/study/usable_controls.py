"""The controls of an opened study that its columns can take: anybody can have written the file."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from dashboard.tabular import Prepared
from dashboard.tabular.kinds import LARGEST
from logreg.data.allowed_values import LARGEST_WHOLE

CASES = ("case", "held")  # forms with a field a column
WHOLE, TWO = ", whole", ", two"  # what the key of such a field ends in


def usable_controls(controls: Mapping[str, Any], prepared: Prepared | None) -> dict[str, Any]:
    """Those of the right kind; others are left as they begin."""
    return {key: value for key, value in controls.items() if _fits(key, value, prepared)}


def _fits(key: str, value: Any, prepared: Prepared | None) -> bool:
    form, _, column = key.partition(" ")
    if form in CASES and column:
        return prepared is not None and _fits_column(column, value, prepared)
    if key == "case_row":
        return value is None or (_is_number(value, whole=True) and value >= 1)
    if key == "dropped":
        return isinstance(value, list)
    return isinstance(value, str)


def _fits_column(column: str, value: Any, prepared: Prepared) -> bool:
    name = column.removesuffix(WHOLE).removesuffix(TWO)
    if name not in prepared.columns:
        return False
    if prepared.columns[name].dtype.kind != "f":
        return isinstance(value, str)
    return _is_number(value, whole=column.endswith(WHOLE))


def _is_number(value: Any, *, whole: bool) -> bool:
    if whole:
        return type(value) is int and abs(value) < LARGEST_WHOLE
    return type(value) in (int, float) and isfinite(value) and abs(value) <= LARGEST
