"""How a run ended and what can be done about it, in the words of the controls."""

import logreg as lr
from dashboard.analysis.training.problem import TrainingSettings

_MENU = "standardise the columns (under More)"


def status_sentence(status: lr.Status, settings: TrainingSettings) -> str:
    """What happened; advice leaves out what the settings already do."""
    if status is lr.Status.LIMIT_REACHED:
        remedies = ["raise the iteration limit (under More)", *standardising(settings)]
        no_newton = settings.l1 or settings.squared_error or settings.solver == "newton"
        remedies += [] if no_newton else ["choose the solver Newton"]
        return f"Stopped at the iteration limit before the minimum: {alternatives(remedies)}."
    if status is lr.Status.DIVERGED:
        remedies = ["Lower the learning rate, to a tenth for a start", *standardising(settings)]
        return f"Diverging: the loss grows, because the learning rate is too high. {alternatives(remedies)}."
    if status is lr.Status.PRECISION_REACHED:
        more = "" if settings.standardise else " Standardised columns (under More) would allow more digits."
        return f"Converged as far as floating-point numbers allow: no step lowers the loss any more.{more}"
    return status.message


def standardising(settings: TrainingSettings) -> list[str]:
    """The advice to standardise, where that is not done yet."""
    return [] if settings.standardise else [_MENU]


def alternatives(remedies: list[str]) -> str:
    """Remedies of which one is enough."""
    *first, last = remedies
    return f"{', '.join(first)} or {last}" if first else last
