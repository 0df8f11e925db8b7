"""Writes docs/links.md: everything that may stand in an address, from the one table of it."""

from pathlib import Path

from dashboard.ui.navigation import TITLES
from dashboard.ui.session.addresses import PARAMETERS, RULES, Parameter

PAGE = Path(__file__).parent / "links.md"
_HEAD = """# Links

A link opens a page with its controls set: `/train?solver=momentum&rate=0.7&shown=path`. An address holds what
differs from the defaults. Names and values never change; links made with older ones still open the same view.
An uploaded file is never part of a link. Made by `python -m docs.links`.
"""


def links_page() -> str:
    """The document, as Markdown."""
    pages = [name for name in TITLES if any(each.page == name for each in PARAMETERS.values())]
    return "\n".join([_HEAD, *map(_section, pages), _rules()])


def _section(page: str) -> str:
    rows = [_row(each) for each in PARAMETERS.values() if each.page == page]
    head = "| parameter | what it is | values | also read |\n|---|---|---|---|"
    return "\n".join([f"## {TITLES[page]}: `/{page}`\n", head, *rows, ""])


def _row(parameter: Parameter) -> str:
    values = ", ".join(f"`{value}`" for value in parameter.values)
    kind = f"{parameter.kind}: {values}" if values else parameter.kind
    words = {word: value for value, words in parameter.values.items() for word in words}
    before = [*parameter.old_names, *(word for word, value in words.items() if word != value)]
    old = ", ".join(f"`{word}`" for word in before)
    return f"| `{parameter.name}` | {parameter.meaning} | {kind} | {old} |"


def _rules() -> str:
    rules = ", ".join(f"`{rule}`" for rule in RULES)
    return (
        f"In `pins` a rule is one of {rules}. Its amount is a share, or the threshold itself: "
        "`pins=A:best-f1:0.5,B:recall:0.9`.\n"
    )


if __name__ == "__main__":
    PAGE.write_text(links_page(), encoding="utf-8")
