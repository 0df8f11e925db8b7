"""Which encoding bytes are in: by their mark, by being UTF-8, or as chardet guesses."""

import codecs
import re
from dataclasses import dataclass

import chardet

from dashboard.tabular.errors import TableError
from dashboard.text.quoting import quoted

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHUNK = 1 << 20
_LEAST_CONFIDENCE = {"cp1250": 0.03, "cp1254": 0.03, "cp1257": 0.03, "cp1258": 0.03}
_LEAST_OF_OTHERS = 0.015
_LATIN = {"cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859-1", "iso8859-15", "iso8859-2"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """UTF-8 text without a byte-order mark, the encoding it came from, and what is said of a guess."""

    text: bytes
    encoding: str
    guess: str = ""


def recognised(data: bytes) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            if encoding == "utf-8" and (position := first_invalid_utf8(rest)) is not None:
                raise damaged(rest, position)
            return Decoded(rest, encoding)
    if utf16 := _utf16_without_mark(data[:4096]):
        return Decoded(data, utf16, "The file has no byte-order mark; it is read as UTF-16.")
    position = first_invalid_utf8(data)
    if position is None:
        return Decoded(data, "utf-8")
    if _mostly_utf8(data, position):
        raise damaged(data, position)
    encoding = _likely(data, position)
    return Decoded(data, encoding, _guess_sentence(data, position, encoding))


def _utf16_without_mark(head: bytes) -> str | None:
    half = max(1, len(head) // 2)
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else None


def first_invalid_utf8(data: bytes) -> int | None:
    """Where the data stop being UTF-8; read in chunks, so that no second copy of a large file is made."""
    if data.isascii():
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    for start in range(0, len(data), _CHUNK):
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(view[start : start + _CHUNK], final=start + _CHUNK >= len(data))
        except UnicodeDecodeError as error:
            return start - pending + error.start
    return None


def _mostly_utf8(data: bytes, position: int) -> bool:
    """Whether most signs near the invalid byte are UTF-8: another encoding would garble them."""
    near = data[max(0, position - _CHUNK) : position + _CHUNK].decode("utf-8", "replace")
    return sum(not sign.isascii() for sign in near) > 2 * near.count("\ufffd")


def _likely(data: bytes, position: int) -> str:
    """The encoding that chardet finds in the first lines with signs beyond ASCII."""
    start = data.rfind(b"\n", 0, position) + 1
    lines = data[start : start + _CHUNK].splitlines(keepends=True)
    sample = b"".join(line for line in lines if not line.isascii())[: 1 << 15]
    found = chardet.detect(sample, encoding_era=chardet.EncodingEra.MODERN_WEB)
    try:
        encoding = codecs.lookup(found["encoding"] or "cp1252").name.replace("_", "-")
        data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return "cp1252"
    if encoding not in _LATIN and _reads_as_latin(sample):
        return "cp1252"
    least = _LEAST_CONFIDENCE.get(encoding, _LEAST_OF_OTHERS)
    return encoding if (found["confidence"] or 0) >= least else "cp1252"


def _reads_as_latin(sample: bytes) -> bool:
    """Whether signs beyond ASCII are single letters in words of ASCII letters, as in European languages."""
    words = [word for word in re.findall(r"\w+", sample.decode("cp1252", "replace")) if not word.isascii()]
    letters = "".join(words)
    beyond = sum(not letter.isascii() for letter in letters)
    return bool(words) and letters.isalpha() and 2 * beyond <= len(letters)


def _guess_sentence(data: bytes, position: int, encoding: str) -> str:
    start = data.rfind(b"\n", 0, position) + 1
    around = data[start : position + 100].decode(encoding, "replace")
    word = next((word for word in re.findall(r"\w+", around) if not word.isascii()), "")
    example = f" Check that {quoted(word)} is spelled right." if word else ""
    return f"The text is not UTF-8; it is read as {encoding_name(encoding)}.{example}"


def encoding_name(encoding: str) -> str:
    """The name by which people know a codec."""
    if encoding == "cp1252":
        return "Latin-1 (Windows-1252)"
    return re.sub(r"^CP(125\d)$", r"Windows-\1", encoding.upper())


def line_at(data: bytes, position: int) -> int:
    """The number of the line that holds a byte, counted from 1."""
    return data.count(b"\n", 0, position) + 1


def damaged(data: bytes, position: int) -> TableError:
    return TableError(
        f"The text is UTF-8, but byte {position + 1:,} (0x{data[position]:02x}) on line "
        f"{line_at(data, position):,} is damaged. Correct that line, or save the file again as UTF-8."
    )
