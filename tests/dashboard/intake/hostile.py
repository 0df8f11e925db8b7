"""Files that cannot be used, each with a part of the sentence that refuses it."""

import gzip
import io
import zipfile


def zipped(inner: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(inner, "<xml/>")
    return buffer.getvalue()


def rows(line: str, times: int) -> str:
    return "".join(line.format(i=i, cls=i % 2) + "\n" for i in range(times))


UNREADABLE = {
    "empty": (b"", "is empty"),
    "only white space": (b" \n\t\r\n", "is empty"),
    "byte-order mark only": (b"\xef\xbb\xbf", "is empty"),
    "header only": (b"age,y\n", "2 column names but no rows"),
    "header without line end": (b"age,y", "2 column names but no rows"),
    "PNG renamed": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "seems to be a PNG image"),
    "JPEG renamed": (b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)), "seems to be a JPEG image"),
    "xlsx renamed": (zipped("xl/workbook.xml"), "seems to be an Excel workbook (xlsx)"),
    "zip renamed": (zipped("data.csv"), "seems to be a ZIP archive"),
    "gzip renamed": (gzip.compress(b"a,b\n1,2\n"), "seems to be a gzip archive"),
    "parquet renamed": (b"PAR1\x15\x04\x15\x10", "seems to be a Parquet file"),
    "PDF renamed": (b"%PDF-1.7\n1 0 obj", "seems to be a PDF document"),
    "web page": (b"\n<!DOCTYPE html>\n<html><body>404</body></html>", "seems to be a web page (HTML)"),
    "JSON": (b'{"a": [1, 2],\n "b": [3, 4]}', "seems to be a JSON document"),
    "unknown binary": (bytes(range(256)) * 20, "is not a text table"),
    "NUL byte": (b"a,y\n1,0\n2,\x001\n" + b"3,1\n" * 100, "Line 3 holds a NUL byte"),
    "undecodable byte": (
        b"a,y\n1,caf\xe9\n2,\x81\n",
        "Byte 14 (0x81) on line 3 is neither UTF-8 nor Latin-1",
    ),
    "damaged UTF-8": (
        "größe,y\nklein,0\nmäßig,1\n".encode() + b"gro\xdf,1\n",
        "The text is UTF-8, but byte 32 (0xdf) on line 4 is damaged",
    ),
    "half a UTF-16 sign": ("a,y\n1,0\n".encode("utf-16") + b"\x00", "neither UTF-8 nor UTF-16-LE"),
    "one column": (b"age\n1\n2\n", "Only one column was found; the first line is 'age'"),
    "title above the names": (b"Report\n\na,y\n1,0\n", "line 3 has several: it is a title"),
    "one filled column": (b"a,\n1,\n2,\n", "Only one column, 'a', holds values"),
    "no value at all": (b",\n,\n", "No column holds values"),
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
    "more columns than are read": (",".join(["c"] * 80_000).encode() + b"\n1\n", "has 80,000 columns"),
    "endless first line": (b"a," * 2_000_000, "The first line is longer than"),
    "too many cells": (b"a,b,c,d\n" + b",,,\n" * 11_000_000, "at most 40,000,000 are read"),
}

UNUSABLE = {
    "one class": ("x,y\n1,yes\n2,yes\n3,yes\n", "Target 'y' has the value 'yes' in every row"),
    "three classes": ("x,y\n1,a\n2,b\n3,c\n", "Target 'y' has 3 different values ('a', 'b', 'c')"),
    "continuous target": ("x,y\n" + rows("1,{i}.5", 99), "has 99 different values ('0.5', '1.5', '2.5', …)"),
    "target missing everywhere": ("x,y\n1,\n2,NA\n3,?\n", "Target 'y' is empty in every row"),
    "text where numbers are expected": (
        "x,y\n1.5,0\n2,1\nabc,1\n4,0\n",
        "Column 'x' holds numbers, but 1 cell is text, such as 'abc' on line 4. Correct or empty it",
    ),
    "infinity": ("x,y\n1,0\n2,1\n-inf,1\n4,0\n", "an infinite value in 1 row, such as '-inf' on line 4"),
    "overflowing number": ("x,y\n1,0\n1e400,1\n4,0\n", "an infinite value in 1 row, such as 'inf' on line 3"),
    "number too large": ("x,y\n1,0\n1e200,1\n4,0\n", "too large to compute with in 1 row, such as '1e+200'"),
    "numbers too small": ("x,y\n1e-200,0\n2e-200,1\n3e-200,1\n4e-200,0\n", "differ by less than can be"),
    "constant column": ("x,y\n7,0\n7,1\n7,1\n", "Column 'x' has the same value '7' in every row"),
    "constant once rows are dropped": (
        "x,y\n7,0\n7,1\n8,\n",
        "Among the 2 complete rows: Column 'x' has the same",
    ),
    "empty column": ("x,y\n,0\n,1\n", "Column 'x' is empty in every row"),
    "1,000 levels": ("x,y\n" + rows("city {i},{cls}", 1000) * 2, "Column 'x' has 1,000 different texts"),
    "a name in every row": ("x,y\n" + rows("person {i},{cls}", 9), "has a different text in every row"),
    "dates": ("x,y\n" + rows("2024-01-{i},{cls}", 30), "holds dates, such as '2024-01-0'"),
    "long texts": ("x,y\n" + rows("w{i}" * 150 + ",{cls}", 30), "Column 'x' holds long texts"),
    "thousands or decimals": (
        'x,y\n"1,234",0\n"5,678",1\n"1,111",0\n',
        "such as '1,234', which may be read in",
    ),
    "more columns than rows": (
        "a,b,c,y\n1,2,9,0\n2,1,7,1\n3,5,5,1\n",
        "The 3 chosen features need 4 coefficients, but there are only 3 complete rows",
    ),
    "every row incomplete": (
        "a,b,y\n1,,0\n3,,1\n,2,1\n,4,0\n",
        "so no row is left (most often: no value in column 'a')",
    ),
    "one class left": (
        "a,y\n1,0\n2,0\n,1\n",
        "only rows with '0' are left (most often: no value in column 'a')",
    ),
}
