"""Whatever the bytes, a table or a sentence comes back; and a sentence stays short and on one line."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.tabular import ReadOptions, Table, TableError, read_table

PIECES = [
    ",",
    ";",
    "\t",
    "|",
    " ",
    ":",
    "\n",
    "\r\n",
    "\r",
    '"',
    '""',
    "",
    "a",
    "b",
    "y",
    "1",
    "0",
    "-2.5",
    "1,5",
]
PIECES += [
    "1.234,5",
    "NA",
    "inf",
    "-inf",
    "1e999",
    "nan",
    "True",
    "no",
    "2024-01-02",
    "é",
    "\x00",
    "\x1a",
    "#",
]
PIECES += [
    "=",
    "12:30",
    "72 kg",
    "<0.5",
    "45%",
    "(5)",
    "5-",
    "007",
    "$",
    "\u2212",
    "1/2/03",
    "None",
    "x" * 99,
]
CELLS = [*PIECES[10:], "13.11.", "Nov 20", "1.250", "1,250", "20201113", "+", "-", "x", "YES", "yes "]


def outcome(data: bytes) -> str:
    """The sentence with which a file is refused, and every sentence about it and about each click."""
    said, table = read(data, ReadOptions())
    if table is None:
        return said
    clicks = [answer.change for question in table.questions for answer in question.answers]
    clicks += [note.undo for note in table.notes if note.undo is not None]
    return " ".join([said, *(read(data, click)[0] for click in clicks)])


def read(data: bytes, options: ReadOptions) -> tuple[str, Table | None]:
    try:
        table = read_table(data, "mine.csv", options)
    except TableError as error:
        return str(error), None
    texts = [*(note.text for note in table.notes), *(question.text for question in table.questions)]
    return " ".join(texts), table


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"a,b\n\xed\xa0\x80,1\n")
@example(b"sep=,")
@example(b"PK\x03\x04")
@example(b"\x1f\x8b\x08")
def test_random_bytes_raise_nothing_but_table_errors(data):
    assert outcome(data).isprintable()


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("a,b\n\n\n")
@example('"\n"\n,')
@example(",\n,\n")
@example("1,2\n3,4")
def test_random_pieces_of_tables_raise_nothing_but_table_errors(text):
    assert outcome(text.encode()).isprintable()


@settings(derandomize=True, max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.sampled_from(CELLS), min_size=3, max_size=3), min_size=1, max_size=30))
def test_every_question_and_every_click_on_a_random_table_leads_somewhere(rows):
    text = "a|b|y\n" + "\n".join(
        "|".join(cell.replace("|", "").replace("\n", "") for cell in row) for row in rows
    )
    assert outcome(text.encode()).isprintable()


def test_a_sentence_stays_short_and_on_one_line_whatever_the_cell_holds():
    data = (
        "x,y\n" + "".join(f"{i},{i % 2}\n" for i in range(60)) + '"' + "long\n\u202etext " * 2000 + '",0\n'
    ).encode()
    (note,) = [note for note in read_table(data, "mine.csv").notes if note.column == "x"]
    assert len(note.text) < 300
    assert note.text.isprintable()
