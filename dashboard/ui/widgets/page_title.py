"""The title of a page, a noun, and beside it the question that the page answers."""

import streamlit as st


def show_page_title(title: str, question: str) -> None:
    """Title and question in a row, below one another where it is narrow."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="title"):
        st.title(title, anchor=False, width="content")
        st.markdown(question, width="stretch")
