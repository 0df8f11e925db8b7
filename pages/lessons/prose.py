"""What a step says: prose with computed numbers, code that is shown, and code that runs now."""

import re
from html import escape

import streamlit as st

from dashboard.analysis.lessons.computed_values import call_as_typed, filled, live_result, source_of
from dashboard.analysis.lessons.lesson import Code, LiveCode, Prose
from dashboard.figures.lessons.stage import StageCode
from dashboard.ui.session.widget_values import set_widget, widget_value
from pages.lessons.place import Place

_FORMULA = re.compile(r"^\$\$([^$\n]+)\$\$$", re.MULTILINE)


def show_parts(here: Place) -> None:
    """The parts of a step in their order."""
    for number, part in enumerate(here.step.parts):
        if isinstance(part, Prose):
            st.markdown(_displayed(filled(part.text, here.own)))
        elif isinstance(part, Code):
            st.code(part.text, language=part.language, wrap_lines=True)
        else:
            _show_live(here, part, here.key(f"run_{number}"))


def _displayed(text: str) -> str:
    """A formula on a line of its own is set in full size: Markdown wants its signs on lines of their own."""
    return _FORMULA.sub(r"$$\n\1\n$$", text)


def _show_live(here: Place, part: LiveCode, key: str) -> None:
    """The code is in sight from the start; what Python prints comes with the answer, or after the press."""
    st.code(source_of(part.call), language="python", wrap_lines=True)
    ran = f"{key}_ran"
    is_waiting = bool(part.press) and not widget_value(ran, False)
    if is_waiting and here.step.question is None:
        st.button(part.press, key=key, on_click=set_widget, args=(ran, True))
    if is_waiting and (here.step.question is None or not here.answered):
        st.code(call_as_typed(part.call), language="python", wrap_lines=True)
        return
    result = live_result(part.call)
    st.code(f"{result.call}\n{result.printed}", language="python", wrap_lines=True)


def show_code(code: StageCode) -> None:
    """Code in which what can be changed stands in frames."""
    framed = {name: f"<mark>{escape(words)}</mark>" for name, words in code.framed.items()}
    st.html(f'<pre class="framed-code"><code>{escape(code.lines, quote=False).format(**framed)}</code></pre>')
