import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import brier_score_loss, precision_score, recall_score, roc_auc_score

from dashboard.analysis.thresholds.evaluation import evaluate
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.analysis.thresholds.score_columns import likely_probabilities
from dashboard.analysis.thresholds.score_weights import named_like, weight_columns, weight_kinds
from dashboard.analysis.thresholds.threshold_tables import model_table
from dashboard.analysis.thresholds.uncertainty import bootstrap_intervals
from dashboard.analysis.thresholds.uploaded_scores import ScoreColumns, scores_from_table
from dashboard.tabular import TableError, read_table
from logreg.evaluation.costs import Costs
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.progress import run_to_end

CSV = b"""id;outcome;ours;theirs;age
1;ill;0,9;0,7;50
2;well;0,2;0,4;61
3;ill;0,6;0,3;47
4;well;;0,1;33
5;;0,5;0,5;20
"""
FRAME = read_table(CSV, "scores.csv").frame


def source(frame=FRAME, columns=("ours", "theirs"), target="outcome", positive="ill"):
    return scores_from_table("file 1", frame, ScoreColumns(target, positive, tuple(columns)))


def test_columns_of_fractions_are_suggested():
    assert likely_probabilities(FRAME) == ["ours", "theirs"]


def test_rows_without_label_or_score_are_left_out_and_counted():
    evaluation = evaluate(source(), "All rows", None)
    assert evaluation.evaluation_rows.which == "3 uploaded rows (2 without a label or a score left out)"
    assert evaluation.evaluation_rows.y.tolist() == [1, 0, 1]
    assert evaluation.source.numbers.tolist() == [2, 3, 4]
    assert evaluation.source.numbered == "line"


def test_several_models_are_swept_on_the_same_rows():
    evaluation = evaluate(source(), "All rows", None)
    assert list(evaluation.sweeps) == ["ours", "theirs"]
    assert evaluation.sweeps["ours"].roc_auc == 1
    assert evaluation.sweeps["theirs"].roc_auc == ThresholdSweep([1, 0, 1], [0.7, 0.4, 0.3]).roc_auc


def test_the_other_value_can_be_the_positive_one():
    assert evaluate(source(positive="well"), "All rows", None).evaluation_rows.y.tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("frame", "columns", "words"),
    [
        (FRAME, (), "No column of probabilities is chosen. Choose at least one"),
        (
            FRAME[["id", "outcome"]].assign(score=[90.0, 20, 60, 1, 0]),
            (),
            "chosen. Column 'score' holds 90 on line 2; .*divide per cents by 100",
        ),
        (FRAME[["outcome"]].assign(word="a"), (), "No other column holds numbers"),
        (FRAME, ("outcome",), "label and a probability at once"),
        (
            FRAME.assign(ours=[90.0, 20, 60, 1, 2]),
            ("ours",),
            "'ours' holds 90 on line 2.*divide per cents by 100",
        ),
        (FRAME.assign(ours=[-0.2, 20, 60, 1, 2]), ("ours",), "turn log-odds into probabilities"),
        (FRAME.assign(ours=[np.inf, 0.2, 0.6, 0.1, 0.2]), ("ours",), "'ours' holds inf"),
        (FRAME.assign(ours=["a", "b", "c", "d", "e"]), ("ours",), "holds texts such as 'a'"),
        (FRAME.assign(ours=np.nan), ("ours",), "no row is left"),
        (FRAME.assign(outcome="ill"), ("ours",), "outcome"),
        (FRAME.assign(ours=[0.3, np.nan, 0.4, np.nan, 0.5]), ("ours",), "only 'ill' is left"),
    ],
)
def test_scores_that_are_none_are_refused_with_place_and_remedy(frame, columns, words):
    frame.index.name = FRAME.index.name
    with pytest.raises(TableError, match=words):
        source(frame, columns)


def test_integers_zero_and_one_are_scores_too():
    frame = pd.DataFrame({"y": ["a", "b", "a", "b"], "p": [0, 1, 0, 1]})
    assert evaluate(source(frame, ("p",), "y", "b"), "All rows", None).evaluation_sweep.roc_auc == 1


def two_columns(first, second, labels=("ill", "well"), n=60):
    rng = np.random.default_rng(1)
    y = rng.random(n) < 0.4
    p = np.round(np.clip(0.3 + 0.4 * y + rng.normal(0, 0.1, n), 0.01, 0.99), 3)
    return pd.DataFrame({"outcome": np.where(y, *labels), first: 1 - p, second: p})


@pytest.mark.parametrize(
    ("first", "second", "labels"),
    [
        ("p_well", "p_ill", ("ill", "well")),
        ("probability of no", "probability of yes", ("yes", "no")),
        ("prob_0", "prob_1", ("1", "0")),
        ("proba0", "proba1", ("1", "0")),
        ("scoreNo", "scoreYes", ("Yes", "No")),
        ("p_not_ill", "p_ill", ("ill", "well")),
        ("other", "p_ill", ("ill", "well")),
        ("p_well", "other", ("ill", "well")),
        ("P(0)", "P(1)", ("1", "0")),
        ("neg", "pos", ("ill", "well")),
    ],
)
def test_of_two_columns_that_add_up_to_1_the_one_named_like_the_positive_class_is_judged(
    first, second, labels
):
    frame = two_columns(first, second, labels)
    suggested = likely_probabilities(frame.drop(columns="outcome"), *labels)
    assert suggested == [second]
    both = source(frame, (first, second), positive=labels[0])
    assert both.name == second
    assert "add up to 1" in both.notes[0]
    assert evaluate(both, "All rows", None).evaluation_sweep.roc_auc > 0.9
    if first != "neg":
        assert likely_probabilities(frame.drop(columns="outcome"), *reversed(labels)) == [first]


def test_two_models_that_merely_look_alike_are_both_kept():
    frame = two_columns("p_well", "p_ill")
    frame["p_well"] = frame["p_well"].to_numpy()[::-1]
    assert likely_probabilities(frame.drop(columns="outcome"), "ill", "well") == ["p_well", "p_ill"]


def test_an_area_below_one_half_is_said_with_its_likely_cause():
    found = evaluate(source(two_columns("a", "b"), ("a",)), "All rows", None)
    assert found.evaluation_sweep.roc_auc < 0.1
    assert "is below 0.5: higher scores go with well" in found.warnings[0]
    assert "'a' is the probability of well" in found.warnings[0]


@pytest.mark.parametrize("sign", ["%", " %"])
@pytest.mark.parametrize("decimal", [".", ","])
def test_per_cents_are_scores(sign, decimal):
    frame = two_columns("a", "b")
    shown = frame["b"].map(lambda p: f"{100 * p:.1f}".replace(".", decimal) + sign)
    read = read_table(frame.assign(b=shown).to_csv(index=False, sep=";").encode(), "scores.csv").frame
    assert "b" in likely_probabilities(read.drop(columns="outcome"))
    np.testing.assert_allclose(source(read, ("b",)).parts["all"]().p, frame["b"], rtol=1e-12)


def test_a_row_that_counts_thrice_is_three_rows_and_one_that_counts_nought_is_none():
    rng = np.random.default_rng(6)
    p, counts = rng.random(60).round(2), rng.integers(0, 5, 60)
    y = np.where(rng.random(60) < p, "ill", "well")
    frame = pd.DataFrame({"outcome": y, "ours": p, "theirs": p[::-1], "n": counts})
    choice = ScoreColumns("outcome", "ill", ("ours", "theirs"), "n")
    counted = evaluate(scores_from_table("file 1", frame, choice), "All rows", 0.2)
    copied = evaluate(source(frame.loc[frame.index.repeat(counts)].reset_index()), "All rows", 0.2)
    assert counted.evaluation_sweep.roc_auc == pytest.approx(copied.evaluation_sweep.roc_auc, rel=1e-12)
    assert counted.source.training_prevalence == pytest.approx(copied.source.training_prevalence, rel=1e-12)
    for threshold in (0.1, 0.35, 0.8):
        ours, theirs = counted.rows_at(threshold), copied.rows_at(threshold)
        assert (ours.tp, ours.fp, ours.tn, ours.fn) == (theirs.tp, theirs.fp, theirs.tn, theirs.fn)
    assert list(counted.source.columns) == []
    assert "counts are of cases" in " ".join(counted.source.notes)


def test_a_column_that_cannot_count_rows_is_not_offered_and_refused_with_its_place():
    frame = FRAME.assign(n=[1, 2, 3, 0, 2.5], m=[1, 2, np.nan, 4, 5], low=[1, -2, 1, 1, 1])
    assert weight_columns(frame) == ["id", "ours", "theirs", "age", "n", "m"]
    assert weight_kinds(frame["m"]) == ("frequency", "sampling")
    assert weight_kinds(frame["n"]) == ("sampling",)
    with pytest.raises(
        TableError, match=r"Column 'n' holds '2\.5' on line 6: how often a row counts is a whole"
    ):
        scores_from_table("file 1", frame, ScoreColumns("outcome", "ill", ("ours",), "n"))
    kept = scores_from_table("file 1", frame, ScoreColumns("outcome", "ill", ("ours",), "m"))
    assert evaluate(kept, "All rows", None).evaluation_rows.which == (
        "2 uploaded rows of 3 cases (3 without a label, a score or a count left out)"
    )


@pytest.mark.parametrize(("values", "held"), [([1, -2.5, 1, 1, 1], "-2.5"), ([1, np.inf, 1, 1, 1], "inf")])
def test_a_sampling_weight_that_is_none_is_refused_with_its_place(values, held):
    with pytest.raises(
        TableError, match=rf"'w' holds '{held}' on line 3: a sampling weight is a number, 0 or"
    ):
        scores_from_table(
            "file 1", FRAME.assign(w=values), ScoreColumns("outcome", "ill", ("ours",), "w", "sampling")
        )


def test_columns_named_like_weights_are_known():
    assert named_like(pd.Series([1.5, 2.25, 1], name="pweight")) == "sampling"
    assert named_like(pd.Series([3, 2, 1], name="freq")) == "frequency"
    assert named_like(pd.Series([61, 47, 50], name="age")) is None


def with_sampling_weights(weight, stated=None):
    """Scores of 400 rows with weights between 0.5 and 12, and their evaluation."""
    rng = np.random.default_rng(8)
    p, given = rng.random(400), rng.uniform(0.5, 12, 400)
    y = rng.random(400) < p
    frame = pd.DataFrame({"outcome": np.where(y, "ill", "well"), "ours": p, "theirs": p[::-1]})
    frame["w"] = weight(given)
    choice = ScoreColumns("outcome", "ill", ("ours", "theirs"), "w", "sampling")
    return frame, evaluate(scores_from_table("file 1", frame, choice), "All rows", stated)


def test_sampling_weights_of_scores_give_the_rates_area_and_brier_score_of_scikit_learn():
    frame, found = with_sampling_weights(lambda w: w)
    y, p, w = (frame["outcome"] == "ill").to_numpy(), frame["ours"].to_numpy(), frame["w"].to_numpy()
    at, called = found.evaluation_sweep.at(0.4), p >= 0.4
    assert at.recall == pytest.approx(recall_score(y, called, sample_weight=w), rel=1e-12)
    assert at.precision == pytest.approx(precision_score(y, called, sample_weight=w), rel=1e-12)
    assert found.evaluation_sweep.roc_auc == pytest.approx(roc_auc_score(y, p, sample_weight=w), rel=1e-12)
    assert found.source.training_prevalence == pytest.approx(np.average(y, weights=w), rel=1e-12)
    missed, alarms = (w[y & ~called].sum(), w[~y & called].sum())
    assert Costs(1, 7).per_row(at) == pytest.approx((7 * missed + alarms) / w.sum(), rel=1e-12)
    assert found.rows_at(0.4).tp == (y & called).sum()
    table = model_table(found)
    assert table["Brier score"].tolist() == pytest.approx(
        [brier_score_loss(y, frame[name], sample_weight=w) for name in ("ours", "theirs")], rel=1e-12
    )
    assert "weighted by the sampling weights; counts are of rows" in " ".join(found.source.notes)


@pytest.mark.parametrize("stated", [None, 0.1])
def test_numbers_of_scores_do_not_depend_on_the_unit_of_their_sampling_weights(stated):
    drawn = []
    for unit in (1, 1000):
        _, found = with_sampling_weights(lambda w, unit=unit: unit * w, stated)
        thresholds = (NamedThreshold("A", Rule.COST), NamedThreshold("B", Rule.CAPACITY, 0.2))
        drawn.append(run_to_end(bootstrap_intervals(found, thresholds, Costs(1, 7), n=40, seed=1)))
        assert "with their sampling weights" in drawn[-1].method
    for name, interval in drawn[0].intervals.items():
        other = drawn[1].intervals[name]
        assert (interval.low, interval.high) == pytest.approx((other.low, other.high), rel=1e-9), name


def test_equal_sampling_weights_leave_the_intervals_of_areas_as_they_are():
    plain = model_table(
        evaluate(source(with_sampling_weights(np.ones_like)[0].drop(columns="w")), "All rows", None)
    )
    pd.testing.assert_frame_equal(model_table(with_sampling_weights(lambda w: 0 * w + 3.5)[1]), plain)
