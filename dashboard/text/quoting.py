"""A person's own words inside a sentence of ours: on one line, cut, in quotation marks; and counts."""

LONGEST_QUOTE = 60


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


def class_in_words(name: str, longest: int = LONGEST_QUOTE) -> str:
    """A class within a sentence that counts its cases: "133 malignant", but "133 class 1", not "133 1"."""
    short = shortened(name, longest)
    is_number = short.lstrip("-−+").replace(".", "").replace(",", "").isdigit()
    return f"class {short}" if is_number else short


def counted(count: int, noun: str, several: str = "") -> str:
    """`1 row`, `1,234 rows`; `several` is the plural of a noun that does not just take an s."""
    return f"{count:,} {noun if count == 1 else several or noun + 's'}"


def listed(values: list[str] | tuple[str, ...], most: int = 3) -> str:
    """Quoted values as an enumeration, `…` in place of those beyond `most`."""
    return ", ".join(quoted(value) for value in values[:most]) + (", …" if len(values) > most else "")
