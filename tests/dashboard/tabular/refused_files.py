"""Files that hold no table, each with a part of the sentence that refuses it."""

import gzip
import io
import pickle
import zipfile


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return buffer.getvalue()


FAR_CELL = (
    b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    b'<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
)
FAR_ODS = (
    b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value="5" '
    b'table:number-columns-repeated="16000">5</table:table-cell></table:table-row>'
)
REFUSED = {
    "empty": (b"", "is empty"),
    "only white space": (b" \n\t\r\n", "is empty"),
    "byte-order mark only": (b"\xef\xbb\xbf", "is empty"),
    "header only": (b"age,y\n", "no rows"),
    "header without line end": (b"age,y", "no rows"),
    "PNG renamed": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "seems to be a PNG image"),
    "JPEG renamed": (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)), "seems to be a JPEG image"),
    "PDF": (b"%PDF-1.7\n1 0 obj", "seems to be a PDF document"),
    "web page": (b"\n<!DOCTYPE html>\n<html><body>404</body></html>", "seems to be a web page (HTML)"),
    "JSON": (b'{"a": [1, 2],\n "b": [3, 4]}', "seems to be a JSON document"),
    "SPSS": (b"$FL2@(#) SPSS DATA FILE" + bytes(99), "In SPSS choose File, Save as, CSV"),
    "Stata": (b"<stata_dta><header><release>118", "export delimited"),
    "old Stata": (b"\x72\x02\x01\x00" + bytes(99), "seems to be a Stata file"),
    "SAS": (
        bytes(12) + b"\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\x00\x09\xc7\x31\x8c" + bytes(99),
        "PROC EXPORT",
    ),
    "R data": (b"RDX3\nX\n", "write.csv"),
    "pickle": (pickle.dumps({"a": list(range(99))}), "never opened"),
    "HDF5": (b"\x89HDF\r\n\x1a\n", "seems to be an HDF5 file"),
    "Feather": (b"ARROW1\0\0", "to_parquet"),
    "bzip2": (b"BZh91AY&SY\x00\x01", "seems to be a bzip2 archive"),
    "Word": (zipped({"word/document.xml": b"<xml/>"}), "seems to be a Word document"),
    "zip without a table": (zipped({"readme.md": b"hello"}), "ZIP archive without a table"),
    "zip of a picture named csv": (zipped({"a.csv": b"\x89PNG\r\n\x1a\n"}), "seems to be a PNG image"),
    "zip bomb": (zipped({"a.csv": b"1,2\n" * (66 << 20)}), "unpacks to more than 256 MB"),
    "gzip bomb": (gzip.compress(b"1,2\n" * (66 << 20), 1), "unpacks to more than 256 MB"),
    "half a gzip": (gzip.compress(b"a,b\n1,2\n" * 999)[:-9], "is damaged"),
    "damaged zip": (b"PK\x03\x04" + bytes(99), "is damaged"),
    "a cell far away": (
        zipped({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": FAR_CELL}),
        "reaches to XFD1048576",
    ),
    "a cell repeated without end": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": FAR_ODS}),
        "which makes 16,000,000,000 cells",
    ),
    "damaged workbook": (zipped({"xl/workbook.xml": b"<xml/>"}), "cannot be read as a spreadsheet"),
    "binary workbook": (zipped({"xl/workbook.bin": b"x"}), "binary Excel workbook"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999), "cannot be read as a spreadsheet"),
    "damaged Parquet": (b"PAR1\x15\x04\x15\x10", "The Parquet file 'mine.csv' is damaged"),
    "unknown binary": (bytes(range(256)) * 20, "is not a text table"),
    "NUL byte": (b"a,y\n1,0\n2,\x001\n" + b"3,1\n" * 100, "Line 3 holds a NUL byte"),
    "damaged UTF-8": (
        "größe,y\nklein,0\nmäßig,1\n".encode() + b"gro\xdf,1\n",
        "The text is UTF-8, but byte 32 (0xdf) on line 4 is damaged",
    ),
    "half a UTF-16 sign": ("a,y\n1,0\n".encode("utf-16") + b"\x00", "neither UTF-8 nor UTF-16-LE"),
    "one column": (b"age\n1\n2\n", "Only one column was found; the first line is 'age'"),
    "one filled column": (b"a,\n1,\n2,\n", "Only one column"),
    "no value at all": (b",\n,\n", "Only one column was found"),
    "line too wide": (b"a,y\n1,0\n2,1,9\n", "Line 3, which begins with '2', has 3 fields"),
    "line too wide far below": (
        b"a,y\n" + b"1,0\n" * 500 + b"2,1,9\n",
        "Line 502, which begins with '2', has 3",
    ),
    "too wide below line breaks in quotes": (
        b"a,y\n" + b'"x\nz",0\n' * 300 + b"2,1,9\n",
        "Line 602, which begins with '2', has 3 fields",
    ),
    "quote never closed": (
        b"a,y\n" + b"1,0\n" * 300 + b'"2,1\n3,0\n',
        "on or after line 302 is never closed",
    ),
    "quote never closed in the header": (b'a,"y\n1,0\n2,1\n', "on or after line 1 is never closed"),
    "more columns than are read": (",".join(["c"] * 100_000).encode() + b"\n1\n", "has 100,000 columns"),
    "endless first line": (b"a," * 50_000_000, "The first line is longer than"),
    "endless second line": (b"a,b\n1,2\n" + b"x," * 50_000_000, "Line 3 is longer than"),
    "too many cells": (b"a,b,c,d\n1,2,3,4\n" + b",,,\n" * 11_000_000, "at most 40,000,000 are read"),
    "decimal commas beside whole numbers": (
        b"age,dose,died\n60,5,1\n68,1,37,1\n21,4,0\n44,2,25,1\n",
        "A decimal comma seems to part numbers, as in",
    ),
}
