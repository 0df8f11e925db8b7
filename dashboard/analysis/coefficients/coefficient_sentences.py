"""Coefficients in plain sentences, as Markdown with the user's names shown literally."""

from collections.abc import Callable

import numpy as np

import logreg as lr
from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.text.markdown import literal, unbroken
from dashboard.text.numbers import format_number
from logreg.arrays import Rows
from logreg.errors import join_names
from logreg.inference import summary_views
from logreg.inference.effects import MarginalEffects
from logreg.inference.nested_models import LikelihoodRatioTest, holm
from logreg.inference.remedies import Remedies
from logreg.separation.detection import Separation

SIGNIFICANT = 0.05


def format_ratio(value: float) -> str:
    """An odds ratio, three digits; more where they would round it to 1, which says something else."""
    return beside(value, 1.0, 3, format_number)


def format_p_value(p: float) -> str:
    """p = 0.012, or p < 0.0001; never rounded to the limit that it is judged by."""
    return unbroken("p < 0.0001" if p < 1e-4 else f"p = {beside(p, SIGNIFICANT, 2, format_general)}")


def format_general(value: float, digits: int) -> str:
    """The value to so many digits, without powers of ten down to 0.0001."""
    return f"{value:.{digits}g}"


def beside(value: float, limit: float, digits: int, written: Callable[[float, int], str]) -> str:
    """The value to so many digits, or to as many as tell it from the limit."""
    enough = (n for n in range(digits, 8) if written(value, n) != written(limit, n))
    return written(value, next(enough, digits))


def format_percent(value: float) -> str:
    """A confidence level, as in 95 %."""
    return unbroken(f"{100 * value:g} %")


def headline(summary: lr.Summary) -> str:
    """How many of the coefficients are told apart from 0."""
    return f"{int((summary.p_value[1:] < SIGNIFICANT).sum())} of {len(summary.p_value) - 1}"


def coefficient_sentence(evidence: CoefficientReport, summary: lr.Summary, j: int, deviations: bool) -> str:
    """What coefficient j says, in one sentence."""
    odds = f"odds of {literal(evidence.classes[1])}"
    low, high = summary.odds_ratio_low[j], summary.odds_ratio_high[j]
    interval = f"{format_percent(summary.level)} interval {format_ratio(low)} to {format_ratio(high)}, {format_p_value(summary.p_value[j])}"
    if low <= 1 <= high:
        return (
            f"{change_text(evidence, j, deviations)} may or may not move the {odds} ({interval}: it holds 1)."
        )
    times = format_ratio(summary.odds_ratio[j])
    return f"{change_text(evidence, j, deviations)} multiplies the {odds} by **{times}** ({interval})."


def change_text(evidence: CoefficientReport, j: int, deviations: bool) -> str:
    """The change that coefficient j is about."""
    term = evidence.design.terms[j - 1]
    if term.level is not None:
        reference = evidence.design.levels[term.column][0]
        return f"**{literal(term.column)}** {literal(term.level)} instead of {literal(reference)}"
    if not deviations:
        return f"**{literal(term.column)}** higher by 1"
    spread = summary_views.standard_deviations(evidence.summary)[j] if evidence.summary else 1.0
    return f"**{literal(term.column)}** higher by {format_number(spread, 3)} (one standard deviation)"


def strongest(summary: lr.Summary) -> Rows:
    """Positions of the terms, the surest first."""
    return np.argsort(-np.abs(summary.z[1:]), kind="stable")


def many_tests_caution(summary: lr.Summary) -> str:
    """What asking about many coefficients at once does to their p-values."""
    slopes = len(summary.p_value) - 1
    if slopes < 2:
        return ""
    left = int((holm(summary.p_value[1:]) < SIGNIFICANT).sum())
    return (
        f"{slopes} coefficients are tested at once: with none of them at work, one in {1 / SIGNIFICANT:.0f} "
        f"would still fall below 5 %. Adjusted for that (Holm), {left} remain{'s' if left == 1 else ''}."
    )


WHY = """
**Odds ratio.** Odds are p : (1 − p). An odds ratio of 2 doubles them, whatever they were; 1 changes nothing.

**Interval.** If the same study were repeated often, 95 % of such intervals would hold the true value. An
interval that holds 1 cannot tell a helping variable from a harming one.

**p-value.** How often a coefficient at least this far from 0 would turn up if the variable did nothing. It
measures surprise, not size: read the interval for the size.

**Association.** A coefficient says how the classes differ between rows that differ in one variable alone. It
does not say that changing the variable changes the outcome.
"""


def average_effect_sentence(
    evidence: CoefficientReport, effects: MarginalEffects, column: str, deviations: bool
) -> str:
    """The average marginal effect of a column's terms, in sentences."""
    told = []
    for j, term in enumerate(evidence.design.terms):
        if term.column != column:
            continue
        points, error = 100 * effects.effect[j], 100 * effects.std_err[j]
        direction = "raises" if points >= 0 else "lowers"
        told.append(
            f"{change_text(evidence, j + 1, deviations)} {direction} the probability of "
            f"{literal(evidence.classes[1])} by **{format_number(abs(points), 3)} percentage points** on average "
            f"(standard error {format_number(error, 2)}, {format_p_value(effects.p_value[j])})."
        )
    return "\n\n".join(told)


def nested_models_sentence(test: LikelihoodRatioTest) -> str:
    """What the comparison of two models says."""
    if test.p_value < SIGNIFICANT:
        return "Without these columns the fit is **worse than chance explains**: keep them."
    return "Without these columns the fit is **not demonstrably worse**: the smaller model will do."


def distance_sentence(evidence: CoefficientReport, away: float) -> str:
    """How an unfinished, a penalised and a finished run stand."""
    if evidence.model.problem.settings.penalised:
        return "The penalty holds the weights back from the optimum without one, and is meant to."
    if evidence.model.status is lr.Status.DIVERGED:
        return "Training has **diverged**: its steps were too long. Choose a smaller rate, or use Newton."
    if away > 1e-2:
        return "Training is **not finished**: the weights are still on their way. Train on, or use Newton."
    return (
        "Training is finished: no weight is farther from the optimum than a hundredth of its standard error."
    )


def separating_columns_sentence(
    evidence: CoefficientReport, separation: Separation, told: int = 0, most: int = 6
) -> list[str]:
    """What separates, a line each, without the first ones that were told before."""
    negative, positive = evidence.classes
    lines = [f"- {literal(c.sentence(positive, negative))}" for c in separation.columns[told:most]]
    hidden = len(separation.columns) - most
    return [*lines, *([f"- … and {hidden} more columns or levels"] if hidden > 0 else [])]


def unbounded_sentence(evidence: CoefficientReport, separation: Separation) -> str:
    """Which coefficients have no finite estimate."""
    names = [
        literal(name) for name, loose in zip(named(evidence), separation.diverging, strict=True) if loose
    ]
    if len(names) == len(separation.diverging):
        return "No coefficient has a finite estimate."
    return f"Without a finite estimate: {join_names(names)}. The others have one."


def named(evidence: CoefficientReport) -> tuple[str, ...]:
    """The names of the k coefficients."""
    return ("(intercept)", *evidence.design.names)


def largest_coefficients(found: Remedies, most: int) -> Rows:
    """The coefficients that maximum likelihood carries farthest from Firth's answer, in order."""
    away = np.abs(found.unbounded - found.firth)
    return np.sort(np.argsort(-away, kind="stable")[:most])
