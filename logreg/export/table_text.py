"""A coefficient table as CSV, LaTeX, Markdown and HTML; each says its unit, errors, intervals and rows."""

import csv
import io
from collections.abc import Callable
from html import escape

from logreg.export.cells import latex_text, markdown_text, one_line, spreadsheet_text
from logreg.export.table_facts import FOREIGN, TableSource, table_facts
from logreg.inference.summary import Summary

UNKNOWN = TableSource()


def headings(summary: Summary) -> tuple[str, ...]:
    """The columns of numbers, the first being the names."""
    statistic, share = "z" if summary.chi_square is None else "Chi-square", f"{100 * summary.level:g} %"
    fit = ("Term", "Coefficient", "Std. error", statistic, "p")
    return (*fit, "Odds ratio", f"{share} low", f"{share} high")


def csv_text(summary: Summary, source: TableSource = UNKNOWN) -> str:
    """Every digit, one row a coefficient, the facts about the table in columns of their own.

    Names that a spreadsheet would run are disarmed.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    facts = table_facts(summary, source)
    writer.writerow([*headings(summary), *facts])
    described = [spreadsheet_text(words) for words in facts.values()]
    for name, values in table_rows(summary):
        writer.writerow([spreadsheet_text(name), *map(repr, values), *described])
    return file.getvalue()


def markdown_table(summary: Summary, source: TableSource = UNKNOWN) -> str:
    """Four digits, for reading."""
    lines = ["| " + " | ".join(headings(summary)) + " |", "|:--" + "|--:" * 7 + "|"]
    lines += [f"| {' | '.join(cells)} |" for cells in rounded_cells(summary, markdown_text, true_minus)]
    note = notes(summary, source, markdown_text)
    return "\n".join([*lines, "", "  \n".join(note), ""])


def latex_table(summary: Summary, source: TableSource = UNKNOWN) -> str:
    """Four digits, a tabular for the booktabs package with its notes below."""
    lines = [r"\begin{table}", r"\begin{tabular}{lrrrrrrr}", r"\toprule"]
    lines += [" & ".join(map(latex_text, headings(summary))) + r" \\", r"\midrule"]
    lines += [" & ".join(cells) + r" \\" for cells in rounded_cells(summary, latex_text, latex_number)]
    note = [latex_text(line) + r"\par" for line in notes(summary, source)]
    return "\n".join(
        [*lines, r"\bottomrule", r"\end{tabular}", r"\par\footnotesize", *note, r"\end{table}", ""]
    )


def html_table(summary: Summary, source: TableSource = UNKNOWN) -> str:
    """Four digits, a table that word processors take over when it is pasted."""
    number = 'style="text-align:right"'
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings(summary))
    rows = [
        f"<tr><td>{name}</td>{''.join(f'<td {number}>{value}</td>' for value in values)}</tr>"
        for name, *values in rounded_cells(summary, lambda text: escape(one_line(text)), true_minus)
    ]
    note = "<br>".join(escape(one_line(line)) for line in notes(summary, source))
    body = "\n".join(rows)
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>\n<p>{note}</p>\n"


def table_rows(summary: Summary) -> list[tuple[str, tuple[float, ...]]]:
    """Name and numbers of every coefficient, in the order of the headings."""
    columns = (
        summary.coef,
        summary.std_err,
        summary.z if summary.chi_square is None else summary.chi_square,
        summary.p_value,
        summary.odds_ratio,
        summary.odds_ratio_low,
        summary.odds_ratio_high,
    )
    values = zip(*(column.tolist() for column in columns), strict=True)
    return list(zip(summary.names, values, strict=True))


def rounded_cells(
    summary: Summary, safe: Callable[[str], str], written: Callable[[str], str]
) -> list[list[str]]:
    """The rows as text, four significant digits."""
    return [
        [safe(name), *(written(f"{value:.4g}") for value in values)] for name, values in table_rows(summary)
    ]


def true_minus(number: str) -> str:
    """The number with a minus sign instead of a hyphen."""
    return number.replace("-", "−")


def latex_number(number: str) -> str:
    """The number as mathematics where a sign or a power of ten needs it."""
    mantissa, _, exponent = number.partition("e")
    power = rf" \times 10^{{{int(exponent)}}}" if exponent else ""
    return f"${mantissa}{power}$" if power or number.startswith("-") else number


def notes(summary: Summary, source: TableSource, safe: Callable[[str], str] = one_line) -> list[str]:
    """What stands below a table for reading: the facts about it, then what the whole model says.

    `safe` disarms the facts in which someone's own names occur.
    """
    facts = table_facts(summary, source)
    lines = [
        f"{heading}: {safe(words) if heading in FOREIGN else words}." for heading, words in facts.items()
    ]
    return [*lines, caption(summary)]


def caption(summary: Summary) -> str:
    """What the whole model says, in one line."""
    kind = "penalised likelihood-ratio test" if summary.estimate.firth else "likelihood-ratio test"
    if summary.estimate.sampling:
        return (
            f"Whole model: Wald test {summary.lr_statistic:.2f} on {summary.df_model} degrees of freedom "
            f"({_p_words(summary.lr_p_value)}), McFadden R2 {summary.mcfadden_r2:.4f}."
        )
    p = _p_words(summary.lr_p_value)
    test = f"{summary.lr_statistic:.2f} on {summary.df_model} degrees of freedom ({p})"
    height = true_minus(f"{summary.log_likelihood:.4f}")
    return (
        f"Whole model: log-likelihood {height}, {kind} {test}, AIC {summary.aic:.2f}, "
        f"McFadden R2 {summary.mcfadden_r2:.4f}."
    )


def _p_words(p: float) -> str:
    return "p < 0.0001" if p < 1e-4 else f"p = {p:.3g}"
