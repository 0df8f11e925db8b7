"""A report as a Word file with real tables; a picture is described, its numbers stand in a table."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.shared import Pt

from dashboard.analysis.study.report_parts import Block, Paragraph, Report, ReportTable

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def report_docx(report: Report) -> bytes:
    """The file: headings, paragraphs and tables that Word's own styles can change."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    document.core_properties.title = _plain(report.title)[:255]
    document.core_properties.author = ""
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


def _add(document: DocumentType, block: Block, number: str) -> None:
    if isinstance(block, Paragraph):
        paragraph = document.add_paragraph()
        if block.heading:
            paragraph.add_run(f"{_plain(block.heading)}. ").bold = True
        paragraph.add_run(_plain(block.text))
    elif isinstance(block, ReportTable):
        _add_table(document, block, number)
    else:
        document.add_paragraph(_plain(f"{number}. {block.caption}. {block.alt}"), style="Caption")
        if block.rows:
            _add_grid(document, (block.headings, *block.rows))


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
    """The text without signs that XML cannot hold, such as control characters."""
    return "".join(sign for sign in text if sign in "\t\n" or (ord(sign) >= 32 and _in_xml(ord(sign))))


def _in_xml(code: int) -> bool:
    return not (0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF))
