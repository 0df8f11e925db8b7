"""What may be set about the figures of training: the map of the loss, and the loss over the iterations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from dashboard.analysis.lessons.figure_settings import (
    ROUNDING,
    FigureHandle,
    FigureSettings,
    Measures,
    check_between,
)
from dashboard.analysis.lessons.lesson_data import LessonData, lesson_data
from dashboard.analysis.lessons.lesson_values import DataName
from dashboard.analysis.lessons.training_answers import losses_on_the_way


@dataclass(frozen=True, slots=True, kw_only=True)
class ValleySettings(FigureSettings):
    """The mean loss over weight and bias, where the reader stands, and the way downhill.

    With a hidden loss, not even the number where the reader stands is told, beside the map.
    """

    kind: ClassVar[str] = "valley"
    measures: ClassVar[tuple[str, ...]] = ("loss", "loss above the lowest")

    data: DataName
    w: float = 0.0
    b: float = 0.0
    rate: float = 3.0
    paths: tuple[Literal["gradient-descent", "momentum", "newton", "adam"], ...] = ()
    hidden: Literal["nothing", "loss", "map", "minimum", "arrow", "paths"] = "nothing"

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:
        """Weight and bias."""
        half = lesson_data(self.data, own).landscape.half_width
        return tuple(
            FigureHandle(name=name, label=name, low=-half, high=half, step=0.1, start=start)
            for name, start in (("w", self.w), ("b", self.b))
        )

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:
        """The loss there."""
        land = lesson_data(self.data, own).landscape
        loss = land.descent(places["w"], places["b"], self.rate).loss
        return {"loss": loss, "loss above the lowest": loss - land.minimum.loss}


@dataclass(frozen=True, slots=True, kw_only=True)
class DescentSettings(FigureSettings):
    """The loss over the first iterations of a solver, with a learning rate that can be changed.

    `rates` are those of further runs of it, which are hidden with the curve. With `log`, the loss above the
    lowest is drawn, on a logarithmic scale.
    """

    kind: ClassVar[str] = "descent"
    measures: ClassVar[tuple[str, ...]] = ("loss at the end", "iterations that went up", "rate")

    data: DataName
    solver: Literal["gradient-descent", "momentum", "newton", "adam"] = "gradient-descent"
    rate: float = 1.0
    rates: tuple[float, ...] = ()
    iterations: int = 60
    log: bool = False
    beside: tuple[Literal["gradient-descent", "momentum", "newton", "adam"], ...] = ()
    hidden: Literal["nothing", "curve", "beside"] = "nothing"

    def __post_init__(self) -> None:
        check_between("iterations", self.iterations, 1, 1000)
        check_between("the number of rates", len(self.rates), 0, 3)
        for rate in self.rates:
            check_between("a rate", rate, 0.01, 1000)

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """The learning rate."""
        if self.solver == "newton":
            return ()
        return (
            FigureHandle(name="rate", label="learning rate", low=0.5, high=100.0, step=0.5, start=self.rate),
        )

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:
        """Where the run comes to, and how often it went up on the way."""
        data = lesson_data(self.data, own)
        rate = places.get("rate", self.rate)
        losses = losses_on_the_way(data, self.solver, rate, self.iterations)
        rises = float((losses[1:] > losses[:-1] + ROUNDING).sum())
        return {"loss at the end": float(losses[-1]), "iterations that went up": rises, "rate": rate}
