"""The sections below the forest plot, those that the evidence allows."""

from collections.abc import Callable

import logreg as lr
from pages.weighing.comparing import comparing
from pages.weighing.desk import Desk
from pages.weighing.diagnosing import diagnosing
from pages.weighing.doctor import doctor
from pages.weighing.effect import effect
from pages.weighing.export import export
from pages.weighing.progress import progress
from pages.weighing.table import table
from pages.weighing.words import words

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
    if isinstance(desk.evidence.best, lr.Estimate) and not desk.evidence.question.left_out:
        found["Training"] = progress
    return {**found, "Separation": doctor, "Export": export}
