"""The file: where it is dropped, what was read of it and how, each choice changeable."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.tabular import Note, ReadOptions
from dashboard.tabular.encoding import ENCODINGS
from dashboard.tabular.encoding_guess import encoding_name
from dashboard.text.markdown import literal
from dashboard.text.quoting import counted, shortened
from dashboard.ui.session import data_plan
from dashboard.ui.session.widget_values import set_widget, widget_value
from pages.data import corrections
from pages.data.page_context import DataContext

DELIMITERS = {
    ",": ("commas", "Comma"),
    ";": ("semicolons", "Semicolon"),
    "\t": ("tabs", "Tab"),
    "|": ("pipes", "Pipe"),
    " ": ("spaces", "Spaces"),
    ":": ("colons", "Colon"),
}
DECIMALS = {".": ("point as decimal sign", "Point"), ",": ("comma as decimal sign", "Comma")}
LONGEST_LINE = 90
NO_NAMES = 0


def show_summary(context: DataContext) -> None:
    """The table's name and size, how it was read, and the popover in which that is changed."""
    table = context.table
    n, width = table.frame.shape
    parts = [
        counted(n, "row"),
        counted(width, "column"),
        *(how_it_was_read(table.options) if context.own else []),
    ]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{literal(shortened(table.name))}**  {literal(', '.join(parts))}", width="stretch")
        if context.own:
            with st.popover("How it was read", width="content"):
                show_reading(context)
    if context.own:
        show_file_notes(context, [note for note in _file_notes(context) if note.kind != "reading"], "told")


def how_it_was_read(options: ReadOptions) -> list[str]:
    """Separator, decimal sign, encoding, sheet and line of names, in a few words."""
    found = []
    if options.sheet:
        found.append(f"sheet {options.sheet}")
    if options.delimiter in DELIMITERS and options.encoding:
        found.append(DELIMITERS[options.delimiter][0])
    if options.decimal in DECIMALS:
        found.append(DECIMALS[options.decimal][0])
    if options.encoding:
        found.append(encoding_name(options.encoding))
    if options.header_line is not None:
        found.append(f"names on line {options.header_line}" if options.header_line else "no line of names")
    return found


def show_reading(context: DataContext) -> None:
    """Each choice of the reading as a control, and what is to be said of the whole file."""
    options, asleep = context.table.options, not context.found.can_reread
    if asleep:
        st.caption(data_plan.BYTES_GONE)
    _choice(context, "Encoding", "encoding", options.encoding, ENCODINGS, encoding_name)
    if options.encoding:
        _choice(
            context,
            "Separator",
            "delimiter",
            options.delimiter,
            tuple(DELIMITERS),
            lambda sign: DELIMITERS[sign][1],
        )
    _choice(
        context, "Decimal sign", "decimal", options.decimal, tuple(DECIMALS), lambda sign: DECIMALS[sign][1]
    )
    if len(context.table.sheets) > 1:
        _choice(context, "Sheet or file", "sheet", options.sheet, context.table.sheets, str)
    _header_line(context)
    show_file_notes(context, [note for note in _file_notes(context) if note.kind == "reading"], "read")


def _choice(
    context: DataContext,
    label: str,
    field: str,
    value: str | None,
    offered: Sequence[str],
    words: Callable[[str], str],
) -> None:
    if value is None:
        return
    key = f"read {field}"
    set_widget(key, value)
    st.selectbox(
        label,
        list(dict.fromkeys([*offered, value])),
        format_func=lambda each: words(each) if each in offered or field == "encoding" else repr(each),
        key=key,
        on_change=_chosen,
        args=(context.source, field, key),
        disabled=not context.found.can_reread,
    )


def _chosen(source: str, field: str, key: str) -> None:
    value = widget_value(key)
    corrections.reread_with(source, **{field: value})


def _header_line(context: DataContext) -> None:
    lines, now = context.table.preview, context.table.options.header_line
    if not lines or now is None:
        return
    key = "read header_line"
    set_widget(key, now)
    words = {
        place: f"{place}: {literal(shortened(line, LONGEST_LINE))}" for place, line in enumerate(lines, 1)
    }
    st.radio(
        "Line of the names",
        [NO_NAMES, *words] if now in (NO_NAMES, *words) else [NO_NAMES, *words, now],
        format_func=lambda place: words.get(
            place, "No line holds names" if place == NO_NAMES else f"{place}"
        ),
        key=key,
        on_change=_header_chosen,
        args=(context.source, key),
        disabled=not context.found.can_reread,
    )


def _header_chosen(source: str, key: str) -> None:
    corrections.reread_with(source, header_line=widget_value(key), first_row=None)


def _file_notes(context: DataContext) -> list[Note]:
    return [note for note in context.table.notes if note.column is None]


def show_file_notes(context: DataContext, notes: Sequence[Note], where: str) -> None:
    """What was decided about the whole file, each with the click that undoes it."""
    for place, note in enumerate(notes):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(literal(note.text), width="content")
            if note.undo is not None:
                st.button(
                    literal(note.action or "Undo this"),
                    key=f"file note {where} {place}",
                    on_click=corrections.reread,
                    args=(context.source, note.undo),
                    disabled=not context.found.can_reread,
                )
