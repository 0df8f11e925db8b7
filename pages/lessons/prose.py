"""What a step says: prose with computed numbers, code that is shown, and code that runs now."""

from html import escape

import streamlit as st

from dashboard.analysis.lessons.computed_values import filled, live_result
from dashboard.analysis.lessons.lesson import Code, LiveCode, Prose
from dashboard.figures.lessons.stage import StageCode
from dashboard.ui.session.widget_values import set_widget, widget_value
from pages.lessons.place import Place


def show_parts(here: Place) -> None:
    """The parts of a step in their order."""
    for number, part in enumerate(here.step.parts):
        if isinstance(part, Prose):
            st.markdown(filled(part.text, here.own))
        elif isinstance(part, Code):
            st.code(part.text, language=part.language, wrap_lines=True)
        else:
            _show_live(here, part, here.key(f"run_{number}"))


def _show_live(here: Place, part: LiveCode, key: str) -> None:
    """What was run stays in sight; with the answer it runs by itself."""
    ran = f"{key}_ran"
    if part.press and not here.answered:
        st.button(part.press, key=key, on_click=set_widget, args=(ran, True))
        if not widget_value(ran, False):
            return
    result = live_result(part.call)
    st.code(result.source, language="python", wrap_lines=True)
    st.code(f"{result.call}\n{result.printed}", language="python", wrap_lines=True)


def show_code(code: StageCode) -> None:
    """Code in which what can be changed stands in frames."""
    framed = {name: f"<mark>{escape(words)}</mark>" for name, words in code.framed.items()}
    st.html(f'<pre class="framed-code"><code>{escape(code.lines, quote=False).format(**framed)}</code></pre>')
