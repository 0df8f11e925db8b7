"""The penalised mean loss over a plane of two coefficients: what solvers descend."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Matrix, Vector, read_only, slices
from logreg.errors import SettingError, ShapeError
from logreg.objective.in_memory import Objective
from logreg.objective.loss_kernel import class_signs, margin_loss, p_other_class

BLOCK = 262_144  # logits at a time: a few cache-sized arrays, whatever the number of rows


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Surface:
    """Losses over a grid: loss[i, j] belongs to along[j] and across[i]. Arrays are read-only."""

    along: Vector  # (m,), values of the first coefficient
    across: Vector  # (l,), values of the second
    loss: Matrix  # (l, m), nats a row


def loss_surface(
    objective: Objective, coef: ArrayLike, pair: tuple[int, int], along: ArrayLike, across: ArrayLike
) -> Surface:
    """The objective's value where two coefficients take every pair of values, the others held at `coef`.

    Shapes: coef (k,), intercept first when there is one; along (m,) for pair[0], across (l,) for pair[1].
    Rows that are alike are counted once with their common weight. Errors: ShapeError, SettingError.
    """
    held = _held(objective, coef, pair)
    first, second = np.atleast_1d(np.asarray(along, float)), np.atleast_1d(np.asarray(across, float))
    rows, weight = _distinct(_rows(objective, held, pair), objective.weight)
    total = np.zeros(second.size * first.size)
    step = max(1, BLOCK // max(1, first.size * second.size))
    with np.errstate(over="ignore"):  # far out the exponential overflows, and the penalty is infinite
        for part in slices(len(weight), step):
            total += weight[part] @ _losses(rows[part], first, second)
        loss = total.reshape(second.size, first.size) + _penalty(objective, held, pair, first, second)
    return Surface(along=read_only(first), across=read_only(second), loss=read_only(loss))


def _held(objective: Objective, coef: ArrayLike, pair: tuple[int, int]) -> Vector:
    held = np.array(coef, dtype=float)
    if held.shape != (objective.n_coef,):
        raise ShapeError(f"coef has shape {held.shape}; give one value for each of {objective.n_coef}.")
    if pair[0] == pair[1] or not all(0 <= k < objective.n_coef for k in pair):
        raise SettingError(
            f"pair = {pair}: choose two different coefficients from 0 to {objective.n_coef - 1}."
        )
    held[list(pair)] = 0.0
    return held


def _rows(objective: Objective, held: Vector, pair: tuple[int, int]) -> Matrix:
    """For each row, signed by its class: the held part of the logit and the two factors (n, 3)."""
    X = np.column_stack([np.ones(objective.n_rows), objective.X]) if objective.fit_intercept else objective.X
    table = np.column_stack([objective.logits(held), X[:, pair[0]], X[:, pair[1]]])
    return np.asarray(table * class_signs(objective.y)[:, None])


def _distinct(rows: Matrix, weight: Vector) -> tuple[Matrix, Vector]:
    distinct, group = np.unique(rows, axis=0, return_inverse=True)
    common: Vector = np.bincount(group.ravel(), weights=weight).astype(float)
    return distinct, common


def _losses(rows: Matrix, first: Vector, second: Vector) -> Matrix:
    """The loss of each row at each point of the grid (n, l * m)."""
    held, along, across = rows.T[:, :, None, None]
    margin = (held + along * first[None, None, :] + across * second[None, :, None]).reshape(len(rows), -1)
    return margin_loss(margin, p_other_class(margin))


def _penalty(
    objective: Objective, held: Vector, pair: tuple[int, int], first: Vector, second: Vector
) -> Matrix:
    """The penalty at each point of the grid (l, m); `held` is 0 in the pair."""
    x, y = (
        objective.penalty.of_each(values) if objective.is_slope[j] else np.zeros_like(values)
        for j, values in zip(pair, (first, second), strict=True)
    )
    return np.asarray(objective.penalty.of_each(held[objective.is_slope]).sum() + x + y[:, None])
