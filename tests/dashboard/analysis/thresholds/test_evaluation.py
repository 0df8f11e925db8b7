import numpy as np
import pytest

from dashboard.analysis.thresholds import threshold_tables
from dashboard.analysis.thresholds.decision import decision_record, fingerprint, rule_in_words
from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.decision_page import decision_html
from dashboard.analysis.thresholds.evaluation import evaluate
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.analysis.thresholds.scored_rows import ScoreSource, scores_from_model
from dashboard.analysis.thresholds.uncertainty import bootstrap_intervals
from dashboard.analysis.training import samples
from dashboard.analysis.training.model import Scores
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from logreg.errors import LabelError, ValueRangeError
from logreg.evaluation.costs import Costs

PRICES = DecisionCosts(Costs(1, 5), "<i>euro</i>", None)
PINS = (NamedThreshold("A", Rule.CUSTOM, 0.5), NamedThreshold("B", Rule.COST))


@pytest.fixture(scope="module")
def model():
    run = Run(build_problem(samples.wisconsin(), TrainingSettings(solver="newton", l2=0.01)))
    run.advance(100)
    return run.model()


@pytest.fixture(scope="module")
def bench(model):
    return evaluate(scores_from_model(model), "Validation", None)


def test_every_role_sweeps_the_rows_it_names(model):
    source = scores_from_model(model)
    n = {role: evaluate(source, role, None) for role in source.roles}
    assert [n[role].evaluation_rows.y.size for role in source.roles] == [142, 70, 142, 427, 569]
    assert [n[role].same_rows for role in source.roles] == [True, False, False, True, True]


def test_halves_share_no_row_and_cover_all(model):
    bench = evaluate(scores_from_model(model), "Validation, in halves", None)
    together = np.concatenate([bench.selection_rows.rows, bench.evaluation_rows.rows])
    assert sorted(together) == sorted(model.problem.split.validation)


def test_out_of_fold_predictions_are_of_the_training_rows(model):
    bench = evaluate(scores_from_model(model), "Out of fold, then validation", None)
    assert bench.selection_rows.rows.tolist() == model.problem.split.train.tolist()
    assert not np.array_equal(bench.selection_rows.p, model.scores("train").p)
    assert bench.selection_sweep.roc_auc == pytest.approx(0.97, abs=0.03)


def test_a_stated_base_rate_shifts_probabilities_and_keeps_rates(model, bench):
    shifted = evaluate(scores_from_model(model), "Validation", 0.05)
    assert shifted.evaluation_sweep.roc_auc == pytest.approx(bench.evaluation_sweep.roc_auc)
    assert shifted.evaluation_sweep.prevalence == pytest.approx(0.05)
    assert np.all(shifted.p <= bench.p)
    whole = shifted.rows_at(0.3)
    assert whole.recall == pytest.approx(shifted.evaluation_sweep.at(0.3).recall)
    assert whole.n == 142


def only(source, kept, p=None):
    """The source with no other rows than these validation rows."""
    whole = source.parts["validation"]()
    part = Scores(
        y=whole.y[kept], p=whole.p[kept] if p is None else p, rows=whole.rows[kept], which="the rows kept"
    )
    fields = {name: getattr(source, name) for name in ScoreSource.__slots__}
    return ScoreSource(**{**fields, "parts": {"all": lambda: part}, "roles": {"All": ("all", "all")}})


def test_few_rows_of_a_class_are_warned_about(model, bench):
    assert not bench.warnings
    kept = np.concatenate(
        [np.flatnonzero(bench.evaluation_rows.y == 1)[:4], np.flatnonzero(bench.evaluation_rows.y == 0)]
    )
    few = evaluate(only(scores_from_model(model), kept), "All", None)
    assert "Only 4 judging rows are malignant" in few.warnings[0]


def test_rows_of_one_class_are_refused_by_name_with_a_remedy(model, bench):
    with pytest.raises(LabelError, match=r"All of the rows kept are benign.*hold out more"):
        evaluate(only(scores_from_model(model), np.flatnonzero(bench.evaluation_rows.y == 0)), "All", None)


def test_a_diverged_models_probabilities_are_refused_with_a_remedy(model):
    kept = np.arange(20)
    with pytest.raises(ValueRangeError, match="Train it again"):
        evaluate(only(scores_from_model(model), kept, p=np.full(20, np.nan)), "All", None)


def test_the_rows_that_flip_are_listed_with_their_features(bench):
    table = threshold_tables.scored_rows_table(
        bench, threshold_tables.changed_decisions_table(bench, 0.3, 0.5)
    )
    assert len(table) == bench.evaluation_sweep.at(0.3).flagged - bench.evaluation_sweep.at(0.5).flagged
    assert table["probability"].between(0.3, 0.5, inclusive="left").all()
    first = table.iloc[0]
    data = samples.wisconsin()
    position = int(np.flatnonzero(data.rows == first["row"] - 1)[0])
    assert first["mean radius"] == data.columns["mean radius"][position]


def test_scored_rows_hold_every_pins_call(bench):
    table = threshold_tables.every_threshold_table(bench, {"A": 0.5})
    assert table["flagged by A"].sum() == bench.evaluation_sweep.at(0.5).flagged
    assert (table["class"] == "malignant").sum() == bench.evaluation_rows.y.sum()


def drawn(bench, pins, n=40):
    drawing = bootstrap_intervals(bench, pins, PRICES.costs, n=n, seed=0)
    shares = []
    while True:
        try:
            shares.append(next(drawing))
        except StopIteration as end:
            return shares, end.value


def test_intervals_hold_the_value_and_progress_reaches_the_end(bench):
    shares, certainty = drawn(bench, PINS)
    assert shares[-1] == 1
    assert np.all(np.diff(shares) > 0)
    recall = certainty.intervals["A recall"]
    assert recall.low <= bench.evaluation_sweep.at(0.5).recall <= recall.high
    assert set(certainty.intervals) >= {"auc", "B threshold", "B cost"}
    assert "A threshold" not in certainty.intervals


def test_a_threshold_chosen_on_other_rows_is_resampled_there(model):
    halves = evaluate(scores_from_model(model), "Validation, in halves", None)
    shares, certainty = drawn(halves, PINS)
    assert len(shares) == 80
    assert set(certainty.intervals["B threshold"].__slots__) == {"low", "high", "n_defined"}
    assert certainty.intervals["B threshold"].high in [*halves.selection_rows.p, np.inf]


def test_the_decision_holds_what_was_decided_on_which_rows(bench):
    _, certainty = drawn(bench, PINS)
    made = decision_record(bench, PINS, "B", prices=PRICES, certainty=certainty)
    at = bench.evaluation_sweep.at(bench.selection_sweep.min_cost(1, 5))
    assert made["decision"]["letter"] == "B"
    assert made["decision"]["counts"]["fp"] == at.fp
    assert made["decision"]["metrics"]["recall"]["value"] == at.recall
    assert made["decision"]["metrics"]["recall"]["low"] <= at.recall
    assert [pin["letter"] for pin in made["alternatives"]] == ["A"]
    assert made["rows"]["same_rows_choose_and_judge"]
    assert made["rows"]["judging_fingerprint"] == fingerprint(bench.evaluation_rows)
    assert made["costs"]["break_even_threshold"] == pytest.approx(1 / 6)


def test_the_fingerprint_tells_other_rows_apart(model):
    assert fingerprint(model.scores("train")) != fingerprint(model.scores("validation"))
    assert fingerprint(model.scores("train")) == fingerprint(model.scores("train"))


def test_the_rule_speaks_of_the_models_own_probability(model):
    shifted = evaluate(scores_from_model(model), "Validation", 0.05)
    own = 1 / (
        1
        + (1 - 0.5)
        / 0.5
        * (0.05 / 0.95)
        / (shifted.source.training_prevalence / (1 - shifted.source.training_prevalence))
    )
    assert f"{own:.4f}" in rule_in_words(shifted, 0.5)
    assert rule_in_words(shifted, np.inf) == "Call no case malignant."


@pytest.mark.parametrize("threshold", [0.5, 0.1234567, 0.9999999, 1e-9, 0.57, 1.0])
def test_the_number_in_the_rule_is_never_above_the_threshold(bench, threshold):
    said = float(rule_in_words(bench, threshold).split("probability of ")[1].split(" or")[0])
    assert threshold - 1e-6 < said <= threshold


def test_the_report_is_one_page_that_fetches_nothing_and_escapes_every_text(bench):
    page = decision_html(decision_record(bench, PINS, "A", prices=PRICES, certainty=None))
    assert "<i>euro" not in page
    assert "&lt;i&gt;euro" in page
    assert not any(word in page for word in ("http", "<script", "<link", "url("))
    assert "a probability of 0.5 or more" in page
    assert "No intervals were drawn" in page
