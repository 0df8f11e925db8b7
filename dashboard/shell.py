"""The frame around every page: the menu, and in the sidebar the active data and model."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.text.markdown import literal
from dashboard.ui import active, navigation
from dashboard.ui.components import train_on
from dashboard.ui.components.link import BESIDE_LINK, reserve_link, show_link
from dashboard.ui.session import url_state, visit
from dashboard.ui.session.last_page import keep_last_page
from dashboard.ui.streamlit_internals import PageEnded
from dashboard.ui.study import lost_rows, shared_visit, study_controls


def fill(place: DeltaGenerator) -> None:
    """What is active, in the sidebar."""
    with place.container():
        st.html(f"<p>{active.active_data()}</p><p>{active.active_model()}</p>")


def link_to_training() -> str:
    """The address of Train as it stands, where something has been trained at it."""
    return f"train?{url_state.query()}" if st.query_params.get("trained") == "true" else ""


st.set_page_config(layout="wide", page_icon="📈", initial_sidebar_state=216)
shared_visit.take_shared_study()
url_state.read_address()
page = navigation.menu()
name = page.url_path or "start"
url_state.keep_address(name)
sidebar = st.sidebar.empty()
fill(sidebar)
with st.sidebar:
    study_controls.show_study_controls(name)
shared_visit.write_shared_study()
link = reserve_link()
if refusal := shared_visit.refusal_of_link():
    st.warning(literal(refusal), width=BESIDE_LINK)
study_controls.show_opening()
lost_rows.show_lost_rows(name)
if name in navigation.OF_A_MODEL and visit.trained_model() is None:
    train_on.offer_training()
complete = False
try:
    page.run()
    complete = True
    if name == "train":
        train_on.keep_training(link_to_training())
    if page.url_path:
        keep_last_page(page.url_path)
except PageEnded:
    pass  # what stands around the page stays whole
finally:
    url_state.send_address(complete=complete)
    show_link(link, of_a_model=name in navigation.OF_A_MODEL and visit.trained_model() is not None)
fill(sidebar)  # anew: the page may have made other data or another model active
