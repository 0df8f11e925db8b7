"""Which lesson and step are open: what the address says, and the way to another one."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.analysis.lessons.catalogue import Catalogue
from dashboard.analysis.lessons.lesson import Lesson, LessonStep
from dashboard.analysis.lessons.lesson_data import LessonData
from dashboard.analysis.lessons.own_rows import own_rows
from dashboard.ui.data_source import data_controls
from dashboard.ui.session import lesson_progress, url_state, visit
from dashboard.ui.session.widget_values import set_widget, set_widgets, widget_value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Place:
    """A step of a lesson, and the learner's own rows where the visit holds any that fit."""

    lesson: Lesson
    step: LessonStep
    following: Lesson | None
    own: LessonData | None

    @property
    def position(self) -> int:
        """Which step it is, counted from 0."""
        return self.lesson.position(self.step.name)

    @property
    def progress(self) -> lesson_progress.StepProgress:
        """How far this step has come."""
        return lesson_progress.step_progress(self.lesson.name, self.step.name)

    @property
    def answered(self) -> bool:
        """Whether the answer may be seen."""
        return self.step.question is None or self.progress.state != "open"

    def note(self, **changes: object) -> None:
        """Note something about this step."""
        lesson_progress.change_progress(self.lesson.name, self.step.name, **changes)

    def key(self, name: str) -> str:
        """A key of this step alone."""
        return f"lesson_{self.lesson.name}_{self.step.name}_{name}".replace(" ", "-")


def opened_place(lessons: Catalogue) -> Place | None:
    """The step that the address asks for; None where it asks for no lesson."""
    name = _opened("lesson", lambda text: lessons.lesson(text) is not None)
    lesson = lessons.lesson(name)
    if lesson is None:
        _closed()
        return None
    names = [step.name for step in lesson.steps]
    step = _opened("step", names.__contains__)
    set_widget("progress", "")  # what is kept belongs to the lesson before; the address is read anew
    lesson_progress.take_progress(lesson, _opened("progress", lesson_progress.is_progress))
    found = lesson.steps[names.index(step) if step in names else 0]
    url_state.write_param("lesson", [lesson.name])
    url_state.write_param("step", [found.name])
    write_progress(lesson)
    return Place(lesson=lesson, step=found, following=_following(lessons, lesson), own=_own())


def _following(lessons: Catalogue, lesson: Lesson) -> Lesson | None:
    later = lessons.lessons[lessons.lessons.index(lesson) + 1 :]
    return later[0] if later else None


def write_progress(lesson: Lesson) -> None:
    """Let the address say how far the lesson has come."""
    text = lesson_progress.progress_text(lesson)
    url_state.write_param("progress", [text] if text else [])


def go_to(lesson: str, step: str = "") -> None:
    """Open a step, the first where none is named; without a lesson, the list of them."""
    set_widgets(lesson=lesson, step=step)


def _opened(name: str, is_known: Callable[[str], bool]) -> str:
    def read(texts: list[str]) -> str:
        if not is_known(texts[-1]):
            raise ValueError(texts[-1])
        return texts[-1]

    url_state.open_control(url_state.parameter_of(name), read, "")
    return str(widget_value(name, ""))


def _closed() -> None:
    for name in ("lesson", "step", "progress"):
        url_state.write_param(name, [])


def _own() -> LessonData | None:
    prepared = visit.prepared()
    if prepared is None or widget_value("data") != data_controls.OWN:
        return None
    # Kept together, so that the id cannot be given to other data.
    _, own = visit.cached_in_session("lesson data", id(prepared), lambda: (prepared, own_rows(prepared)))
    return own
