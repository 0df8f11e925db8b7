"""The server, everything loaded before the first visitor comes: `streamlit run app.py`."""

import streamlit as st

import dashboard
import logreg
from dashboard.ui.session.preload import preload

preload(logreg, dashboard)
app = st.App("dashboard/shell.py")
