"""`make lessons`: every lesson of a folder is read and checked; what is wrong is told with file and line."""

import sys
from pathlib import Path

from dashboard.analysis.lessons.catalogue import FOLDER, catalogue
from dashboard.figures.lessons.lesson_checks import lesson_faults


def main(folder: Path) -> int:
    """Print each fault and how many lessons are without one; the number of faults."""
    lessons = catalogue(folder)
    faults = [
        *lessons.refusals,
        *(f"{lesson.name}: {fault}" for lesson in lessons.lessons for fault in lesson_faults(lesson)),
    ]
    told = [*faults, f"{len(lessons.lessons)} lessons read, {len(faults)} faults."]
    sys.stdout.write("\n".join(told) + "\n")
    return len(faults)


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)))
