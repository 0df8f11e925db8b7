"""In what form a column enters the model: its terms, its reference level, a part of a date, or as weights."""

import streamlit as st

from dashboard.tabular import Column
from dashboard.tabular.date_features import first_day, possible_parts
from dashboard.tabular.kinds import ColumnProfile
from dashboard.tabular.plan import WEIGHT_KINDS, WEIGHT_WORDS, DateAs
from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.session.widget_values import set_widget, widget_value
from logreg.data.specification import SPLINES
from pages.data import corrections
from pages.data.page_context import DataContext

TERMS: dict[tuple[str, ...], str] = {
    ("as is",): "as is",
    ("log",): "log",
    ("as is", "square"): "as is and squared",
    **{(form,): f"spline, {knots} knots" for form, knots in SPLINES.items()},
    ("as is", "log"): "as is and log",
    ("square",): "squared",
}
MOST_LEVELS = 60
MOST_FREQUENT = ""


def show_used_as(context: DataContext, column: Column) -> None:
    """The control of a column's role and kind."""
    if column.kind == "date" and column.role in ("feature", "left out"):
        _date(context, column)
    elif column.role == "left out":
        st.caption("not used")
    elif column.role == "target":
        st.caption(target_in_words(context))
    elif column.role == "weight":
        _weight(context, column)
    elif column.kind == "number":
        _terms(context, column)
    else:
        _reference(context, column)


def target_in_words(context: DataContext) -> str:
    """What of the target is positive."""
    plan = context.plan
    if plan.counts:
        other = plan.counts.trials or plan.counts.failures or ""
        word = "of the trials in" if plan.counts.trials else "against the failures in"
        return f"successes {word} {literal(shortened(other, 30))}"
    if context.rows is None:
        return "not settled yet"
    return f"{literal(shortened(context.rows.positive, 40))} is positive"


def _terms(context: DataContext, column: Column) -> None:
    options = list(TERMS) if column.terms in TERMS else [*TERMS, column.terms]
    key = f"terms {column.name}"
    set_widget(key, column.terms)
    st.selectbox(
        f"Terms of {literal(column.name)}",
        options,
        format_func=lambda terms: TERMS.get(terms, " and ".join(terms)),
        label_visibility="collapsed",
        key=key,
        on_change=_field_chosen,
        args=(context.source, column.name, "terms", key),
    )


def _reference(context: DataContext, column: Column) -> None:
    profile = ColumnProfile(context.table.frame[column.name])
    if profile.distinct > MOST_LEVELS:
        st.caption("categories")
        return
    levels = list(profile.labels)
    if column.missing == "own level" and profile.n_missing:
        levels.append(column.missing_level)
    key = f"reference {column.name}"
    options = list(dict.fromkeys([MOST_FREQUENT, *levels, column.reference or MOST_FREQUENT]))
    set_widget(key, column.reference or MOST_FREQUENT)
    st.selectbox(
        f"Reference of {literal(column.name)}",
        options,
        format_func=lambda level: f"against {shortened(level, 30)}" if level else "most frequent",
        label_visibility="collapsed",
        key=key,
        on_change=_reference_chosen,
        args=(context.source, column.name, key),
        help="The level that the others are compared with.",
    )


def _reference_chosen(source: str, name: str, key: str) -> None:
    corrections.change_column(source, name, reference=widget_value(key) or None)


def _date(context: DataContext, column: Column) -> None:
    reading = context.table.options.reading_of(column.name) or ""
    now: DateAs = column.date_as if column.role == "feature" else "left out"
    parts: list[DateAs] = list(dict.fromkeys(["left out", *possible_parts(reading), now]))
    key = f"date {column.name}"
    set_widget(key, now)
    origin = column.date_origin or first_day(context.table.frame[column.name])
    st.selectbox(
        f"Part of {literal(column.name)}",
        parts,
        format_func=lambda part: {"days since": f"days since {origin}", "left out": "not used"}.get(
            part, part
        ),
        label_visibility="collapsed",
        key=key,
        on_change=_date_chosen,
        args=(context.source, column.name, key, origin),
    )


def _date_chosen(source: str, name: str, key: str, origin: str) -> None:
    part = widget_value(key)
    role = "left out" if part == "left out" else "feature"
    corrections.change_column(source, name, role=role, date_as=part, date_origin=origin)


def _weight(context: DataContext, column: Column) -> None:
    if context.plan.counts:
        st.caption("trials" if context.plan.counts.trials else "failures")
        return
    key = f"weight of {column.name}"
    set_widget(key, context.plan.weight_kind)
    st.selectbox(
        f"Kind of weight of {literal(column.name)}",
        WEIGHT_KINDS,
        format_func=WEIGHT_WORDS.__getitem__,
        label_visibility="collapsed",
        key=key,
        on_change=_weight_chosen,
        args=(context.source, key),
        help="Counts say how many cases a row holds; sampling weights, for how many cases outside it stands. "
        "Their standard errors differ.",
    )


def _weight_chosen(source: str, key: str) -> None:
    corrections.change_plan(source, weight_kind=widget_value(key))


def _field_chosen(source: str, name: str, field: str, key: str) -> None:
    corrections.change_column(source, name, **{field: widget_value(key)})
