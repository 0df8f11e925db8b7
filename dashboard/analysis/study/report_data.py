"""The report's first part: question, data, rows left out and why, Table 1."""

from dashboard.analysis.data.table_one import table_one_notes
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_parts import Block, Paragraph, ReportTable, Section
from dashboard.text.quoting import counted, shortened

DATA = "data"
MISSING_NOTE = "Missing: among the rows used; rows left out for want of a value are in the table before."


def data_section(facts: ReportFacts) -> Section:
    """Where the rows come from, which of them are used, and what they are like."""
    blocks: list[Block] = [
        Paragraph(heading="Outcome", text=outcome_text(facts)),
        Paragraph(heading="Source", text=source_text(facts)),
        Paragraph(heading="Rows", text=rows_text(facts)),
    ]
    if facts.prepared.dropped:
        dropped = tuple((reason, f"{rows:,}") for reason, rows in facts.prepared.dropped.items())
        blocks.append(ReportTable(caption="Rows left out", headings=("Reason", "Rows"), rows=dropped))
    if "rows" in facts.pictures:
        blocks.append(facts.pictures["rows"])
    return Section(key=DATA, title="Question and data", blocks=(*blocks, first_table(facts)))


def outcome_text(facts: ReportFacts) -> str:
    """What is predicted."""
    data = facts.prepared
    return f"{data.target} = {data.positive}, against {data.negative}."


def source_text(facts: ReportFacts) -> str:
    """The name and fingerprint of the table, and of the file's own bytes."""
    data = facts.prepared
    bytes_of = f" SHA-256 of the file: {facts.file_sha256}." if facts.file_sha256 else ""
    rows = counted(facts.n_rows, "row")
    return f"{data.name}, {rows}. Fingerprint of its cells: {facts.fingerprint}.{bytes_of}"


def rows_text(facts: ReportFacts) -> str:
    """How many rows are used, and how many are positive."""
    data = facts.prepared
    n = facts.n_used
    left = sum(data.dropped.values())
    out = f"{left:,} left out" if left else "none left out"
    if data.weight is None or data.weight_kind != "frequency":
        positive = int(data.y.sum())
        share = f"{100 * positive / len(data.y):.1f} %"
        return f"{n:,} of {facts.n_rows:,} rows are used, {out}; {positive:,} are {data.positive} ({share})."
    cases, positive_cases = data.weight.sum(), data.weight[data.y == 1].sum()
    return (
        f"{n:,} of {facts.n_rows:,} rows are used, {out}; they stand for {cases:,.0f} cases, "
        f"{positive_cases:,.0f} of them {data.positive} ({100 * positive_cases / cases:.1f} %)."
    )


def first_table(facts: ReportFacts) -> ReportTable:
    """Table 1 as on the page Data."""
    frame = facts.table_one
    return ReportTable(
        caption=f"Rows used, by {shortened(facts.prepared.target)}",
        headings=tuple(map(str, frame.columns)),
        rows=tuple(tuple(map(str, row)) for row in frame.itertuples(index=False, name=None)),
        notes=(
            *table_one_notes(facts.prepared.weight_kind),
            *((MISSING_NOTE,) if facts.prepared.dropped else ()),
        ),
    )
