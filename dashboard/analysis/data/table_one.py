"""Table 1 as rows of text: for the page, as CSV and as Markdown."""

import numpy as np
import pandas as pd

from dashboard.tabular import SummaryTable
from dashboard.tabular.plan import WeightKind
from dashboard.tabular.summary_table import CategoryRow, NumberRow
from dashboard.text.numbers import column_number
from logreg.inspection.class_balance import NumberSummary

MEANS, MEDIANS = "Mean (SD)", "Median (quartiles)"


def table_one(summary: SummaryTable, numbers: str = MEANS) -> pd.DataFrame:
    """One row a number and one a level; a column for each class, all cases, missing and the difference."""
    negative, positive = summary.names
    heads = [
        "Column",
        f"{negative}, n = {summary.n[0]:,.0f}",
        f"{positive}, n = {summary.n[1]:,.0f}",
        f"All, n = {summary.n[2]:,.0f}",
        "Missing",
        "Standardised difference",
    ]
    rows = [line for row in summary.rows for line in _lines(row, numbers)]
    return pd.DataFrame(rows, columns=heads)


def table_one_notes(kind: WeightKind | None) -> tuple[str, ...]:
    """What is to be known of the table, by what the rows' weights are."""
    difference = (
        "The standardised difference is that of the means, or shares, over the spread of both classes."
    )
    if kind != "sampling":
        return (difference,)
    return (
        difference,
        "Numbers are of the rows as they are: the sampling weights are not used in this table.",
    )


def table_one_markdown(frame: pd.DataFrame) -> str:
    """The table as Markdown, with what people wrote escaped."""
    lines = [list(frame.columns), ["---"] * frame.shape[1], *frame.to_numpy().tolist()]
    return "\n".join("| " + " | ".join(_cell(str(cell)) for cell in line) + " |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return text if text == "---" else text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def _lines(row: NumberRow | CategoryRow, numbers: str) -> list[list[str]]:
    missing, difference = f"{row.missing[2]:,.0f}", _difference(row.difference)
    if isinstance(row, NumberRow):
        cells = [_number(part, numbers) for part in (row.negative, row.positive, row.total)]
        return [[f"{row.column}, {numbers[:1].lower()}{numbers[1:]}", *cells, missing, difference]]
    first = [f"{row.column}, n (%)", "", "", "", missing, difference]
    counts = (row.negative, row.positive, row.total)
    levels = [
        [f"  {level}", *(_count(part.count[j], part.share[j]) for part in counts), "", ""]
        for j, level in enumerate(row.levels)
    ]
    return [first, *levels]


def _number(part: NumberSummary, numbers: str) -> str:
    if not part.n:
        return "none"
    if numbers == MEANS:
        return f"{column_number(part.mean, 3)} ({column_number(part.sd, 3)})"
    low, high = column_number(part.lower_quartile, 3), column_number(part.upper_quartile, 3)
    return f"{column_number(part.median, 3)} ({low} to {high})"


def _count(count: float, share: float) -> str:
    return f"{count:,.0f} ({100 * share:.1f} %)" if np.isfinite(share) else f"{count:,.0f}"


def _difference(value: float) -> str:
    return "not defined" if not np.isfinite(value) else f"{value:.2f}".replace("-", "\N{MINUS SIGN}")
