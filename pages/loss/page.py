"""Loss: what a wrong prediction costs, for one sample and for all of them."""

import streamlit as st

from dashboard.ui.session import url_state
from dashboard.ui.widgets.choice import choice
from pages.loss import many_samples, one_sample

ONE, MANY = "One sample", "Many samples"

st.title("Loss", anchor=False)
if choice("What to look at", (ONE, MANY), "view", default=ONE, hidden=True) == ONE:
    one_sample.show_one_sample()
else:
    many_samples.show_many_samples()
url_state.toast(url_state.rejected_params())
