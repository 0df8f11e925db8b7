"""Separation of the classes: found, proved, and the columns behind it named."""

from logreg.separation.detection import Kind, Separation, find_separation, separation_steps
from logreg.separation.geometry import rows_by_side
from logreg.separation.separating_columns import SeparatingColumn

__all__ = ["Kind", "SeparatingColumn", "Separation", "find_separation", "rows_by_side", "separation_steps"]
