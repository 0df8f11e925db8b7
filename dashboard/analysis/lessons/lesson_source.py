"""The text of a lesson, taken apart: head, steps, sections, prose and blocks, each with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.analysis.lessons.lesson_errors import LessonError

_FENCE = re.compile(r"```(.*)$")
_SETTING = re.compile(r"([A-Za-z][A-Za-z0-9_ ]*):\s*(.*)$")
SECTIONS = ("Hint", "Answer", "Keep")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A line `key: text`."""

    key: str
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What stands between two fences: its kind, the name behind that, and its lines."""

    kind: str
    name: str
    lines: tuple[str, ...]
    line: int

    def settings(self, file: str) -> tuple[Setting, ...]:
        """Its lines as settings."""
        return tuple(settings_of(self.lines, self.line + 1, file))


@dataclass(slots=True, kw_only=True)
class StepSource:
    """A step under its heading: the parts before the first section, each section's prose, and its lines."""

    heading: str
    line: int
    parts: list[str | Block] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    lines: dict[int, str] = field(default_factory=dict)

    def line_of(self, text: str) -> int:
        """The number of the first line that holds the text; the heading's where it stands in none."""
        return next((number for number, line in self.lines.items() if text in line), self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonSource:
    """Head and steps."""

    head: tuple[Setting, ...]
    steps: tuple[StepSource, ...]


def lesson_source(text: str, file: str) -> LessonSource:
    """The parts of a lesson's text.

    Raises LessonError where the head, a fence or a heading is missing or out of place.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    head, first = _head(lines, file)
    return LessonSource(head=head, steps=tuple(_steps(lines, first, file)))


def settings_of(lines: tuple[str, ...] | list[str], first: int, file: str) -> Iterator[Setting]:
    """Lines `key: text`, the first of which has this number; empty ones and comments (#) are left out."""
    for number, line in enumerate(lines, start=first):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _SETTING.match(line.strip())
        if not found:
            raise LessonError(
                file, number, f"“{line.strip()}” is no setting; write a name, a colon and a value."
            )
        yield Setting(key=found[1].strip().lower(), text=found[2].strip(), line=number)


def _head(lines: list[str], file: str) -> tuple[tuple[Setting, ...], int]:
    if not lines or lines[0].strip() != "---":
        raise LessonError(file, 1, "The head is missing; begin with a line --- and title, question, minutes.")
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.strip() == "---"), None)
    if end is None:
        raise LessonError(file, 1, "The head does not end; close it with a second line ---.")
    return tuple(settings_of(lines[1:end], 2, file)), end + 1


def _steps(lines: list[str], first: int, file: str) -> Iterator[StepSource]:
    step: StepSource | None = None
    section, i = "", first
    while i < len(lines):
        line = lines[i]
        if step:
            step.lines[i + 1] = line
        fence = _FENCE.match(line.strip())
        if line.startswith("## "):
            if step:
                yield step
            step, section = StepSource(heading=line[3:].strip(), line=i + 1), ""
        elif line.startswith("#") and not line.startswith("### "):
            raise LessonError(file, i + 1, "A step begins with ## and a section with ###; write one of them.")
        elif step is None:
            _refuse_text(line, i + 1, file)
        elif line.startswith("### "):
            section = _section(step, line[4:].strip(), i + 1, file)
        elif fence:
            end = _end_of_fence(lines, i, file)
            if section:
                raise LessonError(
                    file, i + 1, f"A block stands under {section}; move it above the first ###."
                )
            step.parts.append(_block(fence[1], tuple(lines[i + 1 : end]), i + 1))
            i = end
        elif section:
            step.sections[section] = f"{step.sections[section]}{line}\n"
        else:
            _add_prose(step, line)
        i += 1
    if step is None:
        raise LessonError(file, first, "There is no step; begin one with ## and a title.")
    yield step


def _refuse_text(line: str, number: int, file: str) -> None:
    if line.strip():
        raise LessonError(file, number, "Text stands before the first step; begin it with ## and a title.")


def _block(heading: str, lines: tuple[str, ...], line: int) -> Block:
    kind, _, name = heading.strip().partition(" ")
    return Block(kind=kind, name=name.strip(), lines=lines, line=line)


def _section(step: StepSource, name: str, line: int, file: str) -> str:
    if name not in SECTIONS:
        known = ", ".join(SECTIONS)
        raise LessonError(file, line, f"There is no section “{name}”; the sections of a step are {known}.")
    if name in step.sections:
        raise LessonError(file, line, f"{name} stands twice in this step; join the two.")
    step.sections[name] = ""
    return name


def _end_of_fence(lines: list[str], begin: int, file: str) -> int:
    for i in range(begin + 1, len(lines)):
        if lines[i].strip() == "```":
            return i
        if lines[i].startswith("## "):
            break
    raise LessonError(file, begin + 1, "This block does not end; close it with a line of ``` alone.")


def _add_prose(step: StepSource, line: str) -> None:
    if step.parts and isinstance(step.parts[-1], str):
        step.parts[-1] += f"{line}\n"
    else:
        step.parts.append(f"{line}\n")
