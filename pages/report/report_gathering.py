"""The results of the other pages, as they stand, for the report: nothing is worked out anew."""

import platform
from datetime import date
from urllib.parse import urlencode

import numpy as np
import streamlit as st

import logreg as lr
from dashboard.analysis.coefficients.paper_table import PaperTable, paper_table
from dashboard.analysis.coefficients.report import CoefficientReport, ReportOptions, refused_report
from dashboard.analysis.data.table_one import table_one
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_limits import limits
from dashboard.analysis.study.stored_table import table_fingerprint
from dashboard.analysis.thresholds.active_decision import Decision, decide
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.training.model import Model
from dashboard.tabular import Prepared, summary_table
from dashboard.ui.session import decision, decision_costs, url_state, visit, whole_visit
from dashboard.ui.session.data_plan import TableOfVisit
from dashboard.ui.study.collect import active_table, chosen_rows
from dashboard.ui.widgets import active_model_controls, estimate_controls, evaluated_scores
from logreg.errors import LogregError
from logreg.inference.estimability import NotEstimable
from logreg.inference.unadjusted import unadjusted_estimates
from pages.report import optimism_control, report_pictures


def report_facts() -> ReportFacts | None:
    """What the visit knows; None where no rows are chosen."""
    found, source = active_table()
    prepared = chosen_rows()
    if found is None or not isinstance(prepared, Prepared):
        return None
    model = _model(prepared)
    report, summary = _coefficients(prepared)
    optimism, no_optimism = optimism_control.optimism_of(model)
    evaluation, why = _evaluation(model)
    kept, decided = decision_costs.decision_costs(), _decision(evaluation)
    rows = report_pictures.row_flow(prepared, len(found.planned.table.frame), model)
    return ReportFacts(
        prepared=prepared,
        n_rows=len(found.planned.table.frame),
        fingerprint=_fingerprint(found),
        file_sha256=found.sha256,
        table_one=table_one(_summary_table(source, found, prepared)),
        model=model,
        coefficients=report,
        summary=summary,
        paper=_paper(report, summary),
        optimism=optimism,
        no_optimism=no_optimism,
        evaluation=evaluation,
        no_evaluation=why,
        decision=decided,
        decision_costs=kept,
        pictures={"rows": rows, **report_pictures.pictures(report, summary, evaluation)},
        warnings=limits(prepared, model, report, evaluation, decided, separated=_separated(model)),
        link=_link(),
        versions={"logreg": lr.__version__, "Python": platform.python_version(), "NumPy": np.__version__},
        date=date.today().isoformat(),
        notes=dict(whole_visit.notes()),
    )


def _separated(model: Model | None) -> bool:
    """Whether the classes of an unfinished model are."""
    return model is not None and model.unfinished and active_model_controls.without_optimum(model)


def _fingerprint(found: TableOfVisit) -> str:
    table = found.planned.table
    return visit.cached_in_session("fingerprint", id(table), lambda: (table, table_fingerprint(table.frame)))[
        1
    ]


def _summary_table(source: str, found: TableOfVisit, rows: Prepared):  # type: ignore[no-untyped-def]
    make = lambda: (rows, summary_table(found.planned.table, rows))  # noqa: E731
    return visit.cached_in_session("table 1", (source, id(rows)), make)[1]


def _model(prepared: Prepared) -> Model | None:
    """The active model, where it is of the rows chosen now."""
    trained = visit.trained_model()
    if trained is None or trained.problem.source is not prepared:
        return None
    with st.spinner("Fitting to the optimum …"):
        return visit.model()


def _options() -> ReportOptions:
    return estimate_controls.chosen_report_options()


def _coefficients(prepared: Prepared) -> tuple[CoefficientReport | None, lr.Summary | None]:
    trained, found = visit.trained_model(), visit.estimate()
    if trained is None or found is None or trained.problem.source is not prepared:
        return None, None
    if isinstance(found, NotEstimable):
        return refused_report(trained, _options(), visit.estimate_rows(), found), None
    report = estimate_controls.coefficient_report(found, _options())
    if report.summary is None:
        return report, None
    return report, estimate_controls.scaled(report.summary, estimate_controls.chosen_step())


def _paper(report: CoefficientReport | None, summary: lr.Summary | None) -> PaperTable | None:
    """The table of Coefficients for a paper, all rows, in the order chosen there."""
    if report is None or summary is None:
        return None
    alone = visit.cached_in_session(
        "columns alone",
        (report.model.key, report.options),
        lambda: unadjusted_estimates(summary.estimate),
    )
    order = estimate_controls.sorted_rows(summary, estimate_controls.chosen_order())
    return paper_table(report, summary, order, alone)


def _evaluation(model: Model | None) -> tuple[ThresholdEvaluation | None, str]:
    if model is None:
        return None, ""
    if not np.isfinite(model.coef).all():
        return None, "Training has diverged, so this model predicts nothing."
    source = evaluated_scores.model_scores(model)
    role = decision_costs.rows_role()
    used = role if role in source.roles else next(iter(source.roles))
    try:
        return evaluated_scores.evaluation_of(
            source, used, decision_costs.decision_costs().target_prevalence
        ), ""
    except LogregError as error:
        return None, str(error)


def _decision(evaluation: ThresholdEvaluation | None) -> Decision | None:
    if evaluation is None:
        return None
    return decide(decision.decided(), decision_costs.decision_costs().costs, evaluation)


def _link() -> str:
    """The address that opens Train with every setting of this visit."""
    address = str(st.context.url or "").split("?")[0].rstrip("/")
    base = address.rpartition("/")[0] if address.count("/") > 2 else address
    params = {name: list(texts) for name, texts in sorted(url_state.every_param().items())}
    return f"{base}/train?{urlencode(params, doseq=True)}" if params else f"{base}/train"
