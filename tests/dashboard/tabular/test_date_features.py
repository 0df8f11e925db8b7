"""Dates as features: which parts a way of writing has, what they are called, and their values."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dashboard.tabular import TableError, prepare, propose
from dashboard.tabular.date_features import possible_parts
from tests.dashboard.tabular.plan_tables import read

N = 80
VISIT = pd.date_range("2020-02-27 06:30", periods=N, freq="17h")
DIED = np.arange(N) // 3 % 2
TABLE = read({"visit": VISIT, "age": np.arange(N) % 11, "died": DIED})
ALL = ("year", "month", "quarter", "weekday", "hour", "days since")


@pytest.mark.parametrize(
    ("reading", "parts"),
    [
        ("date/%d.%m.%Y", ("year", "month", "quarter", "weekday", "days since")),
        ("date/%d %b %Y", ("year", "month", "quarter", "weekday", "days since")),
        ("date/%m/%Y", ("year", "month", "quarter", "days since")),
        ("date/%Y-%m", ("year", "month", "quarter", "days since")),
        ("date/%Y-%m-%dT%H:%M:%S%z", ALL),
        ("date/%m/%d/%Y %I:%M %p", ALL),
        ("date/%H:%M", ("hour",)),
        ("date/%Y%m%d", ("year", "month", "quarter", "weekday", "days since")),
        ("date/%d.%m.%y", ("year", "month", "quarter", "weekday", "days since")),
        ("date/%d.%m.", ("month", "quarter")),
        ("date/%Y-Q%q", ("year", "quarter", "days since")),
        ("date/%G-W%V", ("year", "month", "quarter", "days since")),
        ("date/%s", ALL),
        ("", ALL),
    ],
)
def test_a_date_can_be_used_as_the_parts_that_it_was_written_with(reading, parts):
    assert possible_parts(reading) == parts


def test_a_date_is_left_out_until_a_part_is_chosen_and_says_what_it_can_be():
    column = propose(TABLE).column("visit")
    assert (column.role, column.kind) == ("left out", "date")
    assert "days since 2020-02-27" in column.reason
    assert [way.label for way in column.alternatives] == [
        *("Use the year", "Use the month", "Use the quarter", "Use the weekday", "Use the hour"),
        "Use the days since 2020-02-27",
    ]


def used_as(part, table=TABLE):
    plan = propose(table)
    way = next(w for w in plan.column("visit").alternatives if dict(w.changes)["date_as"] == part)
    return prepare(table, plan.take("visit", way))


def test_days_since_the_first_day_are_a_number_with_fractions():
    prepared = used_as("days since")
    values = prepared.columns["visit (days since 2020-02-27)"]
    np.testing.assert_allclose(values, 6.5 / 24 + np.arange(N) * 17 / 24)
    assert "visit (days since 2020-02-27)" in prepared.design.names


@pytest.mark.parametrize(
    ("part", "first"), [("month", "February"), ("quarter", "Q1"), ("weekday", "Thursday"), ("hour", 6.5)]
)
def test_the_other_parts_are_what_the_calendar_says(part, first):
    assert used_as(part).columns[f"visit ({part})"][0] == first


def test_a_year_is_a_number():
    table = read({"visit": VISIT + pd.to_timedelta(np.arange(N) * 30, unit="D"), "died": DIED})
    assert used_as("year", table).columns["visit (year)"][0] == 2020


def test_months_and_weekdays_are_categories():
    design = used_as("month").design
    assert set(design.levels) == {"visit (month)"}


def test_rows_without_a_date_are_left_out():
    table = read({"visit": pd.Series(VISIT).where(np.arange(N) > 4), "age": np.arange(N) % 11, "died": DIED})
    assert used_as("weekday", table).dropped == {"no value in column 'visit'": 5}


def test_a_product_names_the_date_by_its_column():
    plan = propose(TABLE)
    way = plan.column("visit").alternatives[-1]
    prepared = prepare(TABLE, replace(plan.take("visit", way), products=(("visit", "age"),)))
    assert prepared.design.names[-1] == "visit (days since 2020-02-27) × age"


@pytest.mark.parametrize(
    ("origin", "words"), [("", "is no day to count from"), ("2020-13-01", "write it like")]
)
def test_a_first_day_that_is_none_is_refused(origin, words):
    plan = propose(TABLE).with_column("visit", role="feature", date_as="days since", date_origin=origin)
    with pytest.raises(TableError, match=words):
        prepare(TABLE, plan)


def test_a_date_without_a_part_is_refused_with_the_choices():
    plan = propose(TABLE).with_column("visit", role="feature")
    with pytest.raises(TableError, match="choose year, month, quarter, weekday, hour or days since"):
        prepare(TABLE, plan)
