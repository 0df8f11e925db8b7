"""Addresses from before controls were renamed open the same view."""

from streamlit.testing.v1 import AppTest

from dashboard.ui.session.renamed_params import renamed_params


def script():
    import streamlit as st

    from dashboard.ui.session import url_state

    url_state.read_address()
    options = ["Gradient descent", "Gradient descent, backtracking line search"]
    st.selectbox("Solver", options, key="solver", bind="query-params")
    st.select_slider("beta1", [0.0, 0.5, 0.9], 0.9, key="beta1", bind="query-params")


def test_old_names_and_values_reach_the_controls():
    at = AppTest.from_function(script)
    at.query_params.update(solver="Gradient descent, own rate", memory_of_the_gradient="0.5")
    at.run()
    assert not at.exception
    assert at.selectbox(key="solver").value == "Gradient descent, backtracking line search"
    assert at.select_slider(key="beta1").value == 0.5
    assert "memory_of_the_gradient" not in at.query_params


def test_todays_name_beside_an_old_one_wins_and_others_stay():
    given = {"beta1": ["0.9"], "memory_of_the_gradient": ["0.5"], "rate": ["0.3"], "data": ["Shapes to draw"]}
    assert renamed_params(given) == {"beta1": ["0.9"], "rate": ["0.3"], "data": ["Synthetic 2-D data"]}
