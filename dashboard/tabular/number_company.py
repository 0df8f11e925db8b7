"""Numbers with units, per cent and limits: which meaning they have, where one is left; else what is asked."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.tabular.distinct import Distinct
from dashboard.tabular.number_text import NumberTexts
from dashboard.tabular.places import cell_at
from dashboard.tabular.questions import Answer, Question
from dashboard.tabular.read_column import any_of, spelled
from dashboard.tabular.table import ReadOptions
from dashboard.text.quoting import quoted

_SCALES = {"%": 100.0, "‰": 1000.0}
_MULTIPLES = {
    **dict.fromkeys(("k", "tsd", "thousand"), 1e3),
    **dict.fromkeys(("m", "mn", "mio", "million"), 1e6),
    **dict.fromkeys(("b", "bn", "mrd", "billion"), 1e9),
    **{"万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "lakh": 1e5, "crore": 1e7},
}
Flags = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Company:
    """The numbers of m distinct texts, the reading that holds, and the refusal or the questions."""

    values: Values
    reading: str = "number"
    refusal: str = ""
    questions: tuple[Question[ReadOptions], ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Numbers:
    """The distinct texts of a column, which of them are numbers, and what these are by themselves."""

    name: str
    distinct: Distinct
    parts: NumberTexts
    use: Flags
    found: Values
    given: ReadOptions

    @property
    def reading(self) -> str:
        """The reading that was chosen; empty where none was."""
        return self.given.reading_of(self.name) or ""

    def text(self, place: int) -> str:
        """The text at a place."""
        return str(self.distinct.texts[place].as_py())

    def answer(self, label: str, example: str, reading: str) -> Answer[ReadOptions]:
        """An answer that chooses a reading."""
        return Answer(label=label, example=example, change=self.given.with_reading(self.name, reading))


def company_of(
    name: str,
    distinct: Distinct,
    numbers: NumberTexts,
    use: Flags,
    values: Values,
    given: ReadOptions,
    index: pd.Index,
) -> Company:
    """What the numbers mean in view of what stands beside them. `use` marks the texts that are numbers."""
    if two := _two_units(distinct, numbers, use, index):
        return Company(values=values, refusal=two)
    column = _Numbers(name=name, distinct=distinct, parts=numbers, use=use, found=values, given=given)
    units = np.array(numbers.units, dtype=object)
    bare = use & (units == "") & (values != 0)
    if bare.any() and (use & (units != "")).any():
        return _partly_with_unit(column, bare)
    if (use & numbers.limits).any():
        return _with_limits(column)
    return Company(values=values)


def _two_units(distinct: Distinct, numbers: NumberTexts, use: Flags, index: pd.Index) -> str:
    found: dict[str, int] = {}
    for place in np.flatnonzero(use):
        if numbers.units[place]:
            found.setdefault(numbers.units[place], int(place))
        if len(found) > 1:
            cells = [
                cell_at(distinct.texts[at].as_py(), index, distinct.first_row(at)) for at in found.values()
            ]
            return f"Holds quantities in two units, {cells[0]} and {cells[1]}. Write all in one unit."
    return ""


def _partly_with_unit(column: _Numbers, bare: Flags) -> Company:
    """Some numbers have the unit and some none: per cent beside fractions, or a unit left out."""
    with_unit = column.use & ~bare & np.array([bool(unit) for unit in column.parts.units])
    place, other = any_of(bare), any_of(with_unit)
    meant = _meanings(column.found, bare, column.parts.units[other])
    for kind, values in meant.items():
        if column.reading == f"number/{kind}":
            return Company(values=values, reading=column.reading)
    fractions = bool(np.abs(column.found[bare]).max() <= 1)
    answers = _unit_answers(column, meant, place, other, fractions=fractions)
    text, name = column.text(place), column.name
    question = Question(
        id=f"unit:{name}",
        column=name,
        text=f"Column {quoted(name)} holds {quoted(column.text(other))} and {quoted(text)}. "
        f"What does {quoted(text)} mean?",
        answers=(*answers.values(), column.answer("Keep as text", "", "text")),
    )
    likely = next(iter(answers))
    return Company(values=meant[likely], reading=f"number/{likely}", questions=(question,))


def _meanings(values: Values, bare: Flags, unit: str) -> dict[str, Values]:
    """The numbers by what those that are bare may be: of the unit too, fractions, or what others multiply."""
    scale, multiple = _SCALES.get(unit, 1.0), _multiple(unit)
    meant = {"bare": np.where(bare, values / scale, values)}
    if scale > 1:
        meant["fraction"] = values
    if multiple:
        meant["multiple"] = np.where(bare, values, values * multiple)
    return meant


def _multiple(unit: str) -> float:
    """What a unit such as k multiplies by; 0 where it is none that does."""
    return _MULTIPLES.get(unit.split(" ")[-1], 0.0)


def _unit_answers(
    column: _Numbers, meant: dict[str, Values], place: int, other: int, *, fractions: bool
) -> dict[str, Answer[ReadOptions]]:
    """An answer for each meaning, the likeliest first; `fractions` says that no bare number exceeds 1."""
    text, unit, scaled = column.text(place), column.parts.units[other], "fraction" in meant
    example = f"{text} is {spelled(meant['bare'][place])}" if scaled else f"{text} is {text} {unit}"
    answers = {"bare": column.answer(f"{unit}, too", example, "number/bare")}
    alone = f"{text} is {spelled(column.found[place])}"
    if scaled:
        fraction = {"fraction": column.answer("A fraction", alone, "number/fraction")}
        answers = fraction | answers if fractions else answers | fraction
    if "multiple" in meant:
        label = f"As it is: {unit} means {_multiple(unit):,.0f}"
        example = f"{alone} and {column.text(other)} is {spelled(meant['multiple'][other])}"
        multiple = {"multiple": column.answer(label, example, "number/multiple")}
        answers = answers | multiple if unit == "m" else multiple | answers
    return answers


def _with_limits(column: _Numbers) -> Company:
    """Detection limits: '<0.5' is not 0.5, and which number stands for it changes a result."""
    limited, values, name = column.use & column.parts.limits, column.found, column.name
    half = np.where(limited, values / 2, values)
    if column.reading in {"number/limit", "number/half"}:
        return Company(values=half if column.reading == "number/half" else values, reading=column.reading)
    place = any_of(limited)
    text = column.text(place)
    limits = [text for text, is_limit in zip(column.distinct.listed(), limited, strict=False) if is_limit]
    missing = column.given.with_missing(name, (*(column.given.missing_in(name) or ()), *limits))
    answers = [column.answer("The limit", f"{text} is {spelled(values[place])}", "number/limit")]
    if text.startswith(("<", "≤")):
        answers.append(column.answer("Half the limit", f"{text} is {spelled(half[place])}", "number/half"))
    answers.append(Answer(label="Missing", example="", change=missing))
    answers.append(column.answer("Keep as text", "", "text"))
    question = Question(
        id=f"limit:{name}",
        column=name,
        text=f"Column {quoted(name)} holds limits such as {quoted(text)}. Which number stands for them?",
        answers=tuple(answers),
    )
    return Company(values=values, reading="number/limit", questions=(question,))
