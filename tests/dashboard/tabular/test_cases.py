"""Tables after kinds of files that people report as read wrongly: what each of them means.

Coefficients are statsmodels' on the right table (Logit.fit; freq by freq_weights), to the digits given.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from dashboard.tabular import ReadOptions, Table, TableError, read_table

CASES = Path(__file__).parent / "cases"


def read(name: str, options: ReadOptions = ReadOptions()) -> Table:  # noqa: B008
    return read_table((CASES / f"{name}.csv").read_bytes(), f"{name}.csv", options)


def said(table: Table, column: str | None) -> str:
    return " ".join(note.text for note in table.notes if note.column == column)


def coefficients(frame: pd.DataFrame, target: str, positive: object, features: list[str]) -> pd.Series:
    X = pd.get_dummies(frame[features], drop_first=False, dtype=float)
    model = sm.Logit((frame[target] == positive).astype(float), sm.add_constant(X))
    return pd.Series(model.fit(disp=0).params)


def test_one_comma_proves_the_decimal_sign_of_the_whole_file():
    table = read("german")
    assert table.frame.iloc[0].tolist()[:3] == [1331, 0.06, 1424.17]
    assert table.options.decimal == ","
    assert not table.questions
    assert "'1.331' is read as 1331" in said(table, "Umsatz")
    assert coefficients(table.frame, "Kauf", "ja", ["Umsatz"])["Umsatz"] == pytest.approx(0.00085, abs=2e-5)


def test_groups_of_three_beside_smaller_numbers_are_asked_with_both_readings_of_a_cell():
    table = read("dot_thousands")
    (question,) = table.questions
    assert question.id == "decimal"
    assert [answer.example for answer in question.answers] == ["3.480 is 3480", "3.480 is 3.48"]
    thousands = read("dot_thousands", question.answers[0].change)
    assert thousands.frame["Umsatz"].tolist()[:2] == [472, 3480]
    assert not thousands.questions
    found = coefficients(thousands.frame, "Kauf", "ja", ["Umsatz", "Alter"])
    assert found[["Umsatz", "Alter"]].round(5).tolist() == pytest.approx([0.00079, 0.0123], abs=5e-5)
    assert read("dot_thousands", question.answers[1].change).frame["Umsatz"].tolist()[:2] == [472, 3.48]


def test_quoted_commas_in_a_comma_separated_file_group_thousands():
    table = read("us_thousands")
    assert table.frame["price"].tolist()[:2] == [472, 3480]
    assert not table.questions
    (note,) = [note for note in table.notes if note.column == "price" and note.action == "Read it as 3.48"]
    assert note.undo is not None
    assert read("us_thousands", note.undo).frame["price"].tolist()[:2] == [472, 3.48]


def test_decimal_commas_that_part_numbers_are_refused_by_name_and_line():
    with pytest.raises(TableError, match=r"Line 2.*decimal comma.*'5,06'"):
        read("ragged_decimal")


def test_per_cent_are_hundredths():
    assert read("percent_sign").frame["score"].tolist()[:2] == [0.918, 0.391]


def test_scores_of_two_classes_are_numbers():
    assert read("two_prob_columns").frame.dtypes.astype(str).tolist() == ["category", "float64", "float64"]


@pytest.mark.parametrize("name", ["freq", "grouped"])
def test_counts_are_whole_numbers(name):
    table = read(name)
    assert table.frame.iloc[:, -1].dtype == np.int64
    assert not table.notes
    assert not table.questions


def test_a_minus_beside_a_plus_is_a_class():
    table = read("plusminus")
    assert sorted(table.frame["result"].unique()) == ["+", "-"]
    assert "'-' is a value here and not missing" in said(table, "result")


def test_none_in_a_tenth_of_a_text_column_is_a_level():
    table = read("none_level")
    assert sorted(table.frame["smoking"].unique()) == ["Heavy", "Light", "None"]
    found = coefficients(
        table.frame.assign(light=table.frame.smoking == "Light", none=table.frame.smoking == "None").astype(
            {"light": float, "none": float}
        ),
        "event",
        1,
        ["age", "light", "none"],
    )
    assert found[["age", "light", "none"]].tolist() == pytest.approx([0.0353, -0.649, -1.092], abs=6e-4)


def test_a_sentinel_is_pointed_out_and_one_click_makes_it_missing():
    table = read("sentinel")
    (note,) = [note for note in table.notes if note.column == "lab"]
    assert note.kind == "warning"
    assert note.undo is not None
    assert "'\u2212999' in 17 rows may mean missing" in note.text
    clean = read("sentinel", note.undo).frame
    assert clean["lab"].isna().sum() == 17
    model = sm.Logit(clean.dropna()["died"], sm.add_constant(clean.dropna()[["lab"]])).fit(disp=0)
    both = sm.Logit(clean.dropna()["died"], sm.add_constant(clean.dropna()[["lab", "age"]])).fit(disp=0)
    assert 0.0736 in {round(model.params["lab"], 4), round(both.params["lab"], 4)}


def test_blank_boxes_are_offered_as_no():
    table = read("checkbox")
    notes = {note.column: note for note in table.notes if note.kind == "warning"}
    assert notes.keys() == {"diabetes", "smoker", "relapse"}
    assert all("nothing" in note.text and "blank" in note.text for note in notes.values())
    options = ReadOptions()
    for column in notes:
        wanted = [note for note in read("checkbox", options).notes if note.column == column]
        options = next(note.undo for note in wanted if note.undo is not None)
    frame = read("checkbox", options).frame
    assert not frame.isna().any().any()
    assert sorted(frame["diabetes"].unique()) == ["no", "x"]
    assert sorted(frame["smoker"].unique()) == sorted(frame["relapse"].unique()) == [0, 1]


def test_numbers_with_units_are_numbers():
    table = read("units")
    assert table.frame["weight"].tolist()[:2] == [61, 57]
    assert "'61 kg' is read as 61 (in kg)" in said(table, "weight")
    found = coefficients(table.frame, "died", 1, ["weight", "dose"])
    assert found[["weight", "dose"]].tolist() == pytest.approx([0.0841, 0.0084], abs=6e-5)


def test_codes_keep_their_zeros():
    table = read("zip")
    assert table.frame["zip"].tolist()[0] == "07030"
    assert "'07030' is a code, not a number" in said(table, "zip")


def test_ordinal_levels_and_ranks_are_read_as_they_stand():
    frame = read("ordinal").frame
    assert frame["rank"].dtype == np.int64
    assert sorted(frame["severity"].unique()) == ["High", "Low", "Medium"]


def test_spellings_of_one_class_are_folded_and_told():
    table = read("case_target")
    assert sorted(str(value).lower() for value in table.frame["relapse"].unique()) == ["no", "yes"]
    (note,) = [note for note in table.notes if note.column == "relapse"]
    assert "differ by case or spaces alone" in note.text
    assert note.undo is not None
    assert read("case_target", note.undo).frame["relapse"].nunique() > 4


def test_every_row_of_a_file_without_names_is_kept():
    table = read("headerless_mixed")
    assert len(table.frame) == 300
    assert table.options.header_line == 0


def test_names_below_a_title_with_commas_are_found():
    table = read("title_commas")
    assert table.frame.columns.tolist() == ["age", "dose", "sex", "outcome"]
    assert table.options.header_line == 3
    assert len(table.frame) == 300
    assert "The names stand on line 3" in said(table, None)


def test_the_full_texts_of_questions_below_the_names_are_skipped_and_told():
    table = read("qualtrics")
    assert table.frame.columns.tolist() == ["StartDate", "ResponseId", "Q1", "Q2", "Q3", "Q4"]
    assert len(table.frame) == 300
    assert "2 lines below the names (line 1) are skipped" in said(table, None)


def test_several_two_valued_columns_and_a_day_count_of_999():
    table = read("bank")
    assert len(table.frame) == 300
    assert "999" in said(table, "pdays")


@pytest.mark.parametrize("name", ["index_shuffled", "unnamed0"])
def test_an_index_is_a_column_of_whole_numbers(name):
    frame = read(name).frame
    assert frame.iloc[:, 0].tolist()[:3] == [189, 123, 185]
    assert len(frame) == 240


@pytest.mark.parametrize(
    ("column", "first", "reading"),
    [
        ("d1", "2020-11-13", "date/%d %b %Y"),
        ("d2", "2020-11-01", "date/%m/%Y"),
        ("d3", "2020-11-13T10:00:00", "date/%Y-%m-%d %H:%M:%S%z"),
        ("d4", "2020-11-13T09:30:00", "date/%m/%d/%Y %I:%M %p"),
        ("d5", "1970-01-01T12:01:00", "date/%H:%M"),
        ("d6", "2020-11-13", "date/%Y%m%d"),
        ("d7", "2020-11-01", "date/%Y-%m"),
        ("d8", "2020-11-13", "date/%d.%m.%y"),
        ("d9", "2000-11-13", "date/%d.%m."),
    ],
)
def test_nine_ways_to_write_a_date_or_a_time(column, first, reading):
    table = read("dates")
    assert table.frame[column].iloc[0] == pd.Timestamp(first)
    assert dict(table.options.readings)[column] == reading
    assert said(table, column)
