"""Lines `key: text` as the fields of a frozen dataclass, each of its own type."""

import types
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dashboard.analysis.lessons.calls import read_value
from dashboard.analysis.lessons.lesson_data import DATA_NAMES
from dashboard.analysis.lessons.lesson_errors import LessonError, LessonValueError
from dashboard.analysis.lessons.lesson_source import Setting
from dashboard.analysis.lessons.lesson_values import DataName

T = TypeVar("T")
_SWITCH = {"yes": True, "no": False}


def typed_settings(kind: type[T], settings: Iterable[Setting], file: str, line: int) -> T:
    """An instance of the dataclass.

    Raises LessonError for a key it does not have, one that stands twice, one that is missing, and a value
    of another type.
    """
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    given: dict[str, Any] = {}
    for setting in settings:
        name = setting.key.replace(" ", "_")
        if name not in known:
            raise LessonError(file, setting.line, unknown_key(setting.key, known))
        if name in given:
            raise LessonError(file, setting.line, f"{setting.key} stands twice; keep one of the two.")
        given[name] = at_line(lambda s=setting, n=name: typed(s.key, s.text, hints[n]), file, setting.line)  # type: ignore[misc]
    needed = [
        name for name, field in known.items() if field.default is MISSING and field.default_factory is MISSING
    ]
    if missing := [name for name in needed if name not in given]:
        raise LessonError(file, line, f"{missing[0].replace('_', ' ')} is missing; add a line for it.")
    return at_line(lambda: kind(**given), file, line)


def unknown_key(key: str, known: Iterable[str]) -> str:
    """What is said of a key that does not exist."""
    return (
        f"There is no setting “{key}” here; there are {', '.join(name.replace('_', ' ') for name in known)}."
    )


def at_line(act: Callable[[], T], file: str, line: int) -> T:
    """What `act` returns; a mistake about a value is told with its line."""
    try:
        return act()
    except LessonValueError as mistake:
        raise LessonError(file, line, str(mistake)) from mistake


def typed(key: str, text: str, hint: Any) -> Any:
    """A text as a value of the type.

    Raises LessonValueError where it is none.
    """
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return typed(key, text, next(part for part in parts if part is not type(None)))
    if origin is Literal:
        return _option(key, text, parts)
    if origin is tuple:
        return tuple(typed(key, part.strip(), parts[0]) for part in text.split(",") if part.strip())
    if hint is DataName:
        return DataName(name=str(_option(key, text, DATA_NAMES)))
    if hint is bool:
        return _SWITCH[_option(key, text, tuple(_SWITCH))]
    if hint is str:
        return text
    return _number(key, text, hint)


def _option(key: str, text: str, options: tuple[str, ...]) -> str:
    if text not in options:
        raise LessonValueError(f"{key} is “{text}”; write one of {', '.join(options)}.")
    return text


def _number(key: str, text: str, kind: type) -> float:
    value = read_value(text)
    if not isinstance(value, float):
        raise LessonValueError(f"{key} is “{text}”; write a number.")
    if kind is int and value != int(value):
        raise LessonValueError(f"{key} is {text}; write a whole number.")
    number: float = kind(value)
    return number
