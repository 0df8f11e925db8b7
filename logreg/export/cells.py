"""Someone's own text where another program would read it as more than text."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "[": "{[}",  # an option, right after a row's end
    "*": "{*}",  # likewise
    "−": "$-$",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
_MARKDOWN = "\\`*_{}[]()#+-.!|$~:<>"


def spreadsheet_text(text: str) -> str:
    """A CSV cell that a spreadsheet shows and does not run: what looks like a formula gets an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def latex_text(text: str) -> str:
    """The text with LaTeX's own signs written out."""
    return "".join(_LATEX.get(sign, sign) for sign in one_line(text))


def markdown_text(text: str) -> str:
    """The text with Markdown's own signs escaped."""
    return "".join(f"\\{sign}" if sign in _MARKDOWN else sign for sign in one_line(text))


def one_line(text: str) -> str:
    """Line breaks as spaces."""
    return " ".join(text.split())
