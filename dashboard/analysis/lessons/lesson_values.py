"""Values of lessons: numbers, words, shapes, data sets by name, and calls of allowed functions by name."""

from dataclasses import dataclass
from typing import Any

Arguments = tuple[tuple[str, Any], ...]
"""Names with their values, in the order in which the function takes them; hashable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call of an allowed function by its name: what a lesson says instead of a number."""

    function: str
    arguments: Arguments

    def __str__(self) -> str:
        return f"{self.function}({', '.join(f'{name}={_spelt(value)}' for name, value in self.arguments)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataName:
    """A data set by its name."""

    name: str


Value = Call | float | str | tuple[float, ...]


def _spelt(value: Any) -> str:
    if isinstance(value, DataName):
        return value.name
    if isinstance(value, tuple):
        return f"[{', '.join(map(_spelt, value))}]"
    return f"{value:g}" if isinstance(value, float) else repr(value)
