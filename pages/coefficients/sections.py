"""The sections below the forest plot, those that the evidence allows."""

from collections.abc import Callable

from logreg.inference.estimate import Estimate
from pages.coefficients.diagnostics import diagnosing
from pages.coefficients.effect import effect
from pages.coefficients.export import export
from pages.coefficients.in_words import words
from pages.coefficients.nested_models import comparing
from pages.coefficients.page_context import Desk
from pages.coefficients.separation import doctor
from pages.coefficients.summary_table import table
from pages.coefficients.training_progress import progress

Section = Callable[[Desk], None]


def of(desk: Desk) -> dict[str, Section]:
    """Title -> what shows it."""
    found: dict[str, Section] = {}
    if desk.summary is not None:
        found = {
            "In words": words,
            "Table": table,
            "Effect": effect,
            "Leave out": comparing,
            "Diagnostics": diagnosing,
        }
    if isinstance(desk.evidence.best, Estimate) and not desk.evidence.question.left_out:
        found["Training"] = progress
    return {**found, "Separation": doctor, "Export": export}
