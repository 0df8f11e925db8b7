"""The mean squared error of probabilities over weight and bias: neither convex nor steep far out."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import read_only
from logreg.errors import ShapeError
from logreg.functional.losses import squared_error_of_logits
from logreg.inspection.loss_surface import Surface
from logreg.objective.in_memory import Objective


def mean_squared_error(objective: Objective, coef: ArrayLike) -> float:
    """The weighted mean of (p - y)^2 over the objective's rows, without its penalty.

    Shapes: coef (k,), intercept first when there is one. Errors: ShapeError.
    """
    held = np.asarray(coef, dtype=float)
    if held.shape != (objective.n_coef,):
        raise ShapeError(f"coef has shape {held.shape}; give one value for each of {objective.n_coef}.")
    return float(_mean(objective, objective.logits(held)))


def squared_error_surface(objective: Objective, weights: ArrayLike, biases: ArrayLike) -> Surface:
    """The mean squared error of a model of one column for every weight and bias.

    Shapes: weights (m,), biases (l,). Errors: ShapeError (more columns than one, or no intercept).
    """
    if objective.X.shape[1] != 1 or not objective.fit_intercept:
        raise ShapeError(f"The rows have {objective.X.shape[1]} columns; give one, and an intercept.")
    along, across = np.atleast_1d(np.asarray(weights, float)), np.atleast_1d(np.asarray(biases, float))
    x = objective.X[:, 0].astype(float)
    slopes = along[:, None] * x
    loss = [_mean(objective, b + slopes) for b in across]
    return Surface(along=read_only(along), across=read_only(across), loss=read_only(np.array(loss)))


def _mean(objective: Objective, logits: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    errors = squared_error_of_logits(np.broadcast_to(objective.y, logits.shape), logits)
    return np.asarray(np.average(errors, axis=-1, weights=objective.weight))
