"""What was decided about a column and why, and the clicks that correct it."""

from typing import Any

import streamlit as st

from dashboard.tabular import Column, Note
from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.session import data_plan
from pages.data import corrections
from pages.data.page_context import DataContext

MOST_BUTTONS = 3


def show_column_notes(context: DataContext, column: Column) -> None:
    """The reason, what was decided, what is pointed out, and the clicks that change it."""
    notes = notes_of(context, column)
    ticked = column.role == "left out" and any(reads_blanks(note, column) for note in notes)
    lines = [literal(column.reason)] if column.reason and not ticked else []
    lines += [literal(note.text) for note in notes if note.kind == "decided" and note.text != column.reason]
    lines += [
        f":orange[▲] {literal(note.text)}"
        for note in notes
        if note.kind != "decided" and note.text != column.reason
    ]
    if column.role != "left out":
        lines += [f":orange[▲] {literal(warning)}" for warning in column.warnings if _holds(column, warning)]
    if sentence := context.sentence_about(column.name):
        lines.append(f":red[{literal(sentence)}]")
    if lines:
        st.markdown("  \n".join(lines))
    _buttons(context, column, [note for note in notes if note.undo is not None])


def notes_of(context: DataContext, column: Column) -> list[Note]:
    """What is told of a column; of a target whose blanks mean no, nothing more about its blanks."""
    notes = [note for note in context.table.notes if note.column == column.name]
    if column.role == "target" and context.plan.positive is not None:
        return [note for note in notes if not reads_blanks(note, column)]
    return notes


def reads_blanks(note: Note, column: Column) -> bool:
    """Whether a note offers to read the blanks of its column as a value."""
    return note.undo is not None and note.undo.blank_in(column.name) is not None


def _holds(column: Column, warning: str) -> bool:
    """Whether a warning still holds: rows are left out for gaps only while they are."""
    return column.missing == "drop rows" or "left out for it" not in warning


def _buttons(context: DataContext, column: Column, notes: list[Note]) -> None:
    read_blanks = any(reads_blanks(note, column) for note in notes)
    offered = [
        each
        for each in column.alternatives
        if column.kind != "date"
        and not _taken(column, each.changes)
        and not (read_blanks and "missing_level" in dict(each.changes))
    ][:MOST_BUTTONS]
    if not offered and not notes:
        return
    with st.container(horizontal=True, gap="small"):
        for place, note in enumerate(notes[:MOST_BUTTONS]):
            st.button(
                literal(shortened(note.action or "Undo this", 40)),
                key=f"note {column.name} {place}",
                on_click=corrections.reread,
                args=(context.source, note.undo),
                disabled=not context.found.can_reread,
                help=None if context.found.can_reread else data_plan.BYTES_GONE,
            )
        for place, alternative in enumerate(offered):
            st.button(
                literal(shortened(alternative.label, 40)),
                key=f"use {column.name} {place}",
                on_click=corrections.take,
                args=(context.source, column.name, alternative),
            )


def _taken(column: Column, changes: tuple[tuple[str, Any], ...]) -> bool:
    return all(getattr(column, field) == value for field, value in changes)
