"""One case: how its columns add up to its log-odds."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.coefficients import named_rows
from logreg.arrays import Vector
from logreg.explanation.contributions import Contribution

ROW = 32  # pixels a bar
LONGEST = 1e6  # from here on, powers of ten
CERTAIN = (
    9.0  # log-odds, with room for a number beside a bar: beyond it a probability is 0 or 1 in four digits
)
MOST = 10  # bars, besides the first and the last


def waterfall_figure(
    base: float,
    parts: Sequence[Contribution],
    positive: str,
    dragged: Mapping[str, Mapping[str, Vector]] = MappingProxyType({}),
) -> go.Figure:
    """From the average row's log-odds to the case's, the largest contributions on top.

    `dragged` are the contributions along each column with a slider: its value stands at that alone, and there
    is room for where the bars go, as far as a probability can be told from certainty.
    """
    ordered = ordered_parts(parts)
    rest = sum(part.log_odds for part in ordered[MOST:])
    others = [(f"{len(ordered) - MOST} others", rest)] if len(ordered) > MOST else []
    shown = ordered[:MOST]
    names = [column_name(part.column) if part.column in dragged else label(part) for part in shown]
    steps = [(name, part.log_odds) for name, part in zip(names, shown, strict=True)] + others
    names = ["average row", *(name for name, _ in steps), "this case"]
    figure = style.blank_figure(
        f"log-odds of {style.title_layout(positive)}", "", height=90 + ROW * len(names)
    )
    figure.add_waterfall(
        orientation="h",
        name="log-odds",
        measure=["absolute", *["relative"] * len(steps), "total"],
        y=list(range(len(names))),
        x=[base, *(value for _, value in steps), 0.0],
        increasing={"marker": {"color": style.VERMILION}},
        decreasing={"marker": {"color": style.BLUE}},
        totals={"marker": {"color": "var(--st-gray-color)"}},
        connector={"line": {"width": 1, "color": "var(--st-border-color)"}},
        text=signed([base, *(value for _, value in steps), base + sum(value for _, value in steps)]),
        textposition="outside",
        showlegend=False,
    )
    low, high = padded_range(base, [value for _, value in steps])
    ends = [base + np.sum(list(along.values()), axis=0) for along in dragged.values()]
    reach = np.clip(np.concatenate([[low, high], *ends]), min(low, -CERTAIN), max(high, CERTAIN))
    figure.update_xaxes(range=[reach.min(), reach.max()])
    return named_rows(figure, names)


def ordered_parts(parts: Sequence[Contribution]) -> list[Contribution]:
    """The largest contributions first."""
    return sorted(parts, key=lambda part: -abs(part.log_odds))


def waterfall_moves(
    base: float, parts: Sequence[Contribution], along: Mapping[str, Vector]
) -> style.FrameValues:
    """How its bars change as contributions (m,) do; their order stays as it is."""
    gains = [along[part.column] for part in ordered_parts(parts)]
    rest = [np.sum(gains[MOST:], axis=0)] if len(gains) > MOST else []
    steps = np.column_stack([*gains[:MOST], *rest])
    first = np.full((len(steps), 1), base)
    total = base + steps.sum(axis=1, keepdims=True)
    texts = [signed(row) for row in np.hstack([first, steps, total]).tolist()]
    return {(0, "x"): np.hstack([first, steps, 0 * first]), (0, "text"): np.array(texts)}


def signed(values: Sequence[float]) -> list[str]:
    """The values with their signs, to the decimal that shows three digits of the largest."""
    largest = max(map(abs, values))
    if largest >= LONGEST:
        return [f"{value:+.2e}".replace("-", "−") if abs(value) >= 1 else "0" for value in values]
    decimals = int(np.clip(2 - np.floor(np.log10(largest)), 0, 9)) if largest else 0
    texts = [f"{value:+.{decimals}f}".replace("-", "−") for value in values]
    return [text if text.strip("+−0.") else "0" for text in texts]


def padded_range(base: float, changes: Sequence[float]) -> list[float]:
    """The x range with room for the numbers beside the bars, on the sides where there are any."""
    ends = [0.0, *accumulate([base, *changes])]
    low, high = min(ends), max(ends)
    span = max(high - low, 0.1)
    return [low - span * (0.6 if low < 0 else 0.1), high + span * (0.6 if high > 0 else 0.1)]


def label(part: Contribution) -> str:
    """The column and its value, each cut where it is long."""
    value = part.value if isinstance(part.value, str) else plainly(part.value)
    return f"{column_name(part.column)} = {style.truncate(value, 9)}"


def column_name(column: str) -> str:
    """A column's name, cut where it is long."""
    return style.truncate(column, 20)


def plainly(value: float) -> str:
    """Four digits, without a power of ten up to a million."""
    short = f"{value:.0f}" if 1e4 <= abs(value) < 1e6 else f"{value:.4g}"
    return short.replace("-", "−")
