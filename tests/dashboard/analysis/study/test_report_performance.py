"""What a report says of the decision and of performance, in numbers."""

import io
import re
from dataclasses import replace

import numpy as np
import pytest
from docx import Document

from dashboard.analysis.study import corrected_performance
from dashboard.analysis.study.compose import composed
from dashboard.analysis.study.consequences import of_thousand
from dashboard.analysis.study.corrected_performance import corrected_steps
from dashboard.analysis.study.report_decision import base_rate_text, rates_table
from dashboard.analysis.study.report_html import report_html
from dashboard.analysis.study.report_word import report_docx
from dashboard.analysis.thresholds.evaluation import evaluate
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.analysis.thresholds.scored_rows import ScoreSource
from dashboard.analysis.training.estimates import estimated_model, training_rows, with_penalty_of
from dashboard.analysis.training.model import EstimateKind, Model, Scores
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.samples import tumour_sizes
from logreg.evaluation.confusion import Confusion
from logreg.progress import run_to_end
from tests.dashboard.analysis.study.reports import COSTS, Tags, corrected_of, facts, whole
from tests.dashboard.analysis.study.test_report import cells
from tests.pages.trained import hostile


def test_matrix_is_counted_from_the_rows_and_consequences_add_up(tumours):
    known = facts(tumours)
    evaluation = known.evaluation
    threshold = NamedThreshold("A", Rule.RECALL, 0.9).threshold(evaluation.selection_sweep, COSTS.costs)
    y, p = evaluation.evaluation_rows.y, evaluation.evaluation_rows.p
    hits = int(((p >= threshold) & (y == 1)).sum())
    document = Document(io.BytesIO(report_docx(composed(known, ["decision"]))))
    assert cells(document)[1][1] == str(hits)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    thousand = [
        int(number.replace(",", "")) for number in re.findall(r"[\d,]+(?= are called| are not)", text)
    ]
    assert sum(thousand) == 1000


def test_thousand_cases_add_up_and_stay_within_one_of_the_exact_share():
    rng = np.random.default_rng(0)
    for counts_of in [*rng.integers(0, 50, (200, 4)), [1, 0, 0, 0]]:
        exact = Confusion(*(float(count) for count in counts_of))
        found = of_thousand(exact)
        assert found.n == 1000
        for name in ("tp", "fp", "tn", "fn"):
            assert abs(getattr(found, name) - 1000 * getattr(exact, name) / exact.n) < 1


def judged(weight=None, *, sampling=False, stated=None):
    """81 of 263 positives and 1 of 1 negatives called rightly at 0.5, swept."""
    y = np.repeat([1, 1, 0], [81, 182, 1])
    scores = Scores(y=y, p=np.repeat([0.9, 0.1, 0.1], [81, 182, 1]), rows=np.arange(264), which="rows")
    weighted = replace(scores, weight=weight)
    source = ScoreSource(
        key="k",
        name="s",
        negative="no",
        positive="yes",
        training_prevalence=float(np.average(y, weights=weight)),
        columns={},
        numbers=np.arange(264),
        parts={"all": lambda: weighted},
        roles={"All": ("all", "all")},
        sampling=sampling,
    )
    return evaluate(source, "All", stated)


def test_wilson_interval_of_the_recall_is_that_of_the_textbook():
    """Newcombe (1998), Statistics in Medicine 17:857: 81 of 263 gives 0.2553 to 0.3662."""
    for evaluation in (judged(), judged(np.full(264, 0.2), sampling=True)):
        row = rates_table(evaluation, 0.5).rows[0]
        assert row[1:] == ("0.308", "0.255 to 0.366", "81 of 263")


def test_rates_of_rows_with_sampling_weights_are_weighted_as_on_thresholds():
    weight = np.repeat([3.0, 1.0, 2.0], [81, 182, 1])
    evaluation = judged(weight, sampling=True)
    table = rates_table(evaluation, 0.5)
    assert (
        table.rows[0][1] == f"{243 / (243 + 182):.3f}" == f"{evaluation.evaluation_sweep.at(0.5).recall:.3f}"
    )
    assert "weighted by the sampling weights" in table.notes[0]
    assert "264 rows" not in base_rate_text(evaluation)
    assert "judging rows, weighted, are positive" in base_rate_text(evaluation)


def test_rates_at_a_stated_base_rate_stand_beside_those_of_the_rows():
    evaluation = judged(stated=0.05)
    table = rates_table(evaluation, 0.001)
    assert table.headings[-1] == "At base rate 5 %"
    npv = next(row for row in table.rows if row[0].startswith("Negative predictive"))
    recall = 81 / 263  # Bayes' rule: a negative is called rightly, a positive missed with 1 - recall
    assert npv[1] == f"{1 / 183:.3f}"
    assert npv[-1] == f"{0.95 / (0.95 + 0.05 * (1 - recall)):.3f}"


@pytest.mark.parametrize("estimate", list(EstimateKind))
def test_every_estimate_is_corrected_for_its_optimism(estimate, monkeypatch):
    for name in ("FEWEST", "MOST", "MOST_WITH_L1"):
        monkeypatch.setattr(f"dashboard.analysis.study.corrected_performance.{name}", 8)
    trained = hostile(iterations=50)
    model = trained
    if estimate is not EstimateKind.TRAINED:
        problem = with_penalty_of(trained.problem, estimate)
        model = estimated_model(problem, estimate, training_rows(problem))
    found, shown = run_to_end(corrected_steps(model)), model.performance("train")
    assert found.apparent.roc_auc == pytest.approx(shown.roc_auc, rel=1e-12)
    assert found.apparent.brier == pytest.approx(shown.brier, rel=1e-12)
    assert found.n_resamples + found.n_failed == 8
    assert found.corrected.roc_auc < found.apparent.roc_auc
    assert 0.5 < found.corrected.calibration_slope < 1.5


def test_corrected_performance_stands_in_the_report_to_the_digits_of_the_package(tumours):
    model = hostile()
    found = corrected_of(model)
    text = "".join(Tags(report_html(composed(facts(model), ["performance"]))).text)
    for part in (found.apparent, found.optimism, found.corrected):
        for value in (part.roc_auc, part.scaled_brier, part.calibration_slope):
            assert f"{value:.3f}".replace("-", "−") in text


def test_performance_on_rows_learned_from_is_called_apparent(tumours):
    text = "".join(Tags(report_html(whole(tumours))).text)
    assert "Training rows (apparent)" in text


def test_model_of_a_sample_is_corrected_once_and_one_of_own_rows_each_time(tumours, monkeypatch):
    asked: list[Model] = []
    resampled = corrected_performance._resample
    monkeypatch.setattr(corrected_performance, "_kept", {})

    def counted(model: Model):
        asked.append(model)
        return resampled(model)

    monkeypatch.setattr(corrected_performance, "_resample", counted)
    problem = build_problem(tumour_sizes(), TrainingSettings())
    sample = estimated_model(problem, EstimateKind.LIKELIHOOD, training_rows(problem))
    assert isinstance(sample, Model)
    again = replace(sample, key="of another visit", coef=sample.coef + 1e-8)
    assert run_to_end(corrected_steps(sample)) is run_to_end(corrected_steps(again))
    assert len(asked) == 1
    own = replace(
        tumours.problem, prepared=replace(tumours.problem.prepared, y=1 - tumours.problem.prepared.y)
    )
    for _ in range(2):
        run_to_end(corrected_steps(replace(tumours, problem=own)))
    assert len(asked) == 3
