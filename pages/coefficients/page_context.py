"""What the sections of the Coefficients page look at."""

from collections.abc import Hashable
from dataclasses import dataclass

import logreg as lr
from dashboard.analysis.coefficients.report import CoefficientReport
from logreg.arrays import Rows
from logreg.inference.effects import MarginalEffects, marginal_effects


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PageContext:
    """The report, and its summary in the units and order asked for, None where inference is refused."""

    report: CoefficientReport
    summary: lr.Summary | None
    order: Rows | None

    @property
    def key(self) -> Hashable:
        """Differs between any two reports of a visit."""
        return self.report.model.key, self.report.options

    def effects(self) -> MarginalEffects:
        """Average marginal effects for the step and with the standard errors asked for."""
        if self.summary is None or self.report.summary is None:
            raise lr.InferenceError("There are no effects while inference is refused.")
        return marginal_effects(
            self.report.summary.estimate, self.summary.steps[1:], self.report.summary.covariance
        )
