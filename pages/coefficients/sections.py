"""The sections below the forest plot, those that the report allows."""

from collections.abc import Callable

from dashboard.ui.session import visit
from logreg.inference.estimate import Estimate
from pages.coefficients.diagnostics import show_diagnostics
from pages.coefficients.effect import show_effect
from pages.coefficients.export import show_export
from pages.coefficients.in_words import show_in_words
from pages.coefficients.nested_models import show_nested_models
from pages.coefficients.page_context import PageContext
from pages.coefficients.separation import show_separation
from pages.coefficients.summary_table import show_summary_table
from pages.coefficients.training_progress import show_training_progress

Section = Callable[[PageContext], None]


def available_sections(context: PageContext) -> dict[str, Section]:
    """Title -> what shows it."""
    found: dict[str, Section] = {}
    if context.summary is not None:
        found = {
            "In words": show_in_words,
            "Table": show_summary_table,
            "Effect": show_effect,
            "Leave out": show_nested_models,
            "Diagnostics": show_diagnostics,
        }
    if isinstance(context.report.best, Estimate) and context.report.model.inference is None:
        found["Training"] = show_training_progress
    return {**found, "Separation": show_separation, **({"Export": show_export} if visit.model() else {})}
