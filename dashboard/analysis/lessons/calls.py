"""Values as lessons write them: numbers, texts, shapes, and calls of allowed functions by name.

Nothing written in a lesson is ever executed: a call is taken apart, its name is looked up in a table, and its
arguments must be plain values of the types that the table gives.
"""

import ast
import math
from difflib import get_close_matches
from typing import Any

from dashboard.analysis.lessons.lesson_data import DATA_NAMES
from dashboard.analysis.lessons.lesson_errors import LessonValueError
from dashboard.analysis.lessons.lesson_functions import FUNCTIONS, ArrayOf, MatrixOf
from dashboard.analysis.lessons.lesson_values import Call, DataName, Value

LARGEST = 1e6  # in size, of a whole number that a lesson may give: nobody waits for more


def read_value(text: str) -> Value:
    """A number, a shape such as (2, 1), a call such as sigmoid(z=0), or else the text itself.

    Raises LessonValueError for a call of something that is not allowed, or with other arguments.
    """
    tree = _expression(text)
    if isinstance(tree, ast.Call):
        return _call(tree)
    try:
        value = ast.literal_eval(text.replace("−", "-"))
    except (ValueError, SyntaxError):
        return text
    if isinstance(value, bool) or not isinstance(value, int | float | tuple | list):
        return text
    return _numbers(value) if isinstance(value, tuple | list) else _finite(value)


def read_call(text: str) -> Call:
    """A call of an allowed function.

    Raises LessonValueError where the text is none.
    """
    tree = _expression(text)
    if not isinstance(tree, ast.Call):
        raise LessonValueError(f"“{text}” is no call of a function; write one such as sigmoid(z=0).")
    return _call(tree)


def convert(name: str, value: Any, kind: Any) -> Any:
    """A value as the type that is wanted of it.

    Raises LessonValueError where it is none.
    """
    if kind is DataName:
        if not isinstance(value, DataName):
            raise LessonValueError(
                f"{name} = {value} is no data set; the data sets are {', '.join(DATA_NAMES)}."
            )
        return value
    if isinstance(value, DataName):
        value = value.name
    if kind is object:  # a number or a list of numbers
        kind = tuple if isinstance(value, tuple | list) else float
    if kind is MatrixOf:
        return _nested(name, value)
    if kind in (tuple, ArrayOf):
        return _numbers(value if isinstance(value, tuple | list) else (value,))
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        return _finite(value)
    if kind is int and isinstance(value, int | float) and value == int(value) and abs(value) <= LARGEST:
        return int(value)
    if kind is str and isinstance(value, str):
        return value
    wanted = {float: "a number", int: "a whole number up to 1,000,000", str: "a word in quotes"}[kind]
    raise LessonValueError(f"{name} = {value} does not fit; give {wanted}.")


def _expression(text: str) -> ast.expr | None:
    try:
        return ast.parse(text.strip().replace("−", "-"), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _call(tree: ast.Call) -> Call:
    if not isinstance(tree.func, ast.Name) or tree.func.id not in FUNCTIONS:
        said = ast.unparse(tree.func)
        raise LessonValueError(
            f"There is no function “{said}” for lessons; {_nearest(said)}docs/lesson_reference.md lists all."
        )
    name = tree.func.id
    kinds = FUNCTIONS[name].parameters
    if tree.args:
        raise LessonValueError(
            f"Name the arguments of {name}, as in {name}({', '.join(f'{k}=…' for k in kinds)})."
        )
    given = {str(keyword.arg): _argument(keyword.value) for keyword in tree.keywords}
    if unknown := [key for key in given if key not in kinds]:
        raise LessonValueError(f"{name} takes no {unknown[0]}; it takes {', '.join(kinds) or 'nothing'}.")
    if missing := [key for key in kinds if key not in given]:
        raise LessonValueError(
            f"{name} needs {missing[0]}; write {name}({', '.join(f'{k}=…' for k in kinds)})."
        )
    return Call(function=name, arguments=tuple((key, convert(key, given[key], kinds[key])) for key in kinds))


def _nearest(name: str) -> str:
    near = get_close_matches(name, FUNCTIONS, 3)
    return f"there is {' and '.join(near)}, and " if near else ""


def _argument(tree: ast.expr) -> Any:
    if isinstance(tree, ast.Name):
        if tree.id not in DATA_NAMES:
            raise LessonValueError(
                f"There are no data “{tree.id}”; the data sets are {', '.join(DATA_NAMES)}."
            )
        return DataName(name=tree.id)
    try:
        return ast.literal_eval(tree)
    except ValueError:
        said = ast.unparse(tree)
        raise LessonValueError(
            f"“{said}” is no plain value; give a number, a list or a word in quotes."
        ) from None


def _numbers(values: Any) -> tuple[float, ...]:
    if any(isinstance(value, bool) or not isinstance(value, int | float) for value in values):
        raise LessonValueError(f"{values} holds something that is no number; give numbers alone.")
    return tuple(map(_finite, values))


def _nested(name: str, value: Any) -> tuple[Any, ...]:
    """Lists in lists of numbers, all of one depth and length."""
    if not isinstance(value, tuple | list):
        raise LessonValueError(f"{name} = {value} does not fit; give a list of lists of numbers.")
    if not all(isinstance(part, tuple | list) for part in value):
        return _numbers(value)
    parts = tuple(_nested(name, part) for part in value)
    if len({len(part) for part in parts}) > 1:
        raise LessonValueError(f"{name} has rows of different lengths; give each as many numbers.")
    return parts


def _finite(value: float) -> float:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise LessonValueError(f"{value} is not finite; give a number that is.")
    return number
