"""Workbooks, Parquet files and archives."""

import datetime
import io
import zipfile
from typing import Any

import openpyxl
import pandas as pd
import pytest
import xlwt

from dashboard.tabular import ReadOptions, TableError, read_table

FRAME = pd.DataFrame(
    {
        "age": [61, 72, 83],
        "lab": [1.125, None, 2.5],
        "seen": pd.to_datetime(["2020-01-02", "2020-02-03", "2021-01-01"]),
        "sex": ["F", "M", "NA"],
        "ok": [True, False, True],
        "zip": ["01234", "12345", "00001"],
        "y": ["yes", "no", "yes"],
    }
)


def stored(ending: str) -> bytes:
    buffer = io.BytesIO()
    if ending == "parquet":
        FRAME.to_parquet(buffer, index=False)
        return buffer.getvalue()
    engine: Any = {"xlsx": "openpyxl", "ods": "odf"}[ending]
    with pd.ExcelWriter(buffer, engine=engine) as writer:
        FRAME.to_excel(writer, sheet_name="Patients", index=False)
        FRAME.head(2).to_excel(writer, sheet_name="Others", index=False, startrow=3)
    return buffer.getvalue()


@pytest.mark.parametrize("ending", ["xlsx", "ods", "parquet"])
def test_a_stored_table_keeps_its_types(ending):
    table = read_table(stored(ending), f"mine.{ending}")
    frame = table.frame
    assert frame["age"].tolist() == [61, 72, 83]
    assert frame["lab"].fillna(-1).tolist() == [1.125, -1, 2.5]
    assert frame["seen"].tolist() == FRAME["seen"].tolist()
    assert frame["sex"].isna().tolist() == [False, False, True]
    assert frame["ok"].tolist() == [True, False, True]
    assert frame["zip"].tolist() == ["01234", "12345", "00001"]
    assert frame.index.name == "row"
    assert not table.questions


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_sheet_is_told_and_can_be_chosen(ending):
    first = read_table(stored(ending), "mine")
    assert first.sheets == ("Patients", "Others")
    assert "Of 2 sheets, 'Patients' is read" in first.notes[0].text
    other = read_table(stored(ending), "mine", ReadOptions(sheet="Others"))
    assert len(other.frame) == 2
    assert other.options.header_line == 4
    assert other.frame.index.tolist() == [5, 6]
    with pytest.raises(TableError, match="There is no sheet 'Third'"):
        read_table(stored(ending), "mine", ReadOptions(sheet="Third"))


def test_an_old_workbook_keeps_its_dates():
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for column, name in enumerate(["a", "day", "y"]):
        sheet.write(0, column, name)
    for row in range(4):
        sheet.write(row + 1, 0, row * 1.5)
        sheet.write(row + 1, 1, datetime.date(2020, 1, row + 1), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
        sheet.write(row + 1, 2, row % 2)
    buffer = io.BytesIO()
    book.save(buffer)
    frame = read_table(buffer.getvalue(), "mine.xls").frame
    assert frame["a"].tolist() == [0, 1.5, 3, 4.5]
    assert frame["day"].iloc[3] == pd.Timestamp("2020-01-04")


def workbook(rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_title_units_and_a_source_around_the_table_are_left_out():
    rows: list[list[Any]] = [["Ward 3"], [], ["age", "lab", "y"], ["years", "mg", None]]
    rows += [[60 + i, i / 4, ["no", "yes"][i % 2]] for i in range(20)]
    table = read_table(workbook([*rows, [], ["Source: the ward"]]), "mine.xlsx")
    assert table.frame.columns.tolist() == ["age", "lab", "y"]
    assert len(table.frame) == 20
    assert table.frame["lab"].dtype.kind == "f"


def test_stored_decimals_are_never_taken_for_thousands():
    table = read_table(workbook([["a", "y"], [1.125, 0], [2.25, 1], [1.375, 1]]), "mine.xlsx")
    assert table.frame["a"].tolist() == [1.125, 2.25, 1.375]
    assert not table.questions


def test_numbers_stored_as_text_are_read_as_text_files_are():
    table = read_table(workbook([["a", "y"], ["1,5", 0], ["2,25", 1], ["3", 1]]), "mine.xlsx")
    assert table.frame["a"].tolist() == [1.5, 2.25, 3]


def test_the_table_in_an_archive_can_be_chosen():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("one.csv", "a,y\n1,0\n2,1\n")
        archive.writestr("__MACOSX/._one.csv", "x")
        archive.writestr("two.tsv", "b\ty\n3\t0\n4\t1\n")
    table = read_table(buffer.getvalue(), "mine.zip")
    assert table.sheets == ("one.csv", "two.tsv")
    assert table.frame["a"].tolist() == [1, 2]
    assert read_table(buffer.getvalue(), "mine.zip", ReadOptions(sheet="two.tsv")).frame["b"].tolist() == [
        3,
        4,
    ]


def test_columns_of_lists_are_left_out_and_told():
    buffer = io.BytesIO()
    pd.DataFrame({"a": [1, 2], "list": [[1], [2, 3]], "y": [0, 1]}).to_parquet(buffer)
    table = read_table(buffer.getvalue(), "mine.parquet")
    assert table.frame.columns.tolist() == ["a", "y"]
    assert "'list'" in table.notes[0].text
