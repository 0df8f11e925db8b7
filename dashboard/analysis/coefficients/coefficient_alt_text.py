"""Charts of the Coefficients page in one sentence each, for those who cannot see them."""

import numpy as np

import logreg as lr
from dashboard.analysis.coefficients.coefficient_numbers import format_percent, format_ratio
from dashboard.analysis.coefficients.coefficient_sentences import headline
from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.text.numbers import format_number
from logreg.arrays import Rows
from logreg.inference.goodness import HosmerLemeshow
from logreg.inference.influence import Influence
from logreg.inference.prediction import Effect
from logreg.inference.remedies import NewtonTrace, Remedies


def forest_alt(summary: lr.Summary, order: Rows) -> str:
    """The forest plot in one sentence."""
    first = int(order[0])
    return (
        f"Odds ratios of {len(order)} coefficients with {format_percent(summary.level)} intervals; "
        f"{headline(summary)} have p < {summary.alpha:g}. First: {summary.names[first]}, "
        f"{format_ratio(summary.odds_ratio[first])} ({format_ratio(summary.odds_ratio_low[first])} to "
        f"{format_ratio(summary.odds_ratio_high[first])})."
    )


def effect_alt(report: CoefficientReport, found: Effect) -> str:
    """The effect curve in one sentence."""
    p, name = found.predictions.probability, report.classes[1]
    if found.values.dtype.kind != "f":
        levels = "; ".join(f"{value} {_percent(at)}" for value, at in zip(found.values, p, strict=True))
        return f"The probability of {name} by {found.column}: {levels}."
    first, last = found.values[0], found.values[-1]
    return (
        f"The probability of {name} goes from {_percent(p[0])} at {found.column} = {_shown(first)} "
        f"to {_percent(p[-1])} at {_shown(last)}."
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _shown(value: object) -> str:
    return format_number(value) if isinstance(value, float) else str(value)


def leverage_alt(found: Influence, rows: Rows, numbered: str = "row") -> str:
    """The row with the largest Cook's distance."""
    worst = int(np.argmax(found.cooks_distance))
    return (
        f"{len(rows)} rows; the largest Cook's distance is {format_number(found.cooks_distance[worst], 3)}, "
        f"{numbered} {rows[worst]}, with leverage {format_number(found.leverage[worst], 3)}."
    )


def residuals_alt(found: Influence, rows: Rows, numbered: str = "row") -> str:
    """The row with the largest residual."""
    worst = int(np.argmax(np.abs(found.deviance)))
    largest = format_number(found.deviance[worst], 3)
    return f"Deviance residuals; the largest in size is {largest}, {numbered} {rows[worst]}."


def goodness_alt(fit: HosmerLemeshow) -> str:
    """Calibration by groups in one sentence."""
    away = np.abs(fit.observed - fit.expected) / fit.n_rows
    most = _percent(away.max())
    return f"{len(away)} groups of similar risk; observed and expected shares differ by at most {most}."


def remedies_alt(found: Remedies, shown: Rows) -> str:
    """The three answers in one sentence, for the first coefficient shown."""
    j = int(shown[np.argmax(np.abs(found.unbounded - found.firth)[shown])])
    unbounded, penalised, firth, low, high = (
        format_number(values[j], 3)
        for values in (found.unbounded, found.penalised, found.firth, found.firth_low, found.firth_high)
    )
    return (
        f"{found.names[j]}: maximum likelihood {unbounded} after {found.iterations} iterations, "
        f"L2 {penalised}, Firth {firth} ({low} to {high}), per standard deviation."
    )


def newton_trace_alt(path: NewtonTrace) -> str:
    """How large the weights have become."""
    now, before = np.abs(path.weights[-1]).max(), np.abs(path.weights[len(path.weights) // 2]).max()
    largest = f"{format_number(before, 3)} halfway and {format_number(now, 3)}"
    return f"The largest weight is {largest} after {path.iteration[-1]:.0f} iterations."


def loss_alt(path: NewtonTrace) -> str:
    """How far the loss has fallen."""
    first, last = (format_number(loss, 3) for loss in (path.loss[0], path.loss[-1]))
    return f"The loss falls from {first} to {last} nats per row."
