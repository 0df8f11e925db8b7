"""The columns of the Data page: their uses, the target, missing values, and the link that keeps them."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.ui.data_source.visit import upload as drop
from tests.pages.data_visit import (
    answer,
    answers,
    case,
    choose,
    click,
    data,
    opened,
    press,
    words,
)

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
    page = str(Path(__file__).parents[2] / "pages" / "data" / "page.py")
    at = AppTest.from_string(
        "import runpy\nimport streamlit as st\nfrom dashboard.ui import active\n"
        f"runpy.run_path({page!r})\nst.caption(active.active_data())",
        default_timeout=60,
    ).run()
    assert "Tumour sizes" in at.caption[-1].value
    case("bank", at)
    assert "Tumour sizes" in at.caption[-1].value
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
