"""The server, everything loaded before the first visitor comes: `streamlit run app.py`."""

import streamlit as st
from starlette.middleware import Middleware

import dashboard
import logreg
from dashboard.ui.index_page import IndexPage
from dashboard.ui.session.preload import preload

preload(logreg, dashboard)
app = st.App("dashboard/shell.py", middleware=[Middleware(IndexPage)])
