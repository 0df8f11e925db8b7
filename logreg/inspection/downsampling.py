"""Fewer points for the same drawing."""

import numpy as np

from logreg.arrays import Rows, Vector


def m4_downsample(x: Vector, y: Vector, columns: int = 500) -> Rows:
    """Positions of the points that a line drawn `columns` pixels wide needs: at most 4 a column.

    x (m,) is sorted, rising or falling. The first, lowest, highest and last point of each pixel column
    draw the same pixels as all of them. y holds no NaN.
    Source: Jugel et al. (2014), M4: A visualization-oriented time series data aggregation.
    """
    if x.size <= 4 * columns:
        return np.arange(x.size)
    rising = x if x[0] <= x[-1] else -x
    edges = np.linspace(rising[0], rising[-1], columns + 1)[1:-1]
    starts = np.unique(np.append(0, np.searchsorted(rising, edges)))
    stops = np.append(starts[1:], x.size)
    spans = [slice(a, b) for a, b in zip(starts, stops, strict=True)]
    lowest = [span.start + np.argmin(y[span]) for span in spans]
    highest = [span.start + np.argmax(y[span]) for span in spans]
    return np.unique(np.concatenate([starts, stops - 1, lowest, highest]))


def by_rank(values: Vector, most: int) -> Vector:
    """At most so many of the values, ascending and evenly by rank: as dense here and there as all of them."""
    return np.sort(values)[np.linspace(0, len(values) - 1, min(len(values), most)).astype(np.intp)]


def threshold_subset(thresholds: Vector, limit: int = 2000) -> Rows:
    """At most `limit` positions of descending thresholds, the first and last among them.

    Half stand evenly along the scores and half evenly along the ranks, so that a line dragged over either
    moves smoothly.
    """
    if thresholds.size <= limit:
        return np.arange(thresholds.size)
    ranked = np.linspace(0, thresholds.size - 1, limit // 2).astype(np.intp)
    scores = np.linspace(thresholds[1], thresholds[-1], limit - limit // 2)
    scored = np.searchsorted(-thresholds, -scores)
    return np.unique(np.concatenate([ranked, scored]))
