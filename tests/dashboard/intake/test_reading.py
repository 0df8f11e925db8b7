"""What a CSV is read as, and what is said about it."""

import numpy as np
import pandas as pd
import pytest

from dashboard.intake import lines, read_csv

PLAIN = "size,colour,y\n1.5,rot,0\n-2,grün,1\n1000,rot,1\n"


def read(text: str, encoding: str = "utf-8") -> pd.DataFrame:
    return read_csv(text.encode(encoding), "mine.csv").frame


def notes(text: str, encoding: str = "utf-8") -> str:
    return " ".join(read_csv(text.encode(encoding), "mine.csv").notes)


def expected() -> dict[str, list[object]]:
    return {"size": [1.5, -2.0, 1000.0], "colour": ["rot", "grün", "rot"], "y": [0, 1, 1]}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_table_reads_the_same_in_every_encoding_and_dialect(encoding, delimiter, line_end):
    text = PLAIN.replace(",", delimiter).replace("\n", line_end)
    assert read(text, encoding).to_dict("list") == expected()


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_decimal_commas_are_read_and_said(delimiter):
    text = PLAIN.replace(",", delimiter).replace(".", ",")
    assert read(text).to_dict("list") == expected()
    assert "decimal comma" in notes(text)


def test_nothing_is_said_of_a_plain_file():
    assert notes(PLAIN) == ""


def test_latin_1_is_said_with_a_word_to_check():
    assert "Latin-1 (Windows-1252). Check that 'grün' is spelled right" in notes(PLAIN, "latin-1")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_may_stand_in_quotes(sign):
    frame = read(f'"a{sign}b"{sign}y\n"one{sign} two"{sign}0\nthree{sign}1\n')
    assert frame.to_dict("list") == {f"a{sign}b".replace("\t", " "): [f"one{sign} two", "three"], "y": [0, 1]}


def test_quoted_fields_hold_delimiters_quotes_and_line_breaks():
    frame = read('note,y\n"a, b",0\n"say ""hi""",1\n"two\nlines",1\nplain,0\n')
    assert frame["note"].tolist() == ["a, b", 'say "hi"', "two\nlines", "plain"]
    assert frame.index.tolist() == [2, 3, 4, 6]
    assert frame.index.name == "line"


def test_the_index_is_the_line_in_the_file_past_blank_lines():
    assert read("\n\na,y\n\n1,0\n\n \n2,1\n\n\n").index.tolist() == [5, 8]


def test_excels_separator_line_is_obeyed():
    frame = read("sep=;\na;y\n1,5;0\n2,5;1\n")
    assert frame.to_dict("list") == {"a": [1.5, 2.5], "y": [0, 1]}
    assert frame.index.tolist() == [3, 4]


@pytest.mark.parametrize(
    "text", ["a,b,y,\n1,2,0,\n3,4,1,\n", "a,b,y\n1,2,0,\n3,4,1,\n", "a,b,y\n1,2,0\n3,4,1,\n"]
)
def test_trailing_delimiters_shift_no_column(text):
    assert read(text).to_dict("list") == {"a": [1, 3], "b": [2, 4], "y": [0, 1]}


def test_row_names_as_r_writes_them_become_the_first_column():
    frame = read('"a","y"\n"r1",1,0\n"r2",2,1\n')
    assert frame.to_dict("list") == {"column 1": ["r1", "r2"], "a": [1, 2], "y": [0, 1]}


def test_a_file_without_names_gets_numbered_ones_and_loses_no_row():
    text = "842302,M,17.99\n842517,M,20.57\n8510426,B,13.54\n"
    assert read(text).columns.tolist() == ["column 1", "column 2", "column 3"]
    assert len(read(text)) == 3
    assert "first line holds values" in notes(text)


@pytest.mark.parametrize("header", ["2019,2020,2021", "0,1,2", "country,2020,2021"])
def test_years_and_counts_may_be_names(header):
    assert read(header + "\n1,2,0\n3,4,1\n").columns.tolist() == header.split(",")


def test_repeated_and_empty_names_become_unique_and_are_said():
    frame = read("a,a,,a (2),a\n1,2,3,4,5\n")
    assert frame.columns.tolist() == ["a", "a (3)", "column 3", "a (2)", "a (4)"]
    assert "the second 'a' is called 'a (3)'" in notes("a,a,,a (2),a\n1,2,3,4,5\n")


def test_names_are_put_on_one_line_and_shortened():
    name, other = read(f'"two\nlines",{"x" * 200}\n1,0\n2,1\n').columns
    assert name == "two lines"
    assert len(other) == 80


@pytest.mark.parametrize(
    "spelling", ["", "NA", "N/A", "n/a", "null", "NULL", "None", "nan", "?", "-", ".", " NA "]
)
def test_spellings_of_a_missing_value_are_missing(spelling):
    frame = read(f"x,word,y\n1.5,a,0\n{spelling},{spelling},1\n2,b,1\n")
    assert frame["x"].isna().tolist() == frame["word"].isna().tolist() == [False, True, False]
    assert frame["x"].dtype == np.float64
    assert "2 cells of 2 columns" in notes(f"x,word,y\n1.5,a,0\n{spelling},{spelling},1\n2,b,1\n")


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
        (["1\u00a0234,5", "12"], [1234.5, 12]),
        (["\u22125", "12"], [-5, 12]),
        (["45%", "5.5%"], [0.45, 0.055]),
        (["$1,200.50", "$3"], [1200.5, 3]),
        (["12 €", "1,5 €"], [12, 1.5]),
        (["123456789012345678901234567890", "2"], [123456789012345678901234567890.0, 2]),
    ],
)
def test_numbers_in_other_spellings_are_read_where_they_are_certain(cells, numbers):
    text = "x,y\n" + "".join(f'"{cell}",{i}\n' for i, cell in enumerate(cells))
    assert read(text)["x"].tolist() == numbers


@pytest.mark.parametrize("cells", [["1,234", "5,678"], ["45%", "0.3"], ["1,23,4", "12"], ["3..4", "1"]])
def test_numbers_that_are_not_certain_stay_text(cells):
    text = "x,y\n" + "".join(f'"{cell}",{i}\n' for i, cell in enumerate(cells))
    assert read(text)["x"].tolist() == cells


def test_every_other_spelling_is_said_with_an_example():
    assert "In column 'x', '1,234.5' is read as 1234.5" in notes('x,y\n"1,234.5",0\n7,1\n')


def test_booleans_stay_booleans_and_with_gaps_become_text():
    frame = read("a,b,y\ntrue,True,0\nFALSE,,1\nTrue,false,1\n")
    assert frame["a"].tolist() == [True, False, True]
    assert frame["b"].dropna().tolist() == ["True", "False"]


def test_lines_that_are_too_short_are_counted():
    text = "a,b,y\n1,2,0\n3\n\n4,5,1\n6,7\n"
    assert "2 lines had fewer than 3 fields; the missing ones count as empty (first: line 3 with 1)" in notes(
        text
    )


def test_of_more_rows_than_are_looked_at_the_number_is_given_and_short_lines_are_suspected(monkeypatch):
    monkeypatch.setattr(lines, "MOST_EXAMINED", 2)
    text = 'a,b\n"x\ny",1\nz,2\nw\n'
    assert read(text).index.name == "row"
    assert read(text).index.tolist() == [1, 2, 3]
    assert "Some lines may have fewer than 2 fields" in notes(text)


def test_a_million_cells_of_repeated_names_take_no_quadratic_time():
    header = ",".join(["same"] * 2000)
    frame = read(header + "\n" + ",".join(["1"] * 2000) + "\n")
    assert frame.columns.is_unique


def test_hostile_names_are_kept_as_they_are():
    names = ["<img src=x onerror=alert(1)>", "![i](http://example.org/i.png)", "$x^2$", ":red[x]", "**b**"]
    assert read(",".join(names) + "\n1,2,3,4,0\n").columns.tolist() == names
