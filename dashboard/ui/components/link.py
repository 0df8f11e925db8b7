"""The address of the page as it is set: to be copied, and as a code for phones."""

from functools import lru_cache
from urllib.parse import urlencode, urlsplit, urlunsplit

import segno
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.components.component import js_component
from dashboard.ui.components.messages import LinkMessage
from dashboard.ui.session import url_state

KEY = "copy_link"
BESIDE_LINK = 860  # pixels: a message above the page ends before the button
MASK = 3  # any of the eight can be read; to weigh them all up took two thirds of the time
HERE_ALONE = ("localhost", "127.0.0.1", "[::1]", "::1")
STAYS = "The data and the model stay in this visit: Save study hands them on."
PHONES = "Phones reach this app by this computer’s address in the network, in place of localhost."

_HTML = """
<div class="logreg-link"><button type="button" aria-expanded="false">Copy link</button>
<div class="panel" role="dialog" aria-label="Link to this page" hidden>
<p class="said" aria-live="polite"></p><div class="code"></div><p class="address"></p></div></div>
"""
_show = js_component("link", _HTML, ".logreg-link")


def reserve_link() -> DeltaGenerator:
    """The button's place, first on the page, whose address is known last."""
    return st.container(key=KEY)


def show_link(place: DeltaGenerator, *, of_a_model: bool) -> None:
    """Show the button; what it copies is the browser's own address, which holds no model."""
    with place:
        settings = urlencode(url_state.other_params(), doseq=True)
        message = link_message(address_now(), settings, said=STAYS if of_a_model else "")
        _show("link", message, on_link_change=lambda: None)


def address_now() -> str:
    """The address of the page with every parameter."""
    parts = urlsplit(st.context.url or "")
    return urlunsplit(parts._replace(query=url_state.query(), fragment=""))


def link_message(link: str, settings: str = "", *, said: str = "") -> LinkMessage:
    """The link with its code, and what is set on other pages, as it stands in an address.

    Below it, after what is `said`, a note where phones cannot follow the link, or it is too long for a code.
    """
    note = PHONES if urlsplit(link).hostname in HERE_ALONE else ""
    try:
        size, path = code(link)
    except segno.DataOverflowError:
        size, path = 0, ""
        note = "It is too long for a code that phones can read; copy it."
    told = " ".join(filter(None, (said, note)))
    return {"link": link, "size": size, "path": path, "note": told, "settings": settings}


@lru_cache(maxsize=256)
def code(text: str) -> tuple[int, str]:
    """A QR code: how many modules wide it is, and its dark ones as an SVG path.

    Raises segno.DataOverflowError where the text is too long.
    """
    rows = tuple(segno.make_qr(text, error="l", mask=MASK).matrix)
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return len(rows), path
