"""What a lesson's calls come to, in numbers, in words, and as Python prints them."""

import ast
import inspect
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from dashboard.analysis.lessons.calls import read_call
from dashboard.analysis.lessons.lesson_data import OWN, LessonData, lesson_data
from dashboard.analysis.lessons.lesson_errors import LessonValueError
from dashboard.analysis.lessons.lesson_functions import FUNCTIONS, ArrayOf, MatrixOf, as_array
from dashboard.analysis.lessons.lesson_values import Call, DataName, Value
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from logreg import LogregError
from logreg.functional.textbook import outcome

PERCENT = ("%", "percentage points")  # units in which a share is said times 100
Computed = float | str | tuple[float, ...]

_INSERTED = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


def computed(value: Value, own: LessonData | None = None) -> Computed:
    """What a value comes to: itself, or what its call returns now."""
    if not isinstance(value, Call):
        return value
    if own is not None and _is_about_own(value):
        return _called(value, own)  # of someone's table nothing is kept
    return _once(value)


def computed_number(value: Value, own: LessonData | None = None) -> float:
    """The same where a number is needed."""
    number = computed(value, own)
    if not isinstance(number, float):
        raise LessonValueError(f"{value} is no number; a number is needed here.")
    return number


@lru_cache(maxsize=512)
def _once(call: Call) -> Computed:
    return _called(call, None)


def _is_about_own(call: Call) -> bool:
    return any(isinstance(v, DataName) and v.name.startswith(OWN) for _, v in call.arguments)


def _called(call: Call, own: LessonData | None) -> Computed:
    try:
        return _plain(FUNCTIONS[call.function].function(**_arguments(call, own)))
    except LogregError:
        raise
    except (ArithmeticError, IndexError, TypeError, ValueError) as error:
        raise LessonValueError(f"{call} cannot be computed ({error}); look at its arguments.") from error


def _arguments(call: Call, own: LessonData | None) -> dict[str, Any]:
    kinds = FUNCTIONS[call.function].parameters
    return {name: _argument(kinds[name], value, own) for name, value in call.arguments}


def _argument(kind: type, value: Any, own: LessonData | None) -> Any:
    if isinstance(value, DataName):
        return lesson_data(value, own)
    if kind in (ArrayOf, MatrixOf):
        return as_array(value)
    return list(as_array(value).tolist()) if isinstance(value, tuple) else value


def _plain(result: Any) -> Computed:
    if isinstance(result, str):
        return result
    array = np.asarray(result, dtype=float)
    return float(array) if array.ndim == 0 else tuple(array.ravel().tolist())


def in_words(value: Computed, unit: str = "", digits: int = 3) -> str:
    """A computed value as people read it; with the unit "%", a share as percent."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        inner = ", ".join(format_number(number, digits) for number in value)
        return f"({inner}{',' if len(value) == 1 else ''})"
    number = format_number(100 * value if unit in PERCENT else value, digits)
    return f"{number}\u00a0{unit}" if unit else number


def filled(text: str, own: LessonData | None = None) -> str:
    """Prose with each {{call}} replaced by its number.

    {{call | %}} and {{call | mm}} give it a unit, {{call | 6 digits}} more digits than three.
    {{column tumours}} is a name of that data set; so are its data, unit, negative and positive.
    """
    said = _INSERTED.sub(lambda found: inserted(found[1], own), text)
    return _APART.sub(lambda found: found["formula"] or "\u00a0", said)


_APART = re.compile(
    r"(?P<formula>\$+[^$]*\$+)|(?<=\d) (?=%)|(?<=\b[A-Za-z]) (?== )|(?<=[ \xa0]=) (?=[−\d])"
)  # no line may break there


def check_inserted(text: str) -> None:
    """Raise LessonValueError where a {{…}} holds neither an allowed call nor a name; nothing is computed."""
    said = text.partition("|")[0].strip()
    if not _NAME.fullmatch(said):
        read_call(said)


def inserted(text: str, own: LessonData | None = None) -> str:
    """What stands for one {{…}}."""
    said, *how = (part.strip() for part in text.split("|"))
    name = _NAME.fullmatch(said)
    if name:
        return literal(getattr(lesson_data(DataName(name=name[2]), own), _NAMES[name[1]]))
    digits = next((int(found[1]) for part in how if (found := _DIGITS.fullmatch(part))), 3)
    unit = next((part for part in how if not _DIGITS.fullmatch(part)), "")
    value = computed(read_call(said), own)
    if how and isinstance(value, float) and value and abs(value) >= 10**digits:
        value = round(value, digits - len(str(int(abs(value)))))  # 74,000 to two digits, not 73,949
    return in_words(value, unit, digits)


_DIGITS = re.compile(r"(\d{1,2}) digits")
_NAMES = {"data": "title", "column": "column", "unit": "unit", "negative": "negative", "positive": "positive"}
_NAME = re.compile(rf"({'|'.join(_NAMES)}) ((?:{OWN})?(?:tumours|wisconsin))")


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveResult:
    """A call as it is typed, and what Python prints for it, a warning included."""

    call: str
    printed: str


def source_of(call: Call) -> str:
    """The function of a call as it is written, without the sentence that says what it does."""
    lines = inspect.getsource(FUNCTIONS[call.function].function).rstrip().split("\n")
    first = ast.parse("\n".join(lines)).body[0]
    assert isinstance(first, ast.FunctionDef)  # noqa: S101
    if ast.get_docstring(first) is not None:
        del lines[first.body[0].lineno - 1 : first.body[0].end_lineno]
    return "\n".join(lines)


def call_as_typed(call: Call) -> str:
    """A call as somebody types it to Python."""
    return f">>> {call.function}({', '.join(map(_shown, _arguments(call, None).values()))})"


def live_result(call: Call) -> LiveResult:
    """Run an allowed function now; what fails is told as Python tells it."""
    function = FUNCTIONS[call.function].function
    came = outcome(lambda given: function(**given), _arguments(call, None))
    told = came.error or _printed(came.value)
    return LiveResult(
        call=call_as_typed(call),
        printed=f"{told}\n{came.warning}" if came.warning else told,
    )


def _printed(value: Any) -> str:
    return str(value.item()) if isinstance(value, np.generic) else str(value)


def _shown(argument: Any) -> str:
    if isinstance(argument, np.ndarray):
        return f"np.array({argument.tolist()})"
    return f"{argument:g}" if isinstance(argument, float) else repr(argument)
