"""Elements of a page that a script of the folder `browser` draws."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.ui.components import assets

# Sent with every message, so it is short: it fetches the script that does the work.
_LOADER = (assets.SOURCES / "loader.js").read_text(encoding="utf-8")


def js_component(name: str, html: str, selector: str) -> Callable[..., None]:
    """What shows an element by `show(element, spec, send)` of `name`.js: a function of its key and spec.

    The element is the one in `html` that the selector finds; its spec may be written as JSON already. `alt`
    names it, and `height` is how many pixels its first child takes, before the script has come. Further
    arguments are the platform's: what to call, before the next run, when the script has sent something.
    """
    component = st.components.v2.component(name, html=html, js=_LOADER, isolate_styles=False)

    def show(
        key: str, spec: Mapping[str, Any] | str, *, alt: str = "", height: int = 0, **handlers: Any
    ) -> None:
        data = {
            "scripts": f"{assets.assets_address()}/{assets.SCRIPTS}",
            "script": name,
            "selector": selector,
            "spec": spec,
            "alt": alt,
            "height": height,
        }
        component(key=key, data=data, **handlers)

    return show
