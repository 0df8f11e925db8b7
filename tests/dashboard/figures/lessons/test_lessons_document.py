"""What docs/lessons.md shows a teacher is a lesson, and its reference is that of the tables."""

import re
from pathlib import Path

import pytest

from dashboard.analysis.lessons.lesson_reading import read_lesson
from dashboard.figures.lessons.lesson_checks import lesson_faults
from docs.lessons import PAGE, reference_page

DOCUMENT = Path(__file__).parents[4] / "docs" / "lessons.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")


def test_the_example_can_be_read_and_has_no_fault(tmp_path):
    lesson_text, more_steps = re.findall(r"````markdown\n(.*?)````", TEXT, flags=re.S)
    path = tmp_path / "13-my-lesson.md"
    path.write_text(lesson_text + more_steps, encoding="utf-8")
    lesson = read_lesson(path)
    assert [step.name for step in lesson.steps] == ["predict", "choose", "find", "order"]
    assert lesson_faults(lesson) == []


def test_reference_is_made_from_the_tables():
    assert PAGE.read_text(encoding="utf-8") == reference_page(), "python -m docs.lessons"


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", TEXT))
def test_every_link_of_the_document_leads_to_a_file(link):
    assert (DOCUMENT.parent / link).exists()
