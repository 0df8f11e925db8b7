"""Writes docs/lesson_reference.md: every figure and function that a lesson may name, from their tables."""

from dataclasses import MISSING, fields
from inspect import getdoc
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dashboard.analysis.lessons.figure_kinds import SETTINGS
from dashboard.analysis.lessons.figure_settings import FigureSettings
from dashboard.analysis.lessons.lesson_data import DATA_NAMES
from dashboard.analysis.lessons.lesson_functions import FUNCTIONS, ArrayOf, MatrixOf
from dashboard.analysis.lessons.lesson_values import DataName

PAGE = Path(__file__).parent / "lesson_reference.md"
WORDS: dict[Any, str] = {
    float: "number",
    int: "whole number",
    str: "words",
    bool: "yes or no",
    DataName: "data",
    tuple: "list of numbers",
    ArrayOf: "list of numbers",
    MatrixOf: "list of lists of numbers",
    object: "number or list of numbers",
}
_HEAD = f"""# Figures and functions of lessons

Data sets: {", ".join(f"`{name}`" for name in DATA_NAMES)}. Made by `python -m docs.lessons`.
"""


def reference_page() -> str:
    """The document, as Markdown."""
    figures = "\n".join(_figure(kind) for kind in SETTINGS.values())
    functions = "\n".join(_function(name) for name in FUNCTIONS)
    head = "| function | arguments | what it gives |\n|---|---|---|"
    return f"{_HEAD}\n## Figures\n\n{figures}\n## Functions\n\n{head}\n{functions}\n"


def _figure(kind: type[FigureSettings]) -> str:
    hints = get_type_hints(kind)
    rows = [f"| `{f.name}` | {_kind(hints[f.name])} | {_default(f.default)} |" for f in fields(kind)]
    measures = (
        f"\nGoals may ask for {', '.join(f'`{name}`' for name in kind.measures)}.\n" if kind.measures else ""
    )
    table = "\n".join(["| setting | value | usual |", "|---|---|---|", *rows])
    return f"### `{kind.kind}`\n\n{getdoc(kind)}\n\n{table}\n{measures}"


def _kind(hint: Any) -> str:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _kind(next(part for part in parts if part is not NoneType))
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin is tuple:
        return f"any of {_kind(parts[0])}" if get_origin(parts[0]) is Literal else "numbers, joined by commas"
    return WORDS[hint]


def _default(value: Any) -> str:
    if value is MISSING:
        return "needed"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(f"{part:g}" if isinstance(part, float) else str(part) for part in value) or "none"
    return "none" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _function(name: str) -> str:
    function = FUNCTIONS[name]
    arguments = ", ".join(f"`{key}` {WORDS[kind]}" for key, kind in function.parameters.items())
    summary = " ".join((getdoc(function.function) or "").partition("\n\n")[0].split())
    return f"| `{name}` | {arguments} | {summary.replace('|', chr(92) + '|')} |"


if __name__ == "__main__":
    PAGE.write_text(reference_page(), encoding="utf-8")
