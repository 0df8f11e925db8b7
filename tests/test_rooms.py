"""Imports run one way: logreg <- figures | dashboard <- pages <- app.py."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "logreg": {"numpy"},
    "figures": {"logreg", "numpy", "plotly"},
    "dashboard": {"logreg", "numpy", "pandas", "plotly", "streamlit"},
    "pages": {"logreg", "figures", "dashboard", "streamlit"},
    "app.py": {"dashboard", "figures", "logreg", "streamlit"},
}


def imported_packages(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.add(node.module or "")
    return {name.split(".")[0] for name in names}


def files(room: str) -> list[Path]:
    place = ROOT / room
    return [place] if place.suffix else sorted(place.rglob("*.py"))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_room_imports_only_what_the_design_allows(room):
    allowed = MAY_IMPORT[room] | {room} | set(sys.stdlib_module_names)
    for file in files(room):
        extra = imported_packages(file.read_text(encoding="utf-8")) - allowed
        assert not extra, f"{file.relative_to(ROOT)} imports {sorted(extra)}"


def test_logreg_loads_neither_pandas_nor_plotly_nor_streamlit():
    code = (
        "import logreg, sys; print({'pandas', 'plotly', 'streamlit', 'scipy', 'sklearn'} & set(sys.modules))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert answer.stdout.strip() == "set()"


def test_server_has_loaded_every_room_before_the_first_visitor():
    code = "import app, sys; print(type(app.app).__name__, *sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    kind, *loaded = answer.stdout.split()
    modules = {
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for room in ("logreg", "figures", "dashboard")
        for file in files(room)
    }
    assert kind == "App"
    assert modules <= set(loaded)
