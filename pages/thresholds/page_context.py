"""What every section of the page works on: the rows, the thresholds where they stand, and the costs."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.figures.threshold_marks import ThresholdMark as Mark


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PageContext:
    """The rows swept, the visitor's thresholds, and the marks that show them."""

    evaluation: ThresholdEvaluation
    thresholds: Sequence[NamedThreshold]
    marks: Sequence[Mark]
    costs: DecisionCosts

    @property
    def unshifted_marks(self) -> Sequence[Mark]:
        """The marks on the probabilities as the model gave them: none while a base rate is shifted."""
        return () if self.evaluation.target_prevalence is not None else self.marks
