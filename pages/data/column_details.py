"""One column in detail: its missing values, its rare levels, the order of its levels, its scale."""

import streamlit as st

from dashboard.tabular import Column, missing_choices, rows_for_choices
from dashboard.tabular.kinds import ColumnProfile
from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.session import visit
from dashboard.ui.session.widget_values import set_widget, widget_value
from pages.data import corrections
from pages.data.missing_texts_control import show_missing_texts
from pages.data.page_context import DataContext

MISSING_WORDS = {
    "drop rows": "Leave out the rows",
    "median with indicator": "Fill with the median and mark",
    "most frequent with indicator": "Fill with the most frequent and mark",
    "own level": "A level of its own",
}
SHARES = (0.0, 0.005, 0.01, 0.02, 0.05, 0.1)
SCALES: dict[str, bool | None] = {"As on Train": None, "Standardised": True, "In its own unit": False}


def choose_detail_column(context: DataContext) -> Column | None:
    """The feature that is looked at more closely; None where there is none."""
    names = context.plan.features
    if not names:
        return None
    key = "detail column"
    if widget_value(key) not in names:
        set_widget(key, names[0])
    chosen = st.selectbox(
        "Column", names, key=key, format_func=lambda name: shortened(name, 60), persist_state="session"
    )
    return context.plan.column(str(chosen))


def show_details(context: DataContext, column: Column) -> None:
    """The controls that a feature of this kind has."""
    _missing(context, column)
    show_missing_texts(context, column)
    if column.kind == "category":
        _join(context, column)
        _order(context, column)
    elif column.kind == "number":
        _scale(context, column)


def _missing(context: DataContext, column: Column) -> None:
    profile = ColumnProfile(context.table.frame[column.name])
    if not profile.n_missing:
        st.caption("No value is missing.")
        return
    plan = context.plan
    left = visit.cached_in_session(
        "rows for choices",
        (context.source, id(context.table), plan, column.name),
        lambda: rows_for_choices(context.table, plan, column.name),
    )
    key = f"gaps {column.name}"
    set_widget(key, column.missing)
    options = [*missing_choices(column)]
    st.radio(
        f"Where {literal(shortened(column.name, 40))} has no value",
        options if column.missing in options else [*options, column.missing],
        format_func=lambda choice: (
            f"{MISSING_WORDS[choice]}: {left[choice]:,} rows are used"
            if choice in left
            else MISSING_WORDS[choice]
        ),
        key=key,
        on_change=_chosen,
        args=(context.source, column.name, "missing", key),
    )


def _join(context: DataContext, column: Column) -> None:
    key = f"join {column.name}"
    set_widget(key, column.join_below)
    st.select_slider(
        "Join levels below a share of the rows",
        sorted({*SHARES, column.join_below}),
        format_func=lambda share: f"{100 * share:g} %" if share else "none",
        key=key,
        on_change=_chosen,
        args=(context.source, column.name, "join_below", key),
        help="Rare levels become one level. The reference is never joined.",
    )


def _order(context: DataContext, column: Column) -> None:
    levels = ColumnProfile(context.table.frame[column.name]).labels
    if len(levels) > 50:
        return
    key = f"order {column.name}"
    set_widget(key, list(column.order) or list(levels))
    st.multiselect(
        "Order of the levels",
        list(dict.fromkeys([*column.order, *levels])),
        key=key,
        on_change=_order_chosen,
        args=(context.source, column.name, key),
        help="In which order coefficients and tables list them: take levels out and add them again in the "
        "order wanted. It changes no estimate.",
    )


def _order_chosen(source: str, name: str, key: str) -> None:
    corrections.change_column(source, name, order=tuple(widget_value(key)))


def _scale(context: DataContext, column: Column) -> None:
    key = f"scale {column.name}"
    set_widget(key, next(words for words, scale in SCALES.items() if scale is column.standardise))
    st.selectbox(
        "Scale",
        list(SCALES),
        key=key,
        on_change=_scale_chosen,
        args=(context.source, column.name, key),
        help="Standardised columns have mean 0 and standard deviation 1, learned on the training rows.",
    )


def _scale_chosen(source: str, name: str, key: str) -> None:
    corrections.change_column(source, name, standardise=SCALES[widget_value(key)])


def _chosen(source: str, name: str, field: str, key: str) -> None:
    corrections.change_column(source, name, **{field: widget_value(key)})
