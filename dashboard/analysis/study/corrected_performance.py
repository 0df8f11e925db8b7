"""The performance of a model on its training rows, corrected for optimism by the bootstrap."""

from collections.abc import Generator

import numpy as np

from dashboard.analysis.training.model import EstimateKind, Model
from dashboard.analysis.training.problem import weight_of
from logreg.evaluation.optimism import Optimism, Refit, optimism, penalised_refit
from logreg.inference.firth_refit import firth_refit

SEED = 0
FEWEST, MOST = 20, 200  # resamples
MOST_WITH_L1 = 50  # whose fits take some twenty times as long
NUMBERS = 80_000_000  # of the design, read in all resamples together: some seconds


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
    """
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
