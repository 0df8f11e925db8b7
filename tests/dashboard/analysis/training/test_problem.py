"""Data, split and encoding before the first step, and the rows that a model is judged by."""

import numpy as np
import pytest

from dashboard.analysis.training import samples
from dashboard.analysis.training.estimates import estimated_model, training_rows, with_penalty_of
from dashboard.analysis.training.model import EstimateKind
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from tests.pages.trained import weighted


@pytest.fixture
def problem():
    return build_problem(samples.tumour_sizes(), TrainingSettings(max_iter=50))


def test_scaling_is_learned_on_the_training_rows_only(problem):
    train = problem.prepared.columns["size (mm)"][problem.split.train]
    (term,) = problem.design.terms
    assert term.center == pytest.approx(train.mean(), rel=1e-12)
    assert term.scale == pytest.approx(train.std(), rel=1e-12)
    assert problem.design.X.mean() == pytest.approx(0, abs=1e-12)
    assert abs(problem.held_out.mean()) > 1e-3


def test_model_scores_every_row_once(problem):
    run = Run(problem)
    run.advance(5)
    scores = run.model().scores("all")
    assert sorted(scores.rows) == list(range(200))
    np.testing.assert_array_equal(scores.y, problem.prepared.y[scores.rows])
    assert scores.which == "200 rows, training and validation together"
    assert run.model().scores("validation").which == "50 validation rows"


def test_problem_with_another_penalty_shares_its_rows(problem):
    other = build_problem(problem.prepared, TrainingSettings(l2=0.1), problem)
    assert other.comparable(problem)
    assert other.design is problem.design
    assert other.objective.l2 == 0.1
    assert not build_problem(problem.prepared, TrainingSettings(split_seed=1), problem).comparable(problem)


@pytest.mark.parametrize("standardise", [False, True])
@pytest.mark.parametrize("kind", EstimateKind)
def test_every_estimate_of_counted_rows_is_that_of_repeated_rows(kind, standardise):
    settings = {"validation_share": 0.0, "standardise": standardise, "l2": 0.0}
    if kind is EstimateKind.TRAINED:
        settings |= {"solver": "gradient-descent", "l1": 0.0, "l2": 0.02}
    models = [weighted(name, iterations=20, **settings) for name in ("frequency", "repeated")]
    if kind is not EstimateKind.TRAINED:
        problems = [with_penalty_of(model.problem, kind) for model in models]
        models = [estimated_model(problem, kind, training_rows(problem)) for problem in problems]
    counted, copied = models
    assert counted.penalty == copied.penalty
    assert counted.problem.n_learned == copied.problem.n_learned == len(copied.problem.prepared.y)
    assert counted.problem.training_prevalence == pytest.approx(copied.problem.training_prevalence, rel=1e-12)
    np.testing.assert_allclose(counted.coef, copied.coef, rtol=1e-6, atol=1e-9)
    ours, theirs = (model.problem.design.in_units(model.coef) for model in models)
    np.testing.assert_allclose(ours, theirs, rtol=1e-6, atol=1e-9)
