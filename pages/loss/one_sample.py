"""One sample: drag the prediction, and watch two losses and how hard each pulls."""

import inspect

import streamlit as st

from dashboard.figures import loss as figures
from dashboard.text.markdown import unbroken
from dashboard.text.numbers import scale_number
from dashboard.ui.components import chart, readout
from dashboard.ui.session.widget_values import set_widget
from dashboard.ui.widgets import bound, readout_cells, why
from dashboard.ui.widgets.choice import choice
from dashboard.ui.widgets.point import Span, scale, typed_and_slid
from logreg.functional import losses

CODE = (
    losses.cross_entropy_of_probabilities,
    losses.binary_cross_entropy,
    losses.cross_entropy_of_logits,
    losses.binary_cross_entropy_from_logits,
)
CLIPS = (1e-15, 1e-12, 1e-7, 1e-5, 1e-3, 1e-2)


def show_one_sample() -> None:
    """The controls, the chart with its dots, and what stands below them."""
    st.markdown("Cross-entropy charges −log of the probability given to what happened. **Drag the line.**")
    with st.container(key="picture_first_loss"):
        controls, picture = st.columns([1, 3], gap="medium")
    with controls:
        y = choice("True class y", (0, 1), "y", default=1)
        axis = figures.AXES[choice("Drag p or the log-odds z", tuple(figures.AXES), "drag", default="p")]
        value = _prediction(axis)
    with picture:
        _chart(axis, y, value)
    with st.expander("Why"):
        st.markdown(unbroken(why.LOSS))
    clipping, code = bound.tabs(["What clipping hides", "The code"], key="below")
    with clipping:
        eps = scale("Clip p to at least", CLIPS, "clip", default=1e-7)
        clipped = f"with p clipped at {scale_number(eps)} it goes flat."
        alt = f"The exact loss keeps growing with the mistake; {clipped}"
        chart.show_chart(figures.clipping_figure(y, eps), key="clipping", alt=alt)
        st.markdown(unbroken(why.CLIPPING))
    with code:
        st.markdown("The lines that take the logarithm, and the means that are shown:")
        for function in CODE:
            st.code(inspect.getsource(function).rstrip(), language="python", wrap_lines=True)


def _prediction(axis: figures.Axis) -> float:
    ends = (0.0, 1.0) if axis.name == "p" else (None, None)
    span = Span(low=axis.low, high=axis.high, step=axis.step, least=ends[0], most=ends[1])
    if axis.name == "p":
        return typed_and_slid("Predicted p", "p", span, default=0.8, track=_track(axis))
    return typed_and_slid("Predicted z", "logit", span, default=1.4, track=_track(axis))


def _track(axis: figures.Axis) -> str:
    return f"loss {axis.name}"


def _chart(axis: figures.Axis, y: int, value: float) -> None:
    figure = figures.sample_loss(axis, y)
    drawn = axis.holds(value)
    positions = axis.positions if drawn else ()
    name = _track(axis)
    tracks = []
    if drawn:
        moves = figures.mark_sample(figure, axis, y, value)
        handle = chart.Handle(label=axis.name, unit="", low=axis.low, high=axis.high, step=axis.step)
        tracks = [chart.Track(name=name, position=value, positions=positions, moves=moves, handle=handle)]

    def dragged(_track: str, position: float) -> None:
        set_widget("p" if axis.name == "p" else "logit", round(position, 3))

    numbers = readout_cells.sample_numbers(axis.at, y, value, positions)
    words = ", ".join(f"{cell.label}: {cell.value}" for cell in numbers)
    alt = f"Both losses for y = {y}, and their gradients. {words}."
    chart.show_chart(figure, key=f"loss_{axis.name}", alt=alt, tracks=tracks, grows_from=900, on_move=dragged)
    if not drawn:
        st.caption("This prediction lies outside the drawn range; its numbers are below.")
    readout.show_readout(
        numbers, key="numbers", track=name if drawn else None, position=value, positions=positions
    )
