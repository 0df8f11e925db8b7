"""What the sections of the Coefficients page look at."""

from collections.abc import Hashable
from dataclasses import dataclass

import logreg as lr
from dashboard.analysis.coefficients.report import CoefficientReport
from logreg.arrays import Rows
from logreg.inference import summary_views
from logreg.inference.effects import MarginalEffects, marginal_effects


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PageContext:
    """The evidence, and its summary in the units and order asked for, None where inference is refused."""

    evidence: CoefficientReport
    summary: lr.Summary | None
    order: Rows | None
    deviations: bool

    @property
    def key(self) -> Hashable:
        """Differs between any two answers of a visit."""
        return self.evidence.model.key, self.evidence.options

    def effects(self) -> MarginalEffects:
        """Average marginal effects for the change asked for."""
        if self.evidence.summary is None:
            raise lr.InferenceError("There are no effects while inference is refused.")
        steps = summary_views.standard_deviations(self.evidence.summary)[1:] if self.deviations else None
        return marginal_effects(self.evidence.summary.estimate, steps)
