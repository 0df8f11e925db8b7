"""Tables of other countries and programs, each read with the meaning that its writer had."""

import pytest

from dashboard.tabular import Plan, Table, planned, propose, read_table

N = 60


def table(head: str, row) -> Table:
    return read_table((head + "\n" + "\n".join(row(i) for i in range(N)) + "\n").encode(), "mine.csv")


def outcome(i: int) -> str:
    return "yes" if (i * 7) % 5 > 2 else "no"


@pytest.mark.parametrize(
    ("head", "row", "value"),
    [
        ("Umsatz;Kauf", lambda i: f"{1 + i % 9}'{100 + i}.50;{outcome(i)}", 1100.5),  # Switzerland
        ("dose;issue", lambda i: f"{1 + i % 9}\u202f{100 + i},5;{outcome(i)}", 1100.5),  # France
        ("income|default", lambda i: f"{1 + i % 9},{10 + i % 90},{100 + i}|{outcome(i)}", 110100),  # India
        ("balance|y", lambda i: f"({100 + i}.25)|{outcome(i)}", -100.25),  # accounts
        ("x;y", lambda i: f"{1 + i % 9},5E-2;{outcome(i)}", 0.015),  # a calculator
        ("Preis;Kauf", lambda i: f"{1 + i % 9}.{100 + i},00 €;{outcome(i)}", 1100),  # Germany
    ],
)
def test_numbers_are_read_as_their_country_writes_them(head, row, value):
    def twice(i: int) -> str:  # of accounts alone, (5) may be 5
        return row(i) if "|y" not in head or i % 2 == 0 else f"{300 + i}.25|{outcome(i)}"

    found = table(head, twice)
    assert not found.questions
    assert found.frame.iloc[0, 0] == pytest.approx(value, rel=1e-12)


def test_fractions_among_per_cents_are_asked():
    found = table("rate,y", lambda i: (f"{i}%" if i % 2 else f"0.{i:02d}") + f",{outcome(i)}")
    assert [question.column for question in found.questions] == ["rate"]


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("agegroup", ("0-9", "10-19", "20-29", "30-39")),
        ("agegroup", ("<18", "18-39", "40-64", "65+")),
        ("icd10", ("E11.9", "I10", "J45.0", "C50")),
        ("PLZ", ("01067", "10115", "80331")),
        ("answer", ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")),
    ],
)
def test_ranges_codes_and_answers_are_categories(name, levels):
    found = table(f"{name},age,y", lambda i: f"{levels[i % len(levels)]},{20 + i % 40},{outcome(i)}")
    column = plan_of(found).column(name)
    assert (column.role, column.kind) == ("feature", "category")
    assert set(found.frame[name].dropna()) == set(levels)


def test_a_word_among_numbers_is_named_and_made_missing_by_one_click():
    found = table("lab,y", lambda i: ("not done" if i % 10 == 0 else f"{i}.5") + f",{outcome(i)}")
    (note,) = [note for note in found.notes if note.column == "lab"]
    assert note.kind == "refused"
    assert "'not done' on line 2" in note.text
    assert note.undo is not None
    text = "lab,y\n" + "\n".join(
        ("not done" if i % 10 == 0 else f"{i}.5") + f",{outcome(i)}" for i in range(N)
    )
    assert read_table(text.encode(), "mine.csv", note.undo).frame["lab"].isna().sum() == 6


def test_dates_whose_day_is_the_number_of_their_month_are_not_asked_about():
    found = table("visit,y", lambda i: f"{1 + i % 12}/{1 + i % 12}/2021,{outcome(i)}")
    assert not found.questions
    assert f"{found.frame['visit'].iloc[1]:%Y-%m-%d}" == "2021-02-02"


def test_years_are_written_without_a_comma_and_large_numbers_with_one():
    found = table(
        "year,income,y", lambda i: f"{2001 + i % 20},{15000 + i * 7 - 20000 * (i == 3)},{outcome(i)}"
    )
    plan = plan_of(found)
    assert plan.column("year").reason == "Numbers from 2001 to 2020."
    assert plan.column("income").reason == "Numbers from −4,979 to 15,413."


def test_a_line_above_the_names_that_spans_columns_is_skipped_and_told():
    text = "Patient,,Lab,\nage,sex,crp,died\n" + "\n".join(
        f"{20 + i},{'MF'[i % 2]},{i % 17}.2,{(i * 7) % 2}" for i in range(N)
    )
    found = read_table(text.encode(), "mine.csv")
    assert found.frame.columns.tolist() == ["age", "sex", "crp", "died"]
    assert any("line 2" in note.text and note.undo for note in found.notes)


def plan_of(found: Table) -> Plan:
    return planned(found).plan if found.questions else propose(found)
