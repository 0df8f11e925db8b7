"""The frame around every page; the list of pages stands in dashboard/frame.py."""

import streamlit as st

from dashboard import frame

st.set_page_config(layout="wide", page_icon="📈")
frame.show()
