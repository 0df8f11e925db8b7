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
    reading = given.reading_of(name) or ""
    if two := _two_units(distinct, numbers, use, index):
        return Company(values=values, refusal=two)
    units = np.array(numbers.units, dtype=object)
    bare = use & (units == "") & (values != 0)
    if bare.any() and (use & (units != "")).any():
        return _partly_with_unit(name, distinct, numbers, use, bare, values, given, reading)
    if (use & numbers.limits).any():
        return _with_limits(name, distinct, numbers, use, values, given, reading)
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


def _partly_with_unit(
    name: str,
    distinct: Distinct,
    numbers: NumberTexts,
    use: Flags,
    bare: Flags,
    values: Values,
    given: ReadOptions,
    reading: str,
) -> Company:
    """Some numbers have the unit and some none: per cent beside fractions, or a unit left out."""
    place, other = any_of(bare), any_of(use & ~bare & np.array([bool(unit) for unit in numbers.units]))
    unit = numbers.units[other]
    scale = _SCALES.get(unit, 1.0)
    same = np.where(bare, values / scale, values)
    multiple = _MULTIPLES.get(unit.split(" ")[-1], 0.0)
    multiplied = np.where(bare, values, values * multiple) if multiple else values
    if reading == "number/multiple" and multiple:
        return Company(values=multiplied, reading=reading)
    if reading == "number/bare" or (reading == "number/fraction" and scale > 1):
        return Company(values=same if reading == "number/bare" else values, reading=reading)
    text, with_unit = distinct.texts[place].as_py(), distinct.texts[other].as_py()
    answers = [
        Answer(
            label=f"{unit}, too",
            example=f"{text} is {spelled(same[place])}" if scale > 1 else f"{text} is {text} {unit}",
            change=given.with_reading(name, "number/bare"),
        )
    ]
    if scale > 1:
        as_fraction = Answer(
            label="A fraction",
            example=f"{text} is {spelled(values[place])}",
            change=given.with_reading(name, "number/fraction"),
        )
        answers = [as_fraction, *answers] if np.abs(values[bare]).max() <= 1 else [*answers, as_fraction]
    if multiple:
        as_multiple = Answer(
            label=f"As it is: {unit} means {multiple:,.0f}",
            example=f"{text} is {spelled(values[place])} and {with_unit} is {spelled(multiplied[other])}",
            change=given.with_reading(name, "number/multiple"),
        )
        answers = [*answers, as_multiple] if unit == "m" else [as_multiple, *answers]
    answers.append(Answer(label="Keep as text", example="", change=given.with_reading(name, "text")))
    question = Question(
        id=f"unit:{name}",
        column=name,
        text=f"Column {quoted(name)} holds {quoted(with_unit)} and {quoted(text)}. "
        f"What does {quoted(text)} mean?",
        answers=tuple(answers),
    )
    first = answers[0].label
    kind = "bare" if first.endswith("too") else "multiple" if multiple else "fraction"
    likely = {"bare": same, "multiple": multiplied, "fraction": values}[kind]
    return Company(values=likely, reading=f"number/{kind}", questions=(question,))


def _with_limits(
    name: str,
    distinct: Distinct,
    numbers: NumberTexts,
    use: Flags,
    values: Values,
    given: ReadOptions,
    reading: str,
) -> Company:
    """Detection limits: '<0.5' is not 0.5, and which number stands for it changes a result."""
    limited = use & numbers.limits
    half = np.where(limited, values / 2, values)
    if reading in {"number/limit", "number/half"}:
        return Company(values=half if reading == "number/half" else values, reading=reading)
    place = any_of(limited)
    text = distinct.texts[place].as_py()
    limits = [text for text, is_limit in zip(distinct.listed(), limited, strict=False) if is_limit]
    below = text.startswith(("<", "≤"))
    answers = [
        Answer(
            label="The limit",
            example=f"{text} is {spelled(values[place])}",
            change=given.with_reading(name, "number/limit"),
        ),
        *(
            [
                Answer(
                    label="Half the limit",
                    example=f"{text} is {spelled(half[place])}",
                    change=given.with_reading(name, "number/half"),
                )
            ]
            if below
            else []
        ),
        Answer(
            label="Missing",
            example="",
            change=given.with_missing(name, (*(given.missing_in(name) or ()), *limits)),
        ),
        Answer(label="Keep as text", example="", change=given.with_reading(name, "text")),
    ]
    question = Question(
        id=f"limit:{name}",
        column=name,
        text=f"Column {quoted(name)} holds limits such as {quoted(text)}. Which number stands for them?",
        answers=tuple(answers),
    )
    return Company(values=values, reading="number/limit", questions=(question,))
