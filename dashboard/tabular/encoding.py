"""Bytes -> UTF-8 text with \\n at line ends: the encoding is recognised, and said when it was guessed."""

import codecs

from dashboard.tabular.encoding_guess import (
    MARKS,
    Decoded,
    encoding_name,
    first_invalid_utf8,
    line_at,
    recognised,
)
from dashboard.tabular.errors import TableError
from dashboard.text.quoting import quoted

ENCODINGS = (  # offered as "Read as"
    *("utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac-roman"),
    *("cp437", "cp850", "koi8-r", "gb18030", "big5", "cp932", "euc-jp", "cp949", "utf-16-le", "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b")) + b"\x7f"


def to_utf8(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The file as UTF-8.

    Without a mark or a given encoding: UTF-8 where it is valid, UTF-16 where every second byte is zero, else
    what chardet finds, or Windows-1252 where that is next to nothing. Raises TableError for damaged and for
    unreadable text, and for files that are no text.
    """
    decoded = _given(data, encoding) if encoding else recognised(data)
    data = decoded.text
    if decoded.encoding.startswith(("utf-16", "utf-32")):
        data = _transcoded(data, decoded.encoding)
    _refuse_binary(data, name)
    if not decoded.encoding.startswith("utf-"):
        data = _transcoded(data, decoded.encoding)
    if data.endswith(b"\x1a"):  # the end of a file in DOS
        data = data[:-1]
    if b"\r" in data and data.count(b"\r") > data.count(b"\r\n"):  # line ends of old Macs
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return Decoded(data, decoded.encoding, decoded.guess)


def _given(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name.replace("_", "-")
    except LookupError:
        raise TableError(f"There is no encoding {quoted(encoding)}. Choose one, such as utf-8.") from None
    family = next((known for known in ("utf-16", "utf-32") if name == known), None)
    for mark, of in MARKS:
        if data.startswith(mark) and of.startswith(name):
            return Decoded(data[len(mark) :], of)
    if name == "utf-8" and (position := first_invalid_utf8(data)) is not None:
        raise _unreadable(data, position, "UTF-8")
    return Decoded(data, f"{family}-le" if family else name)


def _transcoded(data: bytes, encoding: str) -> bytes:
    try:
        return data.decode(encoding).encode()
    except UnicodeDecodeError as error:
        kind = "Latin-1" if encoding == "cp1252" else encoding_name(encoding)
        raise _unreadable(data, error.start, f"UTF-8 nor {kind}") from None
    except UnicodeEncodeError:
        raise TableError(f"The text is damaged {encoding.upper()}. Save the file again as UTF-8.") from None


def _unreadable(data: bytes, position: int, kind: str) -> TableError:
    what = f"neither {kind}" if " nor " in kind else f"not {kind}"
    return TableError(
        f"Byte {position + 1:,} (0x{data[position]:02x}) on line {line_at(data, position):,} "
        f"is {what} text. Save the file again as UTF-8."
    )


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[: 1 << 16]
    if len(head) - len(head.translate(None, _CONTROLS)) > max(4, len(head) / 100):
        raise TableError(
            f"The file {quoted(name)} is not a text table: its beginning holds unreadable signs. "
            "Export the table as CSV (UTF-8) and upload that."
        )
    position = data.find(b"\x00")
    if position >= 0:
        raise TableError(
            f"Line {line_at(data, position):,} holds a NUL byte, which text never does: the file is damaged. "
            "Export it again, or delete that byte."
        )
