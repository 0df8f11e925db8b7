"""Scripts in one file behave as the modules they are."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.ui.components.bundle import bundled

NODE = Path(sys.executable).with_name("node")

COUNT = "export const seen = []\nexport function see(word) {\n  seen.push(word)\n}\n"
A = 'import { see } from "./count.js"\nsee("a ran")\nexport class A {}\nexport async function slow() {}\n'
B = 'import { A } from "./a.js"\nimport { see, seen } from "./count.js"\n'
B += 'see("b ran")\nexport const both = [seen, A.name]\n'


def said(folder, call: str):
    module = folder / "scripts.mjs"
    module.write_text(bundled({"a": A, "b": B, "count": COUNT}), encoding="utf-8")
    used = f"const {{ use }} = await import({json.dumps(module.as_uri())})"
    program = f"{used}; console.log(JSON.stringify({call}))"
    done = subprocess.run([str(NODE), "--input-type=module", "-e", program], capture_output=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.skipif(not NODE.exists(), reason="there is no Node beside this Python")
def test_a_script_runs_once_when_it_is_used_after_what_it_imports(tmp_path):
    assert said(tmp_path, '[use("count").seen.length, use("b").both, use("b") === use("b")]') == [
        0,
        [["a ran", "b ran"], "A"],
        True,
    ]
    assert said(tmp_path, 'Object.keys(use("a"))') == ["A", "slow"]


@pytest.mark.parametrize("line", ['import x from "./x.js"', "export default 1", "export { a }"])
def test_what_cannot_be_bundled_is_named(line):
    with pytest.raises(ValueError, match=r"odd\.js"):
        bundled({"odd": f"{line}\n"})
