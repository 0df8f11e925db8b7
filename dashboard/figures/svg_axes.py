"""An axis of a figure on paper: from values to places, with its ticks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

import numpy as np

from logreg.arrays import Vector

MOST_TICKS = 60


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PaperAxis:
    """Values from `low` to `high` (in powers of ten where `log`) between two places on paper.

    names: of a category axis, in order; empty of numbers.
    """

    start: float
    end: float
    low: float
    high: float
    log: bool
    title: str
    ticks: tuple[tuple[float, str], ...] = ()
    names: tuple[str, ...] = ()

    def places(self, values: Any) -> Vector:
        """Where values stand, NaN where they stand nowhere."""
        if values is None:
            return np.empty(0)
        if self.names:
            numbers = np.array([float(self.names.index(str(value))) for value in values])
        else:
            numbers = np.asarray(values, dtype=float)
        if self.log:
            with np.errstate(divide="ignore", invalid="ignore"):
                numbers = np.log10(numbers)
        return np.asarray(
            self.start + (numbers - self.low) / (self.high - self.low) * (self.end - self.start)
        )


def axis_of(layout: Any, values: Sequence[Any], ends: tuple[float, float]) -> PaperAxis:
    """The axis of a layout for these traces' values, between two places."""
    names = _names(values)
    log = layout.type == "log"
    low, high = _range(layout, values, names, log)
    title = unescape(str(layout.title.text or "")) if layout.title else ""
    bare = PaperAxis(start=ends[0], end=ends[1], low=low, high=high, log=log, title=title, names=names)
    found = [(value, text) for value, text in _ticks(layout, bare) if _inside(value, bare)]
    places = bare.places([value if not names else names[int(value)] for value, _ in found])
    ticks = tuple((float(place), text) for place, (_, text) in zip(places, found, strict=True))
    return PaperAxis(
        start=ends[0], end=ends[1], low=low, high=high, log=log, title=title, names=names, ticks=_apart(ticks)
    )


def texts_of(layout: Any) -> tuple[str, ...]:
    """The words at the ticks of an axis that has words."""
    return tuple(unescape(str(text)) for text in layout.ticktext or ())


def _names(values: Sequence[Any]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for some in values:
        for value in () if some is None else some:
            if not isinstance(value, str):
                return ()
            found[value] = None
    return tuple(found)


def _range(layout: Any, values: Sequence[Any], names: tuple[str, ...], log: bool) -> tuple[float, float]:
    if layout.range is not None:
        return float(layout.range[0]), float(layout.range[1])
    if names:
        return -0.5, len(names) - 0.5
    given = [np.asarray(some, dtype=float) for some in values if some is not None]
    numbers = np.concatenate([np.zeros(0), *given])
    if log:
        numbers = np.log10(numbers[numbers > 0])
    numbers = numbers[np.isfinite(numbers)]
    low, high = (float(numbers.min()), float(numbers.max())) if len(numbers) else (0.0, 1.0)
    if layout.rangemode == "tozero":
        low, high = min(low, 0.0), max(high, 0.0)
    margin = 0.04 * (high - low) or 0.5
    return low - margin, high + margin


def _ticks(layout: Any, axis: PaperAxis) -> Iterable[tuple[float, str]]:
    if layout.tickvals is not None:
        texts = texts_of(layout) or tuple(f"{value:g}" for value in layout.tickvals)
        return zip(map(float, layout.tickvals), texts, strict=True)
    if axis.names:
        return ((float(place), unescape(name)) for place, name in enumerate(axis.names))
    if axis.log:
        powers = range(int(np.ceil(min(axis.low, axis.high))), int(np.floor(max(axis.low, axis.high))) + 1)
        return ((10.0**power, f"{10.0**power:g}") for power in powers)
    return ((value, _written(value, layout.tickformat)) for value in _round_values(axis))


def _round_values(axis: PaperAxis) -> list[float]:
    low, high = sorted((axis.low, axis.high))
    least = (high - low) / 6
    power = 10.0 ** np.floor(np.log10(least))
    step = float(next(size * power for size in (1, 2, 5, 10) if size * power >= least * 0.999))
    first = int(np.ceil(low / step - 1e-9))
    return [n * step for n in range(first, int(np.floor(high / step + 1e-9)) + 1)]


def _written(value: float, form: str | None) -> str:
    if form and form.endswith("%"):
        return f"{100 * value:.0f} %"
    return f"{value:.6g}".replace("-", "\N{MINUS SIGN}")


def _inside(value: float, axis: PaperAxis) -> bool:
    at = np.log10(value) if axis.log and value > 0 else value
    low, high = sorted((axis.low, axis.high))
    return bool(low <= at <= high)


def _apart(ticks: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    """Ticks whose words do not touch: every second, third and so on where there are many."""
    if len(ticks) < 2:
        return ticks
    gap = abs(ticks[1][0] - ticks[0][0])
    every = max(1, int(np.ceil(14 / gap))) if gap else len(ticks)
    return ticks[::every][:MOST_TICKS]
