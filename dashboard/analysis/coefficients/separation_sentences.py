"""Separated classes in sentences, as Markdown with the user's names shown literally."""

import numpy as np

from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.text.markdown import literal
from logreg.arrays import Rows
from logreg.errors import join_names
from logreg.inference.remedies import Remedies
from logreg.separation.detection import Separation


def separating_columns_sentence(
    report: CoefficientReport, separation: Separation, said: int = 0, most: int = 6
) -> list[str]:
    """What separates, a line each, without the first ones that were said before."""
    negative, positive = report.classes
    lines = [f"- {literal(c.sentence(positive, negative))}" for c in separation.columns[said:most]]
    hidden = len(separation.columns) - most
    return [*lines, *([f"- … and {hidden} more columns or levels"] if hidden > 0 else [])]


def unbounded_sentence(report: CoefficientReport, separation: Separation) -> str:
    """Which coefficients have no finite estimate."""
    names = [
        literal(name)
        for name, infinite in zip(coefficient_names(report), separation.diverging, strict=True)
        if infinite
    ]
    if len(names) == len(separation.diverging):
        return "No coefficient has a finite estimate."
    return f"Without a finite estimate: {join_names(names)}. The others have one."


def coefficient_names(report: CoefficientReport) -> tuple[str, ...]:
    """The names of the k coefficients."""
    return ("(intercept)", *report.design.names)


def largest_coefficients(found: Remedies, most: int) -> Rows:
    """The coefficients that maximum likelihood carries farthest from Firth's answer, in order."""
    away = np.abs(found.unbounded - found.firth)
    return np.sort(np.argsort(-away, kind="stable")[:most])
