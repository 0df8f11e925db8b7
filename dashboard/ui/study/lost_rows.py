"""After a reload or a restarted server: settings are in the address, rows of a person's own are not."""

import streamlit as st

from dashboard.ui import navigation
from dashboard.ui.components.link import BESIDE_LINK
from dashboard.ui.session import data_plan, url_state, visit
from dashboard.ui.session.addresses import value_for
from dashboard.ui.session.widget_values import widget_value
from dashboard.ui.study.restore import OWN_WORDS

_BEGAN = "began with own rows"
OFFER = (
    "The settings of this visit are kept; the file they were made with is not: it was in the memory of a "
    "visit that has ended. Open your study, or the same file again, and go on where you were."
)


def show_lost_rows(page: str) -> None:
    """The offer to go on, in a visit that began at an address of own rows and has none yet.

    While there are own rows, the address of every page says so.
    """
    own = value_for("data", OWN_WORDS)
    if not visit.has_result(_BEGAN):
        visit.keep_result(_BEGAN, st.query_params.get("data") == own)
    if data_plan.table_of(data_plan.OWN) is not None:
        if widget_value("data") == OWN_WORDS:
            url_state.write_param("data", [own])
        return
    if not visit.kept_result(_BEGAN):
        return
    st.info(OFFER, width=BESIDE_LINK)
    if page not in ("data", "train"):  # which have an uploader of their own for both
        st.page_link(navigation.page("data"), label="Open a study or a file →")
