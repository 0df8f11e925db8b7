"""One prediction in words: the equation filled in, the decision, what would change it."""

import numpy as np
import pandas as pd

import logreg as lr
from dashboard.analysis.coefficients.report import CoefficientReport, ReportOptions
from dashboard.text.equation import signed
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from logreg.arrays import Vector
from logreg.explanation.contributions import Case, Contribution, case_log_odds
from logreg.explanation.counterfactuals import Counterfactual
from logreg.inference.prediction import Predictions

MOST_TERMS = 6
OUTSIDE = "outside"
OUTSIDE_MEANS = "outside: beyond every value that the training rows have."


def equation_with_values(report: CoefficientReport, coef: Vector, case: Case) -> str:
    """The equation with this case's numbers, as Markdown."""
    z = case_log_odds(report.design, coef, case)
    terms = [format_number(coef[0])]
    for b, term in list(zip(coef[1:], report.design.terms, strict=True))[:MOST_TERMS]:
        given = case[term.column]
        value = bracketed(given) if isinstance(given, float) else str(int(given == term.level))
        terms.append(f"{signed(b)} × {value}")
    hidden = len(report.design.terms) - MOST_TERMS
    more = [f"+ … ({hidden} more)"] if hidden > 0 else []
    inside = " ".join([*terms, *more])
    return f"**σ({inside}) = σ({format_number(z)}) = {probability(z)}**"


def bracketed(value: float) -> str:
    """A number as a factor of a product."""
    return f"({format_number(value)})" if value < 0 else format_number(value)


def probability(z: float) -> str:
    """σ(z), which is below 1 also where four digits cannot show it."""
    left = float(lr.sigmoid(-z))
    return f"1 − {format_number(left, 2)}" if 0 < left < 5e-5 else format_number(float(lr.sigmoid(z)))


def interval_label(asked: ReportOptions) -> str:
    """The level of the interval, and the errors where they are not the model's own: "95 % interval, HC3"."""
    errors = f", {asked.errors}" if asked.errors else ""
    return f"{100 * asked.level:g}\u00a0% interval{errors}"


def interval(prediction: Predictions | None) -> str:
    """The interval of the probability, or a dash."""
    return "—" if prediction is None else interval_text(prediction.low[0], prediction.high[0])


def interval_text(low: float, high: float) -> str:
    """Two probabilities as the ends of an interval."""
    return f"{percent(low)} to {percent(high)}"


def percent(p: float) -> str:
    """A probability in per cent, never rounded to certainty."""
    if p < 1e-5:
        return "<\u00a00.001\u00a0%"
    if p > 1 - 1e-5:
        return ">\u00a099.999\u00a0%"
    digits = 1 + sum(min(p, 1 - p) < bound for bound in (0.01, 0.001))
    return f"{100 * p:.{digits}f}\u00a0%"


def counterfactual_sentences(found: tuple[Counterfactual, ...]) -> pd.DataFrame:
    """What each variable alone would have to be for the other decision."""
    return pd.DataFrame(
        {
            "Variable": [change.column for change in found],
            "Now": [_shown(change.now) for change in found],
            "For the other decision": [_needed(change) for change in found],
        }
    )


def _needed(change: Counterfactual) -> str:
    if change.needed is None:
        return "no value"
    beyond = "" if change.within else f" ({OUTSIDE})"
    needed = change.needed
    if isinstance(needed, float) and isinstance(change.now, float):
        needed = rounded_away(needed, change.now)
    return f"{_shown(needed)}{beyond}"


def rounded_away(value: float, origin: float, digits: int = 4) -> float:
    """The value to so many digits, rounded away from the origin: then it changes the decision as well."""
    if value == 0 or not np.isfinite(value):
        return value
    unit = 10.0 ** (np.floor(np.log10(abs(value))) - digits + 1)
    return float((np.ceil if value > origin else np.floor)(round(value / unit, 6)) * unit)


def _shown(value: float | str) -> str:
    return value if isinstance(value, str) else format_number(value)


def decision_sentence(report: CoefficientReport, p: float, threshold: float) -> str:
    """The class that this threshold decides for."""
    return report.classes[int(p >= threshold)]


def no_interval(report: CoefficientReport) -> str:
    """Why there is no interval, as Markdown."""
    why = report.refused.why.value if report.refused else ""
    reason = literal(why[:1].lower() + why[1:])
    return f"No interval: {reason}. The Coefficients page says more and offers a remedy."


def waterfall_alt(base: float, parts: tuple[Contribution, ...], z: float) -> str:
    """The waterfall in one sentence."""
    first = max(parts, key=lambda part: abs(part.log_odds))
    return (
        f"From log-odds {format_number(base, 3)} of the average row to {format_number(z, 3)}; "
        f"the largest contribution is {format_number(first.log_odds, 3)} "
        f"by {first.column} = {_shown(first.value)}."
    )
