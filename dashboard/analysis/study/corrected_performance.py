"""The performance of a model on its training rows, corrected for optimism by the bootstrap."""

from collections.abc import Generator
from functools import cache
from hashlib import blake2b

import numpy as np

from dashboard.analysis.training.model import EstimateKind, Model
from dashboard.analysis.training.problem import weight_of
from dashboard.analysis.training.samples import tumour_sizes, wisconsin
from dashboard.tabular import Prepared
from logreg.evaluation.optimism import Optimism, Refit, optimism, penalised_refit
from logreg.inference.firth_refit import firth_refit

SEED = 0
FEWEST, MOST = 20, 200  # resamples
MOST_WITH_L1 = 50  # whose fits take some twenty times as long
NUMBERS = 80_000_000  # of the design, read in all resamples together: some seconds
MOST_ROWS = 1_000  # of a sample
DIGITS = 4  # of coefficients of standardised columns; a report shows three of its measures
MOST_KEPT = 500  # results of models of the samples, a hundred numbers each

_kept: dict[bytes, Optimism] = {}


def why_not_corrected(model: Model) -> str:
    """Why there is no procedure to repeat, in a sentence; empty where there is one."""
    if model.unfinished:
        return (
            "Not corrected for optimism: training is not finished, so there is no optimum to repeat in "
            "resamples. Finish it, or choose an estimate on Coefficients."
        )
    return ""


def resamples_for(model: Model) -> int:
    """How many resamples: fewer for a large table, whose optimism is small and sure."""
    most = MOST_WITH_L1 if model.penalty[0] else MOST
    return int(np.clip(NUMBERS // max(model.problem.design.X.size, 1), FEWEST, most))


def corrected_steps(model: Model) -> Generator[float, None, Optimism]:
    """Estimate the model anew in resamples of its training rows; yields the share done.

    The terms stay as they are: levels, knots, centres and what fills gaps are those of all training rows.
    Of the samples that come with the program, which every visitor meets, each model is corrected once.
    """
    key = _key(model)
    if key in _kept:
        return _kept[key]
    found = yield from _resample(model)
    if key and len(_kept) < MOST_KEPT:
        _kept[key] = found
    return found


def _key(model: Model) -> bytes:
    """All that its correction depends on, in a few bytes; empty where the rows are a visitor's own."""
    data = model.problem.prepared
    if (
        len(data.y) > MOST_ROWS
        or data.weight is not None
        or (rows := _digest_of_rows(data)) not in _samples()
    ):
        return b""
    said = f"{model.estimate is EstimateKind.FIRTH} {model.penalty}"
    train, X = model.problem.split.train, model.problem.design.X
    coef = np.round(model.coef, DIGITS) + 0.0  # solvers end at one optimum but for the last digits
    return _digest(rows, said.encode(), train.tobytes(), X.tobytes(), coef.tobytes())


@cache
def _samples() -> frozenset[bytes]:
    return frozenset(_digest_of_rows(sample()) for sample in (tumour_sizes, wisconsin))


def _digest_of_rows(data: Prepared) -> bytes:
    columns = (
        part
        for name, values in data.columns.items()
        for part in (name.encode(), str(values.tolist()).encode())
    )
    return _digest(data.y.tobytes(), *columns)


def _digest(*parts: bytes) -> bytes:
    """Of these parts in this order."""
    return blake2b(b"".join(blake2b(part).digest() for part in parts)).digest()


def _resample(model: Model) -> Generator[float, None, Optimism]:
    problem = model.problem
    data, train = problem.prepared, problem.split.train
    return optimism(
        problem.design.X,
        data.y[train].astype(float),
        model.coef,
        _refit(model),
        n_resamples=resamples_for(model),
        seed=SEED,
        weight=weight_of(data, train),
        sampling=data.weight_kind == "sampling",
    )


def _refit(model: Model) -> Refit:
    design, y = model.problem.design, model.problem.prepared.y[model.problem.split.train].astype(float)
    if model.estimate is EstimateKind.FIRTH:
        return firth_refit(design, y)
    l1, l2 = model.penalty
    return penalised_refit(design.X, y, l1=l1, l2=l2, start=model.coef)
