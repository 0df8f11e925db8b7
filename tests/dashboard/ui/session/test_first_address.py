"""What a visit's first address says of other pages waits for them; and an address behind the hand."""

from streamlit.testing.v1 import AppTest

VISIT = """
import streamlit as st
from dashboard.ui.session import decision_costs, url_state
url_state.read_address()
url_state.keep_address("train")
url_state.write_param("solver", st.query_params.get_all("solver"))
url_state.send_address(complete=True)
st.session_state["cost"] = decision_costs.decision_costs().costs.false_negative
st.session_state["other"] = url_state.other_params()
"""


def test_settings_of_other_pages_hold_and_leave_the_address():
    at = AppTest.from_string(VISIT)
    at.query_params.update({"solver": "newton", "cost_fn": "8", "study": "secret"})
    at.run()
    assert at.session_state["cost"] == 8
    assert "cost_fn" not in at.query_params
    assert at.query_params["solver"] == "newton"
    assert at.query_params["study"] == "secret"
    assert at.session_state["other"] == {"cost_fn": ("8",)}  # no secret, and not what the address says


def test_a_sample_named_on_a_page_that_cannot_choose_one_waits_and_rows_of_ones_own_do_not():
    for asked, waits in (("wisconsin", {"data": ("wisconsin",)}), ("own-file", {})):
        at = AppTest.from_string(VISIT.replace('keep_address("train")', 'keep_address("predict")'))
        at.query_params["data"] = asked
        at.run()
        assert at.session_state["address opened"] == waits
        assert at.query_params["data"] == asked


def test_a_later_address_is_not_kept():
    at = AppTest.from_string(VISIT).run()
    at.query_params["cost_fn"] = "8"
    at.run()
    assert at.session_state["other"] == {}


MOVED = """
import streamlit as st
from dashboard.ui.session import url_state
from dashboard.ui.widgets import bound
url_state.read_address()
bound.number_input("Point z", None, None, 1.0, 0.1, key="z")
url_state.send_address(complete=True)
"""


def test_an_address_that_is_behind_the_hand_does_not_take_a_click_back():
    at = AppTest.from_string(MOVED).run()
    at.number_input[0].set_value(1.1).run()
    at.number_input[0].set_value(1.2).run()
    at.query_params["z"] = "1.1"  # the browser has not heard yet of 1.2
    at.number_input[0].set_value(1.3).run()
    assert at.number_input[0].value == 1.3
    assert at.query_params["z"] == "1.3"


def test_an_address_that_comes_alone_opens_its_control():
    at = AppTest.from_string(MOVED).run()
    at.number_input[0].set_value(1.1).run()
    at.query_params["z"] = "1.7"
    at.run()
    assert at.number_input[0].value == 1.7


LEFT = MOVED.replace(
    "url_state.read_address()",
    "st.session_state.pop('leave', False) and url_state.draw_page_again()\nurl_state.read_address()",
)


def test_a_page_that_a_tick_draws_again_opens_nothing_of_an_address_behind_the_hand():
    at = AppTest.from_string(LEFT).run()
    at.number_input[0].set_value(1.1).run()
    at.query_params["z"] = "1.7"
    at.session_state["leave"] = True
    at.run()
    assert at.number_input[0].value == 1.1
    assert at.query_params["z"] == "1.1"
    at.query_params["z"] = "1.8"
    at.run()
    assert at.number_input[0].value == 1.8
