"""A table of a person's own on a page that only uses it, driven as a person would."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.tabular.refused_files import REFUSED
from tests.dashboard.ui.data_source.visit import chosen, csv, opened, upload, words

HOSTILE_NAMES = ["<img src=x onerror=alert(1)>", "![i](http://example.org/i.png)", "$x^2$", "**b** :red[x]"]
FEW = {name: REFUSED[name] for name in ("empty", "PNG renamed", "JSON", "header only", "SPSS")}


def test_an_upload_is_read_and_what_is_used_of_it_is_said():
    text = "age,outcome\n50,yes\n,no\n61,yes\n47,no\n38,yes\n44,no\n55,\n41,no\n"
    app = upload(opened("Your own file"), text)
    prepared = chosen(app)
    assert (prepared.target, prepared.positive, prepared.name) == ("outcome", "yes", "mine.csv")
    assert prepared.columns["age"].tolist() == [50, 61, 47, 38, 44, 41]
    assert "6 of 8 rows are used, 3 of them positive (outcome = yes); 1 feature" in words(app)


def test_an_open_question_leaves_the_data_before_and_is_told():
    app = opened("Your own file")
    before = chosen(app)
    upload(app, "x,sex\n1,f\n2,m\n4,m\n3,f\n")
    assert chosen(app) is before
    assert "counts as positive?" in words(app)


@pytest.mark.parametrize(("data", "sentence"), FEW.values(), ids=FEW)
def test_a_file_that_cannot_be_read_says_why(data, sentence):
    app = upload(opened("Your own file"), data, "bad.csv")
    assert sentence in words(app)
    upload(app, csv(["c"]))
    assert sentence not in words(app)
    assert chosen(app).design.names == ("c",)


def test_where_no_column_can_be_used_the_data_stay_and_the_way_out_is_said():
    app = opened()
    before = chosen(app)
    app.selectbox(key="data").set_value("Your own file").run()
    upload(app, "level,y\n7,0\n7,1\n7,1\n7,0\n")
    assert "No column is a feature" in words(app)
    assert "the data stay as they were: Tumour sizes" in words(app)
    assert chosen(app) is before


def test_hostile_names_and_values_stay_literal():
    values = ["<b>no</b>", "![x](http://example.org/x.png)"]
    rows = [[str((i * 3 + j) % 5 + i % 3) for j in range(4)] + [values[i % 2]] for i in range(30)]
    text = ",".join([*HOSTILE_NAMES, "$y$"]) + "\n" + "\n".join(",".join(row) for row in rows)
    app = upload(opened("Your own file"), text, "**file** ![i](http://example.org/f.png).csv")
    shown = [re.sub(r"\\.", "", str(e.value)) for e in (*app.markdown, *app.caption)]
    assert not [text for text in shown for sign in ("<b>", "<img", "![", "$y") if sign in text]


@pytest.mark.parametrize("data", [csv(["a", "b"]), "not,a\ntable,at,all\n"])
def test_the_platform_keeps_no_bytes_of_a_file(data):
    def stored() -> None:
        from typing import Any

        import streamlit as st
        from streamlit.runtime.scriptrunner import get_script_run_ctx

        from dashboard.ui.data_source import data_controls as data

        data.choose_data()
        context: Any = get_script_run_ctx()
        st.session_state["stored"] = context.uploaded_file_mgr.file_storage

    app = AppTest.from_function(stored, default_timeout=20)
    app.query_params["data"] = "Your own file"
    upload(app.run(), data)
    assert not any(app.session_state["stored"].values())


def test_the_packed_bytes_go_once_a_model_learns_from_the_table():
    def trains() -> None:
        import streamlit as st

        from dashboard.analysis.training.problem import TrainingSettings
        from dashboard.ui.data_source import data_controls as data
        from dashboard.ui.session import visit

        prepared = data.choose_data()
        if st.button("Go", key="go") and prepared is not None:
            run = visit.run_of(prepared, TrainingSettings())
            run.advance(3)
            visit.keep_model(run)

    app = AppTest.from_function(trains, default_timeout=20)
    app.query_params["data"] = "Your own file"
    upload(app.run(), csv(["a", "b"]))
    table = app.session_state["planned tables"]["own"]
    assert table.bytes_of_file.decode() == csv(["a", "b"])
    app.button(key="go").click().run()
    assert app.session_state["planned tables"]["own"].packed is None
