"""What decisions cost, and how common positives are where the model will be used."""

from dataclasses import dataclass

from logreg.evaluation.costs import Costs


@dataclass(frozen=True, slots=True)
class DecisionCosts:
    """Costs, the person's unit for them, and the share of positives in use (None: as in the rows)."""

    costs: Costs
    unit: str
    target_prevalence: float | None
