import numpy as np
import pytest

from dashboard.analysis.thresholds import threshold_tables
from dashboard.analysis.thresholds.decision import decision, fingerprint, rule_in_words
from dashboard.analysis.thresholds.decision_costs import Prices
from dashboard.analysis.thresholds.decision_page import as_html
from dashboard.analysis.thresholds.evaluation import build
from dashboard.analysis.thresholds.named_threshold import Pin, Rule
from dashboard.analysis.thresholds.scored_rows import Source, from_model
from dashboard.analysis.thresholds.uncertainty import draw
from dashboard.analysis.training import samples
from dashboard.analysis.training.model import Scores
from dashboard.analysis.training.problem import Settings, pose
from dashboard.analysis.training.run import Run
from logreg.errors import LabelError, ValueRangeError
from logreg.evaluation.costs import Costs

PRICES = Prices(Costs(1, 5), "<i>euro</i>", None)
PINS = (Pin("A", Rule.CUSTOM, 0.5), Pin("B", Rule.COST))


@pytest.fixture(scope="module")
def model():
    run = Run(pose(samples.wisconsin(), Settings(solver="newton", options=(), l2=0.01)))
    run.advance(100)
    return run.model()


@pytest.fixture(scope="module")
def bench(model):
    return build(from_model(model), "Validation", None)


def test_every_role_sweeps_the_rows_it_names(model):
    source = from_model(model)
    n = {role: build(source, role, None) for role in source.roles}
    assert [n[role].judge.y.size for role in source.roles] == [142, 70, 142, 427, 569]
    assert [n[role].same_rows for role in source.roles] == [True, False, False, True, True]


def test_halves_share_no_row_and_cover_all(model):
    bench = build(from_model(model), "Validation, in halves", None)
    together = np.concatenate([bench.chooser.rows, bench.judge.rows])
    assert sorted(together) == sorted(model.problem.split.validation)


def test_out_of_fold_predictions_are_of_the_training_rows(model):
    bench = build(from_model(model), "Out of fold, then validation", None)
    assert bench.chooser.rows.tolist() == model.problem.split.train.tolist()
    assert not np.array_equal(bench.chooser.p, model.scores("train").p)
    assert bench.choosing.roc_auc == pytest.approx(0.97, abs=0.03)


def test_a_stated_base_rate_shifts_probabilities_and_keeps_rates(model, bench):
    shifted = build(from_model(model), "Validation", 0.05)
    assert shifted.judging.roc_auc == pytest.approx(bench.judging.roc_auc)
    assert shifted.judging.prevalence == pytest.approx(0.05)
    assert np.all(shifted.p <= bench.p)
    whole = shifted.rows_at(0.3)
    assert whole.recall == pytest.approx(shifted.judging.at(0.3).recall)
    assert whole.n == 142


def only(source, kept, p=None):
    """The source with no other rows than these validation rows."""
    whole = source.parts["validation"]()
    part = Scores(
        y=whole.y[kept], p=whole.p[kept] if p is None else p, rows=whole.rows[kept], which="the rows kept"
    )
    fields = {name: getattr(source, name) for name in Source.__slots__}
    return Source(**{**fields, "parts": {"all": lambda: part}, "roles": {"All": ("all", "all")}})


def test_few_rows_of_a_class_are_warned_about(model, bench):
    assert not bench.warnings
    kept = np.concatenate([np.flatnonzero(bench.judge.y == 1)[:4], np.flatnonzero(bench.judge.y == 0)])
    few = build(only(from_model(model), kept), "All", None)
    assert "Only 4 judging rows are malignant" in few.warnings[0]


def test_rows_of_one_class_are_refused_by_name_with_a_remedy(model, bench):
    with pytest.raises(LabelError, match=r"All of the rows kept are benign.*hold out more"):
        build(only(from_model(model), np.flatnonzero(bench.judge.y == 0)), "All", None)


def test_a_diverged_models_probabilities_are_refused_with_a_remedy(model):
    kept = np.arange(20)
    with pytest.raises(ValueRangeError, match="Train it again"):
        build(only(from_model(model), kept, p=np.full(20, np.nan)), "All", None)


def test_the_rows_that_flip_are_listed_with_their_features(bench):
    table = threshold_tables.rows(bench, threshold_tables.flips(bench, 0.3, 0.5))
    assert len(table) == bench.judging.at(0.3).flagged - bench.judging.at(0.5).flagged
    assert table["probability"].between(0.3, 0.5, inclusive="left").all()
    first = table.iloc[0]
    data = samples.wisconsin()
    position = int(np.flatnonzero(data.rows == first["row"] - 1)[0])
    assert first["mean radius"] == data.columns["mean radius"][position]


def test_scored_rows_hold_every_pins_call(bench):
    table = threshold_tables.every_row(bench, {"A": 0.5})
    assert table["flagged by A"].sum() == bench.judging.at(0.5).flagged
    assert (table["class"] == "malignant").sum() == bench.judge.y.sum()


def drawn(bench, pins, n=40):
    drawing = draw(bench, pins, PRICES.costs, n=n, seed=0)
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
    assert recall.low <= bench.judging.at(0.5).recall <= recall.high
    assert set(certainty.intervals) >= {"auc", "B threshold", "B cost"}
    assert "A threshold" not in certainty.intervals


def test_a_threshold_chosen_on_other_rows_is_resampled_there(model):
    halves = build(from_model(model), "Validation, in halves", None)
    shares, certainty = drawn(halves, PINS)
    assert len(shares) == 80
    assert set(certainty.intervals["B threshold"].__slots__) == {"low", "high", "n_defined"}
    assert certainty.intervals["B threshold"].high in [*halves.chooser.p, np.inf]


def test_the_decision_holds_what_was_decided_on_which_rows(bench):
    _, certainty = drawn(bench, PINS)
    made = decision(bench, PINS, "B", prices=PRICES, certainty=certainty)
    at = bench.judging.at(bench.choosing.min_cost(1, 5))
    assert made["decision"]["letter"] == "B"
    assert made["decision"]["counts"]["fp"] == at.fp
    assert made["decision"]["metrics"]["recall"]["value"] == at.recall
    assert made["decision"]["metrics"]["recall"]["low"] <= at.recall
    assert [pin["letter"] for pin in made["alternatives"]] == ["A"]
    assert made["rows"]["same_rows_choose_and_judge"]
    assert made["rows"]["judging_fingerprint"] == fingerprint(bench.judge)
    assert made["costs"]["break_even_threshold"] == pytest.approx(1 / 6)


def test_the_fingerprint_tells_other_rows_apart(model):
    assert fingerprint(model.scores("train")) != fingerprint(model.scores("validation"))
    assert fingerprint(model.scores("train")) == fingerprint(model.scores("train"))


def test_the_rule_speaks_of_the_models_own_probability(model):
    shifted = build(from_model(model), "Validation", 0.05)
    own = 1 / (1 + (1 - 0.5) / 0.5 * (0.05 / 0.95) / (shifted.source.known / (1 - shifted.source.known)))
    assert f"{own:.4f}" in rule_in_words(shifted, 0.5)
    assert rule_in_words(shifted, np.inf) == "Call no case malignant."


@pytest.mark.parametrize("threshold", [0.5, 0.1234567, 0.9999999, 1e-9, 0.57, 1.0])
def test_the_number_in_the_rule_is_never_above_the_threshold(bench, threshold):
    said = float(rule_in_words(bench, threshold).split("probability of ")[1].split(" or")[0])
    assert threshold - 1e-6 < said <= threshold


def test_the_report_is_one_page_that_fetches_nothing_and_escapes_every_text(bench):
    page = as_html(decision(bench, PINS, "A", prices=PRICES, certainty=None))
    assert "<i>euro" not in page
    assert "&lt;i&gt;euro" in page
    assert not any(word in page for word in ("http", "<script", "<link", "url("))
    assert "a probability of 0.5 or more" in page
    assert "No intervals were drawn" in page
