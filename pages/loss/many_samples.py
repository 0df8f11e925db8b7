"""Many samples: the mean loss over weight and bias, and the curve at the reader's point on it."""

import streamlit as st

from dashboard.analysis.training.conditioning_text import iterations_sentence
from dashboard.tabular import Prepared
from dashboard.text.markdown import literal, unbroken
from dashboard.text.numbers import format_number
from dashboard.ui.components import readout
from dashboard.ui.components.descent import Rate, descent_message
from dashboard.ui.data_source import data_controls as choosing
from dashboard.ui.data_source.data_controls import NO_DATA
from dashboard.ui.session import visit
from dashboard.ui.widgets import bound, readout_cells, why
from logreg.inspection.landscape import DescentPoint, Landscape, landscape
from logreg.inspection.loss_surface import Surface
from logreg.inspection.squared_error_surface import squared_error_surface
from pages.loss import charts, position


def show_many_samples() -> None:
    """The controls, the map and the curve, the numbers, and the surface."""
    with st.container(key="picture_first_many"):
        controls, picture = st.columns([1, 3.2], gap="medium")
    with controls.expander("Data"):
        data = choosing.choose_data()
    if data is None:
        picture.info(NO_DATA)
        return
    names = [name for name, values in data.columns.items() if values.dtype.kind == "f"]
    if not names:
        picture.info("These data have no numeric column; a curve needs one. Choose other data on the left.")
        return
    with controls:
        name = bound.selectbox("Feature", names, key="column")
        # Kept together, so that the id cannot be given to other data.
        _, land = visit.cached_in_session(
            "landscape", (id(data), name), lambda: (data, _landscape(data, name))
        )
        here, rate = position.choose_position(land)
        trails = position.choose_solver_paths(land, here)
    with picture:
        st.markdown(
            f"Each weight w and bias b gives one curve over {literal(data.name)} and one mean loss. "
            "**Drag the point**, or click on the map."
        )
        _pictures(data, land, here, rate, trails)
    with st.expander("Why"):
        st.markdown(unbroken(why.LANDSCAPE))


def _landscape(data: Prepared, name: str) -> Landscape:
    values, sampling = data.columns[name], data.weight_kind == "sampling"
    return landscape(name, values, data.y, weight=data.weight, sampling=sampling)


def _pictures(data: Prepared, land: Landscape, here: DescentPoint, rate: Rate, trails: charts.Trails) -> None:
    map_side, curve_side = st.columns(2)
    with map_side:
        charts.show_map(land, here, rate, trails)
    with curve_side:
        charts.show_curve(data, land, here, rate)
    _numbers(land, here, rate)
    _, squared = visit.cached_in_session("squared error", id(land), lambda: (land, _squared_error(land)))
    charts.show_surfaces(land, squared, here, rate, trails[rate.value])


def _squared_error(land: Landscape) -> Surface:
    """Over the same weights and biases, every second of them."""
    return squared_error_surface(land.objective, land.surface.along[::2], land.surface.across[::2])


def _numbers(land: Landscape, here: DescentPoint, rate: Rate) -> None:
    on_map = land.contains(here.weight, here.bias)
    readout.show_readout(
        readout_cells.landscape_numbers(land, here),
        key="landscape_numbers",
        descent=descent_message(land, here, rate) if on_map else None,
    )
    stable = land.curvature.largest_stable_rate
    if rate.value > stable:
        st.caption(
            f":orange[▲] Guaranteed to converge only below {format_number(stable)}: with the learning rate "
            f"{rate.value:g} steps may jump over the minimum."
        )
    elif land.minimum_point:
        st.caption(iterations_sentence(land.curvature, rate.value).replace("**", ""))
    if not on_map:
        st.caption("This point lies outside the map; its numbers are above.")
    if land.is_grouped:
        st.caption(f"Drawn from {land.objective.n_rows:,} groups of rows with nearly the same value.")
    if not land.minimum_point:
        st.info(land.minimum.status.message)
