"""A report as one HTML file that needs nothing else: no script, no request, every text escaped."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.analysis.study.report_parts import Paragraph, Picture, Report, ReportTable
from dashboard.text.numbers import joined_units

_TEMPLATES = Path(__file__).parent / "templates"
_KINDS = {Paragraph: "paragraph", ReportTable: "table", Picture: "picture"}


def report_html(report: Report) -> str:
    """The file. Pictures are SVG of our own making; everything else is text."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        finalize=_on_one_line,
    )
    template = environment.get_template("report.html")
    return template.render(report=report, sections=_sections(report))


def _on_one_line(value: object) -> object:
    return joined_units(value) if type(value) is str else value  # drawings are of a class of their own


def _sections(report: Report) -> list[dict[str, object]]:
    return [
        {
            "title": section.title,
            "key": section.key,
            "note": report.notes.get(section.key, ""),
            "blocks": [
                {
                    "kind": _KINDS[type(block)],
                    "block": block,
                    "number": number,
                    "svg": Markup(block.svg) if isinstance(block, Picture) else "",  # noqa: S704  made by us
                }
                for block, number in blocks
            ],
        }
        for section, blocks in report.numbered()
    ]
