"""One thing, one name, within each room; and the server has loaded every room before anybody comes."""

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = [
    "logreg",
    *(f"dashboard/{folder.name}" for folder in sorted((ROOT / "dashboard").iterdir()) if folder.is_dir()),
    *(f"pages/{folder.name}" for folder in sorted((ROOT / "pages").iterdir()) if folder.is_dir()),
]
ALIKE = {"__init__", "page", "errors"}


def files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_no_two_modules_of_a_room_share_a_name(room):
    names = Counter(file.stem for file in files(room) if file.stem not in ALIKE)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_two_public_functions_of_a_room_share_a_name(room):
    names = Counter(
        node.name
        for file in files(room)
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_server_has_loaded_every_room_before_the_first_visitor():
    code = "import app, sys; print(type(app.app).__name__, *sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    kind, *loaded = answer.stdout.split()
    modules = {
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for room in ("logreg", "dashboard")
        for file in files(room)
    }
    assert kind == "App"
    assert modules - {"dashboard.shell"} <= set(loaded)
