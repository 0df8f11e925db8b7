"""Start: what this is, and a way into each page."""

import streamlit as st

from dashboard import frame

frame.enter()
st.title("Logistic regression, seen")
