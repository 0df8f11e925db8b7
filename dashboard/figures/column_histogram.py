"""A column's values by class as a small picture inside a table: class 1 above the line, class 0 below it."""

from dashboard.figures.style import CLASS_COLOURS
from dashboard.text.quoting import shortened
from logreg.inspection.column_histogram import ColumnHistogram

WIDTH, HEIGHT, GAP = 112, 38, 1
_NAMED = 4  # bars that the text alternative speaks of


def histogram_svg(histogram: ColumnHistogram) -> str:
    """Bars of both classes on either side of one line."""
    bars, largest = len(histogram.labels), _largest(histogram)
    if not bars or not largest:
        return ""
    width, scale = WIDTH / bars, HEIGHT / largest
    middle = scale * float(histogram.positive.max())
    parts = []
    for j in range(bars):
        up, down = float(histogram.positive[j]) * scale, float(histogram.negative[j]) * scale
        x, across = j * width, max(width - GAP, 1)
        parts.append(f"{_bar(x, middle - up, across, up, 1)}{_bar(x, middle, across, down, 0)}")
    line = f'<path d="M0 {middle:.1f}H{WIDTH}" stroke="currentColor" stroke-opacity=".4" stroke-width=".8"/>'
    return _svg(f"{line}{''.join(parts)}")


def target_svg(negative: float, positive: float) -> str:
    """Both classes as one bar, class 0 first."""
    total = negative + positive
    if not total:
        return ""
    first = (WIDTH - 2) * negative / total
    return _svg(f"{_bar(0, 13, first, 12, 0)}{_bar(first + 2, 13, WIDTH - 2 - first, 12, 1)}")


def target_alt(negative: float, positive: float, classes: tuple[str, str]) -> str:
    """The picture in words."""
    return f"{negative:,.0f} {shortened(classes[0], 30)}, {positive:,.0f} {shortened(classes[1], 30)}"


def histogram_alt(histogram: ColumnHistogram, classes: tuple[str, str]) -> str:
    """The picture for those who cannot see it: its highest bars."""
    total = histogram.negative + histogram.positive
    order = total.argsort(kind="stable")[::-1][:_NAMED]
    bars = "; ".join(
        f"{shortened(histogram.labels[j], 30)}: {histogram.positive[j]:,.0f} and {histogram.negative[j]:,.0f}"
        for j in order
    )
    return f"Rows of {shortened(classes[1], 30)} and of {shortened(classes[0], 30)}, most at {bars}."


def _largest(histogram: ColumnHistogram) -> float:
    """What the height stands for: the highest bar above and the highest bar below the line."""
    return float(histogram.positive.max(initial=0) + histogram.negative.max(initial=0))


def _svg(parts: str) -> str:
    return f'<svg width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">{parts}</svg>'


def _bar(x: float, y: float, width: float, height: float, of_class: int) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{CLASS_COLOURS[of_class]}"/>'
    )
