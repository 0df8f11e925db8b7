"""Elements of a page that a script of the folder `browser` draws."""

from collections.abc import Callable
from string import Template
from typing import Any

import streamlit as st

from dashboard.ui.components import assets

# A newer message may come before the script has: only the newest is shown.
_LOADER = Template("""
export default function ({ data, parentElement, setTriggerValue }) {
  const element = parentElement.querySelector("$selector")
  const script = import(new URL(data.address + "/$name.js", document.baseURI))
  element.newest = data
  script.then((drawn) => element.newest === data && drawn.show(element, data.spec, setTriggerValue))
  return () => { element.newest = null; script.then((drawn) => drawn.remove(element)) }
}
""")


def js_component(name: str, html: str, selector: str) -> Callable[..., None]:
    """What shows an element by `show(element, spec, send)` of `name`.js: a function of its key and spec.

    The element is the one in `html` that the selector finds. Further arguments are the platform's: what to
    call, before the next run, when the script has sent something.
    """
    script = _LOADER.substitute(name=name, selector=selector)
    component = st.components.v2.component(name, html=html, js=script, isolate_styles=False)

    def show(key: str, spec: dict[str, Any], **handlers: Any) -> None:
        component(key=key, data={"address": assets.assets_address(), "spec": spec}, **handlers)

    return show
