"""Which figure belongs to which settings."""

from collections.abc import Callable
from typing import Any

from dashboard.analysis.lessons.array_settings import ArraySettings
from dashboard.analysis.lessons.evidence_settings import (
    PeopleSettings,
    SamplesSettings,
    ThresholdSettings,
)
from dashboard.analysis.lessons.figure_settings import FigureSettings, RowsSettings, SigmoidSettings
from dashboard.analysis.lessons.layer_settings import LayerSettings, SoftmaxSettings
from dashboard.analysis.lessons.loss_settings import ClippingSettings, LogitDescentSettings, LossSettings
from dashboard.analysis.lessons.new_rows_settings import NewRowsSettings
from dashboard.analysis.lessons.training_settings import DescentSettings, ValleySettings
from dashboard.figures.lessons.array_stage import array_stage
from dashboard.figures.lessons.descent_stage import descent_stage
from dashboard.figures.lessons.layer_stage import layer_stage, softmax_stage
from dashboard.figures.lessons.logit_descent_stage import logit_descent_stage
from dashboard.figures.lessons.loss_stage import clipping_stage, loss_stage
from dashboard.figures.lessons.new_rows_stage import new_rows_stage
from dashboard.figures.lessons.people_stage import people_stage
from dashboard.figures.lessons.rows_stage import rows_stage
from dashboard.figures.lessons.samples_stage import samples_stage
from dashboard.figures.lessons.sigmoid_stage import sigmoid_stage
from dashboard.figures.lessons.stage import Stage, StageState
from dashboard.figures.lessons.threshold_stage import threshold_stage
from dashboard.figures.lessons.valley_stage import valley_stage

BUILDERS: dict[type[FigureSettings], Callable[[Any, StageState], Stage]] = {
    SigmoidSettings: sigmoid_stage,
    RowsSettings: rows_stage,
    LossSettings: loss_stage,
    ClippingSettings: clipping_stage,
    LogitDescentSettings: logit_descent_stage,
    ValleySettings: valley_stage,
    DescentSettings: descent_stage,
    ArraySettings: array_stage,
    SoftmaxSettings: softmax_stage,
    LayerSettings: layer_stage,
    SamplesSettings: samples_stage,
    ThresholdSettings: threshold_stage,
    PeopleSettings: people_stage,
    NewRowsSettings: new_rows_stage,
}


def stage_of(settings: FigureSettings, state: StageState) -> Stage:
    """The figure of these settings as a learner sees it now."""
    return BUILDERS[type(settings)](settings, state)


def start_places(settings: FigureSettings, state: StageState) -> dict[str, float]:
    """Where each handle stands at first."""
    return {handle.name: handle.start for handle in settings.handles(state.own)}
