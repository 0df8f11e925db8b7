"""What a lesson is once it has been read: steps of prose, code, a figure and a question."""

from dataclasses import dataclass

from dashboard.analysis.lessons.figure_settings import FigureSettings
from dashboard.analysis.lessons.lesson_values import Call, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What a certain wrong answer shows about how it came about."""

    answer: Value
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberQuestion:
    """A number within a tolerance, typed or dragged to: `handle` names what is dragged, if anything is.

    With the unit "%" the learner says percent, while the function and the figure hold shares from 0 to 1.
    `axis` is the axis of the figure on which guess and answer are drawn.
    """

    ask: str
    answer: Value
    tolerance: Value
    unit: str = ""
    handle: str = ""
    axis: str = ""
    low: float | None = None
    high: float | None = None
    mistakes: tuple[Mistake, ...] = ()
    too_low: str = ""
    too_high: str = ""

    @property
    def scale(self) -> float:
        """What a computed number is multiplied by to be said in the unit."""
        return 100.0 if self.unit == "%" else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOption:
    """Something to choose: the value it stands for, its words, and what choosing it wrongly shows."""

    value: Value
    words: str
    mistake: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion:
    """One of a few options: right is the one whose value is the computed answer."""

    ask: str
    answer: Value
    options: tuple[AnswerOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderQuestion:
    """Things to be put in the ascending order of their computed values."""

    ask: str
    options: tuple[AnswerOption, ...]
    otherwise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A measure of the figure and where it shall come to: "at most", "at least" or "above" a bound."""

    measure: str
    comparison: str
    bound: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalQuestion:
    """Goals to be reached on the figure by hand, within so many moves where these are counted."""

    ask: str
    goals: tuple[Goal, ...]
    moves: int | None = None


Question = NumberQuestion | ChoiceQuestion | OrderQuestion | GoalQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Markdown, in which {{call}} stands for a computed number."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Code that is shown and never run."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveCode:
    """An allowed function, whose source is shown, and a call of it that runs now, or after a press."""

    call: Call
    press: str = ""


Part = Prose | Code | LiveCode


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonStep:
    """One idea: what is read, seen and asked, and what is said once it has been answered."""

    name: str
    label: str
    title: str
    line: int
    parts: tuple[Part, ...]
    figure: FigureSettings | None = None
    question: Question | None = None
    hint: str = ""
    answer: str = ""
    keep: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A lesson as its file says it."""

    name: str
    number: int
    title: str
    question: str
    minutes: int
    steps: tuple[LessonStep, ...]

    def position(self, step: str) -> int:
        """Which step has that name, counted from 0; the first where none has."""
        return next((i for i, each in enumerate(self.steps) if each.name == step), 0)
