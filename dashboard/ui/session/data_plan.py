"""The tables of a visit with their plans: one a source, with the way back.

Bytes of an own file are kept, compressed, only so that it can be read otherwise: until a model is trained on
it or another file comes.
"""

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import cast

import pyarrow as pa
import streamlit as st

from dashboard.tabular import Plan, PlannedTable, ReadOptions, Table, TableError, planned, read_table
from dashboard.tabular.plan_changes import plan_changes
from dashboard.ui.session.free_memory import free_memory_soon

OWN = "own"
BYTES_GONE = "The file's bytes were let go when training began. To read it otherwise, choose the file again."
_TABLES = "planned tables"
_PACKING = "zstd"  # half of zlib's time, and smaller


@dataclass(frozen=True, slots=True, kw_only=True)
class _Before:
    """What one undo goes back to; the table itself is read anew where it was read otherwise."""

    given: ReadOptions
    base: Plan
    plan: Plan


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TableOfVisit:
    """A source's table as it stands, and every state before it.

    key: what the table was made from. number: which file of the visit it is; 0 of a sample.
    refusal: why the last change could not be made; empty where it could.
    sha256: of the file's bytes, empty of a sample.
    """

    key: Hashable
    planned: PlannedTable
    number: int = 0
    past: tuple[_Before, ...] = ()
    packed: bytes | None = None
    refusal: str = ""
    sha256: str = ""

    @property
    def proposed(self) -> Plan | None:
        """What a sample's controls ask for; None of a file, whose proposal comes from its table."""
        return None if self.number else self.planned.base

    @property
    def changed(self) -> bool:
        """Whether anything was chosen otherwise than it was proposed."""
        return self.planned.plan != self.planned.base

    @property
    def can_reread(self) -> bool:
        """Whether the bytes of the file are still here."""
        return self.packed is not None

    @property
    def bytes_of_file(self) -> bytes:
        """The bytes as they were given, empty where they are gone."""
        if self.packed is None:
            return b""
        found: bytes = pa.CompressedInputStream(pa.BufferReader(self.packed), _PACKING).read()
        return found

    @property
    def can_undo(self) -> bool:
        """Whether there is a state to go back to."""
        return bool(self.past) and (self.can_reread or self.past[-1].given == self.planned.given)


def table_of(source: str) -> TableOfVisit | None:
    """The table of a source, None before there was one."""
    return _tables().get(source)


def sample_table(source: str, key: Hashable, make: Callable[[], PlannedTable]) -> TableOfVisit:
    """A sample's table, with the corrections that were made to the one before it."""
    known = table_of(source)
    if known is not None and known.key == key:
        return known
    fresh = make()
    if known is not None:
        fresh = fresh.changed(plan_changes(known.planned.base, known.planned.plan))
    return _keep(source, TableOfVisit(key=key, planned=fresh))


def forget(source: str) -> None:
    """Let a source's table go, such as points that are too few to learn from."""
    _tables().pop(source, None)


def keep_file(data: bytes, table: Table, number: int) -> TableOfVisit:
    """Make an uploaded file the own table of the visit, as it is proposed."""
    packed = pa.Codec(_PACKING, compression_level=1).compress(data, asbytes=True)
    digest = hashlib.sha256(data).hexdigest()
    fresh = TableOfVisit(key=number, planned=planned(table), number=number, packed=packed, sha256=digest)
    return _keep(OWN, fresh)


def keep_table(source: str, table: TableOfVisit) -> None:
    """Make this the table of a source as it stands, without a way back."""
    _keep(source, table)


def keep_planned(source: str, changed: PlannedTable) -> None:
    """Make this the table of a source; the one before it is one undo away."""
    known = table_of(source)
    if known is None:
        return
    before = _Before(given=known.planned.given, base=known.planned.base, plan=known.planned.plan)
    _keep(source, replace(known, planned=changed, past=(*known.past, before), refusal=""))


def keep_refusal(source: str, sentence: str) -> None:
    """Say why a change of a source's table could not be made."""
    known = table_of(source)
    if known is not None:
        _keep(source, replace(known, refusal=sentence))


def reread(options: ReadOptions) -> Table:
    """The own file read otherwise. Raises TableError where its bytes are gone, or hold no table that way."""
    known = table_of(OWN)
    if known is None or known.packed is None:
        raise TableError("The file's bytes were let go when training began: choose the file once more.")
    return read_table(known.bytes_of_file, known.planned.table.name, options)


def undo(source: str) -> None:
    """Go back by one change."""
    known = table_of(source)
    if known is None or not known.can_undo:
        return
    *past, last = known.past
    same = last.given == known.planned.given
    table = known.planned.table if same else reread(last.given)
    before = PlannedTable(table=table, base=last.base, plan=last.plan, given=last.given)
    _keep(source, replace(known, planned=before, past=tuple(past), refusal=""))


def start_over(source: str) -> None:
    """Go back to what was proposed; also that can be undone."""
    known = table_of(source)
    if known is None:
        return
    if source == OWN:
        as_given = known.planned.given == ReadOptions() or not known.can_reread
        given = known.planned.given if as_given else ReadOptions()
        fresh = planned(known.planned.table if as_given else reread(given), given)
    else:
        fresh = known.planned.with_plan(known.planned.base)
    keep_planned(source, fresh)


def drop_bytes_of(plan: Plan) -> None:
    """Let go of the own file's bytes once a model learns by its plan, and of the steps that need them."""
    known = table_of(OWN)
    if known is None or known.packed is None or known.planned.plan is not plan:
        return
    free_memory_soon()
    past = tuple(step for step in known.past if step.given == known.planned.given)
    _keep(OWN, replace(known, packed=None, past=past))


def _tables() -> dict[str, TableOfVisit]:
    return cast(dict[str, TableOfVisit], st.session_state.setdefault(_TABLES, {}))


def _keep(source: str, table: TableOfVisit) -> TableOfVisit:
    _tables()[source] = table
    return table
