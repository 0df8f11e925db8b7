"""Text inside Markdown: someone's own shown literally, never rendered; short formulas kept on one line."""

import re

from dashboard.text.numbers import joined_units

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|$~:<>&=])")
# Addresses become links, :names: icons and -> an arrow even where they are escaped: an invisible word joiner
# after the first sign prevents it.
_REPLACED = re.compile(r"(https?:(?=//)|www(?=\.)|@|:(?=[A-Za-z+\-_])|[-<>=~](?=[-<>=~]))", re.IGNORECASE)
_WORD_JOINER = "\u2060"
_INSIDE = re.compile(r" (?=[=<>≥×+−/·] )|(?<= [=<>≥×+−/·]) | (?=%)")


def literal(text: str) -> str:
    """The text with every sign escaped or parted that Markdown, LaTeX, HTML or an icon would be made of."""
    return _MARKDOWN.sub(r"\\\1", _REPLACED.sub(rf"\1{_WORD_JOINER}", text))


def unbroken(text: str) -> str:
    """The text without a line break beside the signs of a formula, or between a number and its unit."""
    return _INSIDE.sub("\u00a0", joined_units(text))
