"""What may be set about figures of models on known and new rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from dashboard.analysis.lessons.figure_settings import FigureHandle, FigureSettings, Measures
from dashboard.analysis.lessons.lesson_data import LessonData, lesson_data
from dashboard.analysis.lessons.lesson_values import DataName
from dashboard.analysis.lessons.validation_answers import POWERS, penalised_fits


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRowsSettings(FigureSettings):
    """Loss on known and new rows, by the number of columns or by the L2 penalty on all of them; or what came
    true of what was said. The handle is the power of ten of the penalty. Where known rows are hidden, new
    ones are not drawn at all.
    """

    kind: ClassVar[str] = "new rows"
    measures: ClassVar[tuple[str, ...]] = ("loss on known rows", "loss on new rows")

    data: DataName
    show: Literal["loss", "penalty", "calibration"] = "loss"
    power: float = -5.0
    hidden: Literal["nothing", "curves", "known rows", "new rows"] = "nothing"

    def handles(self, own: LessonData | None) -> tuple[FigureHandle, ...]:  # noqa: ARG002
        """The power of ten of the penalty, where that is shown."""
        if self.show != "penalty":
            return ()
        low, high, step = float(POWERS[0]), float(POWERS[-1]), float(POWERS[1] - POWERS[0])
        return (FigureHandle(name="power", label="λ", low=low, high=high, step=step, start=self.power),)

    def measured(self, places: Mapping[str, float], own: LessonData | None) -> Measures:
        """The losses with that penalty."""
        if self.show != "penalty":
            return {}
        nearest = int(np.abs(POWERS - places["power"]).argmin())
        found = penalised_fits(lesson_data(self.data, own))[nearest]
        return {"loss on known rows": found.train_loss, "loss on new rows": found.validation_loss}
