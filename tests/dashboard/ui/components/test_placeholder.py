from streamlit.testing.v1 import AppTest

PAGE = """
import streamlit as st
from dashboard.ui.components import chart, placeholder, readout
from dashboard.figures.style import blank_figure
chart.show_chart(blank_figure("x", "y", height=300), key="card of <x>", alt="Nothing.", miniature=True)
placeholder.reserve_height("words", 84, narrow=160)
chart.show_chart(blank_figure("x", "y", height=300), key="tall", alt="Nothing.", grows_from=900)
readout.show_readout([readout.Cell(label="p", value="1")], key="numbers")
"""


def test_charts_and_numbers_have_their_room_before_they_come():
    at = AppTest.from_string(PAGE, default_timeout=60).run()
    assert not at.exception
    styles = " ".join(element.proto.body for element in at.get("html"))
    assert ".st-key-card-of--x- { min-height: 300px }" in styles
    assert "@media (max-width: 1000px) { .st-key-words { min-height: 160px } }" in styles
    assert ".st-key-tall { --chart-height: 300px; min-height: calc(var(--chart-height) + 20px) }" in styles
    assert ".st-key-tall { --chart-height: calc(300px + clamp(0px, 100vh - 900px, 260px)) }" in styles
    assert ".st-key-numbers { min-height: 64px }" in styles
