"""Someone's own text inside Markdown: shown literally, never rendered."""

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|$~:<>])")


def literal(text: str) -> str:
    """The text with every sign escaped that Markdown, LaTeX or HTML would read."""
    return _MARKDOWN.sub(r"\\\1", text)
