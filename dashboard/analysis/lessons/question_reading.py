"""Questions, from the settings that a lesson writes."""

from collections.abc import Callable
from typing import TypeVar

from dashboard.analysis.lessons.calls import read_value
from dashboard.analysis.lessons.figure_settings import FigureSettings
from dashboard.analysis.lessons.lesson import (
    AnswerOption,
    ChoiceQuestion,
    Goal,
    GoalQuestion,
    Mistake,
    NumberQuestion,
    OrderQuestion,
    Question,
)
from dashboard.analysis.lessons.lesson_errors import LessonError
from dashboard.analysis.lessons.lesson_source import Block, Setting
from dashboard.analysis.lessons.lesson_values import Call, Value
from dashboard.analysis.lessons.question_lines import (
    ChoiceLines,
    DragLines,
    GoalLines,
    NumberLines,
    OrderLines,
)
from dashboard.analysis.lessons.typed_settings import at_line, typed_settings

T = TypeVar("T")
REPEATED = ("option", "item", "wrong", "goal")
COMPARISONS = ("at most", "at least", "above", "below")


class QuestionReader:
    """Reads the one question block of a step."""

    def __init__(self, block: Block, figure: FigureSettings | None, file: str) -> None:
        self.block, self.figure, self.file = block, figure, file
        every = block.settings(file)
        self.repeated = {key: [each for each in every if each.key == key] for key in REPEATED}
        self.single = [each for each in every if each.key not in REPEATED]

    def question(self) -> Question:
        """The question.

        Raises LessonError where a line makes no sense.
        """
        readers: dict[str, Callable[[], Question]] = {
            "number": self._number,
            "drag": self._drag,
            "choice": self._choice,
            "order": self._order,
            "goal": self._goal,
        }
        if self.block.name not in readers:
            kinds = ", ".join(readers)
            raise LessonError(
                self.file,
                self.block.line,
                f"There is no question of the kind “{self.block.name}”; the kinds are {kinds}.",
            )
        return readers[self.block.name]()

    def _number(self) -> NumberQuestion:
        return self._number_from(self._lines(NumberLines, "wrong"), "")

    def _drag(self) -> NumberQuestion:
        lines = self._lines(DragLines, "wrong")
        names = [handle.name for handle in self.figure.handles(None)] if self.figure else []
        if not names:
            raise self._refusal("A drag needs a figure with something to drag; add a figure block.")
        handle = lines.handle or names[0]
        if handle not in names:
            raise self._refusal(f"The figure has no handle “{handle}”; it has {', '.join(names)}.")
        return self._number_from(lines, handle)

    def _number_from(self, lines: NumberLines, handle: str) -> NumberQuestion:
        tolerance = self._tolerance(lines.tolerance)
        if lines.low is not None and lines.high is not None and lines.low >= lines.high:
            raise self._refusal(f"low is {lines.low:g} and high {lines.high:g}; write low below high.")
        return NumberQuestion(
            ask=lines.ask,
            answer=self._answer(lines.answer),
            tolerance=tolerance,
            unit=lines.unit,
            handle=handle,
            axis="" if lines.axis == "none" else lines.axis,
            low=lines.low,
            high=lines.high,
            mistakes=tuple(
                Mistake(answer=self._value(each, said), words=words)
                for each in self.repeated["wrong"]
                for said, words in [self._split(each, "a wrong answer | what it shows")]
            ),
            too_low=lines.too_low,
            too_high=lines.too_high,
        )

    def _choice(self) -> ChoiceQuestion:
        lines = self._lines(ChoiceLines, "option")
        options = self._options("option")
        if len(options) < 2:
            raise self._refusal("A choice needs two options; add lines option: value | words | mistake.")
        return ChoiceQuestion(ask=lines.ask, answer=self._answer(lines.answer), options=options)

    def _order(self) -> OrderQuestion:
        lines = self._lines(OrderLines, "item")
        items = self._options("item")
        if len(items) < 2:
            raise self._refusal("An order needs two items; add lines item: value | words.")
        return OrderQuestion(ask=lines.ask, options=items, otherwise=lines.otherwise)

    def _goal(self) -> GoalQuestion:
        lines = self._lines(GoalLines, "goal")
        goals = tuple(self._one_goal(each) for each in self.repeated["goal"])
        if not goals:
            raise self._refusal("There is no goal; add a line such as goal: loss at most 0.35.")
        if lines.moves is not None and lines.moves < 1:
            raise self._refusal(f"moves is {lines.moves}; write a whole number from 1.")
        return GoalQuestion(ask=lines.ask, goals=goals, moves=lines.moves)

    def _one_goal(self, setting: Setting) -> Goal:
        measures = self.figure.measures if self.figure else ()
        for comparison in COMPARISONS:
            measure, found, bound = setting.text.partition(f" {comparison} ")
            if found and measure.strip() in measures:
                return Goal(measure=measure.strip(), comparison=comparison, bound=self._value(setting, bound))
        known = ", ".join(measures) or "none: add a figure block that measures something"
        raise LessonError(
            self.file,
            setting.line,
            f"“{setting.text}” is no goal; write a measure, {' or '.join(COMPARISONS)}, and a number. "
            f"The measures of this figure are {known}.",
        )

    def _lines(self, kind: type[T], repeated: str) -> T:
        for key in REPEATED:
            if key != repeated and self.repeated[key]:
                line = self.repeated[key][0].line
                said = f"A question of the kind {self.block.name} has no {key}; take the line out."
                raise LessonError(self.file, line, said)
        return typed_settings(kind, self.single, self.file, self.block.line)

    def _options(self, key: str) -> tuple[AnswerOption, ...]:
        made = []
        for each in self.repeated[key]:
            value, rest = self._split(each, "a value | its words")
            words, _, mistake = rest.partition("|")
            made.append(
                AnswerOption(value=self._value(each, value), words=words.strip(), mistake=mistake.strip())
            )
        return tuple(made)

    def _split(self, setting: Setting, pattern: str) -> tuple[str, str]:
        value, found, words = setting.text.partition("|")
        if not found or not words.strip():
            raise LessonError(self.file, setting.line, f"Words are missing; write {setting.key}: {pattern}.")
        return value.strip(), words.strip()

    def _answer(self, text: str) -> Value:
        line = next(each.line for each in self.single if each.key == "answer")
        value = at_line(lambda: read_value(text), self.file, line)
        if not isinstance(value, Call):
            raise LessonError(
                self.file,
                line,
                f"The answer “{text}” is no call of a function; write one such as sigmoid(z=0).",
            )
        return value

    def _tolerance(self, text: str) -> Value:
        line = next(each.line for each in self.single if each.key == "tolerance")
        value = at_line(lambda: read_value(text), self.file, line)
        if not isinstance(value, Call | float):
            raise LessonError(self.file, line, f"The tolerance is “{text}”; write a number.")
        if isinstance(value, float) and value < 0:
            raise self._refusal("The tolerance is below 0; write how far off an answer may be.")
        return value

    def _value(self, setting: Setting, text: str) -> Value:
        return at_line(lambda: read_value(text.strip()), self.file, setting.line)

    def _refusal(self, sentence: str) -> LessonError:
        return LessonError(self.file, self.block.line, sentence)
