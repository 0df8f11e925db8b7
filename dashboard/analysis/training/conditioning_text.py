"""The curvature of the loss in sentences: the rate it allows, and how long gradient descent takes."""

from math import isinf

from dashboard.analysis.training.problem import TrainingSettings
from dashboard.text.numbers import format_number
from logreg.inspection.conditioning import GRADIENT_NORM, Conditioning
from logreg.solvers import GradientDescentSettings


def rate_sentence(found: Conditioning) -> str:
    """The rate below which gradient descent is guaranteed to converge."""
    return (
        f"**Gradient descent is guaranteed to converge below 2/L = "
        f"{format_number(found.largest_stable_rate)}.** L is the largest eigenvalue of the Hessian anywhere: "
        "the curvature of the steepest direction where every probability is 0.5."
    )


def condition_sentence(found: Conditioning, rate: float | None = None) -> str:
    """The condition number at the minimum, and the iterations predicted for a rate, 1/L by default."""
    if found.at_minimum is None:
        return (
            "**No condition number.** The loss has no minimum, so gradient descent never converges: the loss "
            "keeps falling while the coefficients grow."
        )
    number = f"**Condition number {format_number(found.condition_number)}.** "
    if isinf(found.condition_number):
        return f"{number}In some direction the loss is flat at its minimum: columns are redundant."
    return (
        f"{number}At the minimum the loss is so many times more curved in its steepest direction than in its "
        f"flattest. {iterations_sentence(found, rate)} Newton's method usually needs a handful, "
        "whatever the number."
    )


def iterations_sentence(found: Conditioning, rate: float | None = None) -> str:
    """How many iterations gradient descent is predicted to need from zero, and with which rate."""
    chosen = 1 / found.largest if rate is None else rate
    name = "1/L = " if rate is None else ""
    iterations = found.iterations(chosen)
    if isinf(iterations):
        return f"With the learning rate {name}{format_number(chosen)} gradient descent does not converge."
    return (
        f"With the learning rate {name}{format_number(chosen)} gradient descent is predicted to take about "
        f"**{iterations_text(iterations)} iterations** from zero to a gradient norm of {GRADIENT_NORM:.0e}."
    ).replace("1e-08", "10⁻⁸")


def iterations_text(iterations: float) -> str:
    """Two digits of a prediction that is right within a factor of two."""
    return f"{float(f'{iterations:.2g}'):,.0f}"


def chosen_rate(settings: TrainingSettings) -> float | None:
    """The fixed rate of a gradient descent that is set up; None for other solvers and schedules."""
    chosen = settings.solver_settings
    if not isinstance(chosen, GradientDescentSettings) or callable(chosen.learning_rate):
        return None
    return chosen.learning_rate


def standardising_sentence(here: Conditioning, other: Conditioning, standardised: bool) -> str:
    """What standardising does to the condition number."""
    with_, without = (here, other) if standardised else (other, here)
    return (
        f"**Standardising.** The condition number is {condition_text(with_)} with standardised columns and "
        f"{condition_text(without)} without."
    )


def condition_text(found: Conditioning) -> str:
    """The condition number, or that there is none."""
    return "undefined" if found.at_minimum is None else format_number(found.condition_number)
