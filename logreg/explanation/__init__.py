"""Why one case is predicted so, and what would change it."""

from logreg.explanation.contributions import Contribution, case_log_odds, products, typical_case, with_value
from logreg.explanation.counterfactuals import Counterfactual

__all__ = ["Contribution", "Counterfactual", "case_log_odds", "products", "typical_case", "with_value"]
