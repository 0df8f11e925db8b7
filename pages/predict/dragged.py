"""What becomes of the prediction as one number of the case is dragged, before the server hears of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

import logreg as lr
from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.analysis.prediction import prediction_text
from dashboard.figures import prediction
from dashboard.text.numbers import format_number
from dashboard.ui.components import chart, readout
from dashboard.ui.widgets import case_fields
from dashboard.ui.widgets.case_form import slid_columns
from logreg.arrays import Vector
from logreg.explanation.contributions import Case, CasesAlong, Contribution, cases_along
from logreg.inference.prediction import predict


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DraggedColumn:
    """A column of the case with a slider, and the case at each place of that."""

    track: str
    position: float
    places: Vector
    cases: CasesAlong


def dragged_columns(
    report: CoefficientReport, coef: Vector, case: Case, key: str
) -> dict[str, DraggedColumn]:
    """Every column with a slider whose value stands within that, by its name."""
    found = {}
    for name in slid_columns(report.columns):
        field = case_fields.case_field(name, report.columns[name], key)
        if isinstance(field, case_fields.LevelField):
            continue
        places = case_fields.slider_places(field)
        value = float(case[name])
        if len(places) < 2 or not places[0] <= value <= places[-1]:
            continue
        places = np.unique(np.append(places, value))
        along = cases_along(report.design, coef, case, name, places, weight=report.weight)
        found[name] = DraggedColumn(track=field.key, position=value, places=places, cases=along)
    return found


def readout_track(report: CoefficientReport, column: DraggedColumn, threshold: float) -> readout.ReadoutTrack:
    """The words of probability, interval, decision and log-odds at each place."""
    z = column.cases.log_odds
    p = np.atleast_1d(lr.sigmoid(z))
    return readout.ReadoutTrack(
        name=column.track,
        position=column.position,
        positions=column.places,
        values=[
            [prediction_text.percent(value) for value in p],
            _intervals(report, column.cases),
            [prediction_text.decision_sentence(report, value, threshold) for value in p],
            [format_number(float(value)) for value in z],
        ],
    )


def _intervals(report: CoefficientReport, cases: CasesAlong) -> list[str]:
    estimate = report.estimate_with_errors
    if estimate is None:
        return [prediction_text.interval(None)] * len(cases.log_odds)
    found = predict(estimate, cases.rows, level=report.options.level)
    return [prediction_text.interval_text(*ends) for ends in zip(found.low, found.high, strict=True)]


def contributions_along(columns: Mapping[str, DraggedColumn]) -> dict[str, Mapping[str, Vector]]:
    """Every contribution along each column with a slider."""
    return {name: column.cases.contributions for name, column in columns.items()}


def waterfall_tracks(
    columns: Mapping[str, DraggedColumn], base: float, parts: Sequence[Contribution]
) -> list[chart.Track]:
    """How the bars follow each slider."""
    return [
        chart.Track(
            name=column.track,
            position=column.position,
            positions=column.places,
            moves=prediction.waterfall_moves(base, parts, column.cases.contributions),
        )
        for column in columns.values()
    ]
