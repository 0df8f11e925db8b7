"""The browser's part, published once at start into the folder that the server serves.

The folder carries a digest of its content, so that a new version is a new address and a browser may keep
the old one as long as it likes. It is generated and never committed.
"""

import gzip
import hashlib
import os
import shutil
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

from dashboard.ui.components.bundle import bundled
from dashboard.ui.components.platform_scripts import late_scripts

SOURCES = Path(__file__).parent / "browser"
SERVED = Path(__file__).parents[2] / "static"
LIBRARY = "plotly.min.js.gz"
SCRIPTS = "scripts.js"
_APART = ("loader", "opening", "reload")  # sent with a message, or in the page itself


@cache
def assets_address() -> str:
    """Where the browser finds the published files, relative to the app's own address."""
    texts = _texts()
    digest = hashlib.sha256(version("plotly").encode())
    digest.update(Path(__file__).read_bytes())
    for name, text in texts.items():
        digest.update(f"{name}\n{text}".encode())
    folder = SERVED / digest.hexdigest()[:12]
    if not folder.exists():
        _publish(texts, folder)
    return f"app/static/{folder.name}"


def _texts() -> dict[str, str]:
    """What is published beside the library, by name."""
    sources = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.js"))}
    together = {name: source for name, source in sources.items() if name not in _APART}
    return {SCRIPTS: bundled(together), "shown.js": sources["shown"], **late_scripts()}


def _publish(texts: dict[str, str], folder: Path) -> None:
    from plotly.offline import get_plotlyjs

    SERVED.mkdir(exist_ok=True)
    # Written aside and renamed, so that no visitor of a second process ever meets half a file.
    draft = Path(tempfile.mkdtemp(dir=SERVED))
    try:
        draft.chmod(0o755)
        for name, text in texts.items():
            (draft / name).write_text(text, encoding="utf-8")
        (draft / LIBRARY).write_bytes(gzip.compress(unwrapped(get_plotlyjs()).encode()))
        os.replace(draft, folder)
    except OSError:
        shutil.rmtree(draft)
        if not folder.exists():
            raise


def unwrapped(library: str) -> str:
    """plotly.js without what offers it to module loaders: within a function a browser parses it all twice."""
    notice, end, rest = library.partition("*/")
    _, begun, bundle = rest.partition('"use strict";var Plotly=')
    bundle, wrapped, _ = bundle.rpartition("window.Plotly = Plotly;")
    return notice + end + begun + bundle if begun and wrapped else library
