"""The code of a link is one that phones read, and a note says where they cannot."""

import re

from streamlit.testing.v1 import AppTest

from dashboard.ui.components.link import STAYS, code, link_message

FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]  # ISO/IEC 18004, 6.3.3


def test_a_code_has_the_three_finder_patterns_of_the_standard_and_a_size_it_knows():
    size, path = code("http://192.168.1.20:8501/sigmoid?z=2")
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}
    assert (size - 21) % 4 == 0
    for left, top in ((0, 0), (size - 7, 0), (0, size - 7)):
        rows = ["".join(str(int((left + x, top + y) in dark)) for x in range(7)) for y in range(7)]
        assert rows == FINDER


def test_what_a_link_leaves_behind_and_where_phones_cannot_follow_it_is_said():
    assert "in place of localhost" in link_message("http://localhost:8501/loss")["note"]
    assert link_message("http://192.168.1.20:8501/loss")["note"] == ""
    assert link_message("http://192.168.1.20:8501/predict", said=STAYS)["note"] == STAYS
    assert link_message("http://localhost:8501/predict", said=STAYS)["note"].startswith(f"{STAYS} Phones")
    long = link_message("http://192.168.1.20:8501/train?points=" + "x" * 3000)
    assert (long["path"], "too long" in long["note"]) == ("", True)


def test_the_address_keeps_every_value_of_a_repeated_parameter():
    def page() -> None:
        import streamlit as st

        from dashboard.ui.session import url_state

        st.text(url_state.query())

    at = AppTest.from_function(page)
    at.query_params["race"] = ["B adam", "C newton"]
    at.query_params["data"] = "wisconsin"
    assert at.run().text[0].value == "race=B+adam&race=C+newton&data=wisconsin"
