"""The frame: the page list, the look around the pages, and what is active."""

import streamlit as st

from dashboard import frame

st.set_page_config(layout="wide", page_icon="📈")

# Addresses differ from file names: a fresh server would otherwise open such a page without this frame.
page = st.navigation(
    [
        st.Page("pages/start.py", title="Start", url_path="home", default=True),
        st.Page("pages/train.py", title="Train", url_path="training"),
        st.Page("pages/thresholds.py", title="Thresholds", url_path="decide"),
    ]
)
frame.show()
page.run()
