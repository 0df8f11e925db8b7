"""What a text file is read as, and what is said about it."""

import gzip

import numpy as np
import pandas as pd
import pytest

from dashboard.tabular import ReadOptions, Table, rows
from dashboard.tabular import read_table as read_bytes

PLAIN = "size,colour,y\n1.5,rot,0\n-2,grün,1\n1000,rot,1\n"


def table(text: str, encoding: str = "utf-8", **options) -> Table:
    return read_bytes(text.encode(encoding), "mine.csv", ReadOptions(**options))


def read(text: str, encoding: str = "utf-8", **options) -> pd.DataFrame:
    return table(text, encoding, **options).frame


def notes(text: str, encoding: str = "utf-8", **options) -> str:
    return " ".join(note.text for note in table(text, encoding, **options).notes)


def asked(text: str) -> list[str]:
    return [question.id for question in table(text).questions]


def expected() -> dict[str, list[object]]:
    return {"size": [1.5, -2.0, 1000.0], "colour": ["rot", "grün", "rot"], "y": [0, 1, 1]}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", " ", ":"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_table_reads_the_same_in_every_encoding_and_dialect(encoding, delimiter, line_end):
    text = PLAIN.replace(",", delimiter).replace("\n", line_end)
    assert read(text, encoding).to_dict("list") == expected()


@pytest.mark.parametrize("delimiter", [";", "\t", "|", " "])
def test_decimal_commas_are_read_and_said(delimiter):
    text = PLAIN.replace(",", delimiter).replace(".", ",")
    assert read(text).to_dict("list") == expected()
    assert "decimal comma" in notes(text)


def test_nothing_is_said_or_asked_of_a_plain_file():
    assert notes(PLAIN) == ""
    assert not asked(PLAIN)


def test_a_guessed_encoding_is_said_with_a_word_to_check_and_can_be_changed():
    assert "Latin-1 (Windows-1252). Check that 'grün' is spelled right" in notes(PLAIN, "latin-1")
    cyrillic = read_bytes(PLAIN.encode("latin-1"), "mine.csv", ReadOptions(encoding="cp1251"))
    assert cyrillic.frame["colour"].iloc[1] == "grьn"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "имя;возраст\nИван;30\nМария;25\nИван;41\n"),
        ("cp932", "名前,年齢\n山田,30\n鈴木,25\n山田,44\n"),
        ("gb18030", "姓名,年龄\n张三,30\n李四,25\n张三,51\n"),
        ("cp1253", "όνομα;ηλικία\nΓιώργος;30\nΜαρία;20\nΜαρία;22\n"),
        ("cp1250", "imię;wiek\nŁukasz;30\nŻaneta;22\nŁukasz;3\n"),
        ("cp949", "이름,나이\n김철수,30\n김철수,31\n박,30\n"),
        ("cp1254", "ad;yaş\nGürşad;30\nİsmail;22\nGürşad;20\n"),
        ("koi8-r", "имя;возраст\nИван;30\nМария;25\nИван;22\n"),
        ("cp1252", "prénom;âge\nRené;30\nZoé;25\nZoé;31\n"),
    ],
)
def test_text_that_is_not_utf_8_is_recognised(encoding, text):
    frame = read(text, encoding)
    assert frame.columns.tolist() == text.split("\n")[0].replace(",", ";").split(";")
    assert frame.iloc[0, 0] == text.split("\n")[1].replace(",", ";").split(";")[0]


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
    assert read("a,y\n1,0\n\n2,1\n").index.tolist() == [2, 4]


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


def test_repeated_and_empty_names_become_unique_and_are_said():
    text = "a,a,,a (2),a\n1,2,3,4,5\n2,3,4,5,6\n"
    assert read(text).columns.tolist() == ["a", "a (3)", "column 3", "a (2)", "a (4)"]
    assert "the second 'a' is called 'a (3)'" in notes(text)


def test_names_are_put_on_one_line_and_shortened():
    name, other = read(f'"two\nlines",{"x" * 200}\n1,0\n2,1\n').columns
    assert name == "two lines"
    assert len(other) == 80


def test_short_lines_are_filled_and_counted():
    text = "a,b,y\n1,2,0\n3\n\n4,5,1\n6,7\n1,1,1\n2,2,0\n"
    assert "2 lines had fewer than 3 fields; the missing ones count as empty (first: line 3 with 1)" in notes(
        text
    )
    assert read(text).index.tolist() == [2, 3, 5, 6, 7, 8]


def test_rows_without_any_value_are_left_out_and_counted():
    text = "a,b,y\n1,2,0\n,,\n4,5,1\n,,\n2,2,2\n"
    assert len(read(text)) == 3
    assert "2 rows without any value are left out" in notes(text)


def test_both_ways_to_parse_give_the_same_rows(monkeypatch):
    text = "a,b,y\n" + "".join(f"{i},'t {i % 7}',{i % 2}\n" + "\n" * (i % 5 == 0) for i in range(999))
    quick = read(text)
    monkeypatch.setattr(rows, "_parsed_by_arrow", lambda *_: None)
    pd.testing.assert_frame_equal(read(text), quick, check_index_type=False)


def test_a_line_below_the_rows_is_left_out_and_told():
    text = "age,dose,y\n" + "1,2,0\n3,4,1\n" * 9 + "\nSource: the ward\n"
    assert len(read(text)) == 18
    assert "1 line below the rows is left out: 'Source: the ward'" in notes(text)


def test_comments_above_and_among_the_rows_are_left_out():
    text = "# don't \"open\n# v2\nage,dose,y\n1,2,0\n# break\n3,4,1\n5,6,0\n"
    assert read(text).to_dict("list") == {"age": [1, 3, 5], "dose": [2, 4, 6], "y": [0, 1, 0]}
    assert "begins with # is left out (first: line 5)" in notes(text)


def test_a_comment_may_hold_the_names():
    assert read("# age, dose, y\n1,2,0\n3,4,1\n5,6,1\n").columns.tolist() == ["age", "dose", "y"]


def test_the_frame_holds_no_python_objects():
    frame = read("n,w,y\n" + "".join(f"{i}.5,word {i % 9},{i}x{i}\n" for i in range(999)))
    assert frame.dtypes.astype(str).tolist() == ["float64", "category", "str"]


def test_two_thousand_repeated_names_take_no_quadratic_time():
    header = ",".join(["same"] * 2000)
    frame = read(header + "\n" + ",".join(["1"] * 2000) + "\n" + ",".join(["2"] * 2000) + "\n")
    assert frame.columns.is_unique


def test_hostile_names_are_kept_as_they_are():
    names = ["<img src=x onerror=alert(1)>", "![i](http://example.org/i.png)", "$x^2$", ":red[x]", "**b**"]
    assert read(",".join(names) + "\n1,2,3,4,0\n2,2,3,4,0\n").columns.tolist() == names


def test_a_gzip_file_is_read():
    found = read_bytes(gzip.compress(PLAIN.encode()), "mine.csv.gz")
    assert found.frame.to_dict("list") == expected()


def test_the_preview_holds_the_first_lines():
    assert table(PLAIN).preview[:2] == ("size,colour,y", "1.5,rot,0")


def test_options_are_a_key_whatever_the_order_in_which_they_are_given():
    one = ReadOptions(missing=(("a", ("NA", "-")), ("b", ("?",))), readings=(("a", "number"),))
    two = ReadOptions(missing=(("b", ("?",)), ("a", ("-", "NA"))), readings=(("a", "number"),))
    assert one == two
    assert hash(one) == hash(two)


def test_new_rows_are_read_as_the_rows_before_them():
    first = table("zip;x;s\n02139;1,5;None\n10001;2,25;a\n10001;2,25;None\n")
    new = read_bytes(b'zip,x,s\n10001,"1,250",None\n', "new.csv", first.options.conventions()).frame
    assert new["zip"].tolist() == ["10001"]
    assert new["x"].tolist() == [1.25]
    assert new["s"].tolist() == ["None"]


def test_numbers_that_are_too_large_are_infinite():
    assert read("x,y\n1,0\n1e400,1\n-inf,1\n")["x"].tolist() == [1, np.inf, -np.inf]


def test_commas_in_dates_and_decimals_do_not_part_a_file_of_semicolons():
    rows = "".join(f"Jan {day:02d}, 2020;-{day}'675,9{day} mg;{day % 2}\n" for day in range(1, 30))
    frame = read("day;dose;y\n" + rows)
    assert frame.columns.tolist() == ["day", "dose", "y"]
    assert frame["dose"].iloc[0] == -1675.91
