"""What to check before a coefficient table is printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.analysis.coefficients.report import CoefficientReport
from logreg.inference.estimate import Estimate
from logreg.inference.warnings import (
    COOK,
    EVENTS_A_COEFFICIENT,
    INFLATION,
    collinear_columns,
    few_events,
    influential_rows,
    sparse_levels,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintCheck:
    """One check: whether it holds, and what was found, in a sentence."""

    holds: bool
    words: str


def print_checks(report: CoefficientReport) -> tuple[PrintCheck, ...]:
    """The checks of a report that has an estimate, those that do not hold first; none without one."""
    estimate = report.estimate
    if estimate is None:
        return ()
    found = [_settled(estimate)]
    asked: tuple[tuple[Iterable[str], str], ...] = (
        (few_events(estimate), _events_words(estimate)),
        (collinear_columns(estimate), f"No variance inflation above {INFLATION}."),
        (
            sparse_levels(estimate),
            f"Every level has {estimate.counted} of both classes." if report.design.levels else "",
        ),
        (
            influential_rows(estimate, report.rows, report.numbered),
            f"No row has a Cook's distance above {COOK}.",
        ),
    )
    for doubts, fine in asked:
        sentences = list(doubts)
        found += [PrintCheck(holds=False, words=doubt) for doubt in sentences]
        found += [PrintCheck(holds=True, words=fine)] if fine and not sentences else []
    return tuple(sorted(found, key=lambda check: check.holds))


def _settled(estimate: Estimate) -> PrintCheck:
    words = (
        "Firth's estimate is finite whether or not the classes are separated."
        if estimate.firth
        else "The fit has reached its optimum; the classes are not separated."
    )
    return PrintCheck(holds=True, words=words)


def _events_words(estimate: Estimate) -> str:
    events = min(float(estimate.counts @ side) for side in (estimate.y, 1 - estimate.y))
    slopes = max(len(estimate.design.terms), 1)
    return (
        f"{events / slopes:.0f} {estimate.counted} of the rarer class for each coefficient; at least "
        f"{EVENTS_A_COEFFICIENT} is a common rule of thumb, and a disputed one."
    )
