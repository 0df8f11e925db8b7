"""Numbers as people write them: read where one meaning is left, else asked or refused by naming a cell."""

import numpy as np
import pytest

from dashboard.tabular import ReadOptions, read_table
from tests.dashboard.tabular.one_column import answered, column_notes, table_of, values


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["1,234.5", "12"], [1234.5, 12]),
        (["1,234,567", "1,234"], [1234567, 1234]),
        (["1.234,5", "12"], [1234.5, 12]),
        (["1.234.567", "1.234"], [1234567, 1234]),
        (["3,14", "2,7"], [3.14, 2.7]),
        (["0,123", "0,456"], [0.123, 0.456]),
        (["1 234", "12"], [1234, 12]),
        (["1'234.5", "12"], [1234.5, 12]),
        (["1\u2019234.5", "12"], [1234.5, 12]),
        (["1\u00a0234,5", "12"], [1234.5, 12]),
        (["1\u202f234,5", "12"], [1234.5, 12]),
        (["1,00,000", "25,000", "900"], [100_000, 25_000, 900]),
        (["\u22125", "\u20133", "12"], [-5, -3, 12]),
        (["5-", "3", "4.5-"], [-5, 3, -4.5]),
        (["(5)", "3", "(1,200)", "7.5"], [-5, 3, -1200, 7.5]),
        (["45%", "5.5%"], [0.45, 0.055]),
        (["8 ‰", "5 ‰"], [0.008, 0.005]),
        (["$1,200.50", "$3"], [1200.5, 3]),
        (["-$5", "$-6", "($7)", "$(8)"], [-5, -6, -7, -8]),
        (["12 €", "1,5 €"], [12, 1.5]),
        (["USD 5", "5 usd", "US$7", "8 dollars"], [5, 5, 7, 8]),
        (["CHF 1'200.50", "CHF 3.-"], [1200.5, 3]),
        (["€ 5,-", "€ 7,50"], [5, 7.5]),
        (["Rs. 1,00,000", "₹ 5"], [100_000, 5]),
        (["72 kg", "80kg", "85 KG", "60 kgs"], [72, 80, 85, 60]),
        (["72 kg", "0", "80 kg"], [72, 0, 80]),
        (["-5 °C", "3 °C"], [-5, 3]),
        (["120 mmHg", "130 mmHg"], [120, 130]),
        (["1.5e3", "2E+03"], [1500, 2000]),
        (["1,5E+03", "2"], [1500, 2]),
        (["\u00a05 ", " 6"], [5, 6]),
        (["\uff11\uff12", "\uff13"], [12, 3]),
        (["123456789012345678901234567890", "2"], [123456789012345678901234567890.0, 2]),
    ],
)
def test_numbers_are_read_where_one_meaning_is_left(cells, numbers):
    table = table_of(cells)
    assert values(table) == numbers
    assert not table.questions


@pytest.mark.parametrize(
    ("cells", "delimiter", "readings"),
    [
        (["1,234", "5,678"], ",", [[1234, 5678], [1.234, 5.678]]),
        (["1.250", "980"], ";", [[1250, 980], [1.25, 980]]),
        (["1.250", "980"], ",", [[1.25, 980], [1250, 980]]),
        (["1,250", "980"], "\t", [[1250, 980], [1.25, 980]]),
        (["-1.250", "1.100"], "\t", [[-1250, 1100], [-1.25, 1.1]]),
    ],
)
def test_groups_or_decimals_are_asked_with_both_readings(cells, delimiter, readings):
    assert [answered(cells, number, delimiter=delimiter) for number in (0, 1)] == readings


def test_another_column_proves_how_the_file_writes_numbers():
    comma = read_table(b"a;b;y\n1.250;0,5;0\n980;1,25;1\n", "m").frame
    assert comma["a"].tolist() == [1250, 980]
    point = read_table(b"a;b;y\n1.250;0.5;0\n980;1.25;1\n", "m").frame
    assert point["a"].tolist() == [1.25, 980]


def test_a_proof_far_below_the_first_rows_counts():
    rows = "1.250;7\n" * 30_000 + "980;0,5\n" + "1.250;7\n" * 30_000
    table = read_table(f"a;b\n{rows}".encode(), "m")
    assert table.options.decimal == ","
    assert table.frame["a"].iloc[0] == 1250


def test_per_cent_beside_fractions_is_asked():
    assert answered(["45%", "0.3", "12%"], 0) == [0.45, 0.3, 0.12]
    assert answered(["45%", "0.3", "12%"], 1) == [0.45, 0.003, 0.12]


def test_a_unit_that_is_left_out_is_asked():
    assert answered(["72 kg", "80", "60 kg"], 0) == [72, 80, 60]
    assert answered(["72 kg", "80", "60 kg"], 1) == ["72 kg", "80", "60 kg"]


def test_detection_limits_are_asked():
    cells = ["<0.5", "0.7", "1.2", "3"]
    assert answered(cells, 0) == [0.5, 0.7, 1.2, 3]
    assert answered(cells, 1) == [0.25, 0.7, 1.2, 3]
    assert answered(cells, 2) == [None, 0.7, 1.2, 3]
    assert answered(cells, 3) == cells


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (["72 kg", "160 lb"] * 9, "'72 kg' on line 2 and '160 lb' on line 3"),
        (["$5", "€6"] * 9, "'$5' on line 2 and '€6' on line 3"),
        (["1.72 m", "172 cm"] * 9, "'1.72 m' on line 2 and '172 cm' on line 3"),
        (["0.5", "0,5", "1.5", "2,5"] * 5, "'0,5' on line 3 and as '0.5' on line 2"),
        ([*map(str, range(60)), "90+"], "1 cell does not fit, such as '90+' on line 62"),
        ([*map(str, range(60)), "abc", "n. d.", "abc"], "3 cells do not fit, such as 'abc' on line 62"),
    ],
)
def test_what_has_no_one_meaning_is_refused_naming_a_cell(cells, sentence):
    table = table_of(cells)
    (note,) = [note for note in column_notes(table) if note.kind == "refused"]
    assert sentence in note.text
    assert values(table) == cells


def test_one_click_makes_the_cells_missing_that_are_no_numbers():
    cells = [*map(str, range(60)), "90+"]
    (note,) = column_notes(table_of(cells))
    assert values(table_of(cells, options=note.undo)) == [*range(60), None]


@pytest.mark.parametrize(
    "cells",
    [
        ["k230", "k231"] * 9,
        ["Q1", "Q2", "Q3"] * 9,
        ["12A", "12B", "13A"] * 9,
        ["1", "2", "1OT", "2OT"] * 9,
        ["01", "02", "7p"] * 9,
        ["1st", "2nd", "3rd"] * 9,
        ["18-25", "26-35", "65+"] * 9,
        [">50K", "<=50K"] * 9,
        ["<18", "18-64", ">=65"] * 9,
        ["0x1A", "0x2B"] * 9,
        ["120/80", "130/85"] * 9,
        ["1", "2", "3+"] * 9,
        ["3..4", "1"] * 9,
    ],
)
def test_levels_that_hold_digits_stay_levels(cells):
    table = table_of(cells)
    assert values(table) == cells
    assert not [note for note in table.notes if note.kind == "refused"]
    assert not table.questions


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("x", ["02139", "10001"]),
        ("x", ["007", "12"]),
        ("zip", ["10001", "20002"]),
        ("PLZ", ["10115", "80331"]),
        ("postal code", ["10115", "80331"]),
        ("PhoneNumber", ["5551234567", "5557654321"]),
        ("x", ["+49 30 1234567", "+49 40 7654321"]),
        ("x", ["+4930123456789", "+4940123456789"]),
        ("x", ["1234567890123456789012", "1234567890123456789013"]),
    ],
)
def test_codes_stay_text_and_can_be_numbers_by_one_click(name, cells):
    table = table_of(cells, name=name)
    assert values(table, name) == cells
    (note,) = column_notes(table, name)
    assert "is a code, not a number" in note.text
    if note.undo is not None:
        assert table_of(cells, name=name, options=note.undo).frame[name].dtype.kind in "if"


def test_leading_zeros_far_below_the_first_rows_make_a_code():
    cells = [*map(str, range(10_000, 40_000)), "00123"]
    assert values(table_of(cells))[-1] == "00123"


def test_whole_numbers_stay_whole_and_exact():
    cells = ["9007199254740993", "-1"]
    table = table_of(cells)
    assert table.frame["x"].dtype == np.int64
    assert values(table) == [9007199254740993, -1]


@pytest.mark.parametrize("sentinel", ["-999", "-99", "-9", "9999", "99999", "-999.0", "-1"])
def test_sentinels_are_pointed_out_and_made_missing_by_one_click(sentinel):
    cells = [*(f"{50 + number % 40}" for number in range(60)), sentinel, sentinel]
    table = table_of(cells)
    (note,) = column_notes(table)
    assert note.kind == "warning"
    assert "2 rows may mean missing" in note.text
    assert values(table_of(cells, options=note.undo))[-2:] == [None, None]
    assert values(table)[-2:] == [float(sentinel)] * 2


@pytest.mark.parametrize(
    "cells", [[*map(str, range(1, 100))], [*map(str, range(-50, 50))], ["1", "2", "-1"] * 9]
)
def test_a_99_among_its_neighbours_is_a_number(cells):
    assert not column_notes(table_of(cells))


def test_a_reading_that_is_chosen_is_taken():
    text = table_of(["1", "2", "3"], options=ReadOptions(readings=(("x", "text"),)))
    assert values(text) == ["1", "2", "3"]
