"""What may be set about the figures of the Loss page's one sample."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from dashboard.analysis.lessons.figure_settings import FigureHandle, FigureSettings, Measures, check_between
from dashboard.analysis.lessons.lesson_data import LessonData
from logreg.arrays import Vector
from logreg.functional.sample_loss import (
    GRADIENTS,
    SampleLoss,
    logit_descent,
    sample_at_logit,
    sample_at_probability,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LossSettings(FigureSettings):
    """Cross-entropy and squared error of one sample, and their gradients, over p or z.

    `then` is where the prediction goes with the answer.
    """

    kind: ClassVar[str] = "loss"
    measures: ClassVar[tuple[str, ...]] = ("cross-entropy", "squared error")

    y: int = 1
    along: Literal["p", "z"] = "p"
    at: float = 0.5
    then: float | None = None
    squared: bool = True
    gradients: bool = True
    hidden: Literal["nothing", "curves", "squared error", "gradients"] = "nothing"

    def __post_init__(self) -> None:
        check_between("y", self.y, 0, 1)

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """The prediction."""
        low, high, step = (0.005, 0.995, 0.005) if self.along == "p" else (-10.0, 10.0, 0.1)
        return (
            FigureHandle(name=self.along, label=self.along, low=low, high=high, step=step, start=self.at),
        )

    def places_after(self) -> dict[str, float]:
        """Where the prediction goes."""
        return {} if self.then is None else {self.along: self.then}

    def sample(self, at: float) -> SampleLoss:
        """The losses where the prediction stands."""
        return sample_at_probability(self.y, at) if self.along == "p" else sample_at_logit(self.y, at)

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:  # noqa: ARG002
        """Both losses."""
        sample = self.sample(places[self.along])
        return {
            "cross-entropy": float(sample.cross_entropy[0]),
            "squared error": float(sample.squared_error[0]),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ClippingSettings(FigureSettings):
    """The exact loss beside the loss of clipped probabilities, and both gradients."""

    kind: ClassVar[str] = "clipping"

    y: int = 1
    clip: Literal["1e-15", "1e-12", "1e-07", "1e-05", "0.001", "0.01"] = "1e-07"
    hidden: Literal["nothing", "clipped"] = "nothing"

    def __post_init__(self) -> None:
        check_between("y", self.y, 0, 1)

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """Nothing moves."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LogitDescentSettings(FigureSettings):
    """The score of one sample over the steps of gradient descent, with each loss, from the same start."""

    kind: ClassVar[str] = "two descents"
    measures: ClassVar[tuple[str, ...]] = ("score by cross-entropy", "score by squared error")

    y: int = 1
    start: float = -6.0
    rate: float = 1.0
    steps: int = 100
    hidden: Literal["nothing", "squared error", "both"] = "nothing"

    def __post_init__(self) -> None:
        check_between("y", self.y, 0, 1)
        check_between("steps", self.steps, 1, 1000)

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """Where both start, and the learning rate."""
        return (
            FigureHandle(name="start", label="start z", low=-10.0, high=10.0, step=0.5, start=self.start),
            FigureHandle(name="rate", label="learning rate", low=0.5, high=20.0, step=0.5, start=self.rate),
        )

    def scores(self, loss: str, places: Mapping[str, float]) -> Vector:
        """The score z before the first step and after each (steps + 1,)."""
        return logit_descent(loss, self.y, places["start"], rate=places["rate"], steps=self.steps)

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:  # noqa: ARG002
        """Where each comes to."""
        return {f"score by {loss}": float(self.scores(loss, places)[-1]) for loss in GRADIENTS}
