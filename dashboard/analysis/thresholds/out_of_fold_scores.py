"""The training rows of a model, each predicted by a fit to the others."""

from collections.abc import Callable, Generator

import numpy as np

from dashboard.analysis.training.case_split import counts_cases
from dashboard.analysis.training.model import EstimateKind, Model, Scores
from dashboard.analysis.training.problem import weight_of
from logreg.arrays import Rows, Vector, read_only
from logreg.data.columns import take_rows
from logreg.evaluation.out_of_fold import OutOfFold, out_of_fold
from logreg.inference.firth_out_of_fold import firth_out_of_fold

FOLDS = 5
Finish = Callable[[Generator[float, None, OutOfFold]], OutOfFold]


def predicted_out_of_fold(model: Model, finish: Finish) -> Scores:
    """The training rows, each predicted by a model that was fitted, to its end, to the other folds."""
    data, settings, rows = model.problem.prepared, model.problem.settings, model.problem.split.train
    columns, y, weight = take_rows(data.columns, rows), data.y[rows], weight_of(data, rows)
    cases = counts_cases(data)
    if model.estimate is EstimateKind.FIRTH:
        fits = firth_out_of_fold(columns, y, folds=FOLDS, spec=data.spec, weight=weight, cases=cases)
    else:
        fits = out_of_fold(
            columns,
            y,
            folds=FOLDS,
            l1=settings.l1,
            l2=settings.l2,
            standardise=settings.standardise,
            spec=data.spec,
            weight=weight,
            cases=cases,
            sampling=data.weight_kind == "sampling",
        )
    found = finish(fits)
    kept = np.flatnonzero(~np.isnan(found.p))
    at = rows[found.rows[kept]]
    counted_for = None if found.weight is None else found.weight[kept]
    return Scores(
        y=data.y[at],
        p=read_only(found.p[kept]),
        rows=at,
        which=_out_of_fold_words(rows[found.rows], at, counted_for if cases else None),
        weight=counted_for,
    )


def _out_of_fold_words(every: Rows, kept: Rows, cases: Vector | None) -> str:
    """What rows were predicted, by their positions, and how many parts of them could not be."""
    of_cases = "" if cases is None else f" of {cases.sum():,.0f} cases"
    lost = np.setdiff1d(every, kept).size
    left_out = f", {lost:,} with a level no other fold holds left out" if lost else ""
    return f"{np.unique(kept).size:,} training rows{of_cases}, predicted out of fold{left_out}"
