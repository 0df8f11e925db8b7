"""The browser's scripts in one file: a first visit asks once for it, instead of thirty times in three rounds.

Each script stands in a function of its own and runs when it is first used, once, as a module does. As each
import and each export is one line, no build tool is needed.
"""

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'^import \{ (.*?) \} from "\./(\w+)\.js"$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_END = """
const made = {}
/** What a script exports. */
export const use = (name) => (made[name] ??= scripts[name]())
"""


def imports(source: str) -> list[str]:
    """The names of the scripts that one imports."""
    return [name for _, name in _IMPORT.findall(source)]


def bundled(sources: Mapping[str, str]) -> str:
    """One module whose `use(name)` gives what the script of that name exports; `sources` by name."""
    functions = ",\n".join(f"{name}() {{\n{_body(name, source)}\n}}" for name, source in sources.items())
    return f"const scripts = {{\n{functions}\n}}\n{_END}"


def _body(name: str, source: str) -> str:
    body = _IMPORT.sub(r'const { \1 } = use("\2")', source)
    exported = ", ".join(_EXPORT.findall(body))
    body = _EXPORT.sub("", body)
    if left := _LEFT.search(body):
        raise ValueError(f"{name}.js: “{left[0]}” cannot be bundled; imports and exports name each thing.")
    return f"{body}return {{ {exported} }}"
