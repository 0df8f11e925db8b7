"""What kind of file someone gave, by how it begins, whatever its name says."""

from dashboard.tabular.errors import TableError
from dashboard.text.quoting import quoted

EXCEL, OLD_EXCEL, OPEN_DOCUMENT, PARQUET, GZIP, ZIP, TEXT = (
    "xlsx",
    "xls",
    "ods",
    "parquet",
    "gz",
    "zip",
    "text",
)

_BEGINNINGS = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "an image, sound or video file"),
    (b"BM", "a bitmap image"),
    (b"%PDF", "a PDF document"),
    (b"ARROW1", "an Arrow (Feather) file"),
    (b"FEA1", "an Arrow (Feather) file"),
    (b"ORC", "an ORC file"),
    (b"Obj\x01", "an Avro file"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x04\x22\x4d\x18", "an LZ4 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x89HDF", "an HDF5 file"),
    (b"\x93NUMPY", "a NumPy array file"),
    (b"MATLAB 5.0 MAT-file", "a MATLAB file"),
    (b"$FL2", "an SPSS file"),
    (b"$FL3", "an SPSS file"),
    (b"<stata_dta>", "a Stata file"),
    (b"HEADER RECORD*******", "a SAS transport file"),
    (b"RDX2\n", "an R data file"),
    (b"RDX3\n", "an R data file"),
    (b"X\n\x00\x00\x00", "an R data file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"{\\rtf", "a rich text document"),
    (b"\x00\x01\x00\x00Standard ACE DB", "an Access database"),
    (b"\x00\x01\x00\x00Standard Jet DB", "an Access database"),
)
_SAS = b"\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\x00\x09\xc7\x31\x8c"
_TEXT_BEGINNINGS = (  # without white space; a column may be called <html>, so the end must agree
    (b"<!doctypehtml", b"", "a web page (HTML)"),
    (b"<html", b"</html>", "a web page (HTML)"),
    (b"<table", b"</table>", "a web page (HTML)"),
    (b"<?xml", b">", "an XML document"),
    (b"<svg", b"</svg>", "an SVG image"),
    (b'{"', b"}", "a JSON document"),
    (b"{}", b"}", "a JSON document"),
    (b"[{", b"]", "a JSON document"),
    (b"[[", b"]", "a JSON document"),
    (b"@relation", b"", "an ARFF file (Weka)"),
    (b"%!ps", b"", "a PostScript document"),
)
_NEEDS_BINARY = {"a bitmap image", "an image, sound or video file", "a bzip2 archive", "an ORC file"}
_WAYS_OUT = {
    "an SPSS file": "In SPSS choose File, Save as, CSV",
    "a Stata file": "In Stata run: export delimited using table.csv",
    "a SAS file": "In SAS run PROC EXPORT with DBMS=CSV",
    "a SAS transport file": "In SAS run PROC EXPORT with DBMS=CSV",
    "an R data file": 'In R run: write.csv(table, "table.csv", row.names = FALSE)',
    "a Python pickle": 'Pickles can run programs and are never opened. Run table.to_csv("table.csv")',
    "a NumPy array file": "In NumPy run: numpy.savetxt with delimiter=','",
    "an Arrow (Feather) file": 'In pandas run: table.to_parquet("table.parquet")',
    "a web page (HTML)": "Copy its table into a spreadsheet and save that",
}


def refuse_empty(data: bytes, name: str) -> None:
    """Raise TableError for a file of nothing or of white space."""
    if not data[:4096].strip() and not data.strip():
        raise TableError(f"The file {quoted(name)} is empty. Upload a table with column names and rows.")


def format_of(data: bytes, name: str) -> str:
    """Which reader a file needs. Raises TableError, with the format and the way out, for any other kind."""
    if data.startswith(b"PK\x03\x04"):
        return _format_inside_zip(data, name)
    for beginning, kind in ((b"PAR1", PARQUET), (b"\x1f\x8b", GZIP), (b"\xd0\xcf\x11\xe0", OLD_EXCEL)):
        if data.startswith(beginning):
            return kind
    if seems := _seems(data):
        raise _refused(name, seems)
    return TEXT


def _refused(name: str, seems: str) -> TableError:
    way_out = _WAYS_OUT.get(seems, "Open it where it was made, export the table as CSV (UTF-8)")
    return TableError(
        f"The file {quoted(name)} seems to be {seems}, not a table. {way_out}, and upload that."
    )


def _seems(data: bytes) -> str | None:
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning) and (kind not in _NEEDS_BINARY or _holds_binary(data[:512])):
            return kind
    if data[84:92] == b"SAS FILE" or _SAS in data[:64]:
        return "a SAS file"
    if data[:1] in {b"\x71", b"\x72", b"\x73"} and data[1:4] in {b"\x01\x01\x00", b"\x02\x01\x00"}:
        return "a Stata file"
    if (
        data[:1] == b"\x80"
        and data[1:2] in {b"\x02", b"\x03", b"\x04", b"\x05"}
        and _holds_binary(data[:512])
    ):
        return "a Python pickle"
    head = b"".join(data[:512].removeprefix(b"\xef\xbb\xbf").lower().split())
    tail = data[-64:].lower().rstrip()
    for beginning, end, kind in _TEXT_BEGINNINGS:
        if head.startswith(beginning) and tail.endswith(end):
            return kind
    return None


def _format_inside_zip(data: bytes, name: str) -> str:
    ends = data[:8192] + data[-(1 << 16) :]
    if b"xl/workbook.bin" in ends or b"xl/worksheets" in ends or b"xl/workbook" in ends:
        return EXCEL
    if b"opendocument.spreadsheet" in ends:
        return OPEN_DOCUMENT
    for part, kind in (
        (b"word/document", "a Word document"),
        (b"ppt/presentation", "a PowerPoint presentation"),
        (b"opendocument", "an OpenDocument text or drawing"),
        (b".npy", "a NumPy array file"),
        (b"/data.pkl", "a Python pickle"),
    ):
        if part in ends:
            raise _refused(name, kind)
    return ZIP


def _holds_binary(head: bytes) -> bool:
    """Two letters such as BM may also start a column name: only binary data settles it."""
    return any(byte < 9 or 13 < byte < 32 or byte == 127 for byte in head)
