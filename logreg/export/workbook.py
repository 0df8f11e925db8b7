"""A workbook (.xlsx) of plain cells, written with the standard library alone.

Source: ECMA-376, Office Open XML, part 1, SpreadsheetML.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORMAT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767  # signs


@dataclass(frozen=True, slots=True)
class CellFormula:
    """A cell that is worked out; the text has no equals sign in front."""

    text: str


Cell = float | str | CellFormula | None


def workbook(sheets: dict[str, Sequence[Sequence[Cell]]]) -> bytes:
    """The file of these sheets, by name, row by row. A text is text, whatever it begins with."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(len(sheets)))
        archive.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        archive.writestr("xl/workbook.xml", _contents(list(sheets)))
        files = [("worksheet", f"worksheets/sheet{i + 1}.xml") for i in range(len(sheets))]
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(files))
        for i, rows in enumerate(sheets.values()):
            archive.writestr(f"xl/worksheets/sheet{i + 1}.xml", _sheet(rows))
    return file.getvalue()


def column_letters(position: int) -> str:
    """The letters of a column, counted from 0: A to Z, AA and on."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    lines = (
        f'<row r="{r}">{"".join(_cell(cell, f"{column_letters(c)}{r}") for c, cell in enumerate(row))}</row>'
        for r, row in enumerate(rows, start=1)
    )
    return _document("worksheet", _SHEETS, f"<sheetData>{''.join(lines)}</sheetData>")


def _cell(cell: Cell, place: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, CellFormula):
        return f'<c r="{place}"><f>{escape(cell.text)}</f></c>'
    if isinstance(cell, str):
        text = escape(_UNWRITABLE.sub(" ", cell)[:LONGEST_CELL])
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{place}"><v>{cell!r}</v></c>'


def _contents(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="rId{i}"/>'
        for i, name in enumerate(names, start=1)
    )
    body = f'<sheets>{sheets}</sheets><calcPr calcId="0" fullCalcOnLoad="1"/>'
    return _document("workbook", _SHEETS, body, f' xmlns:r="{_OFFICE}"')


def _relations(files: Sequence[tuple[str, str]]) -> str:
    body = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/{kind}" Target="{path}"/>'
        for i, (kind, path) in enumerate(files, start=1)
    )
    return _document("Relationships", _RELATIONS, body)


def _content_types(count: int) -> str:
    parts = [("workbook", "sheet.main"), *((f"worksheets/sheet{i + 1}", "worksheet") for i in range(count))]
    body = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    body += "".join(
        f'<Override PartName="/xl/{path}.xml" ContentType="{_FORMAT}.{kind}+xml"/>' for path, kind in parts
    )
    return _document("Types", _TYPES, body)


def _document(tag: str, namespace: str, body: str, more: str = "") -> str:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<{tag} xmlns="{namespace}"{more}>{body}</{tag}>'
