"""Firth's estimate of resampled rows."""

from dataclasses import replace

from logreg.arrays import Rows, Vector
from logreg.data.design import Design
from logreg.errors import InferenceError
from logreg.evaluation.optimism import Refit
from logreg.inference.estimability import redundant_columns
from logreg.inference.estimate import maximum_likelihood


def firth_refit(design: Design, y: Vector) -> Refit:
    """What gives Firth's estimate of the rows drawn; None where their columns do not determine one.

    Shapes: design of n rows, y (n,) of 0 and 1.
    """

    def refit(rows: Rows, counts: Vector) -> Vector | None:
        drawn = replace(design, X=design.X[rows])
        if redundant_columns(drawn):
            return None
        try:
            return maximum_likelihood(drawn, y[rows], firth=True, weight=counts).coef
        except InferenceError:
            return None

    return refit
