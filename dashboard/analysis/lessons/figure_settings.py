"""What may be set about each kind of figure in a lesson, and what can be dragged on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

import logreg as lr
from dashboard.analysis.lessons.lesson_data import LessonData, lesson_data
from dashboard.analysis.lessons.lesson_errors import LessonValueError
from dashboard.analysis.lessons.lesson_values import DataName
from logreg.evaluation.confusion import confusion

Measures = dict[str, float]
ROUNDING = 1e-9  # of places that are multiples of a step


def check_between(name: str, value: float, low: float, high: float) -> None:
    """Raise LessonValueError for a setting outside its range."""
    if not low <= value <= high:
        raise LessonValueError(f"{name} is {value:g}; write a number from {low:g} to {high:g}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureHandle:
    """Something on the figure that a learner moves between two ends; with `options`, chooses among those.

    An option's place is its number, counted from 0.
    """

    name: str
    label: str
    low: float
    high: float
    step: float
    start: float
    unit: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSettings:
    """A figure of the app; a subclass for each kind. What is `hidden` is drawn once the step is answered."""

    kind: ClassVar[str]
    measures: ClassVar[tuple[str, ...]] = ()

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:
        """What can be moved, the one on the x axis first."""
        raise NotImplementedError

    def places_after(self) -> dict[str, float]:
        """Where handles go, by their names, once the step is answered; those not named stay."""
        return {}

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:  # noqa: ARG002
        """What goals look at, by the names in `measures`, where the handles stand."""
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class SigmoidSettings(FigureSettings):
    """The curve of the Sigmoid page, with a point on it; `then` is where it goes with the answer."""

    kind: ClassVar[str] = "sigmoid"
    measures: ClassVar[tuple[str, ...]] = ("probability", "slope")

    z: float = 1.0
    then: float | None = None
    weight: float = 1.0
    bias: float = 0.0
    slope: bool = False
    level: float | None = None
    others: tuple[Literal["tanh", "ReLU", "softplus"], ...] = ()
    hidden: Literal["nothing", "curve", "slope"] = "nothing"

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """The point's place z."""
        return (FigureHandle(name="z", label="z", low=-10.0, high=10.0, step=0.1, start=self.z),)

    def places_after(self) -> dict[str, float]:
        """Where the point goes."""
        return {} if self.then is None else {"z": self.then}

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:  # noqa: ARG002
        """Value and slope of the sigmoid at the point."""
        z = places["z"]
        return {"probability": float(lr.sigmoid(z)), "slope": float(lr.sigmoid_derivative(z))}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsSettings(FigureSettings):
    """Rows of two classes along one column, a line that calls them, and the fitted curve.

    `then` is where the line goes with the answer; with `odds`, numbers say what the model gives there.
    """

    kind: ClassVar[str] = "rows"
    measures: ClassVar[tuple[str, ...]] = ("missed", "false alarms")

    data: DataName
    line: float | None = None
    then: float | None = None
    curve: bool = True
    odds: bool = False
    interval: bool = False
    hidden: Literal["nothing", "curve", "interval"] = "nothing"

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:
        """The line."""
        data = lesson_data(self.data, own)
        low, high, step = axis_span(data)
        start = (low + high) / 2 if self.line is None or data.own else self.line
        return (
            FigureHandle(
                name="line",
                label="line",
                low=low,
                high=high,
                step=step,
                start=round(start / step) * step,
                unit=data.unit,
            ),
        )

    def places_after(self) -> dict[str, float]:
        """Where the line goes."""
        return {} if self.then is None else {"line": self.then}

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:
        """Rows that the line calls wrongly."""
        data = lesson_data(self.data, own)
        counts = confusion(data.y, data.x >= places["line"] - ROUNDING)
        return {"missed": counts.fn, "false alarms": counts.fp}


def axis_span(data: LessonData) -> tuple[float, float, float]:
    """Where the column's axis begins and ends, and a step that a person would take on it."""
    low, high = float(data.x.min()), float(data.x.max())
    step = 10.0 ** np.floor(np.log10((high - low) / 100))
    step = next(step * size for size in (1, 2, 5, 10) if (high - low) / (step * size) <= 400)
    return float(np.floor(low / step) * step), float(np.ceil(high / step) * step), float(step)
