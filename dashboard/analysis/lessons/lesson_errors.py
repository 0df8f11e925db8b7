"""A lesson that cannot be read."""

from pathlib import Path

from logreg import LogregError


class LessonError(LogregError):
    """What is wrong in a lesson: its file and line, and what to write instead."""

    def __init__(self, file: str | Path, line: int, sentence: str) -> None:
        self.file, self.line = Path(file), line
        super().__init__(f"{Path(file).name}, line {line}: {sentence}")


class LessonValueError(LogregError):
    """A value in a lesson that makes no sense, before it is known in which line it stands."""
