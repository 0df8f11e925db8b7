"""Separation: when no finite coefficients fit best, found by geometry and not guessed from large numbers."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Matrix, Vector, read_only
from logreg.data.design import Design
from logreg.data.inputs import as_design
from logreg.separation.geometry import MARGIN, null_space, rows_by_side, separable_rows, to_unit_scale
from logreg.separation.separating_columns import SeparatingColumn, separating_columns
from logreg.validation import check_labels


class Kind(Enum):
    """How the two classes lie to each other."""

    NONE = "The classes overlap: finite coefficients fit best."
    QUASI = (
        "Quasi-separated: some combination of the columns never errs on one side, so that some coefficients "
        "grow without end and have neither an estimate nor an error."
    )
    COMPLETE = (
        "Completely separated: some combination of the columns tells the classes apart without one error, so "
        "that ever larger coefficients fit ever better and no estimate exists."
    )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Separation:
    """How the classes lie to each other, and what separates them."""

    kind: Kind
    direction: Vector  # (k,), intercept first: along it no row's loss rises; zeros where nothing separates
    rows: NDArray[np.bool_]  # (n,), the rows that a direction puts strictly on their own side
    diverging: NDArray[np.bool_]  # (k,), the coefficients without a finite estimate
    columns: tuple[SeparatingColumn, ...]  # what separates, each by itself

    @property
    def found(self) -> bool:
        """Whether the classes are separated, completely or not."""
        return self.kind is not Kind.NONE


def find_separation(
    X: Design | ArrayLike, y: ArrayLike, names: tuple[str, ...] | None = None, *, intercept: bool = True
) -> Separation:
    """Whether maximum likelihood has a finite estimate for the log-odds b0 + X b, and if not, why.

    Shapes: X (n, d) without intercept column, or a Design; y (n,) of 0 and 1. The estimate is finite unless
    some b puts no row on the wrong side of 0 and at least one strictly on its own. Such b form a cone; the
    rows' sum is projected onto it, and again for the rows not yet parted, until none is parted any more.
    Raises ShapeError, LabelError, ValueRangeError.
    Source: Albert & Anderson (1984), Biometrika 71, 1-10; the cone as in Konis (2007), DPhil thesis, Oxford.
    """
    design = as_design(X, names)
    labels = check_labels(y, len(design.X))
    rows, direction = separable_rows(rows_by_side(design.X, labels, intercept=intercept))
    kind = Kind.COMPLETE if rows.all() else Kind.QUASI if rows.any() else Kind.NONE
    return Separation(
        kind=kind,
        direction=read_only(to_unit_scale(design.X, intercept=intercept) @ direction),
        rows=read_only(rows),
        diverging=read_only(diverging(design.X, labels, rows, intercept=intercept)),
        columns=separating_columns(design, labels, direction, intercept=intercept) if rows.any() else (),
    )


def diverging(X: Matrix, y: Vector, rows: NDArray[np.bool_], *, intercept: bool) -> NDArray[np.bool_]:
    """The coefficients that some separating direction moves.

    The cone spans all directions that leave the rows not parted at 0; those that leave every row at 0 come
    from collinear columns and are no separation.
    """
    if not rows.any():
        return np.zeros(X.shape[1] + intercept, dtype=bool)
    Z, to_own = rows_by_side(X, y, intercept=intercept), to_unit_scale(X, intercept=intercept)
    free, idle = null_space(Z[~rows]), null_space(Z)
    moving = to_own @ (free - idle @ (idle.T @ free))
    size = np.abs(to_own).sum(axis=1)
    return np.asarray(np.linalg.norm(moving, axis=1) > MARGIN * size)
