"""What is remembered of a run."""

import numpy as np
import pytest

from dashboard.analysis.training.history import MOST, History, RecordedStep
from logreg.solvers import Step


def record(iteration: int) -> RecordedStep:
    step = Step(iteration=iteration, coef=np.zeros(1), loss=1.0, gradient_norm=1.0)
    return RecordedStep(step=step, validation_loss=1.0)


@pytest.mark.parametrize("n", [1, 2, 399, 400, 401, 1999, 2000, 2001, 10_007])
def test_history_is_thinned_evenly_and_never_at_its_ends(n):
    history = History()
    for iteration in range(n):
        history.add(record(iteration))
    kept = [entry.step.iteration for entry in history.records]
    assert (kept[0], kept[-1]) == (0, n - 1)
    assert len(kept) <= MOST + 1
    assert set(np.diff(kept)[:-1]) <= {history.stride}
    path = history.path(400)
    assert (path.iteration[0], path.iteration[-1]) == (0, n - 1)
    assert len(path.iteration) <= 400
    assert (np.diff(path.iteration) > 0).all()


def test_path_since_an_iteration_begins_there():
    history = History()
    for iteration in range(100):
        history.add(record(iteration))
    assert history.path(13, since=90).iteration.tolist() == list(range(90, 100))
