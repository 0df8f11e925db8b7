"""The living picture: a curve that learns once and rests, and a size that is dragged along it."""

import numpy as np
import streamlit as st

from dashboard.analysis.start.tumour_fit import LARGEST, SMALLEST, STEP, TumourFit
from dashboard.figures import start as figures
from dashboard.text.numbers import whole_percent
from dashboard.ui.components import chart, readout
from dashboard.ui.components.replay import show_replay
from dashboard.ui.session import visit
from dashboard.ui.widgets.following import following_cell
from logreg.functional import activations

KEY = "tumours"
OPENING = 30.0  # mm
SECONDS = 2.0
LEARNED, SIZE = "learned", "size"


def size_now() -> float:
    """The size read off, in mm: where a visitor let go of it."""
    return float(visit.kept_result(SIZE) or OPENING)


def show_picture(fit: TumourFit) -> None:
    """The chart with its two tracks: the steps of learning, and the size."""
    size = size_now()
    figure, learned, read_off = figures.tumour_figure(fit, size)
    handle = chart.Handle(label="Size", unit="mm", low=SMALLEST, high=LARGEST, step=STEP)
    tracks = [
        chart.Track(name=LEARNED, position=fit.steps[0], positions=_frames(fit), moves=learned),
        chart.Track(name=SIZE, position=size, positions=figures.SIZES, moves=read_off, handle=handle),
    ]
    alt = (
        "The probability of malignant rises with size along an S-curve: "
        f"{_percent(fit, 20)} at 20 mm, one half at {fit.boundary_mm:.1f} mm, {_percent(fit, 30)} at 30 mm."
    )

    def let_go(_track: str, position: float) -> None:
        visit.keep_result(SIZE, position)

    chart.show_chart(figure, key=KEY, alt=alt, tracks=tracks, responsive=True, on_move=let_go)


def show_answer(fit: TumourFit) -> None:
    """Play, and the sentence that follows the size."""
    st.caption("Drag the line, or press Play and watch the curve being learned")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="answer"):
        show_replay(
            key="replay",
            label="Play: watch the curve being learned",
            track=LEARNED,
            positions=_frames(fit),
            seconds=SECONDS,
            chart_key=KEY,
        )
        size = size_now()
        readout.show_readout(
            _answer_cells(fit, size),
            key="size_read_off",
            track=SIZE,
            position=size,
            positions=figures.SIZES,
        )


def _answer_cells(fit: TumourFit, size: float) -> list[readout.Cell]:
    """The size with its probability, and what it is called."""
    words = {
        "size and its probability of malignant": lambda mm: f"{mm:g}\u00a0mm → {_percent(fit, mm)}",
        "called": lambda mm: "◆ malignant" if mm >= fit.boundary_mm else "● benign",
    }
    return [
        following_cell(label, activations.identity, size, figures.SIZES, words=said, main=label != "called")
        for label, said in words.items()
    ]


def _frames(fit: TumourFit) -> np.ndarray:
    """Equal times between the curves: early steps change much, later ones little."""
    return np.arange(len(fit.steps), dtype=float)


def _percent(fit: TumourFit, size_mm: float) -> str:
    return whole_percent(float(fit.probability(size_mm)))
