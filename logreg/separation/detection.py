"""Separation: when no finite coefficients fit best, found by geometry and not guessed from large numbers."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Matrix, Vector, read_only
from logreg.data.design import Design
from logreg.data.inputs import as_design
from logreg.progress import rescaled_share, run_to_end
from logreg.separation.geometry import rows_by_side, to_unit_scale
from logreg.separation.separable_rows import SeparableRows, sample_size, separable_rows
from logreg.separation.separating_columns import SeparatingColumn, separating_columns_steps
from logreg.separation.subspaces import MARGIN, null_space
from logreg.validation import check_labels, check_weights

SECONDS = 2.0  # for the smallest set of columns
VERDICT_SHARE = 0.2  # of the progress: what the search for columns takes is known only as its limit


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
    X: Design | ArrayLike,
    y: ArrayLike,
    names: tuple[str, ...] | None = None,
    *,
    sample_weight: ArrayLike | None = None,
    intercept: bool = True,
    seconds: float = SECONDS,
) -> Separation:
    """Whether maximum likelihood has a finite estimate for the log-odds b0 + X b, and if not, why.

    Shapes: X (n, d) without intercept column, or a Design; y (n,) of 0 and 1; sample_weight (n,), of which
    only those of 0 matter: their rows do not count. The estimate is finite unless some b puts no row on the
    wrong side of 0 and at least one strictly on its own. The search for the smallest set of columns to blame
    ends after so many `seconds`. Raises ShapeError, LabelError, ValueRangeError, and InferenceError where
    rounding hides on which side rows are.
    Source: Albert & Anderson (1984), Biometrika 71, 1-10.
    """
    work = separation_steps(X, y, names, sample_weight=sample_weight, intercept=intercept, seconds=seconds)
    return run_to_end(work)


def separation_steps(
    X: Design | ArrayLike,
    y: ArrayLike,
    names: tuple[str, ...] | None = None,
    *,
    sample_weight: ArrayLike | None = None,
    intercept: bool = True,
    seconds: float = SECONDS,
) -> Generator[float, None, Separation]:
    """`find_separation` step by step: yields the share done, and returns the answer."""
    design = as_design(X, names)
    labels = check_labels(y, len(design.X))
    weight = check_weights(sample_weight, len(labels))
    if weight is None or weight.all():
        return (yield from steps_of_rows(design, labels, intercept=intercept, seconds=seconds))
    counted = weight > 0
    kept = Design(design.X[counted], design.terms, design.levels)
    found = yield from steps_of_rows(kept, labels[counted], intercept=intercept, seconds=seconds)
    rows = np.zeros(len(labels), dtype=bool)
    rows[counted] = found.rows
    return replace(found, rows=read_only(rows))


def steps_of_rows(
    design: Design, y: Vector, *, intercept: bool, seconds: float
) -> Generator[float, None, Separation]:
    """The same for checked rows that all count."""
    yield 0.0
    n, k = len(y), design.X.shape[1] + intercept
    if some_rows_overlap(design.X, y, intercept=intercept):
        return no_separation(n, k)
    Z = rows_by_side(design.X, y, intercept=intercept)
    found = separable_rows(Z)
    if not found.rows.any():
        return no_separation(n, k)
    yield VERDICT_SHARE
    search = separating_columns_steps(design, y, Z, found.direction, intercept=intercept, seconds=seconds)
    columns = yield from rescaled_share(search, VERDICT_SHARE)
    to_own = to_unit_scale(design.X, intercept=intercept)
    return Separation(
        kind=Kind.COMPLETE if found.rows.all() else Kind.QUASI,
        direction=read_only(to_own @ found.direction),
        rows=read_only(found.rows),
        diverging=read_only(diverging(Z, found, to_own)),
        columns=columns,
    )


def no_separation(n: int, k: int) -> Separation:
    """The classes overlap."""
    return Separation(
        kind=Kind.NONE,
        direction=read_only(np.zeros(k)),
        rows=read_only(np.zeros(n, dtype=bool)),
        diverging=read_only(np.zeros(k, dtype=bool)),
        columns=(),
    )


def some_rows_overlap(X: Matrix, y: Vector, *, intercept: bool) -> bool:
    """Whether some rows, as many of each class as there are, prove that all overlap."""
    size = sample_size(X.shape[1] + intercept)
    if len(y) <= 2 * size:
        return False
    random = np.random.default_rng(0)
    sides = [np.flatnonzero(y == side) for side in (0, 1)]
    sample = np.concatenate([random.choice(side, min(size, len(side)), replace=False) for side in sides])
    found = separable_rows(rows_by_side(X[sample], y[sample], intercept=intercept))
    return not found.rows.any() and found.free.shape[1] == 0


def diverging(Z: Matrix, found: SeparableRows, to_own: Matrix) -> NDArray[np.bool_]:
    """The coefficients that some separating direction moves.

    The cone spans all directions that leave the overlapping rows at 0; those that leave every row at 0 come
    from collinear columns and are no separation.
    """
    free, idle = found.free, null_space(Z)
    moving = to_own @ (free - idle @ (idle.T @ free))
    size = np.abs(to_own).sum(axis=1)
    return np.asarray(np.linalg.norm(moving, axis=1) > MARGIN * size)
