"""Every coefficient in one sentence."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_sentences
from dashboard.text.markdown import unbroken
from pages.coefficients.page_context import PageContext

MOST = 12


def show_in_words(context: PageContext) -> None:
    """One sentence a coefficient, the first ones at once and the rest folded away."""
    if context.summary is None or context.order is None:
        return
    report, summary = context.report, context.summary
    sentences = [
        f"- {coefficient_sentences.coefficient_sentence(report, summary, int(j))}" for j in context.order
    ]
    st.markdown("\n".join(sentences[:MOST]))
    if len(sentences) > MOST:
        with st.expander(f"{len(sentences) - MOST} more"):
            st.markdown("\n".join(sentences[MOST:]))
    if note := coefficient_sentences.many_tests_caution(context.summary):
        st.caption(unbroken(note))
    with st.expander("Why"):
        st.markdown(unbroken(coefficient_sentences.WHY))
