"""A known table is read back equal, or something is asked or refused in words; never differently."""

import math
import os

import pandas as pd
from hypothesis import HealthCheck, given, settings

from dashboard.tabular import Table, read_table
from tests.dashboard.tabular.disguises import written_tables

EXAMPLES = int(os.environ.get("ROUND_TRIPS", "100"))


@settings(
    max_examples=EXAMPLES, derandomize=EXAMPLES == 100, deadline=None, suppress_health_check=list(HealthCheck)
)
@given(written_tables())
def test_a_disguised_table_is_read_back_equal_or_something_is_asked(written):
    table = read_table(written.data, "mine.csv")
    if table.questions:
        return
    assert table.frame.columns.tolist() == list(written.columns), written.first_lines
    refused = {note.column for note in table.notes if note.kind == "refused"}
    for name, expected in written.columns.items():
        if name not in refused:
            assert _difference(table, name, expected) is None, (name, written)


@settings(
    max_examples=EXAMPLES // 3,
    derandomize=EXAMPLES == 100,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(written_tables())
def test_the_options_as_decided_read_the_same_table_again(written):
    table = read_table(written.data, "mine.csv")
    again = read_table(written.data, "mine.csv", table.options)
    assert again.options == table.options
    assert not again.questions
    pd.testing.assert_frame_equal(again.frame, table.frame)


def _difference(table: Table, name: str, expected: list) -> str | None:
    values = table.frame[name].astype(object).where(table.frame[name].notna(), None).tolist()
    if len(values) != len(expected):
        return f"{len(values)} rows"
    for row, (value, right) in enumerate(zip(values, expected, strict=True)):
        if not _same(value, right):
            return f"row {row}: {value!r} for {right!r}"
    return None


def _same(value: object, right: object) -> bool:
    if value is None or right is None:
        return value is None and right is None
    if isinstance(value, pd.Timestamp) and isinstance(right, int):  # seconds since 1970
        return value == pd.Timestamp(right, unit="s")
    if isinstance(right, float | int):
        return isinstance(value, float | int) and math.isclose(value, right, rel_tol=1e-15)
    if isinstance(right, str):  # of folded spellings any may stand for all
        return isinstance(value, str) and value.lower() == right.lower()
    return value == right
