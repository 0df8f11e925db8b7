"""The maximum of a likelihood, Firth's among them, where some coefficients may be held fixed."""

import numpy as np

from logreg.arrays import Vector
from logreg.inference.firth_maximum import firth_maximum
from logreg.inference.likelihood import Likelihood, State
from logreg.inference.newton_maximum import Moving, newton_maximum

NEGLIGIBLE = 1e-22  # squared standard errors: a step shorter than its root moves nothing that is shown


def maximise(
    likelihood: Likelihood,
    start: Vector,
    free: Moving | None = None,
    *,
    negligible: float = NEGLIGIBLE,
) -> State:
    """The largest value over the free coefficients, the others held at `start`.

    Ends where a step would move less than `negligible`, in squared standard errors; the value is then off by
    half of that. Raises InferenceError where the maximum is not reached.
    """
    moving = np.ones(len(start), dtype=bool) if free is None else free
    method = firth_maximum if likelihood.jeffreys else newton_maximum
    return method(likelihood, start, moving, negligible)
