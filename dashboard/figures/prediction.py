"""One case: how its columns add up to its log-odds."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import style
from dashboard.figures.coefficients import named_rows
from logreg.explanation.contributions import Contribution

ROW = 32  # pixels a bar
LONGEST = 1e6  # from here on, powers of ten
MOST = 10  # bars, besides the first and the last


def waterfall_figure(base: float, parts: Sequence[Contribution], positive: str) -> go.Figure:
    """From the average row's log-odds to the case's, the largest contributions on top."""
    ordered = sorted(parts, key=lambda part: -abs(part.log_odds))
    rest = sum(part.log_odds for part in ordered[MOST:])
    others = [(f"{len(ordered) - MOST} others", rest)] if len(ordered) > MOST else []
    steps = [(label(part), part.log_odds) for part in ordered[:MOST]] + others
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
    figure.update_xaxes(range=padded_range(base, [value for _, value in steps]))
    return named_rows(figure, names)


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
    return f"{style.truncate(part.column, 20)} = {style.truncate(value, 9)}"


def plainly(value: float) -> str:
    """Four digits, without a power of ten up to a million."""
    short = f"{value:.0f}" if 1e4 <= abs(value) < 1e6 else f"{value:.4g}"
    return short.replace("-", "−")
