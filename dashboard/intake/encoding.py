"""Bytes -> UTF-8 text with \\n at line ends: the encoding is recognised, and said when it was guessed."""

import codecs
import re

from dashboard.intake.error import IntakeError, quoted

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a")) + b"\x7f"
_CHUNK = 1 << 20


def to_utf8(data: bytes, name: str) -> tuple[bytes, tuple[str, ...]]:
    """The file as UTF-8 without a byte-order mark, and what was guessed.

    Without a mark: UTF-8 where it is valid, UTF-16 where every second byte is zero, else Windows-1252, which
    holds Latin-1. Raises IntakeError for bytes that are none of these and for files that are no text.
    """
    data, encoding, notes = _recognised(data)
    if encoding.startswith(("utf-16", "utf-32")):
        data, encoding = _transcoded(data, encoding), "utf-8"
    _refuse_binary(data, name)
    if encoding != "utf-8":
        data = _transcoded(data, encoding)
    if b"\r" in data and data.count(b"\r") > data.count(b"\r\n"):  # line ends of old Macs
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data, notes


def line_at(data: bytes, position: int) -> int:
    """The number of the line that holds a byte, counted from 1."""
    return data.count(b"\n", 0, position) + 1


def _recognised(data: bytes) -> tuple[bytes, str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :], encoding, ()
    utf16 = _utf16_without_mark(data[:4096])
    if utf16:
        return data, utf16, ("The file has no byte-order mark; it is read as UTF-16.",)
    position = _first_invalid_utf8(data)
    if position is None:
        return data, "utf-8", ()
    _refuse_damaged_utf8(data, position)
    return data, "cp1252", (_latin_note(data, position),)


def _utf16_without_mark(head: bytes) -> str | None:
    half = max(1, len(head) // 2)
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else None


def _first_invalid_utf8(data: bytes) -> int | None:
    """Where the data stop being UTF-8; read in chunks, so that no second copy of a large file is made."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    for start in range(0, len(data), _CHUNK):
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(view[start : start + _CHUNK], final=start + _CHUNK >= len(data))
        except UnicodeDecodeError as error:
            return start - pending + error.start
    return None


def _refuse_damaged_utf8(data: bytes, position: int) -> None:
    """Raise IntakeError where most signs near the invalid byte are UTF-8: Latin-1 would garble them."""
    near = data[max(0, position - _CHUNK) : position + _CHUNK].decode("utf-8", "replace")
    invalid = near.count("\ufffd")
    if sum(not sign.isascii() for sign in near) > 2 * invalid:
        raise IntakeError(
            f"The text is UTF-8, but byte {position + 1:,} (0x{data[position]:02x}) on line "
            f"{line_at(data, position):,} is damaged. Correct that line, or save the file again as UTF-8."
        )


def _latin_note(data: bytes, position: int) -> str:
    around = data[max(0, position - 20) : position + 20].decode("cp1252", "replace")
    word = next((word for word in re.findall(r"\w+", around) if not word.isascii()), "")
    example = f" Check that {quoted(word)} is spelled right." if word else ""
    return f"The text is not UTF-8; it is read as Latin-1 (Windows-1252).{example}"


def _transcoded(data: bytes, encoding: str) -> bytes:
    try:
        return data.decode(encoding).encode()
    except UnicodeDecodeError as error:
        kind = "Latin-1" if encoding == "cp1252" else encoding.upper()
        raise IntakeError(
            f"Byte {error.start + 1:,} (0x{data[error.start]:02x}) on line {line_at(data, error.start):,} "
            f"is neither UTF-8 nor {kind} text. Save the file again as UTF-8."
        ) from None
    except UnicodeEncodeError:
        raise IntakeError(f"The text is damaged {encoding.upper()}. Save the file again as UTF-8.") from None


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[: 1 << 16]
    if len(head) - len(head.translate(None, _CONTROLS)) > max(4, len(head) / 100):
        raise IntakeError(
            f"The file {quoted(name)} is not a text table: its beginning holds unreadable signs. "
            "Export the table as CSV (UTF-8) and upload that."
        )
    position = data.find(b"\x00")
    if position >= 0:
        raise IntakeError(
            f"Line {line_at(data, position):,} holds a NUL byte, which text never does: the file is damaged. "
            "Export it again, or delete that byte."
        )
