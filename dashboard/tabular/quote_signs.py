"""Fields between other marks than double quotes: 'a', “a”, «a»; and Excel's marks of texts, ="a" and 'a."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.text.quoting import quoted

_PAIRS = (("'", "'"), ("“", "”"), ("„", "“"), ("‘", "’"), ("«", "»"), ("`", "`"))
_SIGN = rb"[,;\t|]"
_ESCAPED = re.compile(rb'"[^"\n]*\\"[^"\n,;\t|]')
_FIRST_LINES, _HEAD = 50, 1 << 16
_MARKED = (re.compile(r"=\"(.*)\""), re.compile(r"(['“„‘«`])(.*)['”“’»`]"), re.compile(r"'(.*)"))
_FIRST_CELLS = 50


def with_double_quotes(data: bytes) -> tuple[bytes, str]:
    """The text with double quotes around the fields that other marks enclose; what is told of it, or nothing.

    Nearly every one of the first lines has such a field, and no double quote occurs anywhere. Where quotes
    inside a field have a backslash in front, they are doubled.
    """
    head = data[:_HEAD]
    if _ESCAPED.search(head):
        told = "Double quotes inside texts have a backslash in front: they are read without it."
        return data.replace(b'\\"', b'""'), told
    if b'"' in head or not any(mark.encode() in head for mark, _ in _PAIRS):
        return data, ""
    lines = [line for line in head.splitlines()[:_FIRST_LINES] if line.strip()]
    for opening, closing in _PAIRS:
        first, last = opening.encode(), closing.encode()
        enclosed = re.compile(rb"(?:^|%b) *(%b[^\n]*?%b) *(?=%b|$)" % (_SIGN, first, last, _SIGN))
        found = [enclosed.search(line) for line in lines]
        examples = [each[1].decode("utf-8", "replace") for each in found if each is not None]
        if len(lines) > 2 and len(examples) >= 0.9 * len(lines) and b'"' not in data:
            where = f"Texts stand between {opening} and {closing}, such as {examples[-1]}"
            return _requoted(data, first, last), f"{where}: they are read without these marks."
    return data, ""


def _requoted(data: bytes, first: bytes, last: bytes) -> bytes:
    """The marks that open or close a field as double quotes; of a pair of like ones, doubled ones are one."""
    data = re.sub(rb"%b(?= *(?:%b|\r?\n|\r?\Z))" % (last, _SIGN), b'"', data)
    data = re.sub(rb"(\A|\n|%b)( *)%b" % (_SIGN, first), rb'\1\2"', data)
    return data.replace(2 * first, first) if first == last else data


def without_marks(cells: pa.ChunkedArray) -> tuple[pa.ChunkedArray, str]:
    """A column without the marks that all its texts have around or before them; what is told, or nothing."""
    filled = [text for text in cells.slice(0, 4 * _FIRST_CELLS).to_pylist() if text][:_FIRST_CELLS]
    if not filled or not all(text[0] in "='“„‘«`" for text in filled):
        return cells, ""
    for mark in _MARKED:
        pattern = rf"^{mark.pattern}$"
        if all(mark.fullmatch(text) for text in filled) and _all_fit(cells, pattern):
            bare = pc.replace_substring_regex(cells, pattern, rf"\{mark.groups}")
            shown = mark.sub(rf"\{mark.groups}", filled[0])
            return bare, f"{quoted(filled[0])} is read as {quoted(shown)}."
    return cells, ""


def _all_fit(cells: pa.ChunkedArray, pattern: str) -> bool:
    return bool(pc.all(pc.or_(pc.equal(cells, ""), pc.match_substring_regex(cells, pattern))).as_py())
