"""After a reload or a restarted server: settings are in the address, rows of a person's own are not."""

import streamlit as st

from dashboard.ui import navigation
from dashboard.ui.session import data_plan, visit
from dashboard.ui.session.addresses import value_for
from dashboard.ui.study.restore import OWN_WORDS

_BEGAN = "began with own rows"
OFFER = (
    "The settings of this address are kept; the file they were made with is not: it was in the memory of a "
    "visit that has ended. Open your study, or the same file again, and go on where you were."
)


def show_lost_rows(page: str) -> None:
    """The offer to go on, in a visit that began at an address of own rows and has none yet."""
    if not visit.has_result(_BEGAN):
        visit.keep_result(_BEGAN, st.query_params.get("data") == value_for("data", OWN_WORDS))
    if not visit.kept_result(_BEGAN) or data_plan.table_of(data_plan.OWN) is not None:
        return
    st.info(OFFER)
    if page not in ("data", "train"):  # which have an uploader of their own for both
        st.page_link(navigation.page("data"), label="Open a study or a file →")
