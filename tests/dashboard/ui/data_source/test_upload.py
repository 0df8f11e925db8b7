"""The controls with which a person brings a table of their own, driven as a person would."""

import re

import pytest
from streamlit.testing.v1 import AppTest
from tests.dashboard.intake.hostile import UNREADABLE, UNUSABLE

from tests.dashboard.ui.data_source.visit import chosen, csv, opened, upload, words

HOSTILE_NAMES = ["<img src=x onerror=alert(1)>", "![i](http://example.org/i.png)", "$x^2$", "**b** :red[x]"]


def test_an_upload_is_read_and_every_dropped_row_is_counted():
    text = "age,smoker,outcome\n50,yes,ill\n,no,well\n61,no,ill\n47,yes,well\n38,,ill\n44,no,well\n55,no,\n"
    app = upload(opened("Your own CSV"), text)
    prepared = chosen(app)
    assert (prepared.target, prepared.positive, prepared.name) == ("outcome", "ill", "mine.csv")
    assert prepared.columns["age"].tolist() == [50, 61, 47, 44]
    assert "4 of 7 rows** are used, 2 of them positive (outcome = ill)" in words(app)
    for reason in ("target 'outcome'", "column 'age'", "column 'smoker'"):
        assert f"1: no value in {reason}" in words(app)


def test_which_value_is_positive_is_asked_where_it_is_not_plain():
    app = opened("Your own CSV")
    before = chosen(app)
    upload(app, "x,sex\n1,f\n2,m\n4,m\n3,f\n")
    assert chosen(app) is before
    assert app.radio[0].value is None
    assert "Choose which value counts as positive" in words(app)
    app.radio[0].set_value("f").run()
    assert chosen(app).positive == "f"
    assert chosen(app).y.tolist() == [1, 0, 0, 1]


def test_the_target_can_be_changed():
    app = upload(opened("Your own CSV"), "a,b,y\n1,0,0\n2,1,1\n5,1,0\n3,0,1\n9,0,1\n")
    app.selectbox[1].set_value("b").run()
    assert chosen(app).target == "b"
    assert chosen(app).design.names == ("a", "y")


def test_a_target_of_three_classes_is_refused_in_the_page_and_the_data_stay():
    app = opened()
    before = chosen(app)
    app.selectbox(key="data").set_value("Your own CSV").run()
    upload(app, "x,y\n1,a\n2,b\n3,c\n")
    assert "Target 'y' has 3 different values ('a', 'b', 'c')" in words(app)
    assert "the data stay as they were: Tumour size" in words(app)
    assert chosen(app) is before


@pytest.mark.parametrize(("data", "sentence"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_leaves_the_table_before_it(data, sentence):
    app = upload(opened("Your own CSV"), csv(["a", "b"]))
    before = chosen(app)
    upload(app, data, "bad.csv")
    assert sentence in words(app)
    assert chosen(app) is before
    upload(app, csv(["c"]))
    assert sentence not in words(app)
    assert chosen(app).design.names == ("c",)


@pytest.mark.parametrize(("text", "sentence"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_table_that_no_model_can_learn_from_says_why_and_the_data_stay(text, sentence):
    app = opened()
    before = chosen(app)
    app.selectbox(key="data").set_value("Your own CSV").run()
    upload(app, text)
    if sentence not in words(app):  # where the guess avoids what is wrong
        choose_all(app)
    assert sentence in words(app)
    assert chosen(app) is before or chosen(app).name == "mine.csv"


def choose_all(app: AppTest) -> None:
    app.selectbox[1].set_value("y").run()
    next(button for button in app.button if button.label == "All").click().run()
    assert not app.exception


def test_unusable_columns_are_left_out_and_say_why():
    app = upload(opened("Your own CSV"), "age,x,y\n30,1,0\n41,abc,1\n55,3,1\n38,4,0\n")
    assert chosen(app).design.names == ("age",)
    assert "Column 'x' holds numbers, but 1 cell is text, such as 'abc' on line 3" in words(app)


def test_where_no_column_can_be_used_each_says_why():
    app = opened("Your own CSV")
    upload(app, "when,level,y\n2024-01-01,7,0\n2024-01-02,7,1\n2024-01-03,7,1\n2024-01-04,7,0\n")
    said = app.error[0].value.replace("\\", "")
    assert said.startswith("There is no column to learn from. Column 'when' holds dates, such as")
    assert "Column 'level' has the same value '7' in every row" in said


def test_an_unusable_column_that_is_chosen_all_the_same_is_refused():
    app = upload(opened("Your own CSV"), "age,x,y\n30,1,0\n41,abc,1\n55,3,1\n38,4,0\n")
    before = chosen(app)
    app.button_group[0].set_value(["x"]).run()
    assert "such as 'abc' on line 3" in app.error[0].value.replace("\\", "")
    assert chosen(app) is before


def test_hostile_names_and_values_stay_literal_everywhere():
    names, values = HOSTILE_NAMES, ["<b>no</b>", "![x](http://example.org/x.png)"]
    rows = [[str((i * 3 + j) % 5 + i % 3) for j in range(4)] + [values[i % 2]] for i in range(30)]
    text = ",".join([*names, "$y$"]) + "\n" + "\n".join(",".join(row) for row in rows)
    app = upload(opened("Your own CSV"), text, "**file** ![i](http://example.org/f.png).csv")
    app.radio[0].set_value(values[0]).run()
    assert chosen(app).design.names == tuple(names)
    shown = [
        *(e.value for e in (*app.markdown, *app.caption)),
        *app.radio[0].options,
        *app.button_group[0].options,
    ]
    for text in (re.sub(r"\\.", "", str(text)) for text in shown):  # without what is escaped
        for sign in ("<b>", "<img", "![", "$x", "$y", ":red["):
            assert sign not in text


def test_names_that_programs_use_are_names_like_any_other():
    names = [
        "self",
        "line",
        "row",
        "index",
        "name",
        "dtype",
        "None",
        "y ",
        "intercept",
        "0",
        "nan",
        "__class__",
    ]
    rows = [
        [*(f"{(i * (j + 2)) % 17}" for j in range(len(names))), "text " + "abc"[i % 3], str(i % 2)]
        for i in range(40)
    ]
    header = ",".join([*names, "columns", "target"])
    app = upload(opened("Your own CSV"), header + "\n" + "\n".join(",".join(row) for row in rows))
    assert set(chosen(app).columns) == {*(name.strip() for name in names), "columns"}
    assert app.dataframe[0].value.columns.tolist()[0] == "self"


@pytest.mark.parametrize("data", [csv(["a", "b"]), "not,a\ntable,at,all\n"])
def test_the_bytes_of_a_file_are_dropped_once_it_was_read(data):
    def stored() -> None:
        from typing import Any

        import streamlit as st
        from streamlit.runtime.scriptrunner import get_script_run_ctx

        from dashboard.ui.data_source import data_controls as data

        data.choose_data()
        context: Any = get_script_run_ctx()
        st.session_state["stored"] = context.uploaded_file_mgr.file_storage

    app = AppTest.from_function(stored, default_timeout=20)
    app.query_params["data"] = "Your own CSV"
    upload(app.run(), data)
    assert app.file_uploader[0].value is None
    assert not any(app.session_state["stored"].values())


def test_dozens_of_features_are_pills_and_hundreds_a_search():
    app = upload(opened("Your own CSV"), csv([f"v{i}" for i in range(50)], n=80))
    assert len(app.button_group[0].options) == 50
    upload(app, csv([f"v{i}" for i in range(100)], n=150))
    assert len(app.multiselect[0].options) == 100
