"""One column of the table: its role, kind, values by class, gaps, use, and what was decided about it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import streamlit as st

from dashboard.tabular import Column
from dashboard.tabular.kinds import ColumnProfile, is_date, is_number
from dashboard.tabular.plan import ROLES
from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.session import visit
from dashboard.ui.session.widget_values import set_widget
from pages.data import corrections
from pages.data.column_notes import show_column_notes
from pages.data.column_picture import show_column_picture
from pages.data.page_context import DataContext
from pages.data.used_as import show_used_as

WIDTHS = (1.1, 1.1, 1.2, 1.15, 0.65, 1.5, 2.7)
ROLE_WORDS = {"target": "Target", "feature": "Feature", "weight": "Weight", "left out": "Left out"}
KIND_WORDS = {"number": "Number", "category": "Category", "date": "Date", "identifier": "Identifier"}


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
        show_column_picture(context, column)
    with missing:
        _missing(context, column)
    with used:
        show_used_as(context, column)
    with decided:
        show_column_notes(context, column)


def _role(context: DataContext, column: Column) -> None:
    _choose(context, column, "role", ROLES, ROLE_WORDS, corrections.role_chosen)


def _kind(context: DataContext, column: Column) -> None:
    kinds = possible_kinds(context, column)
    if column.role == "target" or len(kinds) == 1:
        st.markdown(KIND_WORDS[column.kind])
        return
    _choose(context, column, "kind", kinds, KIND_WORDS, corrections.kind_chosen)


def _choose(
    context: DataContext,
    column: Column,
    field: Literal["role", "kind"],
    options: Sequence[str],
    words: Mapping[str, str],
    chosen: Callable[[str, str, str], None],
) -> None:
    """Draw a choice of one field of the column's plan."""
    key = f"{field} {column.name}"
    set_widget(key, getattr(column, field))
    st.selectbox(
        f"{field.capitalize()} of {literal(column.name)}",
        options,
        format_func=words.__getitem__,
        label_visibility="collapsed",
        key=key,
        on_change=chosen,
        args=(context.source, column.name, key),
    )


def possible_kinds(context: DataContext, column: Column) -> list[str]:
    """The kinds that a column's values can be used as."""
    values = context.table.frame[column.name]
    own = ["number", "category"] if is_number(values) else ["date"] if is_date(values) else ["category"]
    return list(dict.fromkeys([*own, column.kind]))


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
