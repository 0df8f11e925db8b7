"""The server, everything loaded before the first visitor comes: `streamlit run app.py`."""

import streamlit as st
from starlette.middleware import Middleware

import dashboard
import logreg
from dashboard.ui.cancelled_request import CancelledRequest
from dashboard.ui.index_page import IndexPage
from dashboard.ui.kept_files import KeptFiles
from dashboard.ui.page_redirect import PageRedirect
from dashboard.ui.session.free_memory import keep_what_is_loaded, use_one_allocator, watch
from dashboard.ui.session.preload import preload
from dashboard.ui.streamlit_internals import look_up_state_by_key, put_theme_together_once, run_in
from dashboard.ui.turns import turns

use_one_allocator()
preload(logreg, dashboard)
keep_what_is_loaded()
watch()
run_in(turns.turn)
look_up_state_by_key()
put_theme_together_once()
app = st.App(
    "dashboard/shell.py",
    middleware=[Middleware(part) for part in (KeptFiles, CancelledRequest, PageRedirect, IndexPage)],
)
