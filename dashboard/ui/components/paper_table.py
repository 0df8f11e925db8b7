"""The paper's table on the page: a forest in each row, one row marked, and buttons that copy it."""

from collections.abc import Callable

import numpy as np

from dashboard.analysis.coefficients.paper_table import OddsRatio, PaperRow, PaperTable, forest_axis
from dashboard.analysis.coefficients.paper_table_text import paper_table_texts
from dashboard.text.numbers import format_number
from dashboard.ui.components import placeholder
from dashboard.ui.components.component import js_component
from dashboard.ui.components.messages import ForestMessage, PaperTableMessage, PaperTickMessage
from dashboard.ui.session.widget_values import widget_value

HEAD, ROW = 236, 37  # pixels of what stands around the rows, and of a row

_show = js_component("paper_table", '<div class="logreg-paper"></div>', ".logreg-paper")


def show_paper_table(
    table: PaperTable, *, key: str, marked: int, with_holm: bool, on_mark: Callable[[int], None]
) -> None:
    """Show it; `marked` is the position of the marked row, `on_mark` is told of another that was clicked."""

    def chosen() -> None:
        at = widget_value(key).choose
        if at is not None:
            on_mark(int(at))

    span = forest_axis(table.rows)
    message: PaperTableMessage = {
        "caption": table.caption,
        "headings": [*table.headings, *(["p, Holm"] if with_holm else [])],
        "rows": [
            {"cells": cells, "forest": _forest(row, span)}
            for row, cells in zip(table.rows, table.cells(with_holm=with_holm), strict=True)
        ],
        "ticks": _ticks(span),
        "one": _place(0.0, span),
        "notes": list(table.notes),
        "marked": marked,
        "copies": paper_table_texts(table),
    }
    placeholder.reserve_height(key, HEAD + ROW * len(table.rows))
    _show(key, message, on_choose_change=chosen)


def _place(log_odds: float, span: tuple[float, float]) -> float:
    return float(np.clip((log_odds - span[0]) / (span[1] - span[0]), 0.0, 1.0))


def _forest(row: PaperRow, span: tuple[float, float]) -> ForestMessage:
    ratio: OddsRatio = row.together
    return {
        "low": _place(ratio.low, span),
        "middle": _place(ratio.log, span),
        "high": _place(ratio.high, span),
        "alone": None if row.alone is None else _place(row.alone.log, span),
        "includes_one": ratio.open,
    }


def _ticks(span: tuple[float, float]) -> list[PaperTickMessage]:
    """1 and up to five round odds ratios beside it."""
    low, high = (end / np.log(10) for end in span)
    steps = (1.0, 2.0, 5.0) if high - low < 2 else (1.0,)
    every = max(1, int(np.ceil((high - low) / 5)))
    powers = [power for power in range(int(low) - 1, int(high) + 2) if power % every == 0]
    values = sorted({1.0, *(step * 10.0**power for power in powers for step in steps)})
    return [
        {
            "place": _place(float(np.log(value)), span),
            "text": format_number(value, 1).removeprefix("1\u00a0×\u00a0"),
        }
        for value in values
        if span[0] <= np.log(value) <= span[1]
    ]
