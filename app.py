"""The frame: the page list and nothing else."""

import streamlit as st

st.navigation([st.Page("pages/start.py", title="Start", url_path="home", default=True)]).run()
