"""Loss: what a wrong prediction costs, for one sample and for all of them."""

import streamlit as st

from dashboard import address, frame
from dashboard.choice import choice
from pages.losses import many, one

ONE, MANY = "One sample", "Many samples"

frame.enter()
st.title("Loss", anchor=False)
if choice("What to look at", (ONE, MANY), "view", default=ONE, hidden=True) == ONE:
    one.show()
else:
    many.show()
address.say(address.doubts())
