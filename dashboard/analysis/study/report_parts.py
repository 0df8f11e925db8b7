"""A report as a value: sections of paragraphs, tables and pictures, before it is HTML or Word."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Plain text; `heading` stands in bold before it. `own` says that the person wrote it."""

    text: str
    heading: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A table with its caption: headings, and rows of as many cells, the first of each a name."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A figure: SVG of our own making, what it shows in words, and its caption.

    headings, rows: its numbers, for a file that cannot hold the drawing; empty where a table has them.
    """

    caption: str
    alt: str
    svg: str
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


Block = Paragraph | ReportTable | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report that the person can tick."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole: what is ticked, in order."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    notes: Mapping[str, str] = field(default_factory=dict)

    def numbered(self) -> tuple[tuple[Section, tuple[tuple[Block, str], ...]], ...]:
        """Each section with its blocks, tables and figures numbered through: "Table 2"; others have none."""
        counts = {"Table": 0, "Figure": 0}
        found = []
        for section in self.sections:
            blocks: list[tuple[Block, str]] = []
            for block in section.blocks:
                kind = {ReportTable: "Table", Picture: "Figure"}.get(type(block), "")
                if kind:
                    counts[kind] += 1
                blocks.append((block, f"{kind} {counts[kind]}" if kind else ""))
            found.append((section, tuple(blocks)))
        return tuple(found)
