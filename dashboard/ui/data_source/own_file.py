"""A person's own table on pages that only use it: what of it is used, and the way to change that."""

import streamlit as st

from dashboard.tabular import Prepared
from dashboard.text.markdown import literal
from dashboard.text.quoting import counted, shortened
from dashboard.ui import navigation
from dashboard.ui.data_source import readiness, upload
from dashboard.ui.session import data_plan


def show_own_file() -> None:
    """An uploader while there is no table; then a short line of what is used, and a link to Data."""
    found = data_plan.table_of(data_plan.OWN)
    if found is None:
        upload.offer_own_file()
        st.caption("Drop a table here, or choose other data above.")
        return
    state = readiness.readiness(data_plan.OWN)
    n = len(found.planned.table.frame)
    if state.prepared is not None:
        st.markdown(used_rows(state.prepared, n))
        st.page_link(navigation.page("data"), label="Change")
        return
    st.markdown(f"**{literal(shortened(found.planned.table.name))}**: {counted(n, 'row')}")
    for question in state.questions:
        st.markdown(f"- {literal(question.text)}")
    label = "Answer on the page Data" if state.questions else "Change on the page Data"
    st.page_link(navigation.page("data"), label=label)


def used_rows(prepared: Prepared, n_rows: int) -> str:
    """How many rows of the file are used, and what of, as Markdown."""
    n = len(set(prepared.rows.tolist())) if prepared.plan.counts else len(prepared.y)
    condition = literal(f"{shortened(prepared.target)} = {shortened(prepared.positive)}")
    features = counted(len(prepared.columns), "feature")
    return (
        f"**{literal(shortened(prepared.name))}**: {n:,} of {counted(n_rows, 'row')} are used, "
        f"{cases_in_words(prepared)} ({condition}); {features}."
    )


def cases_in_words(prepared: Prepared) -> str:
    """How many positive rows there are, or how many cases rows with weights stand for."""
    if prepared.weight is None or prepared.weight_kind != "frequency":
        return f"{int(prepared.y.sum()):,} of them positive"
    cases, positive = prepared.weight.sum(), prepared.weight[prepared.y == 1].sum()
    return f"{cases:,.0f} cases, {positive:,.0f} of them positive"
