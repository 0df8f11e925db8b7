"""The frame around every page, and the server that is ready before the first visitor comes."""

import streamlit as st

import dashboard
import figures
import logreg
from dashboard import frame, opening

if st.runtime.exists():
    st.set_page_config(layout="wide", page_icon="📈")
    frame.show()
else:
    opening.load(logreg, figures, dashboard)
    app = st.App(__file__)
