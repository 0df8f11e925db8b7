"""The line of names is found, or asked; no row is lost to it."""

import pytest

from dashboard.tabular import ReadOptions, read_table


def read(text: str, **options):
    return read_table(text.encode(), "mine.csv", ReadOptions(**options))


ROWS = "".join(f"{20 + i},{i}.5,{'FM'[i % 2]},{['no', 'yes'][i % 3 == 0]}\n" for i in range(30))


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("", 1),
        ("\n\n", 3),
        ("Report\n", 2),
        ("Report of 2024, second version\n\n", 3),
        ("Report,,,\n,,,\n", 3),
        ("# made by hand\n# twice\n", 3),
        ("Patients of ward 3,,,\nas of,2024-01-01,,\n", 3),
        ("Report\nAuthor: me\n\n\n", 5),
    ],
)
def test_names_are_found_below_titles_comments_and_blank_lines(above, line):
    table = read(above + "age,dose,sex,y\n" + ROWS)
    assert table.frame.columns.tolist() == ["age", "dose", "sex", "y"]
    assert table.options.header_line == line
    assert len(table.frame) == 30
    assert not table.questions


@pytest.mark.parametrize(
    "below",
    [
        "years,mg,,\n",
        "(years),(mg),(-),(-)\n",
        "---,---,---,---\n",
        "How old are you?,Which dose?,Sex?,Ill?\n",
    ],
)
def test_units_rules_and_labels_below_the_names_are_skipped_and_told(below):
    table = read("age,dose,sex,y\n" + below + ROWS)
    assert len(table.frame) == 30
    assert table.frame["age"].tolist()[0] == 20
    (note,) = [note for note in table.notes if "below the names" in note.text]
    assert note.undo is not None
    assert len(read("age,dose,sex,y\n" + below + ROWS, first_row=note.undo.first_row).frame) == 31


def test_names_below_a_line_of_groups_are_found():
    table = read("Person,,Study,\nage,dose,sex,y\n" + ROWS)
    assert table.frame.columns.tolist() == ["age", "dose", "sex", "y"]
    assert len(table.frame) == 30


def test_names_repeated_among_the_rows_are_left_out_and_told():
    table = read("age,dose,sex,y\n" + ROWS + "age,dose,sex,y\n" + ROWS)
    assert len(table.frame) == 60
    assert any("repeated on 1 line" in note.text for note in table.notes)


@pytest.mark.parametrize(
    "text",
    [
        ROWS,
        "842302,M,17.99\n842517,M,20.57\n8510426,B,13.54\n",
        "5.1,3.5,1.4,setosa\n4.9,3.0,1.4,setosa\n6.3,3.3,6.0,virginica\n" * 5,
        "M,Red\nF,Blue\nM,Blue\nF,Red\n" * 9,
    ],
)
def test_a_first_row_of_values_is_a_row(text):
    table = read(text)
    if not table.questions:
        assert len(table.frame) == text.count("\n")
    assert table.frame.columns[0] == "column 1"
    assert any("holds values" in note.text for note in table.notes)


@pytest.mark.parametrize("header", ["2019,2020,2021", "0,1,2", "country,2020,2021"])
def test_years_and_counts_may_be_names(header):
    assert read(header + "\n1,2,0\n3,4,1\n").frame.columns.tolist() == header.split(",")


def test_what_may_be_either_is_asked_with_both_readings():
    text = "0,1\n1,0\n2,1\n3,1\n"
    (question,) = read(text).questions
    assert question.id == "header_line"
    rows = sorted(len(read_table(text.encode(), "m", answer.change).frame) for answer in question.answers)
    assert rows == [3, 4]


def test_the_line_of_names_can_be_chosen():
    text = "a1,b1,c1,d1\nage,dose,sex,y\n" + ROWS
    assert read(text, header_line=2).frame.columns.tolist() == ["age", "dose", "sex", "y"]
    assert read(text, header_line=1).frame.columns.tolist() == ["a1", "b1", "c1", "d1"]
    assert read(text, header_line=0).frame.columns.tolist()[0] == "column 1"


def test_a_typing_slip_in_the_first_row_is_no_second_line_of_names():
    table = read("x,y\nabc,0\n1,1\n2,0\n4,1\n" * 1)
    assert len(table.frame) == 4


def test_names_with_numbers_in_them_are_names():
    names = "rownames,POP1992,-113.8.1,1OT,x2,5th"
    table = read(names + "\n" + "".join(f"{i},{i * 7 % 5},{i}.5,{i % 3},{i % 2},{i}\n" for i in range(20)))
    assert table.frame.columns.tolist() == names.split(",")
    assert not table.questions


@pytest.mark.parametrize("rest", [["mild,mild"] * 2, ["mild,mild"] * 40, ["mild,no", "severe,yes"] * 20])
def test_a_first_row_of_rare_words_is_a_row(rest):
    table = read("\n".join(["size,target", "tiny,maybe", *rest]) + "\n")
    assert len(table.frame) == len(rest) + 1


def test_a_title_with_a_comma_above_a_narrower_line_is_a_title():
    rows = "".join(f"{i},{20 + i},{'yes' if i % 3 else 'no'}\n" for i in range(1, 40))
    for title in ("Table 3. Survival, by age\n(2020)\n\n", "Deaths, all causes\n2020\n"):
        table = read_table(f"{title}id,age,y\n{rows}".encode(), "mine.csv")
        assert table.frame.columns.tolist() == ["id", "age", "y"]
        assert len(table.frame) == 39


def test_sources_with_commas_below_a_blank_line_are_no_rows():
    rows = "".join(f"{i},{20 + i},{'yes' if i % 3 else 'no'}\n" for i in range(1, 40))
    for notes in ("\nSource: National Office, 2020\nNote: excludes, some\n", "\r\nQuelle: Amt, 2020\n"):
        table = read_table(f"id,age,y\n{rows}{notes}".encode(), "mine.csv")
        assert len(table.frame) == 39
        assert any("below the rows" in note.text for note in table.notes)
    gapped = read_table(f"id,age,y\n{rows}\n40,61\n".encode(), "mine.csv")
    assert len(gapped.frame) == 40
