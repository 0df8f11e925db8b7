"""Seconds and thousandths of them since 1970: times where the name says so, else pointed out."""

import pandas as pd
import pytest

from dashboard.tabular import propose
from tests.dashboard.tabular.one_column import column_notes, table_of, values

SECONDS = [1_700_000_000 + 86_400 * day for day in range(20)]  # GNU date -u -d @1700000000
FIRST = pd.Timestamp("2023-11-14 22:13:20")


@pytest.mark.parametrize("name", ["created_at", "timestamp", "event time", "createdAt", "epoch", "ts"])
@pytest.mark.parametrize(("factor", "reading"), [(1, "%s"), (1_000, "%s%3N"), (1_000_000, "%s%6N")])
def test_numbers_whose_name_speaks_of_time_are_times(name, factor, reading):
    table = table_of([second * factor for second in SECONDS], name=name)
    assert values(table, name)[0] == FIRST
    assert dict(table.options.readings)[name] == f"date/{reading}"
    (note,) = column_notes(table, name)
    assert "14 November 2023, 22:13, at Greenwich" in note.text
    assert propose(table).column(name).kind == "date"
    again = table_of([second * factor for second in SECONDS], name=name, options=note.undo)
    assert values(again, name)[0] == SECONDS[0] * factor


def test_of_another_name_they_are_numbers_and_one_click_makes_them_times():
    table = table_of(SECONDS, name="payload")
    assert values(table, "payload")[0] == SECONDS[0]
    (note,) = column_notes(table, "payload")
    assert note.kind == "warning"
    assert "would be 14 November 2023" in note.text
    assert values(table_of(SECONDS, name="payload", options=note.undo), "payload")[0] == FIRST


def test_new_rows_are_read_as_the_first_file_was():
    known = table_of(SECONDS, name="created_at").options.conventions()
    assert values(table_of(["1700000000", "1700000001"], name="created_at", options=known), "created_at")[
        1
    ] == FIRST + pd.Timedelta(seconds=1)


def test_missing_times_stay_missing():
    table = table_of([*SECONDS, "NA"], name="created_at")
    assert values(table, "created_at")[-1] is None


@pytest.mark.parametrize(
    "cells", [range(20), [1_700_000_000.5 + i for i in range(20)], ["4915112345678"] * 20]
)
def test_other_numbers_are_no_times(cells):
    table = table_of(list(cells), name="start time")
    assert not any("1970" in note.text for note in table.notes)
