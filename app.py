"""The server, everything loaded before the first visitor comes: `streamlit run app.py`."""

import streamlit as st

import dashboard
import logreg
from dashboard.ui.session.free_memory import use_one_allocator, watch
from dashboard.ui.session.preload import preload

use_one_allocator()
preload(logreg, dashboard)
watch()
app = st.App("dashboard/shell.py")
