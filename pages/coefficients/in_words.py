"""Every coefficient in one sentence."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_sentences
from dashboard.text.markdown import unbroken
from pages.coefficients.page_context import PageContext

MOST = 12


def show_in_words(desk: PageContext) -> None:
    """One sentence a coefficient, the first ones at once and the rest folded away."""
    if desk.summary is None or desk.order is None:
        return
    told = [
        f"- {coefficient_sentences.coefficient_sentence(desk.evidence, desk.summary, int(j), desk.deviations)}"
        for j in desk.order
    ]
    st.markdown("\n".join(told[:MOST]))
    if len(told) > MOST:
        with st.expander(f"{len(told) - MOST} more"):
            st.markdown("\n".join(told[MOST:]))
    if note := coefficient_sentences.many_tests_caution(desk.summary):
        st.caption(unbroken(note))
    with st.expander("Why"):
        st.markdown(unbroken(coefficient_sentences.WHY))
