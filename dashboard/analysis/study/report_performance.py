"""How well the model does: apparent on the rows it learned from, and on rows it has not seen."""

from dataclasses import asdict

from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_parts import Block, Paragraph, ReportTable, Section
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from logreg.errors import LogregError
from logreg.evaluation.calibration import brier_score, calibration_in_the_large
from logreg.evaluation.delong import delong_interval
from logreg.export.table_text import true_minus

PERFORMANCE = "performance"
MEASURES = ("Rows", "Log loss, nats per row", "Brier score", "Accuracy at 0.5", "Area under the ROC curve")


def performance_section(facts: ReportFacts) -> Section:
    """Apparent and corrected figures, and calibration of the judging rows."""
    blocks: list[Block] = []
    if facts.model is None:
        blocks.append(Paragraph(text="There is no model to judge yet."))
    else:
        blocks.append(performance_table(facts))
    if facts.evaluation is not None:
        blocks.append(Paragraph(heading="Discrimination", text=discrimination_text(facts.evaluation)))
        blocks.append(Paragraph(heading="Calibration", text=calibration_text(facts.evaluation)))
    elif facts.no_evaluation:
        blocks.append(Paragraph(text=facts.no_evaluation))
    if "calibration" in facts.pictures:
        blocks.append(facts.pictures["calibration"])
    return Section(key=PERFORMANCE, title="Performance", blocks=tuple(blocks))


def performance_table(facts: ReportFacts) -> ReportTable:
    """The table of the page Train, the training rows named apparent."""
    assert facts.model is not None  # noqa: S101
    model = facts.model
    parts = {"Training rows (apparent)": model.performance("train")}
    if len(model.problem.split.validation):
        parts["Rows held out"] = model.performance("validation")
    columns = [
        [f"{part.n_rows:,}", *(f"{value:.4f}" for value in list(asdict(part).values())[1:])]
        for part in parts.values()
    ]
    rows = tuple((name, *cells) for name, *cells in zip(MEASURES, *columns, strict=True))
    return ReportTable(caption="Performance", headings=("Measure", *parts), rows=rows)


def judging_words(evaluation: ThresholdEvaluation) -> str:
    """The rows that judge, and whether the model has seen them."""
    seen = "; the model has learned from them, so this is apparent" if evaluation.apparent else ""
    return f"{evaluation.evaluation_rows.which}, {evaluation.row_sweep.positives:,.0f} positive{seen}"


def discrimination_text(evaluation: ThresholdEvaluation) -> str:
    """AUC with DeLong's interval, on the rows that judge."""
    rows = evaluation.evaluation_rows
    try:
        found = delong_interval(rows.y, rows.p, sample_weight=rows.weight)
    except LogregError:
        return f"AUC {evaluation.evaluation_sweep.roc_auc:.3f} on {judging_words(evaluation)}."
    return (
        f"AUC {found.auc:.3f}, 95 % interval {found.low:.3f} to {found.high:.3f} (DeLong), on "
        f"{judging_words(evaluation)}."
    )


def calibration_text(evaluation: ThresholdEvaluation) -> str:
    """Brier score, and the mean prediction beside what happened."""
    rows, came = evaluation.evaluation_rows, evaluation.share_of_positives
    away = calibration_in_the_large(rows.y, rows.p, rows.weight)
    brier = brier_score(rows.y, rows.p, rows.weight)
    return (
        f"Brier score {brier:.4f}; mean prediction {came + away:.3f}, observed share {came:.3f}, "
        f"difference {true_minus(f'{away:+.3f}')}."
    )
