"""Files that are no CSV, whatever their name says: recognised by how they begin."""

from dashboard.intake.error import IntakeError, quoted

_BEGINNINGS = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "an image, sound or video file"),
    (b"BM", "a bitmap image"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    (b"PAR1", "a Parquet file"),
    (b"ARROW1", "an Arrow file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x89HDF", "an HDF5 file"),
    (b"\x93NUMPY", "a NumPy array file"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text document"),
)
_TEXT_BEGINNINGS = (  # without white space; a column may be called <html>, so the end must agree
    (b"<!doctypehtml", b"", "a web page (HTML)"),
    (b"<html", b"</html>", "a web page (HTML)"),
    (b"<?xml", b">", "an XML document"),
    (b"<svg", b"</svg>", "an SVG image"),
    (b'{"', b"}", "a JSON document"),
    (b"[{", b"]", "a JSON document"),
    (b"[[", b"]", "a JSON document"),
)
_NEEDS_BINARY = {"a bitmap image", "an image, sound or video file", "a bzip2 archive"}


def refuse_empty(data: bytes, name: str) -> None:
    """Raise IntakeError for a file of nothing or of white space."""
    if not data[:4096].strip() and not data.strip():
        raise IntakeError(f"The file {quoted(name)} is empty. Upload a CSV with column names and rows.")


def refuse_other_formats(data: bytes, name: str) -> None:
    """Raise IntakeError, saying what the file seems to be, unless it may be a text table."""
    seems = _seems(data)
    if seems:
        raise IntakeError(
            f"The file {quoted(name)} seems to be {seems}, not a CSV table. "
            "Open it where it was made, export the table as CSV (UTF-8) and upload that."
        )


def _seems(data: bytes) -> str | None:
    if data.startswith(b"PK\x03\x04"):
        return _seems_inside_zip(data[:8192])
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning) and (kind not in _NEEDS_BINARY or _holds_binary(data[:512])):
            return kind
    head = b"".join(data[:512].removeprefix(b"\xef\xbb\xbf").lower().split())
    tail = data[-64:].lower().rstrip()
    for beginning, end, kind in _TEXT_BEGINNINGS:
        if head.startswith(beginning) and tail.endswith(end):
            return kind
    return None


def _seems_inside_zip(head: bytes) -> str:
    if b"xl/" in head:
        return "an Excel workbook (xlsx)"
    return "an OpenDocument file" if b"opendocument" in head else "a ZIP archive"


def _holds_binary(head: bytes) -> bool:
    """Two letters such as BM may also start a column name: only binary data settles it."""
    return any(byte < 9 or 13 < byte < 32 or byte == 127 for byte in head)
