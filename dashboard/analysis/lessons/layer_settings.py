"""What may be set about a neuron drawn as layers, and about several classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

import logreg as lr
from dashboard.analysis.lessons.figure_settings import FigureHandle, FigureSettings, Measures, check_between
from dashboard.analysis.lessons.lesson_data import LessonData
from logreg.functional.passes import NeuronPass, neuron_pass

CLASSES = ("A", "B", "C")


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftmaxSettings(FigureSettings):
    """Scores of two or three classes, and the probabilities that softmax makes of them."""

    kind: ClassVar[str] = "softmax"
    measures: ClassVar[tuple[str, ...]] = ("probability of A", "probability of B", "probability of C")

    scores: tuple[float, ...] = (0.0, 0.0, 0.0)
    hidden: Literal["nothing", "probabilities"] = "nothing"

    def __post_init__(self) -> None:
        check_between("the number of scores", len(self.scores), 2, 3)

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """The scores."""
        return tuple(
            FigureHandle(name=name, label=f"score of {name}", low=-5.0, high=5.0, step=0.5, start=score)
            for name, score in zip(CLASSES, self.scores, strict=False)
        )

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:  # noqa: ARG002
        """The probabilities."""
        names = CLASSES[: len(self.scores)]
        probabilities = lr.softmax([places[name] for name in names])
        return {f"probability of {n}": float(p) for n, p in zip(names, probabilities, strict=True)}


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerSettings(FigureSettings):
    """One row through z, the sigmoid and the loss, and the gradients on their way back."""

    kind: ClassVar[str] = "layers"
    measures: ClassVar[tuple[str, ...]] = ("loss", "probability")

    x: float = 2.0
    w: float = 1.0
    b: float = -1.0
    y: int = 1
    hidden: Literal["nothing", "z", "loss", "gradients", "by z", "by w"] = "nothing"

    def __post_init__(self) -> None:
        check_between("y", self.y, 0, 1)

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """Weight and bias."""
        return tuple(
            FigureHandle(name=name, label=name, low=-5.0, high=5.0, step=0.1, start=start)
            for name, start in (("w", self.w), ("b", self.b))
        )

    def passed(self, places: Mapping[str, float]) -> NeuronPass:
        """Forward and back, where weight and bias stand."""
        return neuron_pass(self.x, places["w"], places["b"], self.y)

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:  # noqa: ARG002
        """What comes out."""
        passed = self.passed(places)
        return {"loss": passed.loss, "probability": passed.p}
