"""A drawing in an image has not the font of the page: its words stand over it."""

from streamlit.testing.v1 import AppTest

PAGE = """
from dashboard.figures.row_flow import RowFlow, flow_svg
from dashboard.ui.components.svg_image import show_svg
flow = RowFlow(in_file=200, losses=(("without <age>", 8),), used=192, to_learn=144, held_out=48)
show_svg(flow_svg(flow), "Where rows go.")
show_svg('<svg width="4" height="2" viewBox="0 0 4 2"></svg>', "Nothing.")
"""


def test_words_of_a_drawing_are_text_of_the_page_and_a_drawing_without_words_is_an_image():
    at = AppTest.from_string(PAGE, default_timeout=60).run()
    assert not at.exception
    flow, empty = (element.proto.body for element in at.get("html"))
    assert ">200 in the file</span>" in flow
    assert "without &lt;age&gt;" in flow
    assert flow.count("<img ") == 1
    assert empty.startswith("<img ")
