"""What a lesson may say, and what is said to a teacher who wrote it otherwise."""

import re

import pytest

from dashboard.analysis.lessons.catalogue import FOLDER, catalogue
from dashboard.analysis.lessons.lesson import Code, LiveCode, Prose
from dashboard.analysis.lessons.lesson_errors import LessonError
from dashboard.analysis.lessons.lesson_reading import read_lesson
from dashboard.analysis.lessons.step_length import word_count

HEAD = "---\ntitle: A title\nquestion: A question?\nminutes: 5\n---\n"
QUESTION = """```question number
ask: What is it?
answer: sigmoid(z=0)
tolerance: 0.01
```
### Hint
A hint.
### Answer
An answer.
"""


def read(tmp_path, text, name="01-some.md"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_lesson(path)


def step(tmp_path, text):
    return read(tmp_path, f"{HEAD}## Look: What is it?\n{text}").steps[0]


def test_head_and_headings_become_titles_and_addresses(tmp_path):
    lesson = read(tmp_path, f"{HEAD}## Far out: How far?\nProse.\n## Say it: What remains?\nMore.\n")
    assert (lesson.name, lesson.number, lesson.title, lesson.minutes) == ("some", 1, "A title", 5)
    assert [(each.name, each.title) for each in lesson.steps] == [
        ("far-out", "How far?"),
        ("say-it", "What remains?"),
    ]


def test_prose_and_code_keep_their_order_and_sections_their_words(tmp_path):
    text = (
        "One.\n```python\nimport os\n```\nTwo.\n"
        "```run\ncall: naive_sigmoid(z=[1, 2])\npress: Run\n```\n### Keep\nThis.\n"
    )
    found = step(tmp_path, text)
    assert [type(part) for part in found.parts] == [Prose, Code, Prose, LiveCode]
    assert found.keep == "This."


def test_a_file_with_windows_line_ends_and_a_mark_at_its_start_is_read(tmp_path):
    path = tmp_path / "02-windows.md"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEAD}## A: B?\nText.\n".replace("\n", "\r\n").encode())
    assert read_lesson(path).steps[0].title == "B?"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("no head", 1, "head is missing"),
        ("---\ntitle: A\n", 1, "does not end"),
        ("---\ntitle: A\nminutes: 5\n---\n## A: B?\n", 1, "question is missing"),
        ("---\ntitle: A\nquestion: B\nminutes: soon\n---\n## A: B?\n", 4, "write a number"),
        ("---\ntitle: A\nauthor: B\nminutes: 1\n---\n## A: B?\n", 3, "no setting “author”"),
        (HEAD, 5, "There is no step"),
        (f"{HEAD}Words.\n## A: B?\n", 6, "before the first step"),
        (f"{HEAD}## Just a title\n", 6, "write ## Word: A question"),
        (f"{HEAD}## A: B?\n## A: C?\n", 7, "Two steps are called “A”"),
        (f"{HEAD}## A: B?\n# Title\n", 7, "A step begins with ##"),
        (f"{HEAD}## A: B?\n### Solution\n", 7, "no section “Solution”"),
        (f"{HEAD}## A: B?\n### Hint\na\n### Hint\n", 9, "Hint stands twice"),
        (f"{HEAD}## A: B?\n```figure sigmoid\nz: 1\n", 7, "does not end"),
        (f"{HEAD}## A: B?\n```figure sigmoid\n```\n### Hint\n```python\n```\n", 10, "under Hint"),
        (f"{HEAD}## A: B?\n```figure sigmiod\n```\n", 7, "no figure “sigmiod”; the figures are sigmoid"),
        (f"{HEAD}## A: B?\n```figure sigmoid\nz: wide\n```\n", 8, "z is “wide”; write a number"),
        (f"{HEAD}## A: B?\n```figure sigmoid\nwidth: 3\n```\n", 8, "no setting “width”"),
        (f"{HEAD}## A: B?\n```figure sigmoid\nhidden: all\n```\n", 8, "write one of nothing, curve"),
        (f"{HEAD}## A: B?\n```figure sigmoid\nslope: maybe\n```\n", 8, "write one of yes, no"),
        (f"{HEAD}## A: B?\n```figure rows\ndata: cats\n```\n", 8, "write one of tumours"),
        (f"{HEAD}## A: B?\n```figure rows\n```\n", 7, "data is missing"),
        (f"{HEAD}## A: B?\n```figure sigmoid\nz: 1\nz: 2\n```\n", 9, "z stands twice"),
        (f"{HEAD}## A: B?\n```figure sigmoid\njust words\n```\n", 8, "write a name, a colon"),
        (f"{HEAD}## A: B?\n```figure sigmoid\n```\n```figure sigmoid\n```\n", 9, "one figure only"),
        (f"{HEAD}## A: B?\n```javascript\n```\n", 7, "no block “javascript”"),
        (f"{HEAD}## A: B?\n![x](https://example.org/x.png)\n", 7, "would fetch something"),
        (f"{HEAD}## A: B?\n<script>alert(1)</script>\n", 7, "would fetch something"),
        (f"{HEAD}## A: B?\nIt is {{{{sigmoid(y=0)}}}}.\n", 7, "sigmoid takes no y"),
        (f"{HEAD}## A: B?\n{'word ' * 121}\n", 6, "120 is the most"),
        (HEAD.replace("minutes: 5", "minutes: -5") + "## A: B?\n", 1, "a whole number from 1"),
        (f"{HEAD}## A: B?\n```figure sigmoid\nz: 99\n```\n", 7, "z starts at 99; write a number from -10"),
        (f"{HEAD}## A: B?\n```figure sigmoid\nthen: 99\n```\n", 7, "z goes to 99; write a number from -10"),
        (f"{HEAD}## A: B?\n```figure arrays\nexample: image\nchosen: 9\n```\n", 7, "chosen is 9 for shape"),
        (f"{HEAD}## A: B?\n```figure arrays\nexample: lengths\nchosen: 1\n```\n", 7, "axis, keepdims"),
        (f"{HEAD}## A: B?\n```run\ncall: open(file=1)\n```\n", 8, "no function “open”"),
    ],
)
def test_what_cannot_be_read_is_refused_with_file_line_and_remedy(tmp_path, text, line, words):
    with pytest.raises(LessonError) as refused:
        read(tmp_path, text)
    assert str(refused.value).startswith(f"01-some.md, line {line}: ")
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("question number", "question riddle"), 8, "the kinds are number, drag, choice"),
        (("answer: sigmoid(z=0)", "answer: 0.5"), 10, "is no call of a function"),
        (("sigmoid(z=0)", "open(z=0)"), 10, "no function “open”"),
        (("sigmoid(z=0)", "sigmiod(z=0)"), 10, "there is sigmoid"),
        (("sigmoid(z=0)", "__import__('os').system('true')"), 10, "no function"),
        (("sigmoid(z=0)", "sigmoid(z=sigmoid(z=0))"), 10, "no plain value"),
        (("sigmoid(z=0)", "sigmoid(0)"), 10, "Name the arguments"),
        (("sigmoid(z=0)", "sigmoid()"), 10, "sigmoid needs z"),
        (("sigmoid(z=0)", "sigmoid(z='x')"), 10, "give a number"),
        (("sigmoid(z=0)", "sigmoid(z=1e999)"), 10, "not finite"),
        (("sigmoid(z=0)", "boundary(data=dogs)"), 10, "no data “dogs”"),
        (("tolerance: 0.01", "tolerance: -1"), 8, "tolerance is below 0"),
        (("tolerance: 0.01\n", ""), 8, "tolerance is missing"),
        (("tolerance: 0.01", "tolerance: 0.01\nlow: 2\nhigh: 1"), 8, "write low below high"),
        (("tolerance: 0.01", "tolerance: 0.01\nwrong: 0"), 12, "Words are missing"),
        (("tolerance: 0.01", "tolerance: 0.01\noption: 0 | no"), 12, "has no option"),
        (("question number", "question drag"), 8, "needs a figure"),
        (("### Hint\nA hint.\n", ""), 6, "no hint"),
        (("### Answer\nAn answer.\n", ""), 6, "no answer section"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(tmp_path, change, line, words):
    text = f"{HEAD}## A: B?\nProse.\n{QUESTION}"
    assert change[0] in text
    with pytest.raises(LessonError, match=f"line {line}: ") as refused:
        read(tmp_path, text.replace(*change))
    assert words in str(refused.value)


def test_names_of_files_are_numbered(tmp_path):
    with pytest.raises(LessonError, match="rename it"):
        read(tmp_path, f"{HEAD}## A: B?\n", name="lesson.md")


def test_what_cannot_be_read_leaves_the_others_in_the_list(tmp_path):
    (tmp_path / "02-good.md").write_text(f"{HEAD}## A: B?\nText.\n")
    (tmp_path / "01-bad.md").write_text("bad")
    (tmp_path / "03-good.md").write_text(f"{HEAD}## A: B?\nText.\n")
    found = catalogue(tmp_path)
    assert [lesson.number for lesson in found.lessons] == [2]
    assert "01-bad.md, line 1" in found.refusals[0]
    assert "Another lesson is called good" in found.refusals[1]


def test_a_changed_file_is_read_anew(tmp_path):
    path = tmp_path / "01-one.md"
    path.write_text(f"{HEAD}## A: B?\nText.\n")
    assert catalogue(tmp_path).lessons[0].steps[0].title == "B?"
    path.write_text(f"{HEAD}## A: A longer question?\nText.\n")
    assert catalogue(tmp_path).lessons[0].steps[0].title == "A longer question?"


def test_words_are_counted_as_a_learner_reads_them(tmp_path):
    text = "Two words $x + y + z$ and {{sigmoid(z=1)}}.\n### Keep\nKeep this.\n### Hint\nNot counted.\n"
    assert word_count(step(tmp_path, text)) == 3 + 5 + 2


MUTILATIONS = {
    "a line is gone": lambda lines, at: [*lines[:at], *lines[at + 1 :]],
    "the rest is gone": lambda lines, at: lines[:at],
    "half a line is gone": lambda lines, at: [
        *lines[:at],
        lines[at][: len(lines[at]) // 2],
        *lines[at + 1 :],
    ],
    "a fence too many": lambda lines, at: [*lines[:at], "```", *lines[at:]],
    "a line stands twice": lambda lines, at: [*lines[:at], lines[at], *lines[at:]],
    "a line is junk": lambda lines, at: [*lines[:at], "tolerance: {{|}} \x00 `", *lines[at + 1 :]],
}


@pytest.mark.parametrize("how", MUTILATIONS)
@pytest.mark.parametrize("lesson", ["03-arrays", "06-valley"])
def test_a_mutilated_lesson_is_read_or_refused_with_its_line(tmp_path, lesson, how):
    lines = (FOLDER / f"{lesson}.md").read_text(encoding="utf-8").split("\n")
    said = [refusal(tmp_path, MUTILATIONS[how](lines, at)) for at in range(0, len(lines), 7)]
    assert any(said)
    assert all(re.match(r"01-some\.md, line \d+: .{10}", each) for each in said if each)


def refusal(tmp_path, lines):
    try:
        read(tmp_path, "\n".join(lines))
    except LessonError as refused:
        return str(refused)
    return ""
