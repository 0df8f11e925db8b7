"""A file -> a lesson, or the file, the line and the remedy."""

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dashboard.analysis.lessons.calls import read_call
from dashboard.analysis.lessons.computed_values import check_inserted
from dashboard.analysis.lessons.figure_kinds import SETTINGS
from dashboard.analysis.lessons.figure_settings import FigureSettings
from dashboard.analysis.lessons.lesson import Code, Lesson, LessonStep, LiveCode, Part, Prose, Question
from dashboard.analysis.lessons.lesson_errors import LessonError
from dashboard.analysis.lessons.lesson_source import Block, StepSource, lesson_source
from dashboard.analysis.lessons.question_reading import QuestionReader
from dashboard.analysis.lessons.step_length import MOST_WORDS, word_count
from dashboard.analysis.lessons.typed_settings import at_line, typed_settings

LANGUAGES = ("python", "text")
_NAME = re.compile(r"(\d+)-([a-z0-9][a-z0-9-]*)")
_PICTURE = re.compile(r"!\[|<[a-zA-Z]|\]\(\s*(?:https?:)?//", re.IGNORECASE)
_PLACE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonHead:
    """What the head of a lesson says."""

    title: str
    question: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveCodeLines:
    """What a block of live code may set."""

    call: str
    press: str = ""


def read_lesson(path: Path) -> Lesson:
    """The lesson in a file named as 01-probability.md: its number in the menu, and its name in the address.

    Raises LessonError where it cannot be read.
    """
    named = _NAME.fullmatch(path.stem)
    if not named:
        raise LessonError(
            path, 1, "The file's name is not of the form 01-name.md; rename it: a number, a hyphen, a name."
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LessonError(path, 1, "The file is not written in UTF-8; save it so.") from error
    except OSError as error:
        raise LessonError(path, 1, "The file cannot be opened; allow the app to read it.") from error
    source = lesson_source(text, path.name)
    head = typed_settings(LessonHead, source.head, path.name, 1)
    if head.minutes < 1:
        raise LessonError(path, 1, f"minutes is {head.minutes}; write a whole number from 1.")
    steps = tuple(_StepReader(step, path.name).step() for step in source.steps)
    _refuse_equal_names(steps, path.name)
    return Lesson(
        name=named[2],
        number=int(named[1]),
        title=head.title,
        question=head.question,
        minutes=head.minutes,
        steps=steps,
    )


def _refuse_equal_names(steps: tuple[LessonStep, ...], file: str) -> None:
    seen: set[str] = set()
    for step in steps:
        if step.name in seen:
            raise LessonError(
                file,
                step.line,
                f"Two steps are called “{step.label}”; their links would be the same. Rename one.",
            )
        seen.add(step.name)


class _StepReader:
    def __init__(self, source: StepSource, file: str) -> None:
        self.source, self.file = source, file

    def step(self) -> LessonStep:
        label, title = self._heading()
        figure = self._figure()
        sections = {name.lower(): self._prose(text).strip() for name, text in self.source.sections.items()}
        step = LessonStep(
            name=re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-"),
            label=label,
            title=title,
            line=self.source.line,
            parts=tuple(part for each in self.source.parts if (part := self._part(each)) is not None),
            figure=figure,
            question=self._question(figure),
            **sections,
        )
        self._refuse_length(step)
        if step.question and not step.answer:
            raise self._refusal("A question has no answer section; say under ### Answer why it is so.")
        if step.question and not step.hint:
            raise self._refusal("A question has no hint; give one under ### Hint, for the second wrong try.")
        return step

    def _heading(self) -> tuple[str, str]:
        label, found, title = (part.strip() for part in self.source.heading.partition(":"))
        if not found or not label or not title or not re.search(r"[A-Za-z0-9]", label):
            raise self._refusal(
                f"“{self.source.heading}” is no heading of a step; write ## Word: A question or sentence."
            )
        return label, title

    def _blocks(self, kind: str) -> list[Block]:
        found = [part for part in self.source.parts if isinstance(part, Block) and part.kind == kind]
        if len(found) > 1:
            raise LessonError(
                self.file, found[1].line, f"A step has one {kind} only; begin a new step with ##."
            )
        return found

    def _figure(self) -> FigureSettings | None:
        for block in self._blocks("figure"):
            if block.name not in SETTINGS:
                kinds = ", ".join(SETTINGS)
                raise LessonError(
                    self.file, block.line, f"There is no figure “{block.name}”; the figures are {kinds}."
                )
            figure = typed_settings(SETTINGS[block.name], block.settings(self.file), self.file, block.line)
            self._refuse_places(figure, block.line)
            return figure
        return None

    def _refuse_places(self, figure: FigureSettings, line: int) -> None:
        after = figure.places_after()
        for handle in figure.handles(None):
            for place, how in (
                (handle.start, "starts at"),
                (after.get(handle.name, handle.start), "goes to"),
            ):
                if not handle.low <= place <= handle.high:
                    span = f"{handle.low:g} to {handle.high:g}"
                    raise LessonError(
                        self.file, line, f"{handle.name} {how} {place:g}; write a number from {span}."
                    )

    def _question(self, figure: FigureSettings | None) -> Question | None:
        for block in self._blocks("question"):
            return QuestionReader(block, figure, self.file).question()
        return None

    def _part(self, part: str | Block) -> Part | None:
        if isinstance(part, str):
            text = self._prose(part).strip()
            return Prose(text=text) if text else None
        if part.kind in ("figure", "question"):
            return None
        if part.kind == "run":
            lines = typed_settings(LiveCodeLines, part.settings(self.file), self.file, part.line)
            call = at_line(partial(read_call, lines.call), self.file, part.line + 1)
            return LiveCode(call=call, press=lines.press)
        if part.kind in LANGUAGES:
            return Code(text="\n".join(part.lines), language=part.kind)
        known = ", ".join(("figure", "question", "run", *LANGUAGES))
        raise LessonError(self.file, part.line, f"There is no block “{part.kind}”; the blocks are {known}.")

    def _prose(self, text: str) -> str:
        if found := _PICTURE.search(text):
            raise LessonError(
                self.file,
                self.source.line_of(found[0]),
                f"“{found[0]}” would fetch something; a lesson is text, formulas and figures of the app.",
            )
        for place in _PLACE.findall(text):
            line = self.source.line_of(place)
            at_line(partial(check_inserted, place), self.file, line)
        return text

    def _refuse_length(self, step: LessonStep) -> None:
        if (count := word_count(step)) > MOST_WORDS:
            raise self._refusal(
                f"The step has {count} words; {MOST_WORDS} is the most. Shorten it, or make two steps of it."
            )

    def _refusal(self, sentence: str) -> LessonError:
        return LessonError(self.file, self.source.line, sentence)
