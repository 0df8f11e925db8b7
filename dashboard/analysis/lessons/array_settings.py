"""What may be set about arrays drawn as boxes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from dashboard.analysis.lessons.array_code import CODES, MEASURES, ArrayRun, measured_run, run_code
from dashboard.analysis.lessons.figure_settings import FigureHandle, FigureSettings, Measures
from dashboard.analysis.lessons.lesson_data import LessonData
from dashboard.analysis.lessons.lesson_errors import LessonValueError


@dataclass(frozen=True, slots=True, kw_only=True)
class ArraySettings(FigureSettings):
    """Lines of NumPy that run live, with framed values that can be changed, and their arrays as boxes.

    `chosen` says which option stands in each frame at first, counted from 1. A hidden result comes, and the
    frames can be changed, once the step is answered.
    """

    kind: ClassVar[str] = "arrays"
    measures: ClassVar[tuple[str, ...]] = MEASURES

    example: Literal["image", "lengths", "divide", "error"]
    chosen: tuple[int, ...] = ()
    hidden: Literal["nothing", "result"] = "nothing"

    def __post_init__(self) -> None:
        framed = CODES[self.example].framed
        if not self.chosen:
            object.__setattr__(self, "chosen", (1,) * len(framed))
        if len(self.chosen) != len(framed):
            names = ", ".join(each.name for each in framed)
            raise LessonValueError(f"chosen has {len(self.chosen)} numbers; give one for each of {names}.")
        for number, each in zip(self.chosen, framed, strict=True):
            if not 1 <= number <= len(each.options):
                raise LessonValueError(
                    f"chosen is {number} for {each.name}; write a number from 1 to {len(each.options)}."
                )

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """The framed values."""
        return tuple(
            FigureHandle(
                name=each.name,
                label=each.name,
                low=0,
                high=len(each.options) - 1,
                step=1,
                start=number - 1,
                options=each.words,
            )
            for number, each in zip(self.chosen, CODES[self.example].framed, strict=True)
        )

    def ran(self, places: Mapping[str, float]) -> ArrayRun:
        """What the lines give with the options that are chosen."""
        return run_code(CODES[self.example], {name: int(place) for name, place in places.items()})

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:  # noqa: ARG002
        """About the last array."""
        return measured_run(self.ran(places))
