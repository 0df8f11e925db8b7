"""Lessons: predict first, then see, then be checked."""

import streamlit as st

from dashboard.analysis.lessons.catalogue import catalogue
from dashboard.ui.session import url_state
from pages.lessons import menu, place, style
from pages.lessons.step_view import show_step

lessons = catalogue()
st.html(style.STYLE)
here = place.opened_place(lessons)
if here is None:
    menu.show_menu(lessons)
else:
    show_step(here)
url_state.toast(url_state.rejected_params())
