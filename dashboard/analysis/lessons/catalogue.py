"""All lessons of the folder `lessons`, in the order of their numbers."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.analysis.lessons.lesson import Lesson
from dashboard.analysis.lessons.lesson_errors import LessonError
from dashboard.analysis.lessons.lesson_reading import read_lesson

FOLDER = Path(__file__).parents[3] / "lessons"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The lessons that can be read, and a sentence on each file that cannot."""

    lessons: tuple[Lesson, ...]
    refusals: tuple[str, ...]

    def lesson(self, name: str) -> Lesson | None:
        """The lesson of that name, if there is one."""
        return next((lesson for lesson in self.lessons if lesson.name == name), None)


def catalogue(folder: Path = FOLDER) -> Catalogue:
    """The lessons of a folder; read again only when a file of it has changed."""
    files = sorted(path for path in folder.glob("*.md") if path.is_file() and path.name != "README.md")
    return _read(tuple((path, path.stat().st_mtime_ns) for path in files))


@cache
def _read(files: tuple[tuple[Path, int], ...]) -> Catalogue:
    lessons: list[Lesson] = []
    refusals: list[str] = []
    for path, _ in files:
        try:
            lesson = read_lesson(path)
        except LessonError as error:
            refusals.append(str(error))
            continue
        if any(each.name == lesson.name for each in lessons):
            refusals.append(f"{path.name}: Another lesson is called {lesson.name} too; rename one of them.")
        else:
            lessons.append(lesson)
    return Catalogue(
        lessons=tuple(sorted(lessons, key=lambda lesson: lesson.number)), refusals=tuple(refusals)
    )
