"""Coefficients in plain sentences, as Markdown with the user's names shown literally."""

import numpy as np

import logreg as lr
from dashboard.analysis.coefficients.coefficient_numbers import (
    USUAL_ALPHA,
    format_p_value,
    format_percent,
    format_ratio,
)
from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from logreg.arrays import Rows
from logreg.data.allowed_values import two_values
from logreg.inference.effects import MarginalEffects, is_logarithm
from logreg.inference.estimability import CLOSE
from logreg.inference.nested_models import LikelihoodRatioTest, holm
from logreg.inference.wald import WaldTest


def headline(summary: lr.Summary) -> str:
    """How many of the slopes have a p-value below the significance level."""
    return f"{int((summary.p_value[1:] < summary.alpha).sum())} of {len(summary.p_value) - 1}"


def headline_label(summary: lr.Summary) -> str:
    """What `headline` counts."""
    return f"coefficients with p < {summary.alpha:g}"


def coefficient_sentence(report: CoefficientReport, summary: lr.Summary, j: int) -> str:
    """What coefficient j says, in one sentence: an association with its interval, not a cause."""
    low, high = summary.odds_ratio_low[j], summary.odds_ratio_high[j]
    interval = f"{format_percent(summary.level)} interval {format_ratio(low)} to {format_ratio(high)}"
    test = format_p_value(summary.p_value[j], summary.alpha)
    open_end = "; the interval includes 1, so the direction is open" if low <= 1 <= high else ""
    return (
        f"{change_text(report, summary, j)}{held_text(report)}: the odds of {literal(report.classes[1])} are "
        f"an estimated "
        f"**{format_ratio(summary.odds_ratio[j])}** times as high ({interval}, {test}{open_end})."
    )


def held_text(report: CoefficientReport) -> str:
    """That the other columns stay, where there are others and none is multiplied with another."""
    terms = report.design.terms
    alone = len({term.column for term in terms}) < 2
    return "" if alone or any(len(term.sources) > 1 for term in terms) else ", the other columns equal"


def change_text(report: CoefficientReport, summary: lr.Summary, j: int) -> str:
    """The change that coefficient j is about."""
    term, step = report.design.terms[j - 1], float(summary.steps[j])
    pair = two_values(report.design.X[:, j - 1])
    if term.level is not None or (pair is not None and step == pair[1] - pair[0]):
        return step_text(report, j)
    deviation = " (one standard deviation)" if summary.per_deviation else ""
    times = ""
    if is_logarithm(term):
        factor = format_number(float(np.exp(step * term.scale)), 3)
        times = f", **{literal(term.sources[0])}** {factor} times as high"
    return f"**{literal(term.name)}** higher by {format_number(step, 3)}{deviation}{times}"


def step_text(report: CoefficientReport, j: int) -> str:
    """A level against its reference, or the higher of two values against the lower one."""
    term = report.design.terms[j - 1]
    low, high = (format_number(value) for value in two_values(report.design.X[:, j - 1]) or (0.0, 1.0))
    if term.level is not None and not term.factors:
        low, high = report.design.levels[term.column][0], term.level
    return f"**{literal(term.column)}** {literal(high)} instead of {literal(low)}"


def strongest(summary: lr.Summary) -> Rows:
    """Positions of the terms, those with the largest |z| first."""
    return np.argsort(-np.abs(summary.z[1:]), kind="stable")


def many_tests_caution(summary: lr.Summary) -> str:
    """What testing many coefficients at once does to their p-values, at the significance level chosen."""
    slopes = len(summary.p_value) - 1
    if slopes < 2:
        return ""
    left = int((holm(summary.p_value[1:]) < summary.alpha).sum())
    below = f"below {format_percent(summary.alpha)}"
    return (
        f"{slopes} coefficients are tested at once: if all were truly 0, one in {1 / summary.alpha:.0f} "
        f"would still be expected to have a p-value {below}. Adjusted for that (Holm), {left} "
        f"remain{'s' if left == 1 else ''} {below}."
    )


WHY = """
**Odds ratio.** Odds are p : (1 − p). An odds ratio of 2 means odds twice as high, whatever they were; 1 means
no difference.

**Interval.** If the same study were repeated often, 95 % of its 95 % intervals would hold the true value,
provided that the model is right. An interval that includes 1 is compatible with higher and with lower odds.

**p-value.** How often a coefficient at least this far from 0 would turn up if the true one were 0 and the
model right. It does not measure size: read the interval for that. A large p-value is no evidence that the
coefficient is 0.

**Association.** A coefficient says how the odds differ between rows that differ in one variable alone. It
does not say that changing the variable changes the outcome.
"""


def average_effect_sentence(
    report: CoefficientReport, summary: lr.Summary, effects: MarginalEffects, column: str
) -> str:
    """The average marginal effect of a column's terms, in sentences."""
    errors = f"{summary.errors} standard error" if summary.errors else "standard error"
    sentences = []
    for j, term in enumerate(report.design.terms):
        if column not in term.sources or np.isnan(effects.effect[j]):
            continue
        points, error = 100 * effects.effect[j], 100 * effects.std_err[j]
        two = term.level is not None or two_values(report.design.X[:, j]) is not None
        change = step_text(report, j + 1) if two else change_text(report, summary, j + 1)
        sentences.append(
            f"{change}: the probability of {literal(report.classes[1])} is "
            f"**{format_number(abs(points), 3)} percentage points** {'higher' if points >= 0 else 'lower'} "
            f"on average over the rows ({errors} {format_number(error, 2)}, "
            f"{format_p_value(effects.p_value[j], summary.alpha)})."
        )
    return "\n\n".join(sentences)


def whole_test(summary: lr.Summary) -> str:
    """By what all columns are tested together."""
    return "Wald" if summary.estimate.sampling else "likelihood ratio"


def column_test_words(summary: lr.Summary) -> str:
    """By what each column is tested, and that chosen errors have no part in it where they have none."""
    if summary.estimate.sampling:
        return "Wald tests, by the sandwich estimator."
    errors = f"; the {summary.errors} errors have no part in them" if summary.errors else ""
    penalised = "Penalised likelihood" if summary.estimate.firth else "Likelihood"
    return f"{penalised}-ratio tests{errors}."


def rows_label(summary: lr.Summary) -> str:
    """What the number of the summary's rows counts."""
    counted = summary.estimate.weight is not None and not summary.estimate.sampling
    return "training cases" if counted else "training rows"


def nested_models_sentence(test: LikelihoodRatioTest | WaldTest, alpha: float = USUAL_ALPHA) -> str:
    """What the comparison of two models says, and what it does not."""
    if test.p_value < alpha:
        return (
            f"The smaller model is **rejected** at {format_percent(alpha)}: if the coefficients left out "
            "were all 0, so large a statistic would be rare. The intervals say how much they matter."
        )
    return (
        f"The smaller model is **not rejected** at {format_percent(alpha)}. That does not show that the "
        "coefficients left out are 0: few rows can hide a difference, and a column can be needed for other "
        "reasons, as a confounder is."
    )


def distance_sentence(report: CoefficientReport, away: float) -> str:
    """How an unfinished, a penalised and a finished run stand."""
    if report.model.squared_error:
        return "Squared error was minimised, and its minimum is not that of cross-entropy."
    if report.model.problem.settings.penalised:
        return "The penalty shrinks the coefficients away from the optimum without one, as it is meant to."
    if report.model.status is lr.Status.DIVERGED:
        return (
            "Training has **diverged**: its steps were too long. Lower the learning rate, or choose the "
            "solver Newton."
        )
    if away > CLOSE:
        return (
            "Training is **not finished**: the coefficients have not reached the optimum. Train on, or "
            "choose the solver Newton."
        )
    return (
        "Training is finished: every coefficient is within a ten-thousandth of its standard error of the "
        "optimum."
    )
