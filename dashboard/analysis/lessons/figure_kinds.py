"""Every kind of figure that a lesson may ask for, by the name that it is asked for by."""

from dashboard.analysis.lessons.array_settings import ArraySettings
from dashboard.analysis.lessons.evidence_settings import NewRowsSettings, SamplesSettings, ThresholdSettings
from dashboard.analysis.lessons.figure_settings import FigureSettings, RowsSettings, SigmoidSettings
from dashboard.analysis.lessons.layer_settings import LayerSettings, SoftmaxSettings
from dashboard.analysis.lessons.loss_settings import ClippingSettings, LossSettings
from dashboard.analysis.lessons.training_settings import DescentSettings, ValleySettings

SETTINGS: dict[str, type[FigureSettings]] = {
    kind.kind: kind
    for kind in (
        SigmoidSettings,
        RowsSettings,
        LossSettings,
        ClippingSettings,
        ValleySettings,
        DescentSettings,
        ArraySettings,
        SoftmaxSettings,
        LayerSettings,
        SamplesSettings,
        ThresholdSettings,
        NewRowsSettings,
    )
}
