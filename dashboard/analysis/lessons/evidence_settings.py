"""What may be set about figures of uncertainty, decisions and new rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from dashboard.analysis.lessons.evidence_answers import MOST_ROWS, sweep_of
from dashboard.analysis.lessons.figure_settings import FigureHandle, FigureSettings, Measures, check_between
from dashboard.analysis.lessons.lesson_data import LessonData, lesson_data
from dashboard.analysis.lessons.lesson_values import DataName


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplesSettings(FigureSettings):
    """500 samples from one model: a dot each, at its slope or p-value, or the first 100 intervals."""

    kind: ClassVar[str] = "samples"

    slope: float = 1.0
    rows: int = 100
    show: Literal["slopes", "p-values", "intervals"] = "slopes"
    hidden: Literal["nothing", "dots"] = "nothing"

    def __post_init__(self) -> None:
        check_between("rows", self.rows, 10, MOST_ROWS)
        check_between("slope", self.slope, -3, 3)

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """Nothing moves."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdSettings(FigureSettings):
    """Rows by their predicted probability, or the ROC curve, and a threshold on it.

    `then` is where the threshold goes with the answer.
    """

    kind: ClassVar[str] = "thresholds"
    measures: ClassVar[tuple[str, ...]] = ("sensitivity", "specificity", "precision")

    data: DataName
    threshold: float = 0.5
    then: float | None = None
    show: Literal["scores", "roc"] = "scores"
    hidden: Literal["nothing", "curve"] = "nothing"

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """The threshold."""
        return (
            FigureHandle(
                name="threshold", label="threshold", low=0.01, high=0.99, step=0.01, start=self.threshold
            ),
        )

    def places_after(self) -> dict[str, float]:
        """Where the threshold goes."""
        return {} if self.then is None else {"threshold": self.then}

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:
        """The rates at the threshold."""
        counts = sweep_of(lesson_data(self.data, own)).at(places["threshold"])
        return {
            "sensitivity": counts.recall,
            "specificity": counts.specificity,
            "precision": counts.precision,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSettings(FigureSettings):
    """1,000 people of whom some are ill, and a test that flags some; whom it flags may be hidden."""

    kind: ClassVar[str] = "people"

    sensitivity: float = 0.9
    specificity: float = 0.9
    prevalence: float = 0.01
    hidden: Literal["nothing", "test"] = "nothing"

    def __post_init__(self) -> None:
        for name in ("sensitivity", "specificity", "prevalence"):
            check_between(name, getattr(self, name), 0, 1)

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """Nothing moves."""
        return ()
