"""What a reader of a coefficient table must know to read it: its unit, errors, intervals, tests and rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from logreg.inference.summary import PROFILE, Summary

FOREIGN = ("Data", "Outcome", "Rows left out", "Coefficients", "Reference levels")  # facts with names in them


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSource:
    """Where the rows of a table come from; what is not known stays empty."""

    data: str = ""  # the name of the data set
    target: str = ""
    positive: str = ""
    negative: str = ""
    held_out: int | None = None  # kept back for validation
    counted: str = "rows"  # what that number counts: rows, or the cases that rows stand for
    dropped: Mapping[str, int] | None = None  # reason -> rows that the model cannot use


def table_facts(summary: Summary, source: TableSource) -> dict[str, str]:
    """Heading -> words; every form of the table carries all of them."""
    classes = f"{source.target} = {source.positive}" if source.target else source.positive
    against = f" against {source.negative}" if source.negative else ""
    facts = {
        "Data": source.data,
        "Outcome": f"{classes}{against}" if classes else "",
        "Rows": row_words(summary),
        f"{source.counted.capitalize()} held out": "" if source.held_out is None else f"{source.held_out:,}",
        "Rows left out": "" if source.dropped is None else left_out(source.dropped),
        "Estimate": "Firth's penalised likelihood" if summary.estimate.firth else "maximum likelihood",
        "Coefficients": unit_words(summary),
        "Standard errors": error_words(summary),
        "Intervals": f"{interval_words(summary)}, level {100 * summary.level:g} %",
        "Tests": tests_used(summary),
        "Reference levels": "; ".join(f"{name}: {levels[0]}" for name, levels in references(summary).items()),
    }
    return {heading: words for heading, words in facts.items() if words}


def row_words(summary: Summary) -> str:
    """How many rows there are, and what their weights say."""
    estimate = summary.estimate
    if estimate.weight is None:
        return f"{estimate.n_rows:,}"
    kind = "sampling weights" if estimate.sampling else f"frequency weights: {estimate.n_cases:,} cases"
    return f"{estimate.n_rows:,}, {kind}"


def error_words(summary: Summary) -> str:
    """Where the standard errors come from."""
    if summary.errors:
        return f"robust, {summary.errors}"
    return (
        "robust, sandwich of sampling weights" if summary.estimate.sampling else "model (inverse information)"
    )


def left_out(dropped: Mapping[str, int]) -> str:
    """How many rows are not used, and why."""
    reasons = [f"{count:,} ({reason})" for reason, count in dropped.items() if count]
    return ", ".join(reasons) or "0 (none has a missing value)"


def unit_words(summary: Summary) -> str:
    """What change a coefficient is for."""
    if not summary.per_deviation:
        return "per unit of the column; a level against its reference"
    terms = summary.estimate.design.terms
    steps = summary.steps[summary.estimate.slopes]
    sizes = [f"{t.name} {step:.4g}" for t, step in zip(terms, steps, strict=True) if t.level is None]
    return (
        "per standard deviation (divided by n; of a column of two values per step between them): "
        f"{', '.join(sizes)}; a level against its reference; the intercept at the means of the numbers and "
        "the lower of two values"
    )


def interval_words(summary: Summary) -> str:
    """The kind of the intervals."""
    penalised = "penalised " if summary.estimate.firth and summary.interval == PROFILE else ""
    return f"{penalised}{summary.interval}"


def tests_used(summary: Summary) -> str:
    """The test that the p-values come from."""
    if summary.chi_square is None:
        return "Wald z"
    return f"{'penalised ' if summary.estimate.firth else ''}likelihood-ratio chi-square on 1 df"


def references(summary: Summary) -> Mapping[str, tuple[str, ...]]:
    """The categories of the model and their levels, the reference first."""
    return summary.estimate.design.levels
