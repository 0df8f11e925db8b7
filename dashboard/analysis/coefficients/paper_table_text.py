"""The paper's table as text to paste: for Word (HTML), LaTeX, Markdown and CSV."""

import csv
import io
import re
from html import escape

from dashboard.analysis.coefficients.paper_table import PaperTable
from logreg.export.cells import latex_text, markdown_text, one_line, spreadsheet_text

_POWER = re.compile("× ?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
WORD, LATEX, MARKDOWN, CSV = "Copy for Word", "LaTeX", "Markdown", "CSV"


def paper_table_texts(table: PaperTable) -> dict[str, str]:
    """By the name on its button, each form of the table with its caption and its notes."""
    return {
        WORD: word_table(table),
        LATEX: latex_paper_table(table),
        MARKDOWN: markdown_paper_table(table),
        CSV: csv_paper_table(table),
    }


def word_table(table: PaperTable) -> str:
    """HTML that word processors take over as a table."""
    head = "".join(f"<th>{escape(heading)}</th>" for heading in table.headings)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(one_line(cell))}</td>' for cell in cells)}</tr>"
        for cells in table.cells()
    )
    notes = "".join(f"<p>{escape(one_line(note))}</p>" for note in table.notes)
    return (
        f"<p><b>{escape(one_line(table.caption))}</b></p><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>{notes}"
    )


def latex_paper_table(table: PaperTable) -> str:
    """A tabular for the booktabs package."""
    lines = [r"\begin{table}", rf"\caption{{{latex_text(table.caption)}}}"]
    lines += [rf"\begin{{tabular}}{{l{'r' * (len(table.headings) - 1)}}}", r"\toprule"]
    lines += [" & ".join(map(latex_text, table.headings)) + r" \\", r"\midrule"]
    lines += [" & ".join(map(_latex, cells)) + r" \\" for cells in table.cells()]
    notes = [rf"{_latex(note)}\par" for note in table.notes]
    return "\n".join(
        [*lines, r"\bottomrule", r"\end{tabular}", r"\par\footnotesize", *notes, r"\end{table}", ""]
    )


def _latex(text: str) -> str:
    """The text, its powers of ten and squares written as mathematics."""
    powers = _POWER.sub(lambda found: rf"$\times 10^{{{found[1].translate(_LOWERED)}}}$", latex_text(text))
    return (
        powers.replace("χ²", r"$\chi^2$").replace("R²", "$R^2$").replace("—", "---").replace("∞", r"$\infty$")
    )


def markdown_paper_table(table: PaperTable) -> str:
    """A table in Markdown, with its caption above and its notes below."""
    lines = [f"**{markdown_text(table.caption)}**", ""]
    lines += [f"| {' | '.join(map(markdown_text, table.headings))} |"]
    lines += ["|:--" + "|--:" * (len(table.headings) - 1) + "|"]
    lines += [f"| {' | '.join(map(markdown_text, cells))} |" for cells in table.cells()]
    return "\n".join([*lines, "", *map(markdown_text, table.notes), ""])


def csv_paper_table(table: PaperTable) -> str:
    """The cells as they are printed; every digit is in the export below. Nothing in it runs."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    for line in ([table.caption], table.headings, *table.cells(), *([note] for note in table.notes)):
        writer.writerow([spreadsheet_text(cell) for cell in line])
    return file.getvalue()
