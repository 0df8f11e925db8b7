"""What is said of a run's end and of the curvature: numbers with what they are for, advice that applies."""

import re

import numpy as np
import pytest

import logreg as lr
from dashboard.analysis.training import conditioning_text, solver_table
from dashboard.analysis.training.problem import TrainingSettings
from dashboard.analysis.training.status_text import status_sentence
from logreg.inspection.conditioning import conditioning
from logreg.solvers import GradientDescentSettings
from logreg.solvers.stopping import Stopping


@pytest.fixture
def objective():
    rng = np.random.default_rng(4)
    X = rng.normal(size=(200, 3)) * [1, 2, 0.5]
    return lr.Objective(X, (X @ [1, -1, 1] + rng.logistic(size=200) > 0).astype(float))


@pytest.mark.parametrize("status", [lr.Status.LIMIT_REACHED, lr.Status.DIVERGED, lr.Status.PRECISION_REACHED])
def test_standardising_is_advised_only_where_it_is_not_done(status):
    done, open_ = (status_sentence(status, TrainingSettings(standardise=yes)) for yes in (True, False))
    assert "tandardise" not in done
    assert "tandardise" in open_


def test_solvers_are_called_as_the_menu_calls_them():
    sentence = status_sentence(lr.Status.LIMIT_REACHED, TrainingSettings())
    assert f"choose the solver {solver_table.NAMES['newton']}" in sentence
    assert "'" not in sentence
    newton = TrainingSettings(solver="newton")
    assert "solver" not in status_sentence(lr.Status.LIMIT_REACHED, newton)


def test_the_prediction_stands_with_its_rate_and_is_right_within_a_factor_of_2(objective):
    found = conditioning(objective, lr.fit(objective).coef)
    sentence = conditioning_text.condition_sentence(found, 0.3)
    assert f"**Condition number {found.condition_number:.4g}.**" in sentence
    assert "With the learning rate 0.3 gradient descent is predicted to take about" in sentence
    (predicted,) = re.findall(r"\*\*([\d,]+) iterations\*\*", sentence)
    settings = GradientDescentSettings(learning_rate=0.3)
    run = lr.fit(objective, "gradient-descent", settings=settings, stopping=Stopping(max_iter=100_000))
    assert run.n_iter / 2 < float(predicted.replace(",", "")) < 2 * run.n_iter


def test_without_a_minimum_nothing_is_predicted():
    x = np.arange(-3.0, 4.0)
    separated = conditioning(lr.Objective(x[:, None], (x > 0).astype(float)))
    assert "never converges" in conditioning_text.condition_sentence(separated, 0.3)


def test_a_rate_that_does_not_converge_is_told_so(objective):
    found = conditioning(objective, lr.fit(objective).coef)
    assert found.at_minimum is not None
    sentence = conditioning_text.condition_sentence(found, float(3 / found.at_minimum[-1]))
    assert "gradient descent does not converge" in sentence
