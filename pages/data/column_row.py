"""One column of the table: its role, kind, values by class, gaps, use, and what was decided about it."""

from typing import Any

import numpy as np
import streamlit as st

from dashboard.figures.column_histogram import histogram_alt, histogram_svg, target_alt, target_svg
from dashboard.tabular import Column, Note
from dashboard.tabular.kinds import ColumnProfile, is_date, is_number, texts
from dashboard.tabular.plan import ROLES
from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.components.svg_image import show_svg
from dashboard.ui.session import data_plan, visit
from dashboard.ui.session.widget_values import set_widget
from logreg.inspection.column_histogram import column_histogram
from pages.data import corrections
from pages.data.page_context import DataContext
from pages.data.used_as import show_used_as

WIDTHS = (1.1, 1.1, 1.2, 1.15, 0.65, 1.5, 2.7)
ROLE_WORDS = {"target": "Target", "feature": "Feature", "weight": "Weight", "left out": "Left out"}
KIND_WORDS = {"number": "Number", "category": "Category", "date": "Date", "identifier": "Identifier"}
MOST_BUTTONS, MOST_LEVELS = 3, 50


def show_column_row(context: DataContext, column: Column) -> None:
    """The row of one column."""
    name, role, kind, picture, missing, used, decided = st.columns(WIDTHS)
    faded = column.role == "left out"
    words = literal(shortened(column.name, 40))
    name.markdown(f":gray[{words}]" if faded else f"**{words}**")
    with role:
        _role(context, column)
    with kind:
        _kind(context, column)
    with picture:
        _picture(context, column)
    with missing:
        _missing(context, column)
    with used:
        show_used_as(context, column)
    with decided:
        _decided(context, column)


def _role(context: DataContext, column: Column) -> None:
    key = f"role {column.name}"
    set_widget(key, column.role)
    st.selectbox(
        f"Role of {literal(column.name)}",
        ROLES,
        format_func=ROLE_WORDS.__getitem__,
        label_visibility="collapsed",
        key=key,
        on_change=corrections.role_chosen,
        args=(context.source, column.name, key),
    )


def _kind(context: DataContext, column: Column) -> None:
    kinds = possible_kinds(context, column)
    if column.role == "target" or len(kinds) == 1:
        st.markdown(KIND_WORDS[column.kind])
        return
    key = f"kind {column.name}"
    set_widget(key, column.kind)
    st.selectbox(
        f"Kind of {literal(column.name)}",
        kinds,
        format_func=KIND_WORDS.__getitem__,
        label_visibility="collapsed",
        key=key,
        on_change=corrections.kind_chosen,
        args=(context.source, column.name, key),
    )


def possible_kinds(context: DataContext, column: Column) -> list[str]:
    """The kinds that a column's values can be used as."""
    values = context.table.frame[column.name]
    own = ["number", "category"] if is_number(values) else ["date"] if is_date(values) else ["category"]
    return list(dict.fromkeys([*own, column.kind]))


def _picture(context: DataContext, column: Column) -> None:
    svg, alt = visit.cached_in_session(
        f"picture {column.name}",
        (context.source, id(context.rows), column.kind, column.role),
        lambda: (context.rows, picture_of(context, column)),
    )[1]
    if svg:
        show_svg(svg, alt)
    else:
        st.caption(f"{ColumnProfile(context.table.frame[column.name]).distinct:,} different")


def picture_of(context: DataContext, column: Column) -> tuple[str, str]:
    """The column by class as a small SVG and in words; empty of a column that has too many values."""
    rows, profile = context.rows, ColumnProfile(context.table.frame[column.name])
    many = not profile.number and not profile.date and profile.distinct > MOST_LEVELS
    if rows is None or column.kind == "identifier" or many:
        return "", ""
    cases = np.ones(len(rows.y)) if rows.weight is None or rows.weight_kind != "frequency" else rows.weight
    classes = (rows.negative, rows.positive)
    if column.role == "target" and not context.plan.cut:
        counts = float(cases[rows.y == 0].sum()), float(cases[rows.y == 1].sum())
        return target_svg(*counts), target_alt(*counts, classes)
    histogram = column_histogram(plotted(profile.series.iloc[rows.rows], column), rows.y, weight=cases)
    return histogram_svg(histogram), histogram_alt(histogram, classes)


def plotted(values: Any, column: Column) -> Any:
    """A column's values as they are counted: numbers, days, or level names."""
    if is_date(values):
        first = values.min()
        return ((values - first) / np.timedelta64(1, "D")).to_numpy(dtype=float)
    if is_number(values) and column.kind != "category":
        return values.to_numpy(dtype=float)
    return texts(values)


def _missing(context: DataContext, column: Column) -> None:
    profile = ColumnProfile(context.table.frame[column.name])
    missing = visit.cached_in_session(
        f"missing {column.name}", (context.source, id(context.table)), lambda: profile.n_missing
    )
    if not missing:
        st.caption("none")
        return
    share = missing / max(profile.n, 1)
    st.html(
        f'<span style="font-size:.875rem">{missing:,}</span>'
        f'<span style="display:block;height:4px;width:50px;'
        f'border-radius:2px;background:light-dark(#dde3e8,#2b3540)" '
        f'role="img" aria-label="{100 * share:.0f} %">'
        f'<span style="display:block;height:4px;border-radius:2px;background:light-dark(#855600,#e6b455);'
        f'width:{max(100 * share, 3):.0f}%"></span></span>'
    )


def _decided(context: DataContext, column: Column) -> None:
    notes = [note for note in context.table.notes if note.column == column.name]
    lines = [literal(column.reason)] if column.reason else []
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


def _holds(column: Column, warning: str) -> bool:
    """Whether a warning still holds: rows are left out for gaps only while they are."""
    return column.missing == "drop rows" or "left out for it" not in warning


def _buttons(context: DataContext, column: Column, notes: list[Note]) -> None:
    read_blanks = any(note.undo is not None and column.name in dict(note.undo.blanks) for note in notes)
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
