"""Numbers written in several parts are one number, told and undone by one click."""

import numpy as np
import pandas as pd
import pytest

from dashboard.tabular import Table, propose, read_table
from tests.dashboard.tabular.one_column import column_notes, table_of, values

DAYS = [44197 + 3 * number for number in range(20)]  # 44197 is 1 January 2021 in Excel and LibreOffice


@pytest.mark.parametrize(
    ("cells", "name", "numbers"),
    [
        (["5'11\"", "6'0\"", "5'4\""], "height", [71, 72, 64]),  # 12 inches a foot
        (["5\u203211\u2033", "6 ft 2 in", "5' 4''"], "height", [71, 74, 64]),
        (["10 st 11 lb", "9 st 3 lb"], "weight", [151, 129]),  # 14 pounds a stone
        (["7 lb 8 oz", "6 lb 12.5 oz"], "born", [120, 108.5]),
        (["2y 3m", "1y 11m"], "tenure", [27, 23]),
        (["39w 2d", "40w 0d"], "gestation", [275, 280]),
        (["1 h 30 min", "45 min", "2 h"], "stay", [90, 45, 120]),
        (["PT1H30M", "PT45M"], "stay", [90, 45]),
        (["1:30", "25:10"], "duration", [90, 1510]),
        (["0:01:30", "1:00:00"], "elapsed", [90, 3600]),
        (["48°51'24\"N", "33°55'31\"S"], "lat", [48 + 51 / 60 + 24 / 3600, -(33 + 55 / 60 + 31 / 3600)]),
        (["2.35 E", "0.12 W"], "lon", [2.35, -0.12]),
        (["33.9 S", "12.5 S"], "latitude", [-33.9, -12.5]),
        (["N50° 10.5'", "S1° 6'"], "x", [50.175, -1.1]),
        (["1/2", "3/4", "1 1/2", "2"], "cups", [0.5, 0.75, 1.5, 2]),
        (["½", "1¾", "3"], "cups", [0.5, 1.75, 3]),
        (["১২", "৩"], "x", [12, 3]),
        (["๑๒", "๓"], "x", [12, 3]),
        (["５６．７", "３"], "x", [56.7, 3]),
        (["١٬٢٣٤", "٤٥٫٥"], "x", [1234, 45.5]),
    ],
)
def test_numbers_in_parts_and_of_other_scripts_are_read(cells, name, numbers):
    table = table_of(cells, name=name)
    np.testing.assert_allclose(values(table, name), numbers, rtol=1e-12)
    (note,) = [note for note in column_notes(table, name) if "is read as" in note.text]
    assert note.undo is not None
    assert values(table_of(cells, name=name, options=note.undo), name) == cells
    again = table_of(cells, name=name, options=table.options)
    assert again.options == table.options
    np.testing.assert_allclose(values(again, name), numbers, rtol=1e-12)


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        (["5'13\"", "6'0\""], "height"),
        (["120/80", "130/85"], "pressure"),
        (["0:0", "2:1"], "goals"),
        (["7/10", "9/10"], "score"),
        (["10.0.0.1", "192.168.1.20"], "address"),
        (["192.168.100.101", "172.116.120.130"], "address"),  # no groups of thousands
        (["0x1A", "0xFF"], "flags"),
        (["I", "IV", "X"], "stage"),
        (["1 Mehl 2020", "2 Mehl 2020"], "label"),
    ],
)
def test_what_only_looks_like_one_stays_text(cells, name):
    table = table_of(cells, name=name)
    assert values(table, name) == cells
    assert table.options.decimal == "."


@pytest.mark.parametrize("cell", ["{}/80", "{}.50, -0.12", "{} (1.5-3.2)", "{} ± 4", "{}x20"])
def test_several_numbers_in_a_cell_are_refused_naming_one(cell):
    table = table_of([cell.format(100 + number) for number in range(60)])
    (note,) = [note for note in table.notes if note.kind == "refused"]
    assert "several numbers in a cell" in note.text
    assert "on line 2" in note.text
    assert propose(table).column("x").role == "left out"
    assert not propose(table).column("x").alternatives


@pytest.mark.parametrize("name", ["date", "Date of visit", "visit_date", "admissionDate", "Datum", "dob"])
def test_days_that_spreadsheets_count_are_dates_where_the_name_says_so(name):
    table = table_of(DAYS, name=name)
    assert values(table, name)[:2] == [pd.Timestamp("2021-01-01"), pd.Timestamp("2021-01-04")]
    (note,) = column_notes(table, name)
    assert "'44197' is 1 January 2021" in note.text
    assert propose(table).column(name).kind == "date"
    assert values(table_of(DAYS, name=name, options=note.undo), name) == DAYS
    assert values(table_of(DAYS, name=name, options=table.options), name) == values(table, name)


def test_days_with_a_clock_and_gaps_are_dates():
    table = table_of(["44197.75", "NA", "44198"], name="date")
    assert values(table, "date") == [pd.Timestamp("2021-01-01 18:00"), None, pd.Timestamp("2021-01-02")]


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("candidate", DAYS),
        ("income", DAYS),
        ("date", [2019, 2020]),
        ("days since date", DAYS),
        ("update", DAYS),
    ],
)
def test_other_numbers_stay_numbers(name, cells):
    assert values(table_of(cells, name=name), name) == cells


def test_months_of_other_languages_are_read():
    table = table_of(["1 марта 2020", "13 мая 2021", "2 października 2020", "3 ağustos 2019"], name="d")
    assert [moment.month for moment in values(table, "d")] == [3, 5, 10, 8]


@pytest.mark.parametrize(
    ("yes", "no"), [("vrai", "faux"), ("WAHR", "FALSCH"), ("ja", "nein"), ("oui", "non"), ("да", "нет")]
)
def test_booleans_of_other_languages_need_no_question(yes, no):
    plan = propose(read(f"x,z\n1,{yes}\n2,{no}\n3,{yes}\n"))
    assert (plan.target, plan.positive, plan.questions) == ("z", yes, ())


def read(text: str) -> Table:
    return read_table(text.encode(), "mine.csv")
