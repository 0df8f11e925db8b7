"""Text inside Markdown: someone's own shown literally, never rendered; short formulas kept on one line."""

import re

from dashboard.text.numbers import joined_units

# Only what would be read as more than a sign: a box's label is heard as it is written, with its backslashes.
_ALWAYS = r"[\\`*{}$|~]"
_TOGETHER = r"(?<=\])[(:\[]|!(?=\[)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_+|_++(?!\w)"
_SIGNS = re.compile(f"{_ALWAYS}|{_TOGETHER}")
_SIGNS_AND_BRACKETS = re.compile(f"[\\[\\]]|{_ALWAYS}|{_TOGETHER}")
_AT_START = re.compile(
    r"^([ \t]*)([=>(]|[+\-](?=\s|$)|#(?=#*(?:\s|$)))|^([ \t]*\d+)([.)](?=\s|$))", re.MULTILINE
)
# Addresses become links, :names: icons and -> an arrow even where they are escaped: an invisible word joiner
# after the first sign prevents it.
_REPLACED = re.compile(
    r"(https?:(?=//)|www(?=\.)|@|:(?=[A-Za-z+\-_]|\w+:)|[-<>=~](?=[-<>=~]))", re.IGNORECASE
)
_WORD_JOINER = "\u2060"
_INSIDE = re.compile(r" (?=[=<>≥×+−/·] )|(?<= [=<>≥×+−/·]) | (?=%)")


def literal(text: str) -> str:
    """The text with every sign escaped or parted that Markdown, LaTeX, HTML or an icon would be made of."""
    parted = _REPLACED.sub(rf"\1{_WORD_JOINER}", text)
    signs = _SIGNS if _brackets_stand_alone(text) else _SIGNS_AND_BRACKETS
    return _AT_START.sub(r"\1\3\\\2\4", signs.sub(_escaped, parted))


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"\\{sign}" for sign in found[0])


def _brackets_stand_alone(text: str) -> bool:
    """Whether each square bracket has its other half, so that none ends what stands around the text.

    One at its start may be a task's box.
    """
    depth = 0
    if text.lstrip().startswith("["):
        return False
    for sign in text:
        depth += (sign == "[") - (sign == "]")
        if depth < 0:
            return False
    return depth == 0


def unbroken(text: str) -> str:
    """The text without a line break beside the signs of a formula, or between a number and its unit."""
    return _INSIDE.sub("\u00a0", joined_units(text))
