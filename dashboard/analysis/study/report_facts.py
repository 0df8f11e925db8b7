"""What a report is composed of: the results of the pages, as they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

import logreg as lr
from dashboard.analysis.coefficients.paper_table import PaperTable
from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.analysis.study.report_parts import Picture
from dashboard.analysis.thresholds.active_decision import Decision
from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.training.model import Model
from dashboard.tabular import Prepared
from logreg.evaluation.optimism import Optimism


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ReportFacts:
    """Data, model, evaluation and decision of a visit; what there is none of is None, with the reason.

    summary and paper: as Coefficients shows them. pictures: by "rows", "forest", "effect …", "calibration".
    link: opens the app with these settings. notes: the person's own texts, by section and by item of a
    checklist.
    """

    prepared: Prepared
    n_rows: int  # of the table
    fingerprint: str
    file_sha256: str = ""
    table_one: pd.DataFrame
    model: Model | None = None
    coefficients: CoefficientReport | None = None
    summary: lr.Summary | None = None
    paper: PaperTable | None = None
    evaluation: ThresholdEvaluation | None = None
    no_evaluation: str = ""
    optimism: Optimism | None = None
    no_optimism: str = ""
    decision: Decision | None = None
    decision_costs: DecisionCosts
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    link: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    date: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    checklists: tuple[str, ...] = ()

    @property
    def n_used(self) -> int:
        """Rows of the table that are used: one of grouped counts may stand for cases of both classes."""
        return len(set(self.prepared.rows.tolist())) if self.prepared.plan.counts else len(self.prepared.y)
