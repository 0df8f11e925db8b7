"""axe-core, which npm fetches with what lints the scripts; and what of its findings is the platform's."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).parents[2] / ".venv" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_RUN = f"axe.run(document, {{ runOnly: {RULES} }}).then((result) => result.violations)"

# Elements that the platform alone makes, by what is wrong with them; docs/accessibility.md names them.
PLATFORM = {
    "list": ("stSidebarNavItems",),  # groups of the menu stand in its list as other elements than items
    "listitem": ('<li class="st-emotion-cache-',),
    "presentation-role-conflict": ("stFileUploaderDropzone",),
}


@cache
def axe_source() -> str:
    """The script; without it the test is skipped, where browser tests must run it fails."""
    if not SOURCE.exists():
        if os.environ.get("LOGREG_BROWSER") == "required":
            pytest.fail("axe-core is missing: make lint fetches it.")
        pytest.skip("axe-core is missing: make lint fetches it.")
    return SOURCE.read_text(encoding="utf-8")


def ours(violations: list[dict[str, Any]]) -> list[str]:
    """A sentence on each finding that is not the platform's."""
    return [
        f"{found['id']}, {found['help']}: {node['html'][:200]}"
        for found in violations
        for node in found["nodes"]
        if not any(mark in node["html"] for mark in PLATFORM.get(found["id"], ()))
    ]
