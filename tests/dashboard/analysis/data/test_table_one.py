"""Table 1 as text: means or medians, counts with per cent, what people wrote kept literal."""

import numpy as np
import pytest

from dashboard.analysis.data.table_one import MEANS, MEDIANS, table_one, table_one_markdown
from dashboard.tabular import planned, prepare, read_table, summary_table

TEXT = "age,site,ill\n" + "".join(f"{age},{site},{ill}\n" for age, site, ill in [
    (20, "a|b", 0), (30, "c", 0), (40, "c", 0), (60, "a|b", 1), (70, "c", 1), ("", "c", 1),
] * 2)  # fmt: skip


@pytest.fixture
def summary():
    table = read_table(TEXT.encode(), "mine.csv")
    plan = planned(table).plan
    plan = plan.with_column("age", role="feature", kind="number", missing="median with indicator")
    plan = plan.with_column("site", role="feature", kind="category")
    return summary_table(table, prepare(table, plan))


def test_heads_say_how_many_cases_each_class_has(summary):
    assert list(table_one(summary)) == [
        "Column", "0, n = 6", "1, n = 6", "All, n = 12", "Missing", "Standardised difference"
    ]  # fmt: skip


def test_means_stand_with_standard_deviations(summary):
    row = table_one(summary, MEANS).iloc[0]
    ages = np.array([20, 30, 40] * 2)
    assert row["Column"] == "age, mean (SD)"
    assert row["0, n = 6"] == f"30.0 ({ages.std(ddof=1):.3g})"
    assert row["Missing"] == "2"
    pooled = np.sqrt((ages.var(ddof=1) + np.array([60, 70] * 2).var(ddof=1)) / 2)
    assert row["Standardised difference"] == f"{(65 - 30) / pooled:.2f}"


def test_medians_stand_with_quartiles(summary):
    assert table_one(summary, MEDIANS).iloc[0]["0, n = 6"].startswith("30.0 (")


def test_levels_stand_below_their_column_with_counts_and_per_cent(summary):
    rows = table_one(summary)
    assert rows["Column"].tolist()[1:] == ["site, n (%)", "  a|b", "  c"]
    assert rows.iloc[2]["0, n = 6"] == "2 (33.3 %)"
    assert rows.iloc[3]["All, n = 12"] == "8 (66.7 %)"


def test_markdown_keeps_what_people_wrote_in_its_cell(summary):
    lines = table_one_markdown(table_one(summary)).splitlines()
    assert len(lines) == 2 + 4
    assert lines[1] == "| --- | --- | --- | --- | --- | --- |"
    assert "a\\|b" in lines[4]
