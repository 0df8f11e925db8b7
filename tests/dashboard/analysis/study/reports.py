"""Reports of a model, with all that the pages would have found."""

from functools import cache
from html.parser import HTMLParser

import numpy as np
import pandas as pd

from dashboard.analysis.coefficients.paper_table import paper_table
from dashboard.analysis.coefficients.report import ReportOptions, build_report
from dashboard.analysis.data.table_one import table_one
from dashboard.analysis.study.compose import SECTIONS, composed
from dashboard.analysis.study.corrected_performance import corrected_steps
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.thresholds.active_decision import decide
from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.evaluation import evaluate
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.analysis.thresholds.scored_rows import scores_from_model
from dashboard.analysis.training.estimates import training_rows
from dashboard.tabular import summary_table
from dashboard.tabular.table import ReadOptions, Table
from logreg.evaluation.costs import Costs
from logreg.inference.unadjusted import unadjusted_estimates
from logreg.progress import run_to_end

COSTS = DecisionCosts(Costs(false_negative=5.0), "units", None)


def facts(model, **more):
    data = model.problem.prepared
    report = build_report(model, ReportOptions(), training_rows(model.problem))
    evaluation = evaluate(scores_from_model(model, run_to_end), "Validation", None)
    frame = pd.DataFrame(dict(data.table)).assign(
        **{data.target: np.where(data.y == 1, data.positive, data.negative)}
    )
    table = Table(name=data.name, frame=frame, options=ReadOptions())
    return ReportFacts(
        prepared=data,
        n_rows=len(data.y),
        fingerprint="f" * 64,
        table_one=table_one(summary_table(table, data)),
        model=model,
        coefficients=report,
        summary=report.summary,
        paper=paper_of(report),
        optimism=corrected_of(model),
        evaluation=evaluation,
        decision=decide(NamedThreshold("A", Rule.RECALL, 0.9), COSTS.costs, evaluation),
        decision_costs=COSTS,
        warnings=tuple(evaluation.warnings),
        versions={"logreg": "1"},
        date="2026-11-27",
        **more,
    )


def paper_of(report):
    """The paper's table in the columns' order, None where inference is refused."""
    if report.summary is None:
        return None
    slopes = np.arange(1, len(report.summary.coef))
    return paper_table(report, report.summary, slopes, unadjusted_estimates(report.summary.estimate))


@cache
def corrected_of(model):
    return run_to_end(corrected_steps(model))


def whole(model, **more):
    return composed(facts(model, **more), SECTIONS)


class Tags(HTMLParser):
    """Every tag and attribute of a page, and its text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text.append(data)
