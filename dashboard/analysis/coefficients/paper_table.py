"""The table that a paper prints: each column by class, its odds ratio alone and together, and p."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

import logreg as lr
from dashboard.analysis.coefficients.coefficient_numbers import format_percent, format_ratio, p_text
from dashboard.analysis.coefficients.paper_table_notes import table_caption, table_headings, table_notes
from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.text.numbers import column_number
from logreg.arrays import Rows
from logreg.functional.activations import odds
from logreg.inference.estimability import NotEstimable
from logreg.inference.estimate import Estimate
from logreg.inference.nested_models import holm
from logreg.inference.wald import wald_interval
from logreg.inspection.class_balance import mean_and_sd

NONE = "—"
FARTHEST = 250.0  # log-odds of an odds ratio that an axis can hold


@dataclass(frozen=True, slots=True, kw_only=True)
class OddsRatio:
    """An odds ratio with its interval, in log-odds, so that it can be drawn."""

    log: float
    low: float
    high: float

    @property
    def words(self) -> str:
        """As in 2.02 (1.08 to 3.78)."""
        ends = (self.log, self.low, self.high)
        value, low, high = (format_ratio(float(odds(end))) for end in ends)
        return f"{value} ({low} to {high})"

    @property
    def open(self) -> bool:
        """Whether the interval holds 1."""
        return self.low <= 0 <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A coefficient: its term in both classes, its odds ratio alone and together, and its p-values."""

    term: int  # the position among the summary's coefficients
    name: str
    negative: str
    positive: str
    alone: OddsRatio | None
    together: OddsRatio
    p_value: float
    p: str
    p_holm: str

    @property
    def alone_words(self) -> str:
        """The odds ratio alone, a dash where there is none."""
        return self.alone.words if self.alone else NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTable:
    """Caption, headings of the columns of text, rows, and the notes that stand below."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[PaperRow, ...]
    notes: tuple[str, ...]

    def cells(self, *, with_holm: bool = False) -> list[list[str]]:
        """The rows as text under the headings."""
        return [
            [
                row.name,
                row.negative,
                row.positive,
                row.alone_words,
                row.together.words,
                row.p,
                *([row.p_holm] if with_holm else []),
            ]
            for row in self.rows
        ]


def paper_table(
    report: CoefficientReport,
    summary: lr.Summary,
    order: Rows,
    alone: Mapping[str, Estimate | NotEstimable],
) -> PaperTable:
    """The slopes of a summary in this order and for its steps; `alone` holds each column's own model."""
    adjusted = holm(summary.p_value[1:])
    return PaperTable(
        caption=table_caption(report, summary),
        headings=table_headings(report, summary),
        rows=tuple(_row(report, summary, int(j), alone, float(adjusted[j - 1])) for j in order),
        notes=table_notes(report, summary, order),
    )


def answer_sentence(summary: lr.Summary, order: Rows) -> str:
    """Which columns are not told apart from no effect, with the interval of the first."""
    open_ones = [
        int(j) for j in order if summary.ci_low[j] <= 0 <= summary.ci_high[j] or np.isnan(summary.coef[j])
    ]
    if not open_ones:
        return f"No {format_percent(summary.level)} interval of an odds ratio includes 1."
    first = open_ones[0]
    low, high = (format_ratio(float(end[first])) for end in (summary.odds_ratio_low, summary.odds_ratio_high))
    more = f", and {len(open_ones) - 1} more" if len(open_ones) > 1 else ""
    verb = "includes" if len(open_ones) == 1 else "include"
    level = format_percent(summary.level)
    return f"The {level} interval of {summary.names[first]}, {low} to {high}{more}, {verb} 1."


def _row(
    report: CoefficientReport,
    summary: lr.Summary,
    j: int,
    alone: Mapping[str, Estimate | NotEstimable],
    adjusted: float,
) -> PaperRow:
    term = report.design.terms[j - 1]
    negative, positive = (_by_class(report, j - 1, side) for side in (0, 1))
    return PaperRow(
        term=j,
        name=term.name,
        negative=negative,
        positive=positive,
        alone=_alone(summary, j, alone.get(term.column), term.name),
        together=OddsRatio(
            log=float(summary.coef[j]), low=float(summary.ci_low[j]), high=float(summary.ci_high[j])
        ),
        p_value=float(summary.p_value[j]),
        p=p_text(float(summary.p_value[j]), summary.alpha),
        p_holm=p_text(adjusted, summary.alpha),
    )


def _alone(summary: lr.Summary, j: int, found: Estimate | NotEstimable | None, name: str) -> OddsRatio | None:
    """The odds ratio of the column's own model, by Wald, with the errors of the summary."""
    if not isinstance(found, Estimate):
        return None
    interval = wald_interval(found, found.names.index(name), level=summary.level, errors=summary.errors)
    log, low, high = (float(summary.steps[j]) * end for end in interval)
    return OddsRatio(log=log, low=low, high=high)


def _by_class(report: CoefficientReport, column: int, side: int) -> str:
    """Mean and standard deviation of a number among the cases of a class, count and share of a level."""
    inside = report.y == side
    values = report.design.X[inside, column]
    cases = np.ones(len(values)) if report.weight is None else report.weight[inside]
    if report.sampling:
        cases = cases / cases.mean()  # as many as there are rows, so that the SD is that of a sample
    mean, sd = mean_and_sd(values, cases)
    if report.design.terms[column].level is None:
        return f"{column_number(mean, 3)} ({column_number(sd, 2)})"
    count = float(values.sum() if report.sampling else values @ cases)
    return f"{count:,.0f} ({100 * mean:.0f} %)"


def forest_axis(rows: Sequence[PaperRow]) -> tuple[float, float]:
    """The log-odds that a forest plot of these rows spans, 0 within; FARTHEST is as far as it can show."""
    ends = [end for row in rows for end in (row.together.low, row.together.high, 0.0)]
    ends += [row.alone.log for row in rows if row.alone]
    low, high = (float(np.clip(end, -FARTHEST, FARTHEST)) for end in (min(ends), max(ends)))
    margin = max(0.06 * (high - low), 0.05)
    return low - margin, high + margin
