"""What goes wrong when someone's own file is read, and how their words are quoted in a sentence."""

from logreg import LogregError

LONGEST_QUOTE = 60


class IntakeError(LogregError):
    """A file or a choice that cannot be used: the sentence names the place, the value and the remedy."""


def one_line(text: str) -> str:
    """The text on one line: runs of spaces, line breaks and invisible signs become one space."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The text on one line, cut to at most `longest` signs."""
    line = one_line(text[: 4 * longest])
    return line if len(line) <= longest else line[: longest - 1] + "…"


def quoted(value: object) -> str:
    """A value in quotation marks, short enough for a sentence."""
    return f"'{shortened(str(value))}'"


def counted(count: int, noun: str, several: str = "") -> str:
    """`1 row`, `1,234 rows`; `several` is the plural of a noun that does not just take an s."""
    return f"{count:,} {noun if count == 1 else several or noun + 's'}"
