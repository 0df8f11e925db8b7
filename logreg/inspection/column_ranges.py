"""How far a design's rows reach: what a picture of them needs to know, read from them once."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from logreg.arrays import Vector
from logreg.data.design import Design


@dataclass(frozen=True, slots=True, eq=False)
class ColumnRanges:
    """Mean and range of every column of the matrix, (d,) each."""

    mean: Vector
    low: Vector
    high: Vector

    def spread(self, j: int) -> tuple[float, float]:
        """The middle of a column's range and half its width, 1 for a constant."""
        low, high = float(self.low[j]), float(self.high[j])
        return (low + high) / 2, (high - low) / 2 or 1.0


# A live picture asks at every tick, and a million rows take longer to read than to draw.
_known: WeakKeyDictionary[Design, ColumnRanges] = WeakKeyDictionary()


def column_ranges(design: Design) -> ColumnRanges:
    """The extent of the rows that the design holds."""
    found = _known.get(design)
    if found is None:
        X = design.X
        found = _known[design] = ColumnRanges(X.mean(axis=0), X.min(axis=0), X.max(axis=0))
    return found
