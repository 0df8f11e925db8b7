"""The browser's part, published once at start into the folder that the server serves.

The folder carries a digest of its content, so that a new version is a new address and a browser may keep
the old one as long as it likes. It is generated and never committed.
"""

import gzip
import hashlib
import os
import re
import shutil
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

SOURCES = Path(__file__).parent / "browser"
SERVED = Path(__file__).parents[2] / "static"
LIBRARY = "plotly.min.js.gz"
_IMPORT = re.compile(r'^import .*?from "\./(\w+\.js)"', re.MULTILINE)


@cache
def assets_address() -> str:
    """Where the browser finds the published files, relative to the app's own address."""
    scripts = sorted(SOURCES.glob("*.js"))
    digest = hashlib.sha256(version("plotly").encode())
    for source in (Path(__file__), *scripts):
        digest.update(source.read_bytes())
    folder = SERVED / digest.hexdigest()[:12]
    if not folder.exists():
        _publish(scripts, folder)
    return f"app/static/{folder.name}"


def with_imports(*names: str) -> list[str]:
    """These scripts and all that they import, directly or not, each once."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += _IMPORT.findall((SOURCES / name).read_text(encoding="utf-8"))
    return list(found)


def _publish(scripts: list[Path], folder: Path) -> None:
    from plotly.offline import get_plotlyjs

    SERVED.mkdir(exist_ok=True)
    # Written aside and renamed, so that no visitor of a second process ever meets half a file.
    draft = Path(tempfile.mkdtemp(dir=SERVED))
    try:
        draft.chmod(0o755)
        for script in scripts:
            shutil.copy(script, draft)
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
