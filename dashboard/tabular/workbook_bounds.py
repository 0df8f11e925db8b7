"""How large a workbook's sheets would be unpacked: one cell far from all others makes billions."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from dashboard.tabular.archive import MOST_UNPACKED
from dashboard.tabular.errors import TableError
from dashboard.text.quoting import quoted

MOST_CELLS = 20_000_000
_SPARSE = 2_000_000  # cells of a sheet up to which most may be empty
_PLACE = re.compile(rb"""\br=["']([A-Z]{0,6})([0-9]{1,9})["']""")
_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_REPEATED = re.compile(rb'number-(?:columns|rows)-repeated="([0-9]{1,9})"')


def refuse_huge_workbook(data: bytes, name: str) -> None:
    """Raise TableError for an .xlsx or .ods that is damaged or that would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "xl/workbook.bin" in archive.namelist():
                raise TableError(
                    f"The file {quoted(name)} is a binary Excel workbook (xlsb). Save it as .xlsx, and "
                    "upload that."
                )
            left = MOST_UNPACKED
            for info in archive.infolist():
                content = _bounded(archive, info, left, name)
                left -= len(content)
                if info.filename.startswith("xl/worksheets/"):
                    _refuse_sparse(content, name)
                elif info.filename == "content.xml":
                    _refuse_repeated(content, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise TableError(
            f"The workbook {quoted(name)} is damaged or needs a password. Save it again without one."
        ) from None


def _bounded(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, name: str) -> bytes:
    with archive.open(info) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise TableError(
            f"The workbook {quoted(name)} unpacks to more than {MOST_UNPACKED >> 20:,} MB, which is the most "
            "that is read. Save the sheet as CSV and upload that."
        )
    return content


def _refuse_sparse(sheet: bytes, name: str) -> None:
    columns: set[bytes] = set()
    rows, cells = 0, 0
    for column, row in _places(sheet):
        columns.add(column)
        rows = max(rows, row)
        cells += bool(column)
    width = max((_column_number(column) for column in columns), default=0)
    _refuse_area(rows * width, cells, name, f"{max(columns, key=_column_number, default=b'').decode()}{rows}")


def _places(sheet: bytes) -> Iterator[tuple[bytes, int]]:
    return ((found[1], int(found[2])) for found in _PLACE.finditer(sheet))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _refuse_area(area: int, cells: int, name: str, end: str) -> None:
    if area > MOST_CELLS or (area > _SPARSE and area > 4 * cells):
        raise TableError(
            f"A sheet of {quoted(name)} reaches to {end}, which makes {area:,} cells; at most {MOST_CELLS:,} "
            "are read. Delete what stands far from the table, or save the sheet as CSV and upload that."
        )


def _refuse_repeated(content: bytes, name: str) -> None:
    area = 0
    for row in _ROW.finditer(content):
        cells = [(_repeats(cell[1]), not cell[1].endswith(b"/")) for cell in _CELL.finditer(row[2])]
        filled = max((place for place, (_, holds) in enumerate(cells, 1) if holds), default=0)
        area += _repeats(row[1]) * sum(count for count, _ in cells[:filled])
    _refuse_area(area, area, name, "far down or right")


def _repeats(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1
