"""What may be set about arrays drawn as boxes."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from dashboard.analysis.lessons.figure_settings import FigureHandle, FigureSettings
from dashboard.analysis.lessons.lesson_data import LessonData


@dataclass(frozen=True, slots=True, kw_only=True)
class ArraySettings(FigureSettings):
    """An operation on arrays, drawn as boxes with their shapes; its result may be hidden."""

    kind: ClassVar[str] = "arrays"

    example: Literal["image", "lengths", "normalise", "column", "row", "refused", "silent"]
    hidden: Literal["nothing", "result"] = "nothing"

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """Nothing moves."""
        return ()
