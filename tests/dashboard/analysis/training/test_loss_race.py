"""Squared error raced against cross-entropy: the start, what is compared, what is said of the model."""

import numpy as np
import pytest

import logreg as lr
from dashboard.analysis.coefficients.report import ReportOptions, build_report
from dashboard.analysis.prediction.model_provenance import estimate_words
from dashboard.analysis.study.plain_values import settings_from_json, settings_to_json
from dashboard.analysis.thresholds.scored_rows import scores_from_model
from dashboard.analysis.training import samples
from dashboard.analysis.training.estimates import training_rows
from dashboard.analysis.training.loss_race import raced_losses, wrong_start
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from dashboard.analysis.training.run_segment import StartPoint
from dashboard.analysis.training.settings_text import parse_settings, settings_text
from logreg.errors import SettingError
from logreg.inference.estimability import Reason
from logreg.solvers import GradientDescentSettings
from pages.train.results import document

SQUARED = TrainingSettings(
    loss_function="squared-error", solver_settings=GradientDescentSettings(learning_rate=0.3)
)


@pytest.fixture(scope="module")
def run():
    trained = Run(build_problem(samples.tumour_sizes(), SQUARED))
    trained.advance(40)
    return trained


@pytest.mark.parametrize("data", [samples.tumour_sizes(), samples.wisconsin()])
@pytest.mark.parametrize("standardise", [True, False])
def test_the_start_is_sure_of_the_wrong_class(data, standardise):
    objective = build_problem(data, TrainingSettings(standardise=standardise)).objective
    start = wrong_start(objective)
    z = objective.logits(start)
    assert np.corrcoef(z, objective.y)[0, 1] < -0.5
    assert z.mean() == pytest.approx(0, abs=1e-9)
    assert objective.value(start) > 4 * np.log(2)


def test_cross_entropy_leaves_the_start_in_a_tenth_of_the_steps(run):
    problem = run.problem
    start = StartPoint(wrong_start(problem.objective), 0)
    taken = []
    for settings in raced_losses(SQUARED):
        racing = Run(build_problem(problem.source, settings, problem), start)
        while racing.history.records[-1].training_loss > np.log(2):
            racing.advance(1)
        taken.append(racing.step.iteration)
    assert taken[1] > 10 * taken[0]


def test_a_solver_by_curvature_is_raced_as_gradient_descent():
    entropy, squared = raced_losses(TrainingSettings(solver="newton"))
    assert (entropy.solver, squared.solver) == ("gradient-descent", "gradient-descent")
    with pytest.raises(SettingError, match=r"Newton .*not convex"):
        TrainingSettings(solver="newton", loss_function="squared-error")


def test_runs_are_compared_by_cross_entropy_whatever_they_minimise(run):
    path, entropy = run.history.path(5), run.problem.objective
    assert path.loss == pytest.approx([entropy.value(coef) for coef in path.coef], rel=1e-14)
    p = lr.sigmoid(entropy.logits(run.step.coef))
    assert run.step.loss == pytest.approx(float(np.mean((p - entropy.y) ** 2)), rel=1e-12)


def test_name_provenance_and_export_say_squared_error(run):
    model = run.model()
    assert run.name == "Squared error: Gradient descent, rate 0.3"
    assert model.name == "Gradient descent, on squared error, iteration 40, unfinished"
    assert estimate_words(model).startswith("least squared error of the probabilities, not maximum likeli")
    assert document(model)["settings"]["loss_function"] == "squared-error"


def test_inference_is_refused_in_a_sentence(run):
    report = build_report(run.model(), ReportOptions(), training_rows(run.problem))
    assert report.summary is None
    assert report.refused is not None
    assert report.refused.why is Reason.SQUARED_ERROR
    assert "no maximum-likelihood estimate" in report.refused.sentence


def test_there_are_no_predictions_out_of_fold(run):
    source = scores_from_model(run.model())
    assert not any("fold" in role for role in source.roles)
    assert "squared error" in source.notes[-1]


def test_a_link_and_a_study_keep_the_loss():
    text = settings_text(SQUARED)
    doubts: list[str] = []
    assert text == "gradient-descent loss_function squared-error"
    assert parse_settings(text.split(), TrainingSettings(), doubts) == SQUARED
    assert doubts == []
    assert settings_from_json(settings_to_json(SQUARED)) == SQUARED
    assert "loss_function" not in settings_to_json(TrainingSettings())


@pytest.mark.parametrize("text", ["newton loss_function squared-error", "momentum loss_function hinge"])
def test_a_loss_that_cannot_be_gives_a_sentence_and_cross_entropy(text):
    doubts: list[str] = []
    found = parse_settings(text.split(), TrainingSettings(), doubts)
    assert found is not None
    assert found.loss_function == "cross-entropy"
    assert len(doubts) == 1
    assert doubts[0].endswith("Cross-entropy is taken.")
