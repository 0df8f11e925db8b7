"""Runs that go on when points are added, moved or taken away: same weights, same encoding, same split."""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.training.problem import Problem, objective_of, validation_of
from dashboard.analysis.training.run import Run
from dashboard.analysis.training.run_segment import StartPoint
from dashboard.tabular import Prepared
from logreg.arrays import Matrix, Rows, Vector, read_only
from logreg.data.columns import take_rows
from logreg.data.split import Split

KEPT = 0.5  # of the rows at least, or they are other data


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RowsEdit:
    """What a problem keeps from before its rows were edited, and they themselves do not tell.

    validation: positions of the rows held out. center, scale: of the d terms. axes: (m, d), the encoded rows
    that set the axes of pictures.
    """

    validation: Rows
    center: Vector
    scale: Vector
    axes: Matrix


def rows_edit(problem: Problem) -> RowsEdit | None:
    """What is kept from before the rows were edited, None where they never were."""
    if problem.axes_design is None:
        return None
    return RowsEdit(
        validation=problem.split.validation,
        center=np.array([term.center for term in problem.design.terms]),
        scale=np.array([term.scale for term in problem.design.terms]),
        axes=problem.axes_design.X,
    )


def with_rows_edit(problem: Problem, edit: RowsEdit) -> Problem:
    """A problem posed anew by edited rows, as it went on when they were edited: `rows_edit` undone.

    Raises ValueError for an edit of other terms.
    """
    terms = tuple(
        replace(term, center=float(center), scale=float(scale))
        for term, center, scale in zip(problem.design.terms, edit.center, edit.scale, strict=True)
    )
    if edit.axes.ndim != 2 or edit.axes.shape[1] != len(terms):
        raise ValueError("The rows of the axes have other terms.")
    design = replace(problem.design, terms=terms)
    before = replace(problem, design=design, axes_design=replace(design, X=edit.axes))
    origins = np.arange(len(problem.prepared.y))
    held = replace(before, split=Split(read_only(np.setdiff1d(origins, edit.validation)), edit.validation))
    return continued_problem(held, problem.prepared, origins)


def row_origins(before: Prepared, after: Prepared) -> Rows | None:
    """For each row (n,) its position before, -1 for a new one; None where they are other data.

    Rows keep their order. A row that has changed while all others stand where they stood is the same, moved.
    """
    if list(before.columns) != list(after.columns):
        return None
    old, new = _table(before), _table(after)
    if len(old) == len(new):
        found = np.arange(len(new))
        kept = (old == new).all(axis=1).sum()
    else:
        found = _matched(old, new)
        kept = (found >= 0).sum()
    return found if kept >= KEPT * max(len(old), len(new)) else None


def _matched(old: Matrix, new: Matrix) -> Rows:
    """Each new row's place in the old ones, in order; what finds none is new."""
    found, at = np.full(len(new), -1, dtype=np.intp), 0
    for i, row in enumerate(new):
        same = np.flatnonzero((old[at:] == row).all(axis=1))
        if same.size:
            found[i] = at + same[0]
            at = int(found[i]) + 1
    return found


def _table(data: Prepared) -> Matrix:
    return np.column_stack([*(np.asarray(values, float) for values in data.columns.values()), data.y])


def continued_problem(known: Problem, data: Prepared, origins: Rows) -> Problem:
    """The same problem on edited rows: a row that was held out stays so, and a new one is learned from."""
    held = np.isin(origins, known.split.validation)
    split = Split(read_only(np.flatnonzero(~held)), read_only(np.flatnonzero(held)))
    X = known.design.encode(take_rows(data.columns, split.train))
    design = replace(known.design, X=read_only(X))
    held_out = design.encode(take_rows(data.columns, split.validation))
    return replace(
        known,
        source=data,
        prepared=data,
        split=split,
        design=design,
        axes_design=known.axes_design or known.design,
        held_out=held_out,
        objective=objective_of(data, design, split, known.settings),
        validation=validation_of(data, held_out, split) if len(held_out) else None,
    )


def continued_run(run: Run, data: Prepared, origins: Rows) -> Run:
    """The run on edited rows from the weights it has; a new one where these are beyond all numbers.

    It goes on by itself where it had begun to move, so that what the rows changed is seen.
    """
    finite = bool(np.isfinite(run.step.coef).all())
    fresh = Run(
        continued_problem(run.problem, data, origins),
        StartPoint(run.step.coef, run.step.iteration) if finite else run.restart_point,
        run.slot,
        number=run.number,
        continued_from=run.restart_point,
        continued=True,
    )
    if run.step.iteration > 0:
        fresh.play()
    return fresh
