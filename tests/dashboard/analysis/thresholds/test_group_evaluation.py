"""Groups of a column: thresholds of their own, costs, and the rows that chose them."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.thresholds.evaluation import evaluate
from dashboard.analysis.thresholds.group_evaluation import (
    ALL,
    GroupedRows,
    evaluate_groups,
    group_table,
    learns,
)
from dashboard.analysis.thresholds.uploaded_scores import ScoreColumns, scores_from_table
from logreg.evaluation.costs import Costs
from logreg.evaluation.groups import Grouping

COSTS = Costs(1, 5)
SAME, RECALL, SELECTION = "the same threshold", "its own: found alike", "its own: flagged alike"


@pytest.fixture(scope="module")
def source():
    rng = np.random.default_rng(2)
    y = rng.random(600) < 0.3
    p = np.clip(0.3 + 0.3 * y + rng.normal(0, 0.15, 600), 0.001, 0.999)
    frame = pd.DataFrame({"y": np.where(y, "ill", "well"), "p": p, "sex": rng.choice(["f", "m"], 600)})
    return scores_from_table("f", frame, ScoreColumns("y", "ill", ("p",)))


def grouped(evaluation):
    parts = (evaluation.selection_rows, evaluation.evaluation_rows)
    return GroupedRows(*(Grouping.of(evaluation.source.columns["sex"][part.rows]) for part in parts))


def test_the_groups_thresholds_come_from_the_rows_that_choose(source):
    halves = evaluate(source, "All rows, in halves", None)
    found = evaluate_groups(halves, grouped(halves), RECALL, {"A": 0.5}, COSTS)["A"]
    wanted = halves.selection_sweep.at(0.5).recall
    rows = halves.selection_rows
    for group in found.groups:
        own = rows.p[(source.columns["sex"][rows.rows] == group.name) & (rows.y == 1)]
        assert group.threshold == np.sort(own)[::-1][int(np.ceil(wanted * own.size - 1e-9)) - 1]
    assert sum(group.counts.n for group in found.groups) == halves.evaluation_rows.y.size


def test_groups_under_one_threshold_cost_together_what_the_rows_cost(source):
    whole = evaluate(source, "All rows", None)
    found = evaluate_groups(whole, grouped(whole), SAME, {"A": 0.4}, COSTS)["A"]
    value, interval = found.rates[ALL]["cost"]
    assert value == pytest.approx(COSTS.per_row(whole.evaluation_sweep.at(0.4)))
    assert interval.low < value < interval.high
    table: Any = group_table(whole, {"A": found}).set_index("group")
    assert table.loc[ALL, "total cost"] == pytest.approx(600 * value)
    assert table.loc[["f", "m"], "total cost"].sum() == pytest.approx(600 * value)


def test_at_a_stated_base_rate_rows_stay_whole_and_rates_move(source):
    moved = evaluate(source, "All rows", 0.05)
    found = evaluate_groups(moved, grouped(moved), SAME, {"A": 0.1}, COSTS)["A"]
    table: Any = group_table(moved, {"A": found}).set_index("group")
    assert table.loc["f", "rows"] + table.loc["m", "rows"] == 600
    assert found.rates[ALL]["precision"][0] == pytest.approx(moved.evaluation_sweep.at(0.1).precision)
    assert found.rates[ALL]["cost"][0] == pytest.approx(COSTS.per_row(moved.evaluation_sweep.at(0.1)))
    flagged = moved.evaluation_rows.p >= table.loc["f", "placed at"]
    np.testing.assert_array_equal(flagged, moved.p >= 0.1)


def test_only_thresholds_of_their_own_are_learned_from_rows():
    assert [learns(policy) for policy in (SAME, RECALL, SELECTION)] == [False, True, True]
