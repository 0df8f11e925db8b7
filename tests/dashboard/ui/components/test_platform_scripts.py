"""What is relied on of the platform's scripts; each failure says in words what an upgrade has broken."""

import json
import re

from dashboard.ui.components import platform_scripts
from dashboard.ui.components.platform_scripts import FOLDER
from dashboard.ui.streamlit_internals import LATE_SCRIPTS, WIDGET_SCRIPTS


def test_every_script_is_found_with_what_it_imports():
    early = {address.rsplit("/", 1)[1] for address in platform_scripts.early_scripts()}
    for name in WIDGET_SCRIPTS:
        assert any(script.startswith(f"{name}.") for script in early), f"no script is called {name}"
    assert any(script.startswith("useFormValidation.") for script in early), "imports are not found"
    assert all((FOLDER / script).exists() for script in early)


def test_a_late_script_offers_what_the_platform_asks_of_it():
    late = platform_scripts.late_scripts()
    assert len(late) == len(LATE_SCRIPTS), "a script has another name: it runs before the first chart again"
    mapped = json.loads(platform_scripts.import_map("ours"))["scopes"]["./static/js/"]
    assert set(mapped.values()) == {f"./ours/{name}" for name in late}
    for name, text in late.items():
        script = name.removeprefix("late-")
        assert f'import("../../../static/js/{script}")' in text
        exported = re.findall(r"as (\w+)", (FOLDER / script).read_text(encoding="utf-8")[-200:])
        assert set(exported) >= {"default"}
        assert all(offered in text for offered in exported)
