"""What a step says: prose with computed numbers, code that is shown, and code that runs now."""

import streamlit as st

from dashboard.analysis.lessons.computed_values import filled, live_result
from dashboard.analysis.lessons.lesson import Code, LiveCode, Prose
from pages.lessons.place import Place


def show_parts(here: Place) -> None:
    """The parts of a step in their order."""
    for number, part in enumerate(here.step.parts):
        if isinstance(part, Prose):
            st.markdown(filled(part.text, here.own))
        elif isinstance(part, Code):
            st.code(part.text, language=part.language, wrap_lines=True)
        else:
            _show_live(part, here.key(f"run_{number}"))


def _show_live(part: LiveCode, key: str) -> None:
    if part.press and not st.button(part.press, key=key):
        return
    result = live_result(part.call)
    st.code(result.source, language="python", wrap_lines=True)
    st.code(f"{result.call}\n{result.printed}", language="python", wrap_lines=True)
