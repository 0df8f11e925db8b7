"""The page on a wall, `?view=projector`: no menu, charts that fill the height, large type, and keys."""

import streamlit as st

from dashboard.ui.session import url_state
from dashboard.ui.streamlit_internals import HEADER, MARKDOWN, SIDEBAR, VERTICAL, WRAPPER, key_class

PARAM, PROJECTOR = "view", "projector"
_LEAVE = "leave_wall"
STYLE = f"""
html {{ font-size: 25px !important; }}
{SIDEBAR}, {HEADER} {{ display: none; }}
.stMainBlockContainer {{ padding: 24px 48px !important; }}
.stMain {{ --chart-height: max(240px, calc(100vh - 556px)); --chart-font: 20px; }}
.{key_class(_LEAVE)} {{ align-self: flex-start; margin-top: -3px; }}
{VERTICAL}:has(> .{key_class("run_legend")}) {{ gap: 10px; }}
/* Where there is no room beside the buttons, the outcome stands beside the title. */
@media (max-width: 1599px) {{
  .{key_class("title")} {MARKDOWN}:not(button *) p {{ visibility: hidden; }}
  {WRAPPER}:has(> .{key_class("outcome")}) {{
    position: absolute; top: 16px; left: 180px; right: 360px; width: auto; }} }}
@media (min-width: 1600px) {{
  .stMain {{ --chart-height: max(300px, calc(100vh - 564px)); }}
  .stMain .{key_class("outcome")} {{ margin: -4.3rem 0 0 64%; width: 36%; height: 3.5rem; }} }}
.{key_class("outcome")} .stAlert > div {{ font-size: .9rem; line-height: 1.2; }}
.{key_class("stride")}, .{key_class("stride")} > * {{ width: 6rem !important; flex: 0 0 6rem !important; }}
.{key_class("pace")}, .{key_class("pace")} > * {{ width: 10rem !important; flex: 0 0 10rem !important; }}
.{key_class("rewind")}, .{key_class("rewind")} > *, .{key_class("branch")}, .{key_class("branch")} > * {{
  width: 13rem !important; flex: 0 0 13rem !important; }}
"""
_BUTTONS = {" ": "play", "ArrowRight": "step", "r": "reset", "R": "reset"}
# A key means a control only where it means nothing else: not in a box, a list or on a handle.
_KEYS = f"""<script>
window.logregKeys ??= (addEventListener("keydown", (event) => {{
  const name = {{{", ".join(f'"{key}": "{key_class(name)}"' for key, name in _BUTTONS.items())}}}[event.key]
  const busy = event.target.closest("input, textarea, select, button, [role=slider], [role=combobox]")
  const modified = event.ctrlKey || event.metaKey || event.altKey
  if (!name || busy || modified || !document.querySelector(".{key_class(_LEAVE)}")) return
  event.preventDefault()
  document.querySelector(`.${{name}} button`)?.click()
}}), true)
</script>"""


def is_projected() -> bool:
    """Whether the address asks for the wall."""
    return st.query_params.get(PARAM) == PROJECTOR


def show_projector() -> None:
    """The keys, and the way back."""
    url_state.write_param(PARAM, [PROJECTOR])
    st.html(_KEYS, unsafe_allow_javascript=True)
    st.button("Leave the wall", key=_LEAVE, type="tertiary", on_click=_set, args=("",))


def offer_projector() -> None:
    """Onto the wall."""
    st.button(
        "Show on the wall",
        key="show_wall",
        type="tertiary",
        on_click=_set,
        args=(PROJECTOR,),
        help="Large charts without the menu. Space plays, the right arrow steps, R resets.",
    )


def _set(view: str) -> None:
    url_state.write_param(PARAM, [view] if view else [])
