"""A coefficient table as CSV, LaTeX and Markdown."""

import csv
import io
from collections.abc import Callable

from logreg.export.cells import latex_text, markdown_text, spreadsheet_text
from logreg.inference.summary import Summary

HEADINGS = ("Term", "Coefficient", "Std. error", "z", "p", "Odds ratio", "Low", "High")


def csv_text(summary: Summary) -> str:
    """Every digit, one row a coefficient; names that a spreadsheet would run are disarmed."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(
        [*HEADINGS[:6], f"Odds ratio low {summary.level:g}", f"Odds ratio high {summary.level:g}"]
    )
    for name, values in table_rows(summary):
        writer.writerow([spreadsheet_text(name), *map(repr, values)])
    return file.getvalue()


def markdown_table(summary: Summary) -> str:
    """Four digits, for reading."""
    lines = ["| " + " | ".join(HEADINGS) + " |", "|:--" + "|--:" * 7 + "|"]
    lines += [f"| {' | '.join(cells)} |" for cells in rounded_cells(summary, markdown_text)]
    return "\n".join([*lines, "", caption(summary), ""])


def latex_table(summary: Summary) -> str:
    """Four digits, a tabular for the booktabs package."""
    lines = [r"\begin{tabular}{lrrrrrrr}", r"\toprule", " & ".join(HEADINGS) + r" \\", r"\midrule"]
    lines += [" & ".join(cells) + r" \\" for cells in rounded_cells(summary, latex_text)]
    return "\n".join([*lines, r"\bottomrule", r"\end{tabular}", f"% {caption(summary)}", ""])


def table_rows(summary: Summary) -> list[tuple[str, tuple[float, ...]]]:
    """Name and numbers of every coefficient, in the order of HEADINGS."""
    columns = (
        summary.coef,
        summary.std_err,
        summary.z,
        summary.p_value,
        summary.odds_ratio,
        summary.odds_ratio_low,
        summary.odds_ratio_high,
    )
    values = zip(*(column.tolist() for column in columns), strict=True)
    return list(zip(summary.names, values, strict=True))


def rounded_cells(summary: Summary, safe: Callable[[str], str]) -> list[list[str]]:
    """The rows as text, four significant digits."""
    return [[safe(name), *(f"{value:.4g}" for value in values)] for name, values in table_rows(summary)]


def caption(summary: Summary) -> str:
    """What the whole model says, in one line."""
    test = (
        f"{summary.lr_statistic:.2f} on {summary.df_model} degrees of freedom (p = {summary.lr_p_value:.3g})"
    )
    return (
        f"{summary.n_rows} rows, log-likelihood {summary.log_likelihood:.4f}, likelihood-ratio test {test}, "
        f"AIC {summary.aic:.2f}, McFadden R2 {summary.mcfadden_r2:.4f}; intervals at level {summary.level:g}."
    )
