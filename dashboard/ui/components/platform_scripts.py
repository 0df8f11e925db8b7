"""The platform's own scripts: which are fetched at once, and which run only once the page is shown."""

import json
import re
from pathlib import Path

import streamlit

from dashboard.ui.streamlit_internals import LATE_SCRIPTS, WIDGET_SCRIPTS

FOLDER = Path(streamlit.__file__).parent / "static" / "static" / "js"
ADDRESS = "static/js"
_IMPORT = re.compile(r"""(?:from|import)\s*["'`]\./([^"'`]+\.js)["'`]""")
_EXPORTS = re.compile(r"export\{([^{}]*)\}[;\s]*$")
_PREFIX = "late-"
_LATE = """import {{ shown }} from "./shown.js"
await shown()
const late = await import("../../../{address}/{script}")
export default late.default
export const {{ {names} }} = late
"""


def early_scripts() -> list[str]:
    """The addresses of what nearly every page asks for, with all that it imports: one round for three.

    What the platform's own page asks for at once is left out.
    """
    page = (FOLDER.parents[1] / "index.html").read_text(encoding="utf-8")
    found: dict[str, None] = {}
    waiting = [path.name for name in WIDGET_SCRIPTS for path in FOLDER.glob(f"{name}.*.js")]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += _IMPORT.findall((FOLDER / name).read_text(encoding="utf-8"))
    return [f"{ADDRESS}/{name}" for name in found if name not in page]


def late_scripts() -> dict[str, str]:
    """Scripts of ours, by name, each for one of the platform's, that wait until the page is shown."""
    paths = [path for name in LATE_SCRIPTS for path in FOLDER.glob(f"{name}.*.js")]
    return {f"{_PREFIX}{path.name}": _late(path) for path in paths}


def import_map(ours: str) -> str:
    """By which the platform's scripts, though not ours, get ours at the address `ours` instead."""
    late = {f"./{ADDRESS}/{name.removeprefix(_PREFIX)}": f"./{ours}/{name}" for name in late_scripts()}
    return json.dumps({"scopes": {f"./{ADDRESS}/": late}})


def _late(path: Path) -> str:
    exports = _EXPORTS.search(path.read_text(encoding="utf-8"))
    exported = re.findall(r"(\w+)(?:,|$)", exports[1]) if exports else []
    names = ", ".join(name for name in exported if name != "default")
    return _LATE.format(address=ADDRESS, script=path.name, names=names)
