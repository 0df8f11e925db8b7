"""The race in the address: the controls say the chosen run, words the others: "B adam learning_rate 0.3"."""

import numpy as np
import streamlit as st

from dashboard.analysis.training import settings_text
from dashboard.analysis.training.run import Run
from dashboard.text.quoting import shortened
from dashboard.ui.session import url_state, visit
from logreg.arrays import Vector
from pages.train.compare_runs import LETTERS, letter

OTHERS, CHOSEN, START, TRAINED = "race", "chosen", "start", "trained"  # as they stand in the address
MOST_COEFFICIENTS = 100  # a longer start would make an address that few programs can pass on


def write_race(live: Run) -> None:
    """Let the address say the other runs, which one is chosen and where all start."""
    others = [other for other in visit.runs() if other is not live]
    url_state.write_param(
        OTHERS, [f"{letter(other)} {settings_text.settings_text(other.problem.settings)}" for other in others]
    )
    url_state.write_param(CHOSEN, [letter(live)] if live.slot else [])
    url_state.write_param(START, _start_words(live))
    moved = any(other.playing or other.step.iteration > other.start for other in visit.runs())
    url_state.write_param(TRAINED, ["true"] if moved else [])


def note_lost_steps() -> None:
    """Remember, as a visit opens, that its address is of runs that had been trained: their steps are gone."""
    visit.keep_result(TRAINED, st.query_params.get(TRAINED) == "true")


def steps_were_lost() -> bool:
    """Whether this visit began with the address of runs that had been trained."""
    return bool(visit.kept_result(TRAINED))


def restore_race(live: Run) -> tuple[Run, list[str]]:
    """The race that the address asks for, set up around its chosen run, which is returned.

    With it comes a sentence on each thing that the race cannot have.
    """
    doubts: list[str] = []
    chosen = _slot(st.query_params.get(CHOSEN, LETTERS[0]), doubts) or 0
    asked = {chosen: live.problem.settings}
    for text in st.query_params.get_all(OTHERS):
        first, *parts = text.split() or [""]
        slot, settings = (
            _slot(first, doubts),
            settings_text.parse_settings(parts, live.problem.settings, doubts),
        )
        if slot in asked:
            doubts.append(f"The race has two runs {LETTERS[slot]}: the first is taken.")
        elif slot is not None and settings is not None:
            asked[slot] = settings
    return visit.start_runs(asked, chosen, start=_start(live, doubts), problem=live.problem), doubts


def _slot(text: str, doubts: list[str]) -> int | None:
    if len(text) == 1 and text in LETTERS:
        return LETTERS.index(text)
    doubts.append(f"{shortened(text)} is no run: a run is one of {', '.join(LETTERS)}.")
    return None


def _start_words(live: Run) -> list[str]:
    origin = live.restart_point
    if origin is None or origin.iteration or len(origin.coef) > MOST_COEFFICIENTS:
        return []
    return [" ".join(f"{value:.6g}" for value in origin.coef)]


def _start(live: Run, doubts: list[str]) -> Vector | None:
    text = st.query_params.get(START, "")
    try:
        coef = np.array(text.split(), dtype=float)
    except ValueError:
        coef = np.array([np.nan])
    if len(coef) == live.problem.objective.n_coef and np.isfinite(coef).all():
        return coef
    if text:
        n = live.problem.objective.n_coef
        doubts.append(f"start must be {n} numbers, the intercept first: the runs start at zero.")
    return None
