"""Controls that pages share. Their values stand in the address bar, so a copied link opens the same view."""

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import logreg as lr
from dashboard.analysis.training import solver_table
from dashboard.analysis.training.problem import SPLIT_SEED, TrainingSettings
from dashboard.analysis.training.run import SPEEDING_UP
from dashboard.text.markdown import literal
from dashboard.ui.page_end import end_page
from dashboard.ui.session.widget_values import set_widgets
from dashboard.ui.widgets import bound, opened_values, solver_options
from logreg.errors import SettingError

STRIDES = (1, 5, 10, 25)
PACES = (SPEEDING_UP, 1.0, 5.0, 25.0, 100.0, 500.0, float("inf"))
_PACE_WORDS = {SPEEDING_UP: "speeding up", float("inf"): "full speed"}
HELD_OUT = (0, 50, 25)  # per cent: least, most, usual
_L1_HELP = "Pulls the slopes towards 0 and sets some to exactly 0, more of them the larger it is."


def choose_settings() -> tuple[TrainingSettings, DeltaGenerator]:
    """How to learn: solver, its options, penalty, split and more; and the place below the options."""
    solver = _solver()
    chosen = solver_options.choose_options(solver)
    loss_function = _loss_function()
    below = st.container()
    l1 = _penalty("L1", _L1_HELP) if solver == solver_table.L1 else 0.0
    l2 = _penalty("L2", "Pulls the slopes towards 0, and more so the larger it is. 0 is no penalty.")
    share = bound.slider(
        "Held out, %",
        *(*HELD_OUT, 5),
        help="Rows that training never sees, in the same mix of classes; they stand for new cases.",
        key="holdout",
    )
    with st.expander("More"):
        more = _more()
    try:
        return TrainingSettings(
            solver=solver,
            solver_settings=chosen(),
            loss_function=loss_function,
            l1=l1,
            l2=l2,
            validation_share=share / 100,
            **more,
        ), below
    except SettingError as error:
        below.error(literal(str(error)))
        end_page()


def _solver() -> str:
    solver = bound.selectbox(
        "Solver",
        list(lr.SOLVERS),
        format_func=solver_table.NAMES.__getitem__,
        help="How the weights move: gradient descent walks downhill, Newton jumps by curvature.",
        key="solver",
    )
    st.caption(solver_table.IDEAS[solver])
    return solver


def _loss_function() -> str:
    return bound.selectbox(
        "Loss",
        list(solver_table.LOSS_FUNCTIONS),
        format_func=solver_table.LOSS_FUNCTIONS.__getitem__,
        help="What training makes small. Squared error is for comparison: it is not convex and flat far out. "
        "Charts show every run by its cross-entropy.",
        key="loss_function",
    )


def _penalty(kind: str, meaning: str) -> float:
    return bound.select_slider(
        f"{kind} penalty",
        solver_table.PENALTIES,
        format_func="{:g}".format,
        help=meaning,
        key=kind.lower(),
    )


def _more() -> dict[str, Any]:
    return {
        "max_iter": _whole(
            "Iteration limit", "limit", "Training stops here at the latest.", least=1, first=10_000
        ),
        "patience": _whole(
            "Patience, iterations",
            "patience",
            "Stops the run once the validation loss has not fallen for so long. 0 never stops it.",
        ),
        "split_seed": _whole(
            "Split seed", "split_seed", "Another seed holds out other rows.", first=SPLIT_SEED
        ),
        "standardise": bound.toggle(
            "Standardise columns",
            True,
            help="Gives every number column mean 0 and standard deviation 1, learned on the training rows: "
            "then one learning rate suits all columns.",
            key="standardise",
        ),
    }


def _whole(label: str, key: str, meaning: str, *, least: int = 0, first: int = 0) -> int:
    most = solver_table.MOST
    return int(bound.number_input(label, least, most, first, help=meaning, key=key))


def opened_split() -> tuple[int, int]:
    """Per cent of the rows held out, and the seed of the split, on a page that does not draw the controls."""
    share = opened_values.opened_number("holdout", *HELD_OUT)
    return share, opened_values.opened_number("split_seed", 0, solver_table.MOST, SPLIT_SEED)


def write_settings(settings: TrainingSettings) -> None:
    """Set the controls to these settings, before they are drawn."""
    solver_options.write_options(settings.solver, settings.solver_settings)
    set_widgets(
        solver=settings.solver,
        loss_function=settings.loss_function,
        l1=settings.l1,
        l2=settings.l2,
        holdout=round(100 * settings.validation_share),
        limit=settings.max_iter,
        patience=settings.patience,
        split_seed=settings.split_seed,
        standardise=settings.standardise,
    )


def pace() -> float:
    """Iterations a second that a live run may take; infinite as fast as it can, SPEEDING_UP ever more."""
    return float(
        bound.selectbox(
            "Iterations a second",
            PACES,
            format_func=lambda value: _PACE_WORDS.get(value, f"{value:g} a second"),
            help="How fast it is shown: slowly at first and ever faster, or so many iterations a second. It "
            " changes nothing in the result.",
            key="pace",
            width=132,
            label_visibility="collapsed",
        )
    )
