"""Dates and times in the spellings of people and programs."""

import pandas as pd
import pytest

from tests.dashboard.tabular.one_column import answered, column_notes, table_of, values


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["2020-11-13", "2021-01-02"], "2020-11-13"),
        (["2020/11/13", "2021/1/2"], "2020-11-13"),
        (["13.11.2020", "2.1.2021"], "2020-11-13"),
        (["13/11/2020", "02/01/2021"], "2020-11-13"),
        (["11/13/2020", "01/02/2021"], "2020-11-13"),
        (["13-11-2020", "02-01-2021"], "2020-11-13"),
        (["13.11.20", "02.01.99"], "2020-11-13"),
        (["13 Nov 2020", "2 Jan 2021"], "2020-11-13"),
        (["13-Nov-2020", "2-Jan-2021"], "2020-11-13"),
        (["13NOV2020", "02JAN2021"], "2020-11-13"),
        (["November 13, 2020", "January 2, 2021"], "2020-11-13"),
        (["Nov 13, 2020", "Jan 2, 2021"], "2020-11-13"),
        (["13. November 2020", "2. März 2021"], "2020-11-13"),
        (["13 novembre 2020", "2 août 2021"], "2020-11-13"),
        (["Fri, 13 Nov 2020", "Sat, 2 Jan 2021"], "2020-11-13"),
        (["20201113", "20210102"], "2020-11-13"),
        (["2020-11-13T10:00:00Z", "2021-01-02T11:30:00Z"], "2020-11-13T10:00:00"),
        (["2020-11-13 10:00:00.25", "2021-01-02 11:30:00.5"], "2020-11-13T10:00:00.25"),
        (["2020-11-13T10:00:00+02:00", "2021-01-02T11:30:00-05:00"], "2020-11-13T08:00:00"),
        (["11/13/2020 1:30 PM", "01/02/2021 12:05 AM"], "2020-11-13T13:30:00"),
        (["2020-11", "2021-01"], "2020-11-01"),
        (["11/2020", "1/2021"], "2020-11-01"),
        (["Nov 2020", "January 2021"], "2020-11-01"),
        (["12:01", "23:59:30"], "1970-01-01T12:01:00"),
        (["12:01 AM", "1:05 pm"], "1970-01-01T00:01:00"),
        (["29.02.", "13.11."], "2000-02-29"),
    ],
)
def test_dates_and_times_are_recognised_and_told(cells, first):
    table = table_of([*cells, ""])
    assert not table.questions
    assert values(table)[0] == pd.Timestamp(first)
    assert values(table)[-1] is None
    (note,) = column_notes(table)
    assert repr(cells[0]) in note.text
    assert values(table_of([*cells, ""], options=note.undo))[0] in {cells[0], int("20201113")}


@pytest.mark.parametrize(
    "cells", [["03/04/2020", "05/06/2021"], ["03.04.2020", "05.06.2021"], ["3-4-2020", "5-6-2021"]]
)
def test_day_or_month_first_is_asked_where_both_are_possible(cells):
    assert answered(cells, 0)[0] == pd.Timestamp("2020-04-03")
    assert answered(cells, 1)[0] == pd.Timestamp("2020-03-04")


def test_one_day_beyond_12_settles_the_order():
    assert values(table_of(["03/04/2020", "25/06/2021"]))[0] == pd.Timestamp("2020-04-03")
    assert values(table_of(["03/04/2020", "06/25/2021"]))[0] == pd.Timestamp("2020-03-04")


@pytest.mark.parametrize(
    ("odd", "rest"),
    [
        ("31.02.2020", [f"{day:02d}.01.2020" for day in range(1, 25)]),
        ("soon", [f"{day:02d}.01.2020" for day in range(1, 25)]),
        ("75:10", [f"{hour:02d}:30" for hour in range(20)]),
        ("13.11.2020", [f"2020-01-{day:02d}" for day in range(1, 25)]),
    ],
)
def test_a_cell_that_is_no_date_is_named_and_made_missing_by_one_click(odd, rest):
    cells = [*rest[:3], odd, *rest[3:]]
    table = table_of(cells)
    (note,) = column_notes(table)
    assert note.kind == "refused"
    assert f"'{odd}' on line 5" in note.text
    clean = table_of(cells, options=note.undo)
    assert clean.frame["x"].dtype.kind == "M"
    assert values(clean)[3] is None


def test_no_date_at_all_is_missing():
    assert values(table_of(["2020-01-02", "0000-00-00", "NA", "2020-03-04"]))[1:3] == [None, None]


@pytest.mark.parametrize(
    "cells", [["1.2.3", "1.2.4"] * 9, ["120/80", "130/85"] * 9, ["10-12", "13-15"] * 9, ["May", "June"] * 9]
)
def test_what_only_resembles_a_date_is_none(cells):
    table = table_of(cells)
    assert values(table) == cells
    assert not table.questions


def test_numbers_of_eight_digits_are_numbers_unless_all_are_days():
    assert values(table_of(["20201113", "20201399"])) == [20201113, 20201399]


@pytest.mark.parametrize(
    ("cells", "first", "told"),
    [
        (["2024-Q1", "2024-Q3"], "2024-01-01", "the first quarter of 2024"),
        (["Q4 2023", "Q1 2024"], "2023-10-01", "the last quarter of 2023"),
        (["2. Quartal 2024", "1. Quartal 2024"], "2024-04-01", "the second quarter of 2024"),
        (["2020-W53", "2021-W01"], "2020-12-28", "the week of 28 December 2020"),
        (["2026W01", "2026W02"], "2025-12-29", "the week of 29 December 2025"),
        (["2020-W53-7", "2020-W10-1"], "2021-01-03", "the week of 3 January 2021"),
    ],
)
def test_quarters_and_iso_weeks_are_dates(cells, first, told):
    table = table_of(cells * 5)
    assert values(table)[0] == pd.Timestamp(first)  # weeks: datetime.date.fromisocalendar
    assert told in column_notes(table)[0].text


@pytest.mark.parametrize("cells", [["2024-Q5", "2024-Q1"], ["2021-W53", "2021-W52"], ["Q1", "Q2"]])
def test_what_is_no_quarter_or_week_is_none(cells):
    assert not dict(table_of(cells * 5).options.readings)["x"].startswith("date")
