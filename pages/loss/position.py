"""The point chosen on the loss, and the solvers' paths from there."""

import streamlit as st

from dashboard.figures import landscape as figures
from dashboard.ui.components.descent import Rate
from dashboard.ui.session import visit
from dashboard.ui.session.widget_values import set_widgets
from dashboard.ui.widgets import bound
from dashboard.ui.widgets.point import Span, scale, typed_and_slid
from logreg.inspection.landscape import DescentPoint, Landscape
from logreg.inspection.solver_paths import SolverPath, solver_path

RATES = (0.3, 1.0, 3.0, 10.0, 30.0)
FARTHEST = 1e6  # beyond it no digit of a row's own value is left in its logit


def choose_position(land: Landscape) -> tuple[DescentPoint, Rate]:
    """The point chosen, and the learning rate of the next step."""
    half = land.half_width
    span = Span(low=-half, high=half, step=half / 80, least=-FARTHEST, most=FARTHEST)
    weight = typed_and_slid("Weight w", "w", span, default=0.0)
    bias = typed_and_slid("Bias b", "b", span, default=0.0)
    rate = scale("Learning rate", RATES, "step_rate", default=3.0)
    here = land.descent(weight, bias, rate)
    onward = (here.next_weight, here.next_bias)
    st.button("Step downhill", on_click=_step_to, args=onward, type="primary", width="stretch")
    if land.minimum_point:
        st.button("Go to the minimum", on_click=_go_to, args=land.minimum_point, width="stretch")
    return here, Rate(value=rate, choices=RATES, key="step_rate")


def choose_solver_paths(land: Landscape, here: DescentPoint) -> dict[float, list[SolverPath]]:
    """The paths of the chosen solvers from the point chosen, at each learning rate."""
    chosen = bound.pills(
        "Solver paths",
        list(figures.TRAIL_NAMES),
        format_func=figures.TRAIL_NAMES.__getitem__,
        wrap=True,
        help="Up to 200 steps of each solver; the learning rate is that of all which have one.",
        key="ways",
    )
    start = (here.weight, here.bias)

    def found() -> dict[float, list[SolverPath]]:
        return {
            rate: [solver_path(land, solver, start, learning_rate=rate) for solver in chosen]
            for rate in RATES
        }

    return visit.cached_in_session("solver paths", (id(land), start, tuple(chosen)), found)


def _step_to(weight: float, bias: float) -> None:
    _go_to(float(f"{weight:.4g}"), float(f"{bias:.4g}"))


def _go_to(weight: float, bias: float) -> None:
    set_widgets(w=weight, b=bias)
