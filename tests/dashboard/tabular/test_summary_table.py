"""Table 1 beside pandas."""

import numpy as np
import pandas as pd

from dashboard.tabular import prepare, propose, summary_table
from dashboard.tabular.summary_table import CategoryRow, NumberRow
from tests.dashboard.tabular.plan_tables import answered, read

N = 100
RANDOM = np.random.default_rng(9)
FRAME = pd.DataFrame(
    {
        "age": RANDOM.normal(50, 9, N),
        "lab": pd.Series(RANDOM.normal(5, 1, N)).where(np.arange(N) % 7 > 0),
        "town": RANDOM.choice(["A", "B", "C"], N),
        "died": RANDOM.integers(0, 2, N),
    }
)
TABLE = read(FRAME.to_dict("series"))
PREPARED = prepare(TABLE, propose(TABLE).with_column("lab", missing="median with indicator"))
FOUND = summary_table(TABLE, PREPARED)


def row(name):
    return next(row for row in FOUND.rows if row.column == name)


def test_numbers_have_means_and_quartiles_by_class_of_the_values_that_are_there():
    for name in ("age", "lab"):
        found, by_class = row(name), FRAME.groupby("died")[name]
        assert isinstance(found, NumberRow)
        np.testing.assert_allclose([found.negative.mean, found.positive.mean], by_class.mean())
        np.testing.assert_allclose([found.negative.sd, found.positive.sd], by_class.std())
        np.testing.assert_allclose(
            [found.negative.lower_quartile, found.positive.lower_quartile], by_class.quantile(0.25)
        )
        np.testing.assert_allclose(found.total.median, FRAME[name].median())
    assert row("lab").missing[2] == 15
    assert sum(row("lab").missing[:2]) == 15


def test_categories_have_counts_and_shares_by_class():
    found, counts = row("town"), pd.crosstab(FRAME["died"], FRAME["town"])
    assert isinstance(found, CategoryRow)
    assert found.levels == ("A", "B", "C")
    np.testing.assert_array_equal(found.negative.count, counts.loc[0])
    np.testing.assert_allclose(found.positive.share, counts.loc[1] / counts.loc[1].sum())


def test_the_head_says_the_classes_and_their_sizes():
    assert FOUND.names == ("0", "1")
    assert FOUND.n == (N - FRAME["died"].sum(), FRAME["died"].sum(), N)


def test_any_column_of_the_table_can_be_asked_for_and_texts_of_many_values_are_left_out():
    table = read({**FRAME.to_dict("series"), "name": [f"n{i}" for i in range(N)]})
    prepared = prepare(table, propose(table))
    assert [r.column for r in summary_table(table, prepared, ["name", "age"]).rows] == ["age"]


def test_counts_count_cases():
    table = read({"arm": ["a", "a", "b", "b"], "died": [0, 1, 0, 1], "count": [5, 10, 20, 40]})
    prepared = prepare(table, answered(propose(table)))
    found = summary_table(table, prepared)
    (arm,) = found.rows
    assert isinstance(arm, CategoryRow)
    np.testing.assert_array_equal(arm.positive.count, [10, 40])
    assert found.n == (25, 50, 75)
