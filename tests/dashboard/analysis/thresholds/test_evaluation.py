import io
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.thresholds import threshold_tables
from dashboard.analysis.thresholds.decision import decision_record
from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.decision_page import decision_html
from dashboard.analysis.thresholds.decision_rule import rule_in_words
from dashboard.analysis.thresholds.evaluation import evaluate, own_threshold
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.analysis.thresholds.row_fingerprint import fingerprint
from dashboard.analysis.thresholds.scored_rows import ScoreSource, scores_from_model
from dashboard.analysis.thresholds.uncertainty import bootstrap_intervals
from dashboard.analysis.training import samples
from dashboard.analysis.training.model import Scores
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from logreg.errors import LabelError, ValueRangeError
from logreg.evaluation.costs import Costs
from tests.pages.trained import prepare, trained

COSTS = DecisionCosts(Costs(1, 5), "<i>euro</i>", None)
THRESHOLDS = (NamedThreshold("A", Rule.CUSTOM, 0.5), NamedThreshold("B", Rule.COST))


@pytest.fixture(scope="module")
def model():
    run = Run(build_problem(samples.wisconsin(), TrainingSettings(solver="newton", l2=0.01)))
    run.advance(100)
    return run.model()


@pytest.fixture(scope="module")
def evaluation(model):
    return evaluate(scores_from_model(model), "Validation", None)


def test_every_role_sweeps_the_rows_it_names(model):
    source = scores_from_model(model)
    n = {role: evaluate(source, role, None) for role in source.roles}
    assert [n[role].evaluation_rows.y.size for role in source.roles] == [142, 70, 142, 427, 214, 427, 569]
    assert [n[role].same_rows for role in source.roles] == [True, False, False, True, False, True, True]


def test_halves_share_no_row_and_cover_all(model):
    evaluation = evaluate(scores_from_model(model), "Validation, in halves", None)
    together = np.concatenate([evaluation.selection_rows.rows, evaluation.evaluation_rows.rows])
    assert sorted(together) == sorted(model.problem.split.validation)


def test_counted_rows_are_halved_and_dealt_to_folds_by_cases():
    """A table of two groups has two rows a class: of rows, no fold or half could judge the other group."""
    frame = pd.DataFrame({"dose": [1, 1, 2, 2], "sick": ["n", "y"] * 2, "count": [90, 30, 40, 80]})
    known = samples.known_table(frame, "sick", "y", ["dose"])
    plan = replace(known.plan.with_column("count", role="weight"), weight_kind="frequency")
    found = trained(samples.prepared_sample(replace(known, base=plan, plan=plan)))
    source = scores_from_model(found)
    halves = evaluate(source, "Validation, in halves", None)
    parts = halves.selection_rows, halves.evaluation_rows
    assert [np.sum(np.asarray(part.weight)) for part in parts] == [30, 30]
    assert halves.selection_rows.rows.tolist() == halves.evaluation_rows.rows.tolist()
    unseen = evaluate(source, "Out of fold", None).evaluation_rows
    assert unseen.which == "4 training rows of 180 cases, predicted out of fold"
    assert np.sum(np.asarray(unseen.weight)) == 180
    assert np.unique(unseen.p).size > 2  # a group's probability differs from fold to fold


def test_out_of_fold_predictions_are_of_the_training_rows(model):
    evaluation = evaluate(scores_from_model(model), "Out of fold, then validation", None)
    assert evaluation.selection_rows.rows.tolist() == model.problem.split.train.tolist()
    assert not np.array_equal(evaluation.selection_rows.p, model.scores("train").p)
    assert evaluation.selection_sweep.roc_auc == pytest.approx(0.97, abs=0.03)


def test_a_stated_base_rate_shifts_probabilities_and_keeps_rates(model, evaluation):
    shifted = evaluate(scores_from_model(model), "Validation", 0.05)
    assert shifted.evaluation_sweep.roc_auc == pytest.approx(evaluation.evaluation_sweep.roc_auc)
    assert shifted.evaluation_sweep.prevalence == pytest.approx(0.05)
    assert np.all(shifted.p <= evaluation.p)
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
    return ScoreSource(**{**fields, "parts": {"some": lambda: part}, "roles": {"All": ("some", "some")}})


def test_few_rows_of_a_class_are_warned_about(model, evaluation):
    assert not evaluation.warnings
    kept = np.concatenate(
        [
            np.flatnonzero(evaluation.evaluation_rows.y == 1)[:4],
            np.flatnonzero(evaluation.evaluation_rows.y == 0),
        ]
    )
    few = evaluate(only(scores_from_model(model), kept), "All", None)
    assert "Only 4 judging rows are malignant" in few.warnings[0]


def test_rows_of_one_class_are_refused_by_name_with_a_remedy(model, evaluation):
    with pytest.raises(LabelError, match=r"All of the rows kept are benign.*hold out more"):
        evaluate(
            only(scores_from_model(model), np.flatnonzero(evaluation.evaluation_rows.y == 0)), "All", None
        )


def test_a_diverged_models_probabilities_are_refused_with_a_remedy(model):
    kept = np.arange(20)
    with pytest.raises(ValueRangeError, match="Train it again"):
        evaluate(only(scores_from_model(model), kept, p=np.full(20, np.nan)), "All", None)


def test_the_rows_that_flip_are_listed_with_their_features(evaluation):
    table = threshold_tables.scored_rows_table(
        evaluation, threshold_tables.changed_rows(evaluation, 0.3, 0.5)
    )
    assert (
        len(table)
        == evaluation.evaluation_sweep.at(0.3).flagged - evaluation.evaluation_sweep.at(0.5).flagged
    )
    assert table["probability"].between(0.3, 0.5, inclusive="left").all()
    first = table.iloc[0]
    data = samples.wisconsin()
    position = int(np.flatnonzero(data.rows == first["row"] - 1)[0])
    assert first["mean radius"] == data.columns["mean radius"][position]


def test_scored_rows_hold_every_thresholds_call(evaluation):
    table = pd.read_csv(io.BytesIO(threshold_tables.scored_rows_csv(evaluation, THRESHOLDS, COSTS.costs)))
    assert set(table["threshold A"]) == {0.5}
    assert set(table["rule B"]) == {"Lowest cost on 142 validation rows"}
    assert table["threshold B"][0] == evaluation.selection_sweep.cheapest(COSTS.costs)
    assert "penalised maximum likelihood (l2 = 0.01)" in table["model"][0]
    assert "data: Wisconsin" in table["model"][0]
    assert "427 training rows" in table["model"][0]
    assert set(table["judged on"]) == {"142 validation rows"}
    assert table["flagged by A"].sum() == evaluation.evaluation_sweep.at(0.5).flagged
    assert (table["class"] == "malignant").sum() == evaluation.evaluation_rows.y.sum()


def drawn(evaluation, thresholds, n=40):
    drawing = bootstrap_intervals(evaluation, thresholds, COSTS.costs, n=n, seed=0)
    shares = []
    while True:
        try:
            shares.append(next(drawing))
        except StopIteration as end:
            return shares, end.value


def test_intervals_hold_the_value_and_progress_reaches_the_end(evaluation):
    shares, bootstrap = drawn(evaluation, THRESHOLDS)
    assert shares[-1] == 1
    assert np.all(np.diff(shares) > 0)
    recall = bootstrap.intervals["A recall"]
    assert recall.low <= evaluation.evaluation_sweep.at(0.5).recall <= recall.high
    assert set(bootstrap.intervals) >= {"auc", "B threshold", "B cost"}
    assert "A threshold" not in bootstrap.intervals


def test_a_threshold_chosen_on_other_rows_is_resampled_there(model):
    halves = evaluate(scores_from_model(model), "Validation, in halves", None)
    shares, bootstrap = drawn(halves, THRESHOLDS)
    assert len(shares) == 80
    assert set(bootstrap.intervals["B threshold"].__slots__) == {"low", "high", "n_defined"}
    assert bootstrap.intervals["B threshold"].high in [*halves.selection_rows.p, np.inf]


def test_the_decision_holds_what_was_decided_on_which_rows(evaluation):
    _, bootstrap = drawn(evaluation, THRESHOLDS)
    made = decision_record(evaluation, THRESHOLDS, "B", decision_costs=COSTS, bootstrap=bootstrap)
    at = evaluation.evaluation_sweep.at(evaluation.selection_sweep.min_cost(1, 5))
    assert made["decision"]["letter"] == "B"
    assert made["decision"]["counts"]["fp"] == at.fp
    assert made["decision"]["metrics"]["recall"]["value"] == at.recall
    assert made["decision"]["metrics"]["recall"]["low"] <= at.recall
    assert [named["letter"] for named in made["alternatives"]] == ["A"]
    assert made["rows"]["same_rows_choose_and_judge"]
    assert made["rows"]["judging_fingerprint"] == fingerprint(evaluation.evaluation_rows)
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


@pytest.mark.parametrize("threshold", [0.5, 0.1234567, 0.9999999, 1e-9, 0.57, 1.0, 1 / 3])
def test_the_number_in_the_rule_is_the_threshold_to_the_last_digit(evaluation, threshold):
    said = rule_in_words(evaluation, threshold).split("probability of ")[1].split(" or")[0]
    assert float(said) == threshold
    assert "e" not in said


@pytest.mark.parametrize(
    ("threshold", "words"),
    [(1 / 3, "0.3333"), (0.12, "0.12"), (0.9999999, "0.9999999"), (1.23456e-7, "0.0000001235")],
)
def test_a_rule_to_be_read_has_four_digits_and_none_says_certain(evaluation, threshold, words):
    assert f"probability of {words} or more" in rule_in_words(evaluation, threshold, exact=False)


@pytest.mark.parametrize("stated", [0.0001, 0.01, 0.3, 0.9])
def test_the_rule_of_a_stated_base_rate_calls_every_row_as_the_threshold_there_does(model, stated):
    moved = evaluate(scores_from_model(model), "Validation", stated)
    for threshold in [*moved.p, 0.5, 0.0, 1.0]:
        own = own_threshold(moved, threshold)
        np.testing.assert_array_equal(moved.evaluation_rows.p >= own, moved.p >= threshold)


def test_a_decision_at_a_stated_base_rate_holds_whole_rows_and_rates_by_bayes(model):
    """Positive predictive value at prevalence 1 % is recall/100 over recall/100 + fpr 99/100 (Bayes)."""
    moved = evaluate(scores_from_model(model), "Validation", 0.01)
    made = decision_record(moved, THRESHOLDS, "A", decision_costs=COSTS, bootstrap=None, date="2026-11-27")
    chosen, counts = made["decision"], made["decision"]["counts"]
    assert all(isinstance(count, int) for count in counts.values())
    assert sum(counts.values()) == 142
    own = chosen["threshold"]["value"]
    assert counts["tp"] + counts["fp"] == np.sum(moved.evaluation_rows.p >= own)
    recall, fpr = counts["tp"] / (counts["tp"] + counts["fn"]), counts["fp"] / (counts["fp"] + counts["tn"])
    bayes = 0.01 * recall / (0.01 * recall + 0.99 * fpr)
    if fpr:
        assert chosen["metrics"]["precision"]["value"] == pytest.approx(bayes)
    flagged = counts["tp"] + counts["fp"]
    assert chosen["metrics_in_rows"]["precision"] == pytest.approx(counts["tp"] / flagged)
    assert chosen["metrics"]["recall"]["value"] == pytest.approx(recall)
    assert chosen["name"] == "One half, at a base rate of 1 %"
    page = decision_html(made)
    (head,) = re.findall("<h1>Decision threshold (.*?)</h1>", page)
    assert float(head) == own
    assert f"a probability of {head} or more" in page
    assert "Threshold A, One half." in page
    assert "the stated base rate is 1 %" in page
    for text in ("Wisconsin tumours", "2026-11-27", "427 training rows, 142 held out", "l2 = 0.01"):
        assert text in page


def test_differences_of_two_thresholds_are_paired(evaluation):
    """The same threshold twice differs by nothing in every resample; unpaired intervals would be wide."""
    same = (NamedThreshold("A", Rule.CUSTOM, 0.5), NamedThreshold("B", Rule.EXACT, 0.5))
    _, bootstrap = drawn(evaluation, same)
    assert {(d.low, d.high) for name, d in bootstrap.differences.items()} == {(0.0, 0.0)}
    lower = (NamedThreshold("A", Rule.CUSTOM, 0.5), NamedThreshold("B", Rule.CUSTOM, 0.2))
    _, bootstrap = drawn(evaluation, lower, n=400)
    assert bootstrap.differences["B - A recall"].low >= 0  # a lower threshold finds no less in any resample
    assert bootstrap.differences["B - A flagged_share"].low > 0
    assert bootstrap.intervals["B flagged_share"].low < bootstrap.intervals["A flagged_share"].high


def test_rows_are_resampled_and_classes_only_where_the_base_rate_is_stated(model, evaluation):
    _, free = drawn(evaluation, THRESHOLDS, n=400)
    _, kept = drawn(evaluate(scores_from_model(model), "Validation", 0.05), THRESHOLDS)
    assert (free.method, kept.method) == (
        "percentile bootstrap of rows",
        "percentile bootstrap of rows within each class, the base rate being stated",
    )
    flagged = free.intervals["A flagged_share"]
    share = evaluation.evaluation_sweep.at(0.5).flagged_share
    half = 1.96 * np.sqrt(share * (1 - share) / 142)  # a share of 142 rows, by the normal approximation
    assert (flagged.high - flagged.low) / 2 == pytest.approx(half, rel=0.2)


def test_without_held_out_rows_out_of_fold_ones_are_offered_and_the_apparent_area_is_called_so():
    run = Run(
        build_problem(samples.wisconsin(), TrainingSettings(solver="newton", l2=0.01, validation_share=0))
    )
    run.advance(100)
    source = scores_from_model(run.model())
    assert list(source.roles) == ["Training", "Out of fold", "Out of fold, in halves"]
    own, unseen = (evaluate(source, role, None) for role in ("Training", "Out of fold"))
    assert own.apparent
    assert "apparent" in own.warnings[0]
    assert list(own.sweeps) == ["this model (apparent)"]
    assert not unseen.apparent
    assert unseen.evaluation_sweep.roc_auc < own.evaluation_sweep.roc_auc
    assert own.role_of_other_rows == "Out of fold, in halves"


def test_the_report_is_one_page_that_fetches_nothing_and_escapes_every_text(evaluation):
    page = decision_html(decision_record(evaluation, THRESHOLDS, "A", decision_costs=COSTS, bootstrap=None))
    assert "<i>euro" not in page
    assert "&lt;i&gt;euro" in page
    assert not any(word in page for word in ("http", "<script", "<link", "url("))
    assert "a probability of 0.5 or more" in page
    assert "No intervals were drawn" in page


def test_a_held_out_row_with_an_unseen_level_is_not_scored_and_said():
    frame = pd.DataFrame({"x": np.arange(80.0) % 7, "kind": ["a", "b"] * 40, "y": ["n", "y", "y", "n"] * 20})
    held = build_problem(prepare(frame, "y", "y", ["x"]), TrainingSettings()).split.validation[0]
    frame.loc[held, "kind"] = "rare"
    problem = build_problem(prepare(frame, "y", "y", ["x", "kind"]), TrainingSettings(solver="newton"))
    assert held not in problem.split.validation
    assert len(problem.held_out) == len(problem.split.validation) == 19
    run = Run(problem)
    run.advance(50)
    source = scores_from_model(run.model())
    assert "kind = 'rare' (1 row)" in source.notes[0]
    assert evaluate(source, "Validation", None).evaluation_rows.y.size == 19
