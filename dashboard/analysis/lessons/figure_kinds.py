"""Every kind of figure that a lesson may ask for, by the name that it is asked for by."""

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

SETTINGS: dict[str, type[FigureSettings]] = {
    kind.kind: kind
    for kind in (
        SigmoidSettings,
        RowsSettings,
        LossSettings,
        ClippingSettings,
        LogitDescentSettings,
        ValleySettings,
        DescentSettings,
        ArraySettings,
        SoftmaxSettings,
        LayerSettings,
        SamplesSettings,
        ThresholdSettings,
        PeopleSettings,
        NewRowsSettings,
    )
}
