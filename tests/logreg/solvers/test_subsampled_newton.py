"""The sampled solver where samples mislead."""

import sys
from itertools import islice

import numpy as np
import pytest

import logreg as lr


def outlying(outlier, seed=0):
    """A few rows so far out that without them their column is all but constant."""
    random = np.random.default_rng(seed)
    X = random.normal(size=(6000, 3))
    y = random.random(6000) < 1 / (1 + np.exp(-X[:, 0]))
    X[:, 2] *= 1e-6
    X[17:20, 2], y[17:20] = outlier, [0, 1, 1]
    return lr.Objective(X, y)


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("outlier", [[1e4, 0, 0], [1e6, 0, 0], [1e6, 2e6, 3e6]], ids=str)
def test_rows_unlike_all_others_do_not_keep_it_from_the_minimum(outlier, seed):
    objective = outlying(outlier, seed)
    fit, exact = lr.fit(objective, "sampled"), lr.fit(objective, "newton")
    assert fit.status.succeeded
    assert fit.loss <= exact.loss + 1e-9


def test_steps_are_counted_on_when_newtons_method_takes_over(monkeypatch):
    monkeypatch.setattr(sys.modules["logreg.solvers.subsampled_newton"], "READINGS", 2)
    steps = list(islice(lr.SOLVERS["sampled"](outlying([0, 0, 0]), np.zeros(4)), 9))
    assert [step.iteration for step in steps] == list(range(9))
    assert steps[1].decrement is None
    assert steps[-1].decrement is not None
    assert steps[-1].gradient_norm < 1e-8


def test_a_slope_without_curvature_is_no_minimum():
    X = np.column_stack([np.zeros(4), [0.0, 0.0, 0.0, 1000.0]])
    stopped = lr.fit(lr.Objective(X, np.array([0.0, 1.0, 1.0, 0.0])), "newton", start=[0.0, 0.0, 1.0])
    assert stopped.status is lr.Status.CONVERGED
    assert stopped.loss < np.log(2)
