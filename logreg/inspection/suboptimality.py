"""How far above the minimum a run still is."""

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector


def suboptimality(loss: ArrayLike, lowest: float) -> Vector:
    """loss - lowest, (m,); NaN where only rounding is left, of which a logarithm would show noise."""
    above = np.asarray(loss, dtype=float) - lowest
    rounding = 4 * np.finfo(float).eps * max(abs(lowest), 1.0)
    return np.where(above > rounding, above, np.nan)
