"""Where everything stands: side by side on a desk, one below the other on a phone, full height on a wall."""

import streamlit as st

from dashboard.ui.session import visit
from dashboard.ui.streamlit_internals import ALERT, COLUMN, ELEMENT, HTML, WRAPPER, key_class
from pages.train import projector

RAIL, CHARTS = 190, 764  # pixels of 984
_OPEN = "settings open"

_SETTINGS, _BAR, _TIMELINE = (f".{key_class(key)}" for key in ("settings", "play_bar", "player"))
_OPENS, _CLOSES = (f".{key_class(key)}" for key in ("open_settings", "close_settings"))
_OUTCOME, _PLAY, _PROGRESS = (f".{key_class(key)}" for key in ("outcome", "play", "progress"))
_MATRIX, _LOSS_HEAD, _NUMBERS = (f".{key_class(key)}" for key in ("matrix", "loss_head", "run numbers"))
_ONTO_WALL = f".{key_class('show_wall')}"
_LATER = ", ".join(f".{key_class(key)}" for key in ("stride", "pace", "compare"))
_CHARTS = ", ".join(f".{key_class(key)}" for key in ("loss", "fit", "weights", "path", "path_surface"))
_GROUND = "var(--background)"
_EDGE = "1px solid var(--line)"

# Beside the charts there is no room: the settings are a sheet over the lower half, opened by a button.
_CLOSED_SHEET = f"""
{COLUMN}:has({_SETTINGS}) {{ position: absolute; width: 0; min-width: 0; }}
{_SETTINGS} {{ display: none; }}
{_OPENS}, {_CLOSES} {{ display: block; }}
"""
_OPEN_SHEET = f"""
{_SETTINGS} {{
  display: flex; position: fixed; inset: auto 0 0 0; width: auto; max-height: 56vh; padding: 0 1rem 1rem;
  flex-wrap: nowrap; overflow-y: auto; overscroll-behavior: contain; z-index: 1000;
  background: {_GROUND}; border-top: {_EDGE};
  box-shadow: 0 -6px 20px rgba(20, 35, 50, .12);
}}
{_SETTINGS} > * {{ flex-shrink: 0; }}
{_CLOSES} {{ position: sticky; top: 0; z-index: 2; padding: .75rem 0 .25rem; background: inherit; }}
"""
_DESK = f"""
{ELEMENT}:has(> {HTML} > style) {{ display: none; }}
.logreg-chart .plot {{ height: var(--chart-height, auto); }}
.stMain {{ --chart-height: clamp(300px, calc(100vh - 496px), 560px); }}
:is({_CHARTS}) {{ min-height: calc(var(--chart-height) + 20px); }}
.stMain {_OUTCOME} {{ min-height: 48px; }}  /* a second line pushes nothing, nor does the first move for it */
{_OUTCOME} {ALERT} > div {{ padding: .25rem .75rem; min-height: 0; font-size: 15px; line-height: 20px; }}
{_PLAY} button p {{ width: 2.6em; text-align: start; }}  /* Play and Pause begin at the same place */
/* In line with "Copy link", which stands beside it. */
@media (min-width: 1001px) {{ {_ONTO_WALL} {{ align-self: flex-start; margin-top: -10px; }} }}
{_LOSS_HEAD} {{ justify-content: space-between; }}
{_LOSS_HEAD} button {{ min-height: 32px; }}
{WRAPPER}:has(> {_PROGRESS}) {{ display: none; }}
{_MATRIX} dl {{ display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 4px; }}
{_MATRIX} dl > div {{ padding: 8px 12px; border-radius: 8px; border: {_EDGE}; }}
{_MATRIX} dl > div:nth-child(-n + 2) {{ background: var(--class-1-region); }}
{_MATRIX} dl > div:nth-child(n + 3) {{ background: var(--class-0-region); }}
{_MATRIX} dl > div:is(:nth-child(2), :nth-child(3)) {{ border: 2px solid var(--text); }}
{_MATRIX} dl > div:is(:nth-child(2), :nth-child(3)) dd {{ font-weight: 700; }}
{_OPENS}, {_CLOSES} {{ display: none; }}
"""
_NARROW = f"""
{_BAR} {{ gap: .5rem; }}
.{key_class("shown")} [role="radiogroup"] button {{ padding-inline: 10px; }}
"""
_FIXED = f"position: fixed; z-index: 900; width: auto; background: {_GROUND}; border-top: {_EDGE};"
_PHONE = f"""
.stMain {{ --chart-height: 232px; scroll-padding-bottom: 110px; }}
.{key_class("fit")} {{ --chart-height: 360px; }}
:is({_LATER}) {{ order: 1; }}
.stMain {_OUTCOME} {{ min-height: 68px; }}
.stMain {_NUMBERS} {{ min-height: 112px; }}
{_NUMBERS} dl {{ display: grid; grid-template-columns: repeat(3, minmax(0, auto)); gap: .2em .5em; }}
{_NUMBERS} dl :is(dt, dd) {{ font-size: 13px; line-height: 20px; letter-spacing: -.01em; }}
{_NUMBERS} dl dd, {_NUMBERS} dl .main dd {{ font-size: 18px; line-height: 24px; font-weight: 600; }}
{_NUMBERS} dl .main dd {{ font-size: 24px; }}
{_BAR} {{ {_FIXED} inset: auto 0 0 0; padding: .5rem 1rem; gap: .5rem; flex-wrap: nowrap; overflow-x: auto; }}
{_ONTO_WALL} {{ display: none; }}
{_TIMELINE} {{ {_FIXED} inset: auto 0 57px 0; padding: .4rem 1rem 0; }}
.stMainBlockContainer {{ padding-bottom: 9rem; }}
"""
# What does not fit into the bar under the thumb comes with the settings.
_CLOSED_PHONE = f":is({_LATER}) {{ display: none; }}"
_OPEN_PHONE = f"""
{_BAR} {{ z-index: 1001; flex-wrap: wrap; overflow: visible; }}
{_SETTINGS} {{ padding-bottom: 9rem; }}
"""


def show_style() -> None:
    """The page's style sheet."""
    is_open = bool(visit.kept_result(_OPEN))
    sheet = _CLOSED_SHEET + (_OPEN_SHEET if is_open else "")
    if projector.is_projected():
        st.html(f"<style>{_DESK}{sheet}{projector.STYLE}</style>")
        return
    narrow = f"@media (max-width: 900px) {{ {sheet}{_NARROW} }}"
    phone = _PHONE + (_OPEN_PHONE if is_open else _CLOSED_PHONE)
    st.html(f"<style>{_DESK}{narrow}@media (max-width: 640px) {{ {phone} }}</style>")


def show_title() -> None:
    """What the page is, the question it answers, and the way onto the wall or back."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="title"):
        st.title("Train", anchor=False, width="content")
        st.markdown("How does the model learn?", width="stretch")
        if projector.is_projected():
            projector.show_projector()
        else:
            projector.offer_projector()


def show_settings_button() -> None:
    """Opens the settings where they do not stand beside the charts."""
    st.button("Settings", key="open_settings", on_click=_set_open, args=(not visit.kept_result(_OPEN),))


def show_close_button() -> None:
    """Closes them again, on top of them."""
    st.button("Done", key="close_settings", width="stretch", on_click=_set_open, args=(False,))


def _set_open(is_open: bool) -> None:
    visit.keep_result(_OPEN, is_open)
