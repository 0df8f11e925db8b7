"""Many samples: the mean loss over weight and bias, and the curve at the reader's point on it."""

import streamlit as st

from dashboard import readings, readout, samples, state
from dashboard.point import scale, typed_and_slid
from dashboard.words import literal
from logreg.landscape import Descent, Landscape, landscape
from pages.losses import charts

RATES = (0.3, 1.0, 3.0, 10.0, 30.0)
FARTHEST = 1e6  # beyond it no digit of a row's own value is left in its logit


def show() -> None:
    """The controls, the map and the curve, the numbers, and the surface."""
    data = state.prepared() or state.once("sample", "tumour-size", samples.tumour_sizes)
    st.markdown(
        f"Each weight w and bias b draws one curve over {literal(data.name)} and has one mean loss. "
        "**Drag w**, or click on the map."
    )
    names = [name for name, values in data.columns.items() if values.dtype.kind == "f"]
    if not names:
        st.info("These data have no numeric column; a curve needs one. Choose other data on the Train page.")
        return
    controls, picture = st.columns([1, 3.2], gap="medium")
    with controls:
        name = st.selectbox("Feature", names, key="column", bind="query-params", persist_state="session")
        # Kept together, so that the id cannot be given to other data.
        _, land = state.once(
            "landscape", (id(data), name), lambda: (data, landscape(name, data.columns[name], data.y))
        )
        here, rate = _point(land)
    walk = land.walk(here.bias, rate) if land.holds(here.weight, here.bias) else ()
    with picture:
        map_side, curve_side = st.columns(2)
        with map_side:
            charts.show_map(land, here, walk)
        with curve_side:
            charts.show_curve(data, land, here, walk)
        _numbers(land, here, walk)
        charts.show_surface(land, here)


def _point(land: Landscape) -> tuple[Descent, float]:
    """Where the reader stands, and the rate of the next step."""
    half = land.half_width
    span = {"low": -half, "high": half, "step": half / 80, "least": -FARTHEST, "most": FARTHEST}
    weight = typed_and_slid("Weight w", "w", default=0.0, **span)
    bias = typed_and_slid("Bias b", "b", default=0.0, **span)
    rate = scale("Learning rate", RATES, "step_rate", default=3.0)
    here = land.descent(weight, bias, rate)
    onward = (here.next_weight, here.next_bias)
    st.button("Step downhill", on_click=_go_to, args=onward, type="primary", width="stretch")
    if land.bottom:
        st.button("Go to the minimum", on_click=_go_to, args=land.bottom, width="stretch")
    return here, rate


def _go_to(weight: float, bias: float) -> None:
    st.session_state["w"], st.session_state["b"] = weight, bias


def _numbers(land: Landscape, here: Descent, walk: tuple[Descent, ...]) -> None:
    readout.show(
        readings.landscape_numbers(land, here, walk),
        key="landscape_numbers",
        track="w" if walk else None,
        position=here.weight,
        positions=[at.weight for at in walk],
    )
    if not walk:
        st.caption("This point lies outside the map; its numbers are above.")
    if land.is_grouped:
        st.caption(f"Drawn from {land.objective.n_rows:,} groups of rows with nearly the same value.")
    if not land.bottom:
        st.info(land.minimum.status.message)
