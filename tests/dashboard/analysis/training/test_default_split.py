"""The split that a first visit sees is one like the others."""

import numpy as np

import logreg as lr
from dashboard.analysis.training import samples
from dashboard.analysis.training.problem import SPLIT_SEED, TrainingSettings, build_problem


def excess(seed):
    """By how much the validation loss exceeds the training loss at the optimum of the toy data."""
    problem = build_problem(samples.tumour_sizes(), TrainingSettings(split_seed=seed))
    best = lr.fit(problem.objective)
    assert problem.validation is not None
    return problem.validation.value(best.coef) - best.loss


def test_the_default_seed_is_the_one_that_its_rule_gives():
    found = np.array([excess(seed) for seed in range(100)])
    assert np.argmin(np.where(found >= 0, found, np.inf)) == SPLIT_SEED
    assert TrainingSettings().split_seed == SPLIT_SEED


def test_with_it_the_validation_loss_is_close_to_the_training_loss_and_not_below():
    assert 0 <= excess(SPLIT_SEED) < 0.02
    assert excess(0) < -0.15
