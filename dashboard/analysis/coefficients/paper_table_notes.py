"""What the paper's table says around its rows: caption, headings, and the notes below."""

import logreg as lr
from dashboard.analysis.coefficients.coefficient_numbers import format_percent, p_text
from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.text.numbers import format_number
from logreg.arrays import Rows
from logreg.inference.summary import WALD


def table_caption(report: CoefficientReport, summary: lr.Summary) -> str:
    """Whose odds, per what step, and from how many rows or cases."""
    positive = report.classes[1]
    step = _step_words(report, summary)
    cases = summary.estimate.counts
    total, events = float(cases.sum()), float(cases @ summary.estimate.y)
    counted = "cases" if report.weight is not None and not report.sampling else "rows"
    return f"Odds ratios of {positive} for {step}, {total:,.0f} {counted}, {events:,.0f} of them {positive}"


def _step_words(report: CoefficientReport, summary: lr.Summary) -> str:
    """What an odds ratio compares: values one step apart, and each level with its reference."""
    level = "each level against its reference"
    if all(term.level is not None for term in report.design.terms):
        return level
    step = "one standard deviation more" if summary.per_deviation else "one unit more"
    return f"{step} of a number and {level}" if report.design.levels else step


def table_headings(report: CoefficientReport, summary: lr.Summary) -> tuple[str, ...]:
    """The headings of the columns of text, p the last."""
    interval = f"OR ({format_percent(summary.level)} CI)"
    negative, positive = report.classes
    by_class = "mean (SD) or n (%)" if report.design.levels else "mean (SD)"
    return (
        "Column",
        f"{negative}, {by_class}",
        f"{positive}, {by_class}",
        f"Alone, {interval}",
        f"Together, {interval}",
        "p",
    )


def table_notes(report: CoefficientReport, summary: lr.Summary, order: Rows) -> tuple[str, ...]:
    """The estimate with its steps and references; the test of all columns, the data and the rows left out."""
    estimate = summary.estimate
    method = "Firth's penalised likelihood" if estimate.firth else "maximum likelihood"
    kind = f"{summary.interval}; alone, Wald" if summary.interval != WALD else summary.interval
    errors = f", {summary.errors} standard errors" if summary.errors else ""
    weighted = (
        "sampling weights: n counts rows, means, SD and shares are weighted"
        if report.sampling
        else "frequency weights: n counts cases"
    )
    weights = "" if report.weight is None else f" Rows carry {weighted}."
    test = "Wald" if estimate.sampling else "likelihood-ratio"
    p = p_text(summary.lr_p_value, summary.alpha)
    said = p.replace("<", "< ") if p.startswith("<") else f"= {p}"
    dropped = report.model.problem.prepared.dropped
    missing = "".join(f" {count:,} rows left out: {why}." for why, count in dropped.items() if count)
    return (
        f"OR, odds ratio; CI, confidence interval ({kind}{errors}); {method}. "
        "Alone: no other column in the model. "
        f"{_steps(report, summary, order)}",
        f"All columns together: {test} χ²({summary.df_model}) = {summary.lr_statistic:.1f}, p {said}; "
        f"McFadden R² {summary.mcfadden_r2:.2f}. Data: {report.model.data_name}.{weights}{missing}",
    )


def _steps(report: CoefficientReport, summary: lr.Summary, order: Rows) -> str:
    """What one step is, and what levels are compared with."""
    parts: list[str] = []
    if summary.per_deviation:
        sizes = [
            f"{format_number(float(summary.steps[j]), 3)} for {report.design.terms[j - 1].name}"
            for j in map(int, order)
            if report.design.terms[j - 1].level is None
        ]
        parts += [f"One SD is {', '.join(sizes)}."] if sizes else []
    compared = [f"{name}: {levels[0]}" for name, levels in report.design.levels.items()]
    parts += [f"Reference levels: {'; '.join(compared)}."] if compared else []
    return " ".join(parts) or "Per unit of each column."
