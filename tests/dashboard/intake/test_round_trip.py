"""A table in any dialect is read back as it was written; anything else is refused in words."""

import csv
import io
import math
import re
import string

import numpy as np
import pandas as pd
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.intake import (
    IntakeError,
    labels,
    likely_features,
    likely_positive,
    likely_target,
    prepare,
    read_csv,
)

LETTERS = string.ascii_letters + "äéñøß"
WORDS = st.text(LETTERS + " ,\"'-_.%$<>&#!?()[]{}*`~^=+:@/\\", min_size=1, max_size=12).map(
    lambda text: "w" + " ".join(text.split())  # a word: no number, no spelling of a missing value
)
NAMES = WORDS.filter(lambda name: "," not in name)  # a second sign in every line would be a second delimiter
THREE_DECIMALS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")  # 1,375 may be 1375: it stays text
FLOATS = st.floats(allow_nan=False, allow_infinity=False, width=64).filter(
    lambda x: not THREE_DECIMALS.fullmatch(repr(x))
)
COLUMNS = {
    "whole": st.integers(-(10**15), 10**15),
    "float": FLOATS,
    "word": WORDS,
    "boolean": st.booleans(),
}


@st.composite
def tables(draw) -> pd.DataFrame:
    kinds = draw(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=2, max_size=5))
    names = draw(st.lists(NAMES, min_size=len(kinds), max_size=len(kinds), unique=True))
    n = draw(st.integers(1, 12))
    cells = {
        name: draw(st.lists(COLUMNS[kind], min_size=n, max_size=n))
        for name, kind in zip(names, kinds, strict=True)
    }
    return pd.DataFrame(cells)


@st.composite
def dialects(draw) -> dict[str, str]:
    delimiter = draw(st.sampled_from(",;\t|"))
    return {
        "delimiter": delimiter,
        "decimal": "." if delimiter == "," else draw(st.sampled_from(".,")),
        "line_end": draw(st.sampled_from(["\n", "\r\n", "\r"])),
        "encoding": draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])),
    }


def written(frame: pd.DataFrame, *, delimiter: str, decimal: str, line_end: str, encoding: str) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_MINIMAL)
    writer.writerow(frame.columns)
    for row in frame.itertuples(index=False):
        writer.writerow(repr(cell).replace(".", decimal) if isinstance(cell, float) else cell for cell in row)
    return buffer.getvalue().encode(encoding)


@settings(derandomize=True, max_examples=200)
@given(tables(), dialects())
def test_a_table_is_read_back_as_it_was_written(frame, dialect):
    read = read_csv(written(frame, **dialect), "mine.csv").frame
    assert read.columns.tolist() == frame.columns.tolist()
    for name in frame:
        assert read[name].tolist() == frame[name].tolist()


@settings(derandomize=True, max_examples=100)
@given(
    st.lists(st.lists(st.one_of(FLOATS, st.none()), min_size=3, max_size=3), min_size=2, max_size=9),
    dialects(),
)
def test_missing_numbers_stay_missing_where_they_were(rows, dialect):
    frame = pd.DataFrame([["w", *row] for row in rows], columns=["a", "b", "c", "d"])
    read = read_csv(written(frame.astype(object).where(frame.notna(), None), **dialect), "mine.csv").frame
    for name in ["b", "c", "d"]:
        assert read[name].isna().tolist() == frame[name].isna().tolist()
        np.testing.assert_array_equal(read[name].dropna(), frame[name].dropna().astype(float))


def refusal(data: bytes) -> str:
    """The sentence with which a file is refused; empty if all goes well."""
    try:
        walk(data)
    except IntakeError as error:
        return str(error)
    return ""


def walk(data: bytes) -> None:
    """Every step from bytes to a design, with the choices that a page would make."""
    frame = read_csv(data, "mine.csv").frame
    target = likely_target(frame)
    values = labels(frame[target])
    prepare(
        frame, target, likely_positive(values) or (values or [""])[0], likely_features(frame, target).features
    )


@settings(derandomize=True, max_examples=300)
@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"a,b\n\xed\xa0\x80,1\n")
@example(b"sep=,")
def test_random_bytes_raise_nothing_but_intake_errors(data):
    assert refusal(data) == "" or refusal(data).endswith(".")


PIECES = [",", ";", "\t", "|", "\n", "\r\n", "\r", '"', '""', " ", "", "a", "b", "y", "1", "0", "-2.5", "1,5"]
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
    "=",
]


@settings(derandomize=True, max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("a,b\n\n\n")
@example('"\n"\n,')
@example(",\n,\n")
@example("1,2\n3,4")
def test_random_pieces_of_tables_raise_nothing_but_intake_errors(text):
    assert refusal(text.encode()) == "" or refusal(text.encode()).endswith(".")


@settings(derandomize=True, max_examples=100)
@given(
    st.lists(
        st.sampled_from(["1", "2.5", "", "x", "inf", "1,234", "True", "NA", "-7"]), min_size=4, max_size=30
    ),
    st.data(),
)
def test_prepared_rows_are_complete_and_with_the_dropped_ones_all_there_are(cells, data):
    target = data.draw(st.lists(st.sampled_from(["0", "1", ""]), min_size=len(cells), max_size=len(cells)))
    lines = "\n".join(
        f'"{cell}",{i % 3}.5,{label}' for i, (cell, label) in enumerate(zip(cells, target, strict=True))
    )
    frame = read_csv(f"a,b,y\n{lines}\n".encode(), "mine.csv").frame
    try:
        prepared = prepare(frame, "y", "1", ["a", "b"])
    except IntakeError:
        return
    assert len(prepared.rows) + sum(prepared.dropped.values()) == len(frame)
    assert [target[row] for row in prepared.rows] == [str(label) for label in prepared.y]
    assert all(math.isfinite(value) for value in prepared.design.X.ravel())
