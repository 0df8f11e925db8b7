"""How well the model does: apparent on the rows it learned from, and on rows it has not seen."""

import math
from dataclasses import asdict

from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_parts import Block, Paragraph, ReportTable, Section
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.text.quoting import counted
from logreg.errors import LogregError
from logreg.evaluation.calibration import brier_score, calibration_in_the_large
from logreg.evaluation.delong import delong_interval
from logreg.evaluation.optimism import Optimism
from logreg.export.table_text import true_minus

PERFORMANCE = "performance"
MEASURES = ("Brier score", "Accuracy at 0.5", "Area under the ROC curve")


def performance_section(facts: ReportFacts) -> Section:
    """Apparent and corrected figures, and calibration of the judging rows."""
    blocks: list[Block] = []
    if facts.model is None:
        blocks.append(Paragraph(text="There is no model to judge yet."))
    else:
        blocks += [performance_table(facts), *corrected_blocks(facts)]
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
    model, problem = facts.model, facts.model.problem
    parts = {"Training rows (apparent)": (problem.n_learned, model.performance("train"))}
    if len(problem.split.validation):
        parts["Rows held out"] = problem.n_held_out, model.performance("validation")
    columns = [
        [f"{n:,}", *(f"{value:.4f}" for value in list(asdict(part).values())[1:])]
        for n, part in parts.values()
    ]
    loss = f"Log loss, nats per {problem.counted.removesuffix('s')}"
    names = (problem.counted.capitalize(), loss, *MEASURES)
    rows = tuple((name, *cells) for name, *cells in zip(names, *columns, strict=True))
    return ReportTable(caption="Performance", headings=("Measure", *parts), rows=rows)


CORRECTED = {
    "roc_auc": ("Area under the ROC curve", 3),
    "brier": ("Brier score", 4),
    "scaled_brier": ("Scaled Brier score", 3),
    "calibration_intercept": ("Calibration intercept", 3),
    "calibration_slope": ("Calibration slope", 3),
}
NO_SAMPLES = (
    "Not corrected for optimism: no bootstrap sample of the training rows gave an estimate, as where the "
    "classes are separated in each."
)


def corrected_blocks(facts: ReportFacts) -> list[Block]:
    """The training rows' performance less its optimism, or why it is not corrected."""
    found = facts.optimism
    if found is None:
        return [Paragraph(text=facts.no_optimism)] if facts.no_optimism else []
    if not found.n_resamples:
        return [Paragraph(text=NO_SAMPLES)]
    columns = (found.apparent, found.optimism, found.corrected)
    rows = tuple(
        (words, *(measure_text(getattr(part, name), digits) for part in columns))
        for name, (words, digits) in CORRECTED.items()
    )
    table = ReportTable(
        caption="Performance on the training rows, corrected for optimism",
        headings=("Measure", "Apparent", "Optimism", "Corrected"),
        rows=rows,
        notes=(optimism_words(found),),
    )
    return [table]


def measure_text(value: float, digits: int) -> str:
    """A measure to so many decimals; without one, that it is not defined."""
    return "not defined" if math.isnan(value) else true_minus(f"{value + 0.0:.{digits}f}")


def optimism_words(found: Optimism) -> str:
    """How optimism was measured."""
    failed = f" ({found.n_failed:,} more gave no estimate)" if found.n_failed else ""
    return (
        f"Optimism: the mean, over {counted(found.n_resamples, 'bootstrap sample')}{failed}, of the measure "
        "in the sample less that on the training rows, the model being estimated anew in each sample."
    )


def judging_words(evaluation: ThresholdEvaluation) -> str:
    """The rows that judge, and whether the model has seen them."""
    seen = "; the model has learned from them, so this is apparent" if evaluation.apparent else ""
    return f"{evaluation.evaluation_rows.which}, {evaluation.row_sweep.positives:,.0f} positive{seen}"


def discrimination_text(evaluation: ThresholdEvaluation) -> str:
    """AUC with DeLong's interval, on the rows that judge."""
    rows = evaluation.evaluation_rows
    try:
        found = delong_interval(
            rows.y, rows.p, sample_weight=rows.weight, sampling=evaluation.source.sampling
        )
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
