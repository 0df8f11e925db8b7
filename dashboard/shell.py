"""The frame around every page: the menu, and in the sidebar the active data and model."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui import active, navigation
from dashboard.ui.components import assets
from dashboard.ui.session import url_state
from dashboard.ui.session.last_page import keep_last_page
from dashboard.ui.study import study_controls
from dashboard.ui.style_sheet import SCHEME, STYLE


def fetching_charts() -> str:
    """Has the browser fetch what draws charts while the page is still being computed, the library first."""
    modules = [f"{assets.assets_address()}/{name}" for name in ("plotly.js", "chart.js")]
    return f"""<script>
const library = {{ rel: "preload", as: "fetch", crossOrigin: "anonymous" }}
library.href = new URL("{assets.assets_address()}/{assets.LIBRARY}", document.baseURI)
document.head.append(Object.assign(document.createElement("link"), library))
for (const path of {modules}) import(new URL(path, document.baseURI))
{SCHEME}</script>"""


def fill(place: DeltaGenerator) -> None:
    """What is active, in the sidebar."""
    with place.container():
        st.caption(active.active_data())
        st.caption(active.active_model())


st.set_page_config(layout="wide", page_icon="📈", initial_sidebar_state=216)
url_state.read_address()
page = navigation.menu()
st.html(STYLE + fetching_charts(), unsafe_allow_javascript=True)
sidebar = st.sidebar.empty()
fill(sidebar)
with st.sidebar:
    study_controls.show_study_controls(page.url_path or "start")
complete = False
try:
    page.run()
    complete = True
    if page.url_path:
        keep_last_page(page.url_path)
finally:
    url_state.send_address(complete=complete)
fill(sidebar)  # anew: the page may have made other data or another model active
