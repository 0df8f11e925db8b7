"""Months and days of the year that are written as one number."""

import numpy as np
import pandas as pd

from dashboard.tabular import propose, read_table


def table(name, values, **options):
    rows = [f"{i % 2},{i * 0.37:.2f},{value}" for i, value in enumerate(values)]
    return read_table("\n".join([f"y,x,{name}", *rows]).encode(), "t.csv", **options)


MONTHS = [f"{year}{month:02d}" for year in (2020, 2021) for month in range(1, 13)]
DAYS = [f"{year}{day:03d}" for year in (2019, 2020) for day in range(1, 366, 30)]


def note_of(read, name):
    return next(note for note in read.notes if note.column == name and "ates" in note.text)


def test_a_column_called_month_is_read_as_months_and_can_be_numbers_again():
    read = table("month", [*MONTHS, ""])
    assert read.frame["month"].tolist()[:2] == [pd.Timestamp("2020-01-01"), pd.Timestamp("2020-02-01")]
    note = note_of(read, "month")
    assert note.text == "Dates: '202001' is January 2020."
    again = table("month", [*MONTHS, ""], options=note.undo)
    assert again.frame["month"].tolist()[0] == 202001
    same = table("month", [*MONTHS, ""], options=read.options)
    pd.testing.assert_series_equal(same.frame["month"], read.frame["month"])


def test_days_of_a_year_are_days():
    read = table("julian date", DAYS)
    assert read.frame["julian date"].tolist()[1] == pd.Timestamp("2019-01-31")
    leap = table("julian date", [*DAYS, "2019366"])
    assert pd.isna(leap.frame["julian date"].tolist()[-1])  # 2019 had 365 days
    assert read.frame["julian date"].tolist()[-1] == pd.Timestamp("2020-12-26")  # day 361 of a leap year


def test_under_another_name_they_are_pointed_out_with_one_click():
    read = table("batch", MONTHS)
    assert read.frame["batch"].tolist()[0] == 202001
    note = note_of(read, "batch")
    assert note.kind == "warning"
    assert note.text == "May be dates: '202001' would be January 2020."
    again = table("batch", MONTHS, options=note.undo)
    assert again.frame["batch"].tolist()[-1] == pd.Timestamp("2021-12-01")


def test_numbers_that_are_no_months_stay_numbers_without_a_word():
    wages = np.random.default_rng(0).integers(185_000, 215_100, 60).tolist()
    read = table("month", wages)
    assert read.frame["month"].tolist() == wages
    assert not any(note.column == "month" and "ates" in note.text for note in read.notes)


def test_new_rows_are_read_as_the_training_rows_were():
    learned = table("month", MONTHS)
    new = table("month", ["202213", "202212", "202211"], options=learned.options)
    assert new.frame["month"].isna().tolist() == [True, False, False]
    assert propose(learned)
