"""The Data page, driven as a person would: files that are easily read wrongly, their questions and columns.

Coefficients are statsmodels' or R's on the right table, as tests/dashboard/tabular/test_cases.py cites them.
"""

import json
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import logreg as lr
from logreg.data.design import Design

PAGE = "../../pages/data/page.py"
CASES = Path(__file__).parents[1] / "dashboard" / "tabular" / "cases"


def opened(**address: str) -> AppTest:
    at = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def drop(at: AppTest, data: bytes | str, name: str = "mine.csv") -> AppTest:
    raw = data.encode() if isinstance(data, str) else data
    at.file_uploader[0].set_value((name, raw, "text/csv")).run()
    assert not at.exception
    return at


def case(name: str, at: AppTest | None = None) -> AppTest:
    return drop(at or opened(data="Your own file"), (CASES / f"{name}.csv").read_bytes(), f"{name}.csv")


def answers(at: AppTest) -> list[str]:
    return [plain(b.label) for b in at.button if str(b.key).startswith("answer ")]


def answer(at: AppTest, *beginnings: str) -> AppTest:
    for beginning in beginnings:
        found = [b for b in at.button if str(b.key).startswith("answer ")]
        click(at, next(b for b in found if plain(b.label).startswith(beginning)))
    return at


def click(at: AppTest, button) -> AppTest:
    button.click()
    at.run()
    assert not at.exception
    return at


def press(at: AppTest, label: str) -> AppTest:
    return click(at, next(b for b in at.button if plain(b.label).startswith(label)))


def choose(at: AppTest, key: str, value) -> AppTest:
    at.selectbox(key=key).set_value(value).run()
    assert not at.exception
    return at


def plain(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "").replace("  \n", " | ")


def words(at: AppTest) -> str:
    elements = [*at.markdown, *at.caption, *at.error, *at.info]
    return "\n".join(plain(str(element.value)) for element in elements)


def data(at: AppTest):
    """The rows that training would take; None while something is open."""
    ready = any(link.proto.label.startswith("Train on them") for link in at.get("page_link"))
    return at.session_state["prepared"] if ready else None


def coefficients(at: AppTest) -> dict[str, float]:
    prepared = data(at)
    design = Design.learn(prepared.columns, spec=prepared.spec)
    fit = lr.fit(lr.Objective(design.X, prepared.y, sample_weight=prepared.weight))
    assert fit.status.succeeded
    return dict(zip(design.names, fit.coef[1:].tolist(), strict=True))


def close(found: dict[str, float], **wanted: float) -> bool:
    return all(found[name] == pytest.approx(value, abs=6e-4) for name, value in wanted.items())


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


CLEAN = (
    "age,dose,ill\n"
    + "\n".join(f"{30 + 7 * i % 40},{i % 9}.5,{int(i * i % 7 > 2)}" for i in range(60))
    + "\n"
)
GAPS = "age,dose,kind,ill\n" + "\n".join(
    f"{'' if i % 10 == 0 else 30 + 7 * i % 40},{i % 9}.5,{'abc'[i % 3]},{int(i * i % 7 > 2)}"
    for i in range(60)
)


def test_a_clean_file_asks_nothing_where_one_value_says_yes():
    at = drop(opened(), CLEAN)
    assert answers(at) == []
    assert (len(data(at).y), data(at).positive) == (60, "1")
    assert at.selectbox(key="data").value == "Your own file"


def test_the_positive_value_alone_is_asked_where_neither_says_yes():
    at = drop(opened(), CLEAN.replace(",1\n", ",red\n").replace(",0\n", ",blue\n"))
    assert sorted(label.split(",")[0] for label in answers(at)) == ["blue", "red"]
    assert data(at) is None
    answer(at, "red")
    assert data(at).positive == "red"
    at.segmented_control(key="positive of ill").set_value("blue").run()
    assert data(at).positive == "blue"


def test_what_each_choice_for_missing_values_costs_stands_beside_it():
    at = drop(opened(), GAPS)
    assert len(data(at).y) == 54
    choose(at, "detail column", "age")
    at.radio(key="gaps age").set_value("median with indicator").run()
    assert any("54 rows" in option for option in at.radio(key="gaps age").options)
    assert any("60 rows" in option for option in at.radio(key="gaps age").options)
    assert len(data(at).y) == 60
    assert "age missing" in data(at).design.names


def test_terms_products_and_undo_change_the_design():
    at = drop(opened(), GAPS)
    choose(at, "terms dose", ("spline 3",))
    assert "rcs(dose, 3)'" in data(at).design.names
    click(at, at.button(key="add product"))
    assert data(at).plan.products == (("age", "dose"),)
    press(at, "Undo")
    assert data(at).plan.products == ()
    press(at, "Start over")
    assert data(at).design.names == ("age", "dose", "kind = b", "kind = c")
    press(at, "Undo")
    assert "rcs(dose, 3)'" in data(at).design.names


def test_a_logarithm_of_zero_is_refused_beside_the_column_and_nothing_is_lost():
    text = CLEAN.replace("0.5,", "0,", 1).replace("0.5,", "0,", 1)
    at = drop(opened(), text)
    before = at.session_state["prepared"]
    choose(at, "terms dose", ("log",))
    assert data(at) is None
    assert "'dose' has no logarithm in 2 rows" in words(at)
    assert at.session_state["prepared"] is before
    press(at, "Undo")
    assert data(at) is not None


def test_another_target_keeps_the_corrections_of_the_other_columns():
    at = drop(
        opened(), CLEAN.replace("ill", "ill,well").replace(",1\n", ",1,no\n").replace(",0\n", ",0,yes\n")
    )
    answer(at, "ill")
    choose(at, "terms dose", ("as is", "square"))
    choose(at, "role well", "target")
    assert data(at).target == "well"
    assert "dose²" in data(at).design.names


def test_several_values_stand_against_others_and_the_rest_is_left_out():
    rows = "\n".join(f"{i % 17},{'abcd'[i % 4]}" for i in range(80))
    at = drop(opened(target_ways="true"), f"x,class\n{rows}\n")
    at.multiselect(key="positive values").set_value(["a", "b"])
    at.multiselect(key="negative values").set_value(["c"]).run()
    assert "Rows with d are left out." in words(at)
    press(at, "Use these values")
    assert (len(data(at).y), int(data(at).y.sum())) == (60, 40)
    assert "d" in str(data(at).dropped)


def test_a_number_is_cut_at_the_value_that_is_chosen():
    rows = "\n".join(f"{i % 17},{(i * 7) % 23}.5" for i in range(80))
    at = drop(opened(target_ways="true"), f"x,score\n{rows}\n")
    choose(at, "role score", "target")
    at.select_slider(key="cut score").set_value(10.5).run()
    press(at, "Positive above it")
    assert int(data(at).y.sum()) == sum((i * 7) % 23 > 10 for i in range(80))


def test_the_choices_are_in_the_link_and_open_again_with_the_same_columns():
    at = drop(opened(), GAPS)
    choose(at, "terms dose", ("spline 4",))
    choose(at, "role kind", "left out")
    link = at.query_params["plan"]
    text = link[0] if isinstance(link, list) else link
    assert json.loads(text)["columns"]["dose"] == {"terms": ["spline 4"]}
    again = drop(opened(data="Your own file", plan=text), GAPS)
    assert data(again).plan == data(at).plan
    press(again, "Undo")
    assert data(again).plan.column("dose").terms == ("as is",)


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"columns": 3}', '{"columns": {"absent": {}}}', '{"target": "absent"}']
)
def test_a_link_that_does_not_fit_says_so_and_the_table_is_as_proposed(text):
    at = drop(opened(data="Your own file", plan=text), GAPS)
    assert data(at).plan.column("dose").terms == ("as is",)
    assert at.toast


def test_a_sample_is_planned_in_the_same_table():
    at = opened(data="Wisconsin tumours")
    assert len(at.session_state["prepared"].columns) == 5
    choose(at, "terms mean radius", ("spline 3",))
    assert "rcs(mean radius, 3)'" in at.session_state["prepared"].design.names


def test_many_columns_are_shown_by_pages_and_found_by_search():
    names = [f"v{j}" for j in range(60)]
    body = "\n".join(",".join(str((i * (j + 3)) % 11) for j in range(60)) + f",{i % 2}" for i in range(90))
    at = drop(opened(), ",".join([*names, "y"]) + "\n" + body)
    assert sum(str(box.key).startswith("role ") for box in at.selectbox) == 25
    at.text_input(key="columns search").set_value("v59").run()
    assert [box.key for box in at.selectbox if str(box.key).startswith("role ")] == ["role v59"]


def test_hostile_names_stay_literal():
    names = ["<img src=x onerror=alert(1)>", "![i](http://example.org/i.png)", "$x^2$", "**b** :red[x]"]
    rows = [[str((i * 3 + j) % 5 + i % 3) for j in range(4)] + [str(i % 2)] for i in range(30)]
    at = drop(opened(), ",".join([*names, "y"]) + "\n" + "\n".join(",".join(row) for row in rows))
    assert set(data(at).columns) == set(names)
    shown = [re.sub(r"\\.", "", str(e.value)) for e in (*at.markdown, *at.caption)]
    assert not [text for text in shown if "<img" in text or "![" in text or "$x" in text]


def test_while_a_question_is_open_the_page_says_so_instead_of_rows_ready():
    at = case("bank")
    shown = "".join(element.proto.body for element in at.get("html"))
    assert ">1 question<" in shown
    assert "300 rows would be ready" in shown
    answer(at, "y")
    assert ">300 rows<" in "".join(element.proto.body for element in at.get("html"))


def test_the_sidebar_names_the_table_that_waits_for_its_target_until_it_is_answered():
    script = """
import runpy
from dashboard.ui import active
import streamlit as st
runpy.run_path(PAGE)
st.caption(active.active_data())
"""
    at = AppTest.from_string(
        script.replace("PAGE", repr(str(Path(__file__).parents[2] / "pages/data/page.py")))
    )
    at.default_timeout = 60
    at.run()
    assert "Tumour size" in at.caption[-1].value
    case("bank", at)
    assert "Tumour size" in at.caption[-1].value
    assert "Not in use yet</b> bank.csv" in at.caption[-1].value
    answer(at, "y")
    assert "Not in use yet" not in at.caption[-1].value


def test_each_reason_for_leaving_rows_out_leads_to_its_rows():
    at = drop(opened(), GAPS)
    (pills,) = [group for group in at.button_group if group.key == "left out reason"]
    pills.set_value("no value in column 'age'").run()
    assert not at.exception
    assert len(at.dataframe[0].value) == 6
    assert at.dataframe[0].value["age"].isna().all()


def test_the_texts_that_mean_missing_are_edited_a_column():
    text = GAPS.replace(",0.5,", ",-7,")
    at = drop(opened(), text)
    choose(at, "detail column", "dose")
    box = at.multiselect(key="missing texts dose")
    box.set_value([*box.value, "-7"]).run()
    assert not at.exception
    lost = sum(line.split(",")[1] == "-7" for line in text.splitlines())
    assert lost
    assert data(at).dropped["no value in column 'dose'"] <= lost
    assert "-7" in at.multiselect(key="missing texts dose").value
    box = at.multiselect(key="missing texts dose")
    box.set_value([value for value in box.value if value != "-7"]).run()
    assert "no value in column 'dose'" not in data(at).dropped


def test_choices_that_no_address_holds_are_said_to_be_left_out_of_it():
    import random

    letters = random.Random(1)
    names = ["".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=60)) for _ in range(120)]
    body = "\n".join(",".join(str((i * (j + 3)) % 11) for j in range(120)) + f",{i % 2}" for i in range(40))
    at = drop(opened(), ",".join([*names, "y"]) + "\n" + body)
    known = at.session_state["planned tables"]["own"]
    plan = known.planned.plan
    for name in names[1:]:
        plan = plan.with_column(name, terms=("as is", "square"))
    at.session_state["planned tables"]["own"] = replace(known, planned=known.planned.with_plan(plan))
    at.run()
    assert "plan" not in at.query_params
    assert "More was chosen about the columns than an address holds" in words(at)


def test_a_sample_used_otherwise_says_so_and_goes_back_by_one_click():
    at = opened(data="Wisconsin tumours")
    choose(at, "terms mean radius", ("spline 3",))
    assert "used as chosen on the page Data" in words(at)
    press(at, "Use them as they come")
    assert "used as chosen on the page Data" not in words(at)
    assert "mean radius" in at.session_state["prepared"].design.names


def test_the_bytes_of_a_file_go_when_play_is_pressed():
    at = drop(
        opened(data="Your own file"),
        "x,y\n" + "\n".join(f"{i * 7 % 13},{int(i * 5 % 11 > 4)}" for i in range(60)),
    )
    train = AppTest.from_file("../../pages/train/page.py", default_timeout=60)
    train.query_params["data"] = "Your own file"
    train.session_state["planned tables"] = at.session_state["planned tables"]
    train.run()
    assert train.session_state["planned tables"]["own"].can_reread
    press(train, "Play")
    assert not train.session_state["planned tables"]["own"].can_reread
