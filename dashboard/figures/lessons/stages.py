"""Which figure belongs to which settings."""

from collections.abc import Callable
from typing import Any

from dashboard.analysis.lessons.figure_settings import FigureSettings, RowsSettings, SigmoidSettings
from dashboard.figures.lessons.rows_stage import rows_stage
from dashboard.figures.lessons.sigmoid_stage import sigmoid_stage
from dashboard.figures.lessons.stage import Stage, StageState

BUILDERS: dict[type[FigureSettings], Callable[[Any, StageState], Stage]] = {
    SigmoidSettings: sigmoid_stage,
    RowsSettings: rows_stage,
}


def stage_of(settings: FigureSettings, state: StageState) -> Stage:
    """The figure of these settings as a learner sees it now."""
    return BUILDERS[type(settings)](settings, state)


def start_places(settings: FigureSettings, state: StageState) -> dict[str, float]:
    """Where each handle stands at first."""
    return {handle.name: handle.start for handle in settings.handles(state.own)}
