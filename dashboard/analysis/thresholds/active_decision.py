"""The threshold that cases are decided by, in the model's own probabilities, with the rule that placed it."""

from dataclasses import dataclass

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation, own_threshold
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.text.numbers import format_number
from logreg.evaluation.costs import Costs
from logreg.evaluation.prevalence import at_prevalence


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One threshold in full precision; above 1 it calls no case positive."""

    named: NamedThreshold
    threshold: float
    rows: str = ""  # that the rule looked at, in words; empty where it looks at none

    @property
    def words(self) -> str:
        """The threshold, its letter and its rule: "0.120 (A, lowest cost on 142 validation rows)"."""
        rows = f" on {self.rows}" if self.rows else ""
        return f"{threshold_words(self.threshold)} ({self.named.letter}, {self.rule_words}{rows})"

    @property
    def rule_words(self) -> str:
        """The rule within a sentence: "lowest cost"."""
        return self.named.name[0].lower() + self.named.name[1:]


def threshold_words(threshold: float) -> str:
    """Three decimals, or three digits where the threshold is below 0.1."""
    if threshold > 1:
        return "above all scores"
    return f"{threshold:.3f}" if threshold >= 0.1 else format_number(threshold, 3)


def decide(named: NamedThreshold, costs: Costs, evaluation: ThresholdEvaluation) -> Decision:
    """Where a named threshold lands on these rows, in the model's own probabilities."""
    threshold = own_threshold(evaluation, named.threshold(evaluation.selection_sweep, costs))
    rows = evaluation.selection_rows.which if named.rule.learns else ""
    return Decision(named=named, threshold=threshold, rows=rows)


def placed_threshold(
    named: NamedThreshold, costs: Costs, learned: float, stated: float | None
) -> Decision | None:
    """A decision whose rule looks at no rows, on the model's own probabilities; None where it does.

    `learned` is the share of positives that the model learned from, `stated` the one in use, if any.
    """
    if named.rule.learns:
        return None
    threshold = costs.break_even if named.rule is Rule.BREAK_EVEN else named.amount
    if stated is not None and threshold <= 1:
        threshold = float(at_prevalence([threshold], stated, learned)[0])
    return Decision(named=named, threshold=threshold)


def stated_threshold(threshold: float, learned: float, stated: float | None) -> float:
    """The other way round: a threshold on the model's probabilities as one at the stated base rate."""
    return threshold if stated is None else float(at_prevalence([threshold], learned, stated)[0])
