"""The options of a file as one short text, so that they travel in a link."""

import json
from dataclasses import fields
from typing import Any

from dashboard.tabular.errors import TableError
from dashboard.tabular.table import ReadOptions

_TEXTS = {"encoding", "delimiter", "decimal", "sheet", "total_row"}
_LINES = {"header_line", "first_row"}


def options_as_text(options: ReadOptions) -> str:
    """JSON of the fields that differ from the default; empty where none does."""
    default = ReadOptions()
    values = {field.name: getattr(options, field.name) for field in fields(options)}
    chosen = {name: value for name, value in values.items() if value != getattr(default, name)}
    return json.dumps(chosen, ensure_ascii=False, separators=(",", ":")) if chosen else ""


def options_from_text(text: str) -> ReadOptions:
    """The options that a text holds. Raises TableError for a text that holds none."""
    if not text:
        return ReadOptions()
    try:
        found = json.loads(text)
        return ReadOptions(**{name: _value(name, value) for name, value in found.items()})
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise TableError(
            "The link holds no options for reading a file. Read the file without them."
        ) from None


def _value(name: str, value: Any) -> Any:
    if name in _TEXTS and isinstance(value, str):
        return value
    if name in _LINES and type(value) is int and value >= 0:
        return value
    if name == "spellings":
        return tuple(_text(column) for column in value)
    if name == "missing":
        return tuple((_text(column), tuple(_text(text) for text in texts)) for column, texts in value)
    if name in {"readings", "blanks"}:
        return tuple((_text(column), _text(reading)) for column, reading in value)
    raise TypeError


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
