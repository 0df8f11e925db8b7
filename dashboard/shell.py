"""The frame around every page: the menu, and in the sidebar the active data and model."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.text.markdown import literal
from dashboard.ui import active, navigation
from dashboard.ui.components.link import BESIDE_LINK, show_link
from dashboard.ui.session import url_state
from dashboard.ui.session.last_page import keep_last_page
from dashboard.ui.study import lost_rows, shared_visit, study_controls


def fill(place: DeltaGenerator) -> None:
    """What is active, in the sidebar."""
    with place.container():
        st.caption(active.active_data())
        st.caption(active.active_model())


st.set_page_config(layout="wide", page_icon="📈", initial_sidebar_state=216)
shared_visit.take_shared_study()
url_state.read_address()
page = navigation.menu()
url_state.keep_address(page.url_path or "start")
sidebar = st.sidebar.empty()
fill(sidebar)
with st.sidebar:
    study_controls.show_study_controls(page.url_path or "start")
shared_visit.write_shared_study()
if refusal := shared_visit.refusal_of_link():
    st.warning(literal(refusal), width=BESIDE_LINK)
study_controls.show_opening()
lost_rows.show_lost_rows(page.url_path or "start")
complete = False
try:
    page.run()
    complete = True
    if page.url_path:
        keep_last_page(page.url_path)
finally:
    url_state.send_address(complete=complete)
show_link()
fill(sidebar)  # anew: the page may have made other data or another model active
