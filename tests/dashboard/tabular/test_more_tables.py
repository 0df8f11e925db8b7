"""Tables of many programs and countries: each kind is read as its writer meant it, or asked, or refused."""

import datetime
import io

import openpyxl
import pytest

from dashboard.tabular import Table, propose, read_table
from tests.dashboard.tabular.one_column import column_notes, table_of, values

N = 40


def table(head: str, row, *, below: str = "", n: int = N) -> Table:
    text = "\n".join([head, *(row(i) for i in range(n))]) + "\n" + below
    return read_table(text.encode(), "mine.csv")


def outcome(i: int) -> str:
    return "yes" if (i * 7) % 5 > 2 else "no"


def told(found: Table) -> str:
    return " ".join(note.text for note in found.notes)


@pytest.mark.parametrize(
    ("opening", "closing"), [("'", "'"), ("“", "”"), ("„", "“"), ("‘", "’"), ("«", "»"), ("`", "`")]
)
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_texts_between_other_quotes_are_read_without_them(opening, closing, sign):
    def line(*fields: str) -> str:
        return str(sign).join(f"{opening}{field}{closing}" for field in fields)

    found = table(line("ward", "dose", "y"), lambda i: line(f"O{'NS'[i % 2]}", f"{i % 7}.5", outcome(i)))
    assert found.frame.columns.tolist() == ["ward", "dose", "y"]
    assert set(found.frame["ward"]) == {"ON", "OS"}
    assert found.frame["dose"].dtype == "float64"
    assert f"between {opening} and {closing}" in told(found)


def test_a_single_quoted_text_may_hold_the_separating_sign_and_a_doubled_quote():
    found = table("'name','dose','y'", lambda i: f"'O''{'ABC'[i % 3]}, Jr','{i % 7}.5','{outcome(i)}'")
    assert set(found.frame["name"]) == {"O'A, Jr", "O'B, Jr", "O'C, Jr"}


def test_apostrophes_within_words_are_no_quotes():
    found = table("patient's name,x,y", lambda i: f"O'{'ABC'[i % 3]},{i % 7},{outcome(i)}")
    assert found.frame.columns[0] == "patient's name"
    assert set(found.frame["patient's name"]) == {"O'A", "O'B", "O'C"}


def test_quotes_behind_a_backslash_belong_to_the_text():
    found = table("t,x,y", lambda i: rf'"said \"{"AB"[i % 2]}\", twice",{i % 7},{outcome(i)}')
    assert set(found.frame["t"]) == {'said "A", twice', 'said "B", twice'}


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        (['="007"', '="010"'], ["007", "010"]),  # as Excel writes texts
        (["'007", "'010"], ["007", "010"]),
        (["'1.5", "'2.5"], [1.5, 2.5]),
        (["a\u200b", "a"], ["a", "a"]),  # a zero-width space
        (["\u200e12", "13\ufeff"], [12, 13]),
    ],
)
def test_marks_that_nobody_means_are_taken_off(cells, right):
    assert values(table_of(cells * 10)) == right * 10


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1.5×10^3", 1500.0),
        ("1.5x10^-3", 0.0015),
        ("1.5 * 10**3", 1500.0),
        ("1.5·10³", 1500.0),
        ("1.5 × 10⁻³", 0.0015),
        ("1.5 x 10^{3}", 1500.0),
        ("-1.5 × 10^3", -1500.0),
        ("10^3", 1000.0),
        ("1.5D+03", 1500.0),
        ("1.5×10^9/L", 1.5e9),
    ],
)
def test_powers_of_ten_are_read_as_written(cell, number):
    found = table_of([cell, cell.replace("5", "6") if "5" in cell else "10^4"] * 10)
    assert values(found)[0] == pytest.approx(number, rel=1e-15)
    assert not found.questions
    assert any("is read as" in note.text and note.undo for note in column_notes(found))


@pytest.mark.parametrize("cell", ["12x10", "5×103", "10³"])
def test_what_only_looks_like_a_power_is_no_number(cell):
    assert not any(isinstance(value, float) and value > 500 for value in values(table_of([cell, "3"] * 10)))


def test_digits_around_an_e_may_be_a_code_and_are_told():
    found = table_of([f"{1 + i % 9}E{i % 7}" for i in range(20)])
    (note,) = column_notes(found)
    assert note.undo is not None
    kept = table_of([f"{1 + i % 9}E{i % 7}" for i in range(20)], options=note.undo)
    assert values(kept)[0] == "1E0"


@pytest.mark.parametrize("cells", [["0x1A", "0x2B"], ["#FF0000", "#00FF00"], ["00:1A:FF", "01:2B:00"]])
def test_hexadecimal_codes_stay_text(cells):
    assert values(table_of(cells * 10)) == cells * 10


@pytest.mark.parametrize(
    "cells",
    [
        [f"{1 + i % 7}/20" for i in range(20)],
        [f"{1 + i % 7} of 20" for i in range(20)],
        [f"{i} (5%)" for i in range(20)],
        [f"{i}.5 ± 1.2" for i in range(20)],
        [f"{i * 3}-{i * 3 + 2}" for i in range(80)],
        [f"1:{100 + i}" for i in range(80)],
    ],
)
def test_several_numbers_in_a_cell_are_refused_naming_one(cells):
    (note,) = column_notes(table_of(cells))
    assert note.kind == "refused"
    assert "several numbers in a cell" in note.text
    assert "line 2" in note.text


def test_a_thousand_beside_plain_numbers_is_asked_first_as_what_it_says():
    (question,) = table_of([f"{1 + i % 9}.5k" if i % 2 else str(100 + i) for i in range(20)]).questions
    assert question.answers[0].label == "As it is: k means 1,000"
    taken = table_of(
        [f"{1 + i % 9}.5k" if i % 2 else str(100 + i) for i in range(20)], options=question.answers[0].change
    )
    assert values(taken)[:2] == [100.0, 2500.0]
    assert not taken.questions


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        ([f"{10 + i}012020" for i in range(19)], datetime.datetime(2020, 1, 10)),
        ([f"2020年{1 + i % 12}月{13 + i % 9}日" for i in range(19)], datetime.datetime(2020, 1, 13)),
        ([f"١{'٣٤٥٦٧٨'[i % 6]}/٠١/٢٠٢٠" for i in range(19)], datetime.datetime(2020, 1, 13)),
        ([f"{8 + i % 9}h{30 + i}" for i in range(19)], datetime.datetime(1970, 1, 1, 8, 30)),
    ],
)
def test_dates_and_times_without_the_usual_signs(cells, day):
    assert values(table_of(cells, name="visit"), "visit")[0] == day


@pytest.mark.parametrize("filler", ["1900-01-01", "9999-12-31"])
def test_a_day_that_stands_for_none_is_pointed_out(filler):
    cells = [filler if i % 10 == 0 else f"2020-03-{10 + i % 19}" for i in range(60)]
    (note,) = [note for note in column_notes(table_of(cells)) if note.kind == "warning"]
    assert filler in note.text
    assert values(table_of(cells, options=note.undo)).count(None) == 6


@pytest.mark.parametrize(
    ("usual", "filler"), [((0, 1), 9), ((1, 2), 99), ((1, 2, 3, 4), 9), ((1, 2, 3, 4, 5), 9), ((0, 1), 88)]
)
def test_few_values_and_one_far_away_are_pointed_out(usual, filler):
    cells = [str(filler if i % 10 == 0 else usual[i % len(usual)]) for i in range(200)]
    (note,) = [note for note in column_notes(table_of(cells)) if note.kind == "warning"]
    assert f"'{filler}' in 20 rows may mean missing" in note.text


@pytest.mark.parametrize("scale", [(-1, 0, 1), tuple(range(1, 10)), (0, 1, 2, 3, 4), (1, 2, 3), (7, 8, 9)])
def test_scales_without_a_gap_are_left_in_peace(scale):
    cells = [str(scale[i % len(scale)]) for i in range(200)]
    assert not [note for note in column_notes(table_of(cells)) if note.kind == "warning"]


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        ("Sum,{x},\nAverage,6.0,\n", N),
        ("Total,{x},\nMean,6.0,\nSD,3.1,\nN,40,\n", N),
        (",{x},\n", N),  # nothing but the sums
        ("Source: own survey, 2020\n", N),
        ("(40 rows)\n", N),
        ("N = 40,,\n", N),
        ("* p < 0.05,,\n", N),
        (",30,\n", N + 1),  # a row with gaps
        ("d,30,no\n", N + 1),
    ],
)
def test_what_stands_below_the_rows_is_left_out_and_told(below, rows):
    sums = str(sum(i * 7 % 13 for i in range(N)))
    found = table(
        "ward,x,y", lambda i: f"{'abc'[i % 3]},{i * 7 % 13},{outcome(i)}", below=below.format(x=sums)
    )
    assert len(found.frame) == rows
    assert found.frame["x"].max() <= 30
    assert (rows > N) != ("left out" in told(found))


def test_totals_between_groups_are_left_out_with_the_last_one():
    def row(i: int) -> str:
        group = f"{'abc'[i // 10]},{i * 7 % 13},{i % 2}"
        return group + (f"\n{'abc'[i // 10]} Total,70,5" if i % 10 == 9 else "")

    found = table("ward,x,n", row, below="Grand Total,210,15\n", n=30)
    assert len(found.frame) == 30
    (note,) = [note for note in found.notes if "sum up" in note.text]
    assert "'Grand Total' on line 35" in note.text
    assert note.undo is not None


def test_a_second_table_is_left_out_and_can_be_read():
    first = "".join(f"{i * 7 % 13},{outcome(i)},{i % 3}\n" for i in range(N))
    second = "".join(f"{30 + i},{'fm'[i % 2]},{i % 2}\n" for i in range(20))
    data = f"x,y,z\n{first}\nage,sex,died\n{second}".encode()
    found = read_table(data, "two.csv")
    assert len(found.frame) == N
    (note,) = [note for note in found.notes if "another table" in note.text]
    assert "line 43" in note.text
    assert note.undo is not None
    other = read_table(data, "two.csv", note.undo)
    assert other.frame.columns.tolist() == ["age", "sex", "died"]
    assert len(other.frame) == 20


def workbook(fill) -> Table:
    book = openpyxl.Workbook()
    fill(book.active)
    buffer = io.BytesIO()
    book.save(buffer)
    return read_table(buffer.getvalue(), "mine.xlsx")


def test_merged_cells_hold_their_value_in_every_row():
    def fill(sheet):
        sheet.append(["ward", "age", "died"])
        for i in range(20):
            sheet.append(["north" if i == 0 else "south" if i == 10 else None, 20 + i * 3 % 17, i % 2])
        sheet.merge_cells("A2:A11")
        sheet.merge_cells("A12:A21")

    found = workbook(fill)
    assert found.frame["ward"].tolist() == ["north"] * 10 + ["south"] * 10
    assert "'north' on rows 2 to 11" in told(found)


def test_a_second_table_and_a_source_on_a_sheet_are_no_rows():
    def fill(sheet):
        sheet.append(["x", "died"])
        for i in range(20):
            sheet.append([i * 7 % 13, i % 2])
        sheet.append([])
        sheet.append(["ward", "beds"])
        sheet.append(["north", 12])

    assert len(workbook(fill).frame) == 20

    def with_source(sheet):
        sheet.append(["x", "died"])
        for i in range(20):
            sheet.append([i * 7 % 13, i % 2])
        sheet.append(["Source: the ward"])

    found = workbook(with_source)
    assert len(found.frame) == 20
    assert found.frame["x"].dtype == "int64"


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        *(("ναι", "όχι"), ("כן", "לא"), ("نعم", "لا"), ("ใช่", "ไม่"), ("có", "không"), ("예", "아니오")),
        *(("ano", "ne"), ("áno", "nie"), ("हाँ", "नहीं"), ("jā", "nē"), ("taip", "ne"), ("ya", "tidak")),
    ],
)
def test_yes_of_more_languages_needs_no_question(yes, no):
    plan = propose(table("x,y", lambda i: f"{i * 7 % 13},{yes if i % 3 else no}"))
    assert plan.positive == yes
    assert not plan.questions


def test_a_class_that_seems_to_mean_missing_is_offered_last():
    plan = propose(table("x,y", lambda i: f"{i * 7 % 13},{9 if i % 8 == 0 else i % 2}"))
    (question,) = plan.questions
    assert question.answers[0].label == "1 against the rest"
    assert question.answers[-1].label == "9 against the rest"


def test_a_column_of_lists_does_not_part_the_table():
    found = table("ward,langs,y", lambda i: f"{'ab'[i % 2]},{['R;SQL', 'R;Python'][i % 2]},{outcome(i)}")
    assert found.frame.columns.tolist() == ["ward", "langs", "y"]
    alone = table("ward,langs", lambda i: f"{'ab'[i % 2]},{['R;SQL', 'R;Python'][i // 2 % 2]}")
    assert alone.frame.columns.tolist() == ["ward", "langs"]
