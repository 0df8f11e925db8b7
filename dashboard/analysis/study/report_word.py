"""A report as a Word file with real tables; a picture is drawn, described, and its numbers are a table."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from dashboard.analysis.study.report_parts import Block, Paragraph, Picture, Report, ReportTable
from dashboard.analysis.study.svg_png import svg_png
from dashboard.text.numbers import joined_units

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PICTURE_WIDTH = Mm(160)


def report_docx(report: Report) -> bytes:
    """The file: headings, paragraphs and tables that Word's own styles can change."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    _describe(document, report.title)
    _set_page(document)
    document.add_heading(_plain(report.title), level=0)
    document.add_paragraph(_plain(report.subtitle))
    for section, blocks in report.numbered():
        document.add_heading(section.title, level=1)
        if note := report.notes.get(section.key, ""):
            document.add_paragraph(_plain(note))
        for block, number in blocks:
            _add(document, block, number)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document: DocumentType, title: str) -> None:
    """The file's own title and date, in place of those of the library's template."""
    known = document.core_properties
    known.title = _plain(title)[:255]
    known.author = known.last_modified_by = known.comments = ""
    known.created = known.modified = datetime.now(UTC).replace(tzinfo=None)


def _set_page(document: DocumentType) -> None:
    """A4 with the margins of the HTML file's print."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin = page.bottom_margin = Mm(20)


def _add(document: DocumentType, block: Block, number: str) -> None:
    if isinstance(block, Paragraph):
        paragraph = document.add_paragraph()
        if block.heading:
            paragraph.add_run(f"{_plain(block.heading)}. ").bold = True
        paragraph.add_run(_plain(block.text))
    elif isinstance(block, ReportTable):
        _add_table(document, block, number)
    else:
        _add_picture(document, block, number)


def _add_picture(document: DocumentType, picture: Picture, number: str) -> None:
    """The drawing, then its caption with what it shows in words, and its numbers."""
    png = svg_png(picture.svg)
    if png is not None:
        drawn = document.add_picture(io.BytesIO(png), width=PICTURE_WIDTH)
        drawn._inline.docPr.set("descr", _plain(picture.alt))
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph(_plain(f"{number}. {picture.caption}. {picture.alt}"), style="Caption")
    if picture.rows:
        _add_grid(document, (picture.headings, *picture.rows))


def _add_table(document: DocumentType, table: ReportTable, number: str) -> None:
    document.add_paragraph(_plain(f"{number}. {table.caption}"), style="Caption")
    _add_grid(document, (table.headings, *table.rows))
    if table.notes:
        document.add_paragraph(_plain(" ".join(table.notes))).runs[0].font.size = Pt(9)


def _add_grid(document: DocumentType, rows: Sequence[tuple[str, ...]]) -> None:
    """A table of these rows, the first of them headings that are repeated on every page."""
    made = document.add_table(rows=len(rows), cols=len(rows[0]), style="Light List")
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cells, row in zip([list(each.cells) for each in made.rows], rows, strict=True):
        for cell, text in zip(cells, row, strict=True):
            cell.text = _plain(text)


def _plain(text: str) -> str:
    """Numbers on one line with their units, without signs that XML cannot hold, as control characters."""
    return "".join(
        sign for sign in joined_units(text) if sign in "\t\n" or (ord(sign) >= 32 and _in_xml(ord(sign)))
    )


def _in_xml(code: int) -> bool:
    return not (0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF))
