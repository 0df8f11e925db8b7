"""What a visit holds lives in dashboard/ui/session, and nothing else touches the platform's store."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[4]


def test_only_the_session_room_touches_session_state():
    room = ROOT / "dashboard" / "ui" / "session"
    files = [*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "app.py"]
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in files
        if room not in file.parents
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr == "session_state")
        or (isinstance(node, ast.alias) and node.name == "session_state")
    ]
    assert found == []
