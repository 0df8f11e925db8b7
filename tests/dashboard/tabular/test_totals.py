"""A last row of totals is left out and told, and stays where it is asked to."""

import io

import pandas as pd
import pytest

from dashboard.tabular import ReadOptions, read_table
from dashboard.tabular.totals import total_word

ROWS = [("north", "south")[i % 2] + f",{20 + i * i % 17},{i % 2}" for i in range(12)]


def table_with(last: str, options: ReadOptions | None = None):
    text = "\n".join(["ward,age,died", *ROWS, last])
    return read_table(text.encode(), "wards.csv", options or ReadOptions())


@pytest.mark.parametrize(
    "last", ["Total,324,6", "TOTAL:,,6", "Gesamt,324,6", "Grand total,324,6", "Mean,27,0.5", "合計,324,6"]
)
def test_a_last_row_of_totals_is_left_out_and_told(last):
    table = table_with(last)
    assert len(table.frame) == 12
    (note,) = [note for note in table.notes if "sums up" in note.text]
    assert "line 14" in note.text
    kept = table_with(last, note.undo)
    assert len(kept.frame) == 13
    assert kept.options.total_row == "kept"


@pytest.mark.parametrize("last", ["east,30,1", "Total,30,north", "Total,,", "total war,30,1\nnorth,31,0"])
def test_other_last_rows_stay(last):
    assert len(table_with(last).frame) >= 13


def test_a_level_that_occurs_elsewhere_is_no_total():
    rows = [row.replace("north", "All") for row in ROWS]
    table = read_table("\n".join(["ward,age,died", *rows, "All,30,1"]).encode(), "wards.csv")
    assert len(table.frame) == 13


def test_a_row_of_totals_in_a_workbook_is_left_out():
    frame = pd.DataFrame([row.split(",") for row in ROWS], columns=["ward", "age", "died"])
    frame = frame.assign(age=frame["age"].astype(int), died=frame["died"].astype(int))
    total = pd.DataFrame([["Total", frame["age"].sum(), 6]], columns=frame.columns)
    buffer = io.BytesIO()
    pd.concat([frame, total]).to_excel(buffer, index=False)
    table = read_table(buffer.getvalue(), "wards.xlsx")
    assert table.frame["age"].tolist() == frame["age"].tolist()
    assert table.options.total_row == "left out"
    (note,) = [note for note in table.notes if "sums up" in note.text]
    assert note.undo is not None
    assert len(read_table(buffer.getvalue(), "wards.xlsx", note.undo).frame) == 13
    assert len(read_table(buffer.getvalue(), "wards.xlsx", table.options).frame) == 12


def test_what_a_total_says_stands_in_one_cell_beside_numbers():
    def nowhere(place: int, text: str) -> bool:
        return False

    assert total_word(["Total", "12", ""], nowhere) == "Total"
    assert total_word(["", "Sum", "12"], nowhere) == "Sum"
    assert total_word(["Total", "Total", "12"], nowhere) is None
    assert total_word(["Total", "2024-01-02", "12"], nowhere) is None
