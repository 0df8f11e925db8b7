"""What Thresholds shows of counted rows is what it shows of the same rows repeated."""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.thresholds import threshold_sentences, threshold_tables
from dashboard.analysis.thresholds.decision import decision_record
from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.evaluation import evaluate
from dashboard.analysis.thresholds.group_evaluation import (
    POLICIES,
    GroupedRows,
    evaluate_groups,
    group_table,
)
from dashboard.analysis.thresholds.named_threshold import METRICS, NamedThreshold, Rule
from dashboard.analysis.thresholds.rates import equations
from dashboard.analysis.thresholds.scored_rows import ScoreSource
from dashboard.analysis.thresholds.uncertainty import bootstrap_intervals
from dashboard.analysis.training.model import Scores
from logreg.evaluation.costs import Costs
from logreg.evaluation.groups import Grouping
from logreg.progress import run_to_end

RANDOM = np.random.default_rng(4)
N = 90
P = np.round(RANDOM.random(N), 2)
Y = (RANDOM.random(N) < P).astype(int)
COUNTS = RANDOM.integers(1, 5, N).astype(float)
PLACE = RANDOM.choice(["north", "south"], N)
COSTS = DecisionCosts(Costs(1, 7), "euro", None)
THRESHOLDS = (
    NamedThreshold("A", Rule.CUSTOM, 0.4),
    NamedThreshold("B", Rule.COST),
    NamedThreshold("C", Rule.RECALL, 0.8),
    NamedThreshold("D", Rule.CAPACITY, 0.3),
    *(NamedThreshold(letter, rule) for letter, rule in zip("EFGH", METRICS, strict=True)),
)


def source(y, p, place, weight=None, *, sampling=False):
    scores = Scores(y=y, p=p, rows=np.arange(len(y)), which="the rows", weight=weight)
    return ScoreSource(
        key="test",
        name="scores",
        negative="no",
        positive="yes",
        training_prevalence=float(np.average(y, weights=weight)),
        columns={"place": place},
        numbers=np.arange(len(y)) + 1,
        parts={"all": lambda: scores},
        roles={"All": ("all", "all")},
        sampling=sampling,
    )


def both(stated):
    repeated = [np.repeat(column, COUNTS.astype(int)) for column in (Y, P, PLACE)]
    return evaluate(source(Y, P, PLACE, COUNTS), "All", stated), evaluate(source(*repeated), "All", stated)


def numbers(record):
    """What a decision says but for which rows it was made of."""
    kept = ("decision", "alternatives", "differences", "roc_auc", "share_of_positives", "intervals")
    return {name: record[name] for name in kept}


@pytest.mark.parametrize("stated", [None, 0.08])
def test_decisions_counts_rates_costs_and_intervals_are_those_of_repeated_rows(stated):
    records = []
    for evaluation in both(stated):
        drawn = run_to_end(bootstrap_intervals(evaluation, THRESHOLDS, COSTS.costs, n=30, seed=1))
        records.append(decision_record(evaluation, THRESHOLDS, "B", decision_costs=COSTS, bootstrap=drawn))
    weighted, copied = map(numbers, records)
    assert weighted["decision"]["counts"] == copied["decision"]["counts"]
    assert flat(weighted) == pytest.approx(flat(copied), rel=1e-12, abs=1e-15)


def flat(value, name=""):
    """Every number of nested values by its path, in order."""
    if isinstance(value, dict):
        return {k: v for key, part in value.items() for k, v in flat(part, f"{name}/{key}").items()}
    if isinstance(value, list):
        return {k: v for i, part in enumerate(value) for k, v in flat(part, f"{name}/{i}").items()}
    return {name: value} if isinstance(value, int | float) and not isinstance(value, bool) else {}


@pytest.mark.parametrize("policy", list(POLICIES))
@pytest.mark.parametrize("stated", [None, 0.08])
def test_groups_with_their_costs_and_intervals_are_those_of_repeated_rows(policy, stated):
    tables = []
    for evaluation in both(stated):
        place = Grouping.of(evaluation.source.columns["place"])
        found = evaluate_groups(evaluation, GroupedRows(place, place), policy, {"A": 0.4}, COSTS.costs)
        tables.append(group_table(evaluation, found))
    weighted, copied = tables
    pd.testing.assert_frame_equal(weighted, copied.rename(columns={"rows": "cases"}), rtol=1e-12)


def test_calibration_and_histogram_are_those_of_repeated_rows():
    weighted, copied = both(None)
    said, expected = map(threshold_sentences.calibration_sentence, (weighted, copied))
    assert said == expected
    np.testing.assert_array_equal(weighted.histogram.positives, copied.histogram.positives)
    table = threshold_tables.model_table(weighted)
    assert table.iloc[0]["ROC AUC"] == threshold_tables.model_table(copied).iloc[0]["ROC AUC"]


def test_sampling_weights_count_whole_rows_and_weigh_rates():
    weight = COUNTS * 0.75
    evaluation = evaluate(source(Y, P, PLACE, weight, sampling=True), "All", None)
    counts = evaluation.rows_at(0.4)
    assert (counts.tp, counts.n) == (int(((P >= 0.4) & (Y == 1)).sum()), N)
    recall = weight[(P >= 0.4) & (Y == 1)].sum() / weight[Y == 1].sum()
    assert evaluation.evaluation_sweep.at(0.4).recall == pytest.approx(recall)
    record = decision_record(evaluation, THRESHOLDS, "A", decision_costs=COSTS, bootstrap=None)
    assert record["decision"]["counts"]["tp"] == counts.tp
    assert record["decision"]["metrics"]["recall"]["value"] == pytest.approx(recall)
    place = Grouping.of(PLACE)
    found = evaluate_groups(
        evaluation, GroupedRows(place, place), "the same threshold", {"A": 0.4}, COSTS.costs
    )["A"]
    north = PLACE == "north"
    value, interval = found.rates["north"]["recall"]
    flagged = (P >= 0.4) & (Y == 1) & north
    assert value == pytest.approx(weight[flagged].sum() / weight[(Y == 1) & north].sum())
    assert interval.low <= value <= interval.high
    gap = threshold_sentences.groups_sentence(found)
    assert f"{100 * found.rates['north']['recall'][0]:.0f}\u00a0% are found in **north**" in gap or (
        f"{100 * found.rates['north']['recall'][0]:.0f}\u00a0% in **north**" in gap
    )


def test_the_rates_that_are_explained_are_those_that_are_shown():
    for stated in (None, 0.08):
        evaluation = evaluate(source(Y, P, PLACE, COUNTS * 0.75, sampling=True), "All", stated)
        counts = evaluation.evaluation_sweep.at(0.4)
        said = equations(counts, "A", threshold_sentences.counted_how(evaluation))
        assert "each row with its sampling weight" in said
        assert f"= {counts.precision:.3f}" in said
        assert ("moved to a base rate of 8\u00a0%" in said) is (stated is not None)


def test_intervals_of_all_groups_are_those_of_the_threshold_where_weighted_rows_have_a_base_rate():
    evaluation = evaluate(source(Y, P, PLACE, COUNTS * 0.75, sampling=True), "All", 0.08)
    place = Grouping.of(PLACE)
    groups = GroupedRows(place, place)
    found = evaluate_groups(evaluation, groups, "the same threshold", {"A": 0.4}, COSTS.costs)["A"]
    threshold = (NamedThreshold("A", Rule.CUSTOM, 0.4),)
    drawn = run_to_end(bootstrap_intervals(evaluation, threshold, COSTS.costs, n=2000, seed=3)).intervals
    for name in ("recall", "precision", "cost"):
        _, interval = found.rates["all groups"][name]
        other = drawn[f"A {name}"]
        width = other.high - other.low
        assert (interval.low, interval.high) == pytest.approx((other.low, other.high), abs=0.12 * width)
