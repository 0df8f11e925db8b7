"""What every section of the workbench works on: the rows, the pins where they stand, and the prices."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis.thresholds.decision_costs import Prices
from dashboard.analysis.thresholds.evaluation import Bench
from dashboard.analysis.thresholds.named_threshold import Pin
from dashboard.figures.threshold_marks import Pin as Mark


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Desk:
    """The rows swept, the visitor's pins, and the marks that show them."""

    bench: Bench
    pins: Sequence[Pin]
    marks: Sequence[Mark]
    prices: Prices

    @property
    def unshifted_marks(self) -> Sequence[Mark]:
        """The marks on the probabilities as the model gave them: none while a base rate is shifted."""
        return () if self.bench.stated is not None else self.marks
