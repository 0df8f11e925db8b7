"""Sigmoid: how a number becomes a probability, and how fast it changes."""

import streamlit as st

from dashboard.figures import sigmoid as figures
from dashboard.text.markdown import unbroken
from dashboard.ui.components import chart, readout
from dashboard.ui.session.widget_values import set_widget
from dashboard.ui.widgets import bound, readout_cells, why
from dashboard.ui.widgets.point import Span, typed_and_slid
from pages.sigmoid import textbook_steps
from pages.sigmoid.tracks import curve_tracks

Z = Span(low=-figures.LIMIT, high=figures.LIMIT, step=0.1)
WEIGHT = Span(low=-5.0, high=5.0, step=0.1, least=-5.0, most=5.0)
BIAS = Span(low=-10.0, high=10.0, step=0.1, least=-10.0, most=10.0)


def dragged(_track: str, position: float) -> None:
    """The line in the chart was let go: the box takes its place as its value."""
    set_widget("z", round(position, 1))


st.title("Sigmoid", anchor=False)
st.markdown(unbroken("It turns any number z into a probability: σ(z) = 1 / (1 + e⁻ᶻ). **Drag the line.**"))
with st.container(key="picture_first"):
    controls, picture = st.columns([1, 3], gap="medium")

with controls:
    z = typed_and_slid("Point z", "z", Z, default=1.0)
    weight = typed_and_slid("Weight w", "weight", WEIGHT, default=1.0)
    bias = typed_and_slid("Bias b", "bias", BIAS, default=0.0)
    others = bound.pills("Compare with", list(figures.OTHERS), wrap=True, key="others")

figure = figures.sigmoid_curves(weight, bias, others)
tracks = curve_tracks(figure, z, weight, bias)
drawn = abs(z) <= figures.LIMIT
positions = figures.POSITIONS if drawn else ()
numbers = readout_cells.sigmoid_numbers(z, positions)
if figures.is_moved(weight, bias):
    numbers.append(readout_cells.moved_sigmoid(z, positions, weight, bias))
compared = [(name, figures.OTHERS[name].function, figures.OTHERS[name].derivative) for name in others]
numbers += readout_cells.compared_numbers(compared, z, positions)

with picture:
    words = ", ".join(f"{cell.label}: {cell.value}" for cell in numbers)
    chart.show_chart(
        figure,
        key="sigmoid",
        alt=f"The S-shaped sigmoid and its bell-shaped slope. {words}.",
        tracks=tracks,
        grows_from=820,
        on_move=dragged,
    )
    if not drawn:
        st.caption("This z lies outside the drawn range; its numbers are below.")
    numbers += readout_cells.sigmoid_equations(z, positions)
    readout.show_readout(
        numbers, key="numbers", track="z" if drawn else None, position=z, positions=positions
    )
    if figures.SOFTMAX in others:
        st.caption(unbroken(why.SOFTMAX))

with st.expander("Why"):
    st.markdown(unbroken(why.SIGMOID))
steps, extremes, race = st.tabs(["Code, step by step", "Where formulas break", "Loop against array"])
with steps:
    textbook_steps.show_examples()
with extremes:
    textbook_steps.show_extremes()
with race:
    textbook_steps.offer_timing()
