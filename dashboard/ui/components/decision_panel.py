"""The decision on the first screen of Thresholds: a sentence, 1,000 cases, the weight of a miss, and rows.

All four follow the dragged line and the weight in the browser, which looks numbers up and computes none.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.analysis.thresholds.decision_overview import DecisionOverview, ThresholdNumbers
from dashboard.figures.style import CLASS_COLOURS
from dashboard.ui.components import placeholder
from dashboard.ui.components.component import js_component
from dashboard.ui.components.encoding import encoded_numbers
from dashboard.ui.components.messages import (
    CasesMessage,
    DecisionMessage,
    DecisionNumbersMessage,
    DecisionRowMessage,
    MissWeightMessage,
    ThresholdNumbersMessage,
    ThresholdRowsMessage,
)
from dashboard.ui.session.widget_values import widget_value
from logreg.arrays import Vector

WEIGHT_TRACK = "weight of a miss"
TOP = 1.01  # stands for infinity: above every probability
SENTENCE, CASES, DIAL = 84, 250, 176  # pixels
NARROW_SENTENCE, NARROW_ROW = 160, 55  # where words wrap more often

_show_sentence = js_component("decision", '<div class="logreg-decision"><p></p></div>', ".logreg-decision")
_show_rows = js_component("threshold_rows", '<div class="logreg-rows"><table></table></div>', ".logreg-rows")
_show_cases = js_component(
    "cases",
    '<div class="logreg-cases"><canvas role="img"></canvas><p></p></div>',
    ".logreg-cases",
)
_show_weight = js_component("miss_weight", '<div class="logreg-weight"></div>', ".logreg-weight")


@dataclass(frozen=True, kw_only=True, eq=False)
class DecisionRow:
    """A named threshold among the rows."""

    letter: str
    name: str
    track: str
    decides: bool
    numbers: ThresholdNumbers


def show_sentence(
    found: DecisionOverview,
    row: DecisionRow,
    *,
    key: str,
    positive: str,
    on_move: Callable[[str, float], None],
) -> None:
    """The decision as one sentence; its framed values move the threshold and the weight of a miss."""
    message: DecisionMessage = {
        "numbers": _numbers(found),
        "exact": _exact(row.numbers),
        "track": row.track,
        "letter": row.letter,
        "positive": positive,
        "cases": cases_words(found.base_rate),
    }
    placeholder.reserve_height(key, SENTENCE, narrow=NARROW_SENTENCE)
    _show_sentence(key, message, on_move_change=_moved(key, on_move))


def show_rows(
    found: DecisionOverview, rows: Sequence[DecisionRow], *, key: str, on_decide: Callable[[str], None]
) -> None:
    """Each threshold in a row, what it does to 1,000 cases and what that costs; one click lets it decide."""

    def decided() -> None:
        if letter := widget_value(key).decide:
            on_decide(str(letter))

    message: ThresholdRowsMessage = {
        "numbers": _numbers(found),
        "rows": [_row(row) for row in rows],
    }
    lines = len(rows) + 2
    placeholder.reserve_height(key, 40 * lines, narrow=NARROW_ROW * lines)
    _show_rows(key, message, on_decide_change=decided)


def show_cases(found: DecisionOverview, row: DecisionRow, *, key: str, classes: tuple[str, str]) -> None:
    """1,000 cases: what is called rightly outside and faded, mistakes beside the line."""
    cases, numbers = found.cases, row.numbers
    positives, negatives = int(cases.positives[0]), int(cases.negatives[0])
    exact = [
        positives - numbers.missed,
        numbers.false_alarms,
        negatives - numbers.false_alarms,
        numbers.missed,
    ]
    message: CasesMessage = {
        "positions": encoded_numbers(np.minimum(found.thresholds, TOP)),
        "tp": _whole(cases.tp),
        "fp": _whole(cases.fp),
        "tn": _whole(cases.tn),
        "fn": _whole(cases.fn),
        "track": row.track,
        "threshold": min(numbers.threshold, TOP),
        "exact": exact,
        "negative": classes[0],
        "positive": classes[1],
        "colours": list(CLASS_COLOURS),
    }
    placeholder.reserve_height(key, CASES)
    _show_cases(key, message)


def show_weight(
    found: DecisionOverview,
    weight: float,
    *,
    key: str,
    classes: tuple[str, str],
    on_move: Callable[[str, float], None],
) -> None:
    """A dial from 1 to 50, logarithmic: how many false alarms a miss weighs."""
    message: MissWeightMessage = {
        "weights": list(found.weights),
        "weight": weight,
        "track": WEIGHT_TRACK,
        "negative": classes[0],
        "positive": classes[1],
        "colours": list(CLASS_COLOURS),
    }
    placeholder.reserve_height(key, DIAL)
    _show_weight(key, message, on_move_change=_moved(key, on_move))


def cases_words(base_rate: float | None) -> str:
    """Of which cases 1,000 are told, where they are not like the rows."""
    return (
        "1,000 cases" if base_rate is None else f"1,000 cases at a base rate of {100 * base_rate:.3g}\u00a0%"
    )


def _moved(key: str, act: Callable[[str, float], None]) -> Callable[[], None]:
    def answered() -> None:
        event: Mapping[str, Any] | None = widget_value(key).move
        if event:
            act(str(event["track"]), float(event["position"]))

    return answered


def _row(row: DecisionRow) -> DecisionRowMessage:
    return {
        "letter": row.letter,
        "name": row.name,
        "track": row.track,
        "decides": row.decides,
        "exact": _exact(row.numbers),
    }


def _exact(numbers: ThresholdNumbers) -> ThresholdNumbersMessage:
    return {
        "threshold": min(numbers.threshold, TOP),
        "flagged": numbers.flagged,
        "missed": numbers.missed,
        "false_alarms": numbers.false_alarms,
        "cost": numbers.cost,
    }


def _numbers(found: DecisionOverview) -> DecisionNumbersMessage:
    return {
        "positions": encoded_numbers(np.minimum(found.thresholds, TOP)),
        "flagged": _whole(found.cases.flagged),
        "missed": _whole(found.cases.fn),
        "false_alarms": _whole(found.cases.fp),
        "costs": encoded_numbers(found.costs.astype(np.float32)),
        "weights": list(found.weights),
        "weight": found.weight,
        "weight_track": WEIGHT_TRACK,
        "unit": found.unit,
        "lowest": _exact(found.lowest),
        "lowest_thresholds": np.minimum(found.lowest_thresholds, TOP).tolist(),
        "lowest_costs": found.lowest_costs.tolist(),
    }


def _whole(values: Vector) -> Any:
    return encoded_numbers(values.astype(np.int16))
