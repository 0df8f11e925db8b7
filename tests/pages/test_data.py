"""The Data page, driven as a person would: files that are easily read wrongly, their questions and columns.

Coefficients are statsmodels' or R's on the right table, as tests/dashboard/tabular/test_cases.py cites them.
"""

import pandas as pd
import pytest

from tests.pages.data_visit import (
    CASES,
    answer,
    answers,
    case,
    choose,
    close,
    coefficients,
    data,
    opened,
    plain,
    press,
    words,
)


def test_dots_for_thousands_and_commas_for_decimals_are_one_convention():
    at = case("german")
    assert answers(at) == []
    assert "'1.331' is read as 1331" in words(at)
    for name in ("Quote", "Preis"):
        choose(at, f"role {name}", "left out")
    assert coefficients(at)["Umsatz"] == pytest.approx(0.00085, abs=2e-5)


def test_an_ambiguous_convention_is_asked_and_the_answer_decides_the_sign():
    at = case("dot_thousands")
    assert "3.480 is 3480" in answers(at)[0]
    assert data(at) is None
    answer(at, answers(at)[0])
    found = coefficients(at)
    assert found["Umsatz"] == pytest.approx(0.00079, abs=6e-6)
    assert found["Alter"] == pytest.approx(0.0123, abs=6e-5)


def test_quoted_commas_group_thousands():
    at = case("us_thousands")
    assert answers(at) == []
    assert data(at).columns["price"].tolist()[:2] == [472, 3480]
    press(at, "Read it as 3.48")
    assert data(at).columns["price"].tolist()[:2] == [472, 3.48]
    press(at, "Undo")
    assert data(at).columns["price"].tolist()[:2] == [472, 3480]


def test_a_refused_file_says_where_and_leaves_the_data():
    at = opened()
    before = at.session_state["prepared"]
    case("ragged_decimal", at)
    assert "decimal comma" in words(at)
    assert at.session_state["prepared"] is before


def test_counts_are_offered_as_weights_and_the_cases_are_counted():
    at = answer(case("freq"), "relapse")
    assert "say how often each row counts" in words(at)
    answer(at, "Yes, it counts cases")
    found = coefficients(at)
    assert found["arm = drug"] == pytest.approx(-1.169, abs=6e-4)
    assert found["sex = M"] == pytest.approx(0.718, abs=6e-4)
    prepared = data(at)
    assert f"{prepared.weight.sum():,.0f} cases" in "".join(e.proto.body for e in at.get("html"))


def test_grouped_counts_are_offered_first():
    at = case("grouped")
    assert answers(at)[0].startswith("Grouped counts: 'dead' of 'n'")
    answer(at, "Grouped counts")
    prepared = data(at)
    frame = pd.read_csv(CASES / "grouped.csv")
    assert prepared.weight.sum() == frame["n"].sum()
    assert prepared.weight[prepared.y == 1].sum() == frame["dead"].sum()


def test_plus_and_minus_are_two_classes():
    at = case("plusminus")
    answer(at, "result")
    assert {data(at).positive, data(at).negative} == {"+", "-"}


def test_none_is_a_level():
    at = case("none_level")
    choose(at, "reference smoking", "Heavy")
    found = coefficients(at)
    assert len(data(at).y) == 300
    assert close(found, **{"smoking = Light": -0.649, "smoking = None": -1.092, "age": 0.0353})


def test_a_sentinel_is_made_missing_by_one_click_and_undone_by_another():
    at = case("sentinel")
    assert "may mean missing" in words(at)
    assert len(data(at).y) == 300
    press(at, "Make missing")
    assert len(data(at).y) == 283
    press(at, "Undo")
    assert len(data(at).y) == 300


def test_blank_boxes_are_never_called_the_same_in_every_row():
    at = case("checkbox")
    assert "same value" not in words(at)
    answer(at, "relapse")
    for _ in range(2):
        press(at, "Read blank as")
    prepared = data(at)
    assert len(prepared.y) == 300
    assert set(prepared.columns) == {"age", "smoker", "diabetes"}


def test_numbers_with_units_are_numbers():
    assert close(coefficients(case("units")), weight=0.0841, dose=0.0084)


def test_codes_are_categories():
    at = case("zip")
    assert at.session_state["prepared"].plan.column("zip").kind == "category"
    assert "'07030' is a code" in words(at)


def test_ranks_become_categories_with_the_reference_that_is_chosen():
    at = case("ordinal")
    answer(at, *answers(at)[:1])
    press(at, "Use as categories")
    choose(at, "reference rank", "1")
    choose(at, "reference severity", "Low")
    found = coefficients(at)
    assert close(
        found, **{"rank = 2": 0.987, "rank = 3": -0.134, "rank = 4": 0.499, "severity = High": 1.134}
    )


def test_variants_of_case_and_space_are_two_classes():
    at = case("case_target")
    prepared = data(at)
    assert {prepared.positive.lower(), prepared.negative.lower()} == {"yes", "no"}


def test_with_several_two_valued_columns_the_target_is_asked():
    at = case("bank")
    assert answers(at)[0].startswith("y")
    assert data(at) is None
    answer(at, "y")
    assert (data(at).target, data(at).positive) == ("y", "yes")


def test_a_line_of_names_that_may_be_a_row_is_asked():
    at = case("headerless_mixed")
    assert any("names" in plain(m.value) for m in at.markdown)
    found = [label for label in answers(at) if "row" in label.lower()] or answers(at)
    answer(at, found[0])
    assert len(pd.DataFrame(dict(at.session_state["planned tables"]["own"].planned.table.frame))) == 300


@pytest.mark.parametrize(("name", "line"), [("title_commas", 3), ("qualtrics", 1)])
def test_lines_above_and_below_the_names_are_skipped_and_told(name, line):
    at = case(name)
    table = at.session_state["planned tables"]["own"].planned.table
    assert table.options.header_line == line
    assert f"names on line {line}" in words(at)


@pytest.mark.parametrize("name", ["index_shuffled", "unnamed0"])
def test_an_index_is_left_out_with_a_note(name):
    at = case(name)
    plan = at.session_state["planned tables"]["own"].planned.plan
    assert plan.columns[0].role == "left out"
    assert plain(plan.columns[0].reason) in words(at)


def test_a_date_is_left_out_until_a_part_is_chosen():
    at = case("dates")
    for question in answers(at)[:1]:
        answer(at, question)
    plan = at.session_state["planned tables"]["own"].planned.plan
    dates = [column.name for column in plan.columns if column.kind == "date"]
    assert len(dates) == 9
    choose(at, "date d1", "month")
    assert "d1 (month) = March" in data(at).design.names
    choose(at, "date d1", "left out")
    assert not [name for name in data(at).design.names if name.startswith("d1")]


@pytest.mark.parametrize("name", ["percent_sign", "two_prob_columns"])
def test_files_of_scores_are_read_as_tables_too(name):
    at = case(name)
    kinds = at.session_state["planned tables"]["own"].planned.table.frame.dtypes.astype(str).tolist()
    assert "float64" in kinds
