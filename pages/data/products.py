"""Products of two columns: added, shown, removed."""

from dataclasses import replace

import streamlit as st

from dashboard.tabular import PlannedTable
from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.session.widget_values import widget_value
from pages.data import corrections
from pages.data.page_context import DataContext

FIRST, SECOND = "product first", "product second"


def show_products(context: DataContext) -> None:
    """The products with a button each to remove them, and the way to add one."""
    names, products = context.plan.features, context.plan.products
    if len(names) < 2 and not products:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("**Products**", width="content")
        for first, second in products:
            st.button(
                f"{literal(shortened(first, 24))} × {literal(shortened(second, 24))} ✕",
                key=f"remove {first} × {second}",
                on_click=_remove,
                args=(context.source, (first, second)),
                help="Remove this product.",
            )
        if len(names) > 1:
            with st.popover("Add a product", width="content"):
                st.selectbox("First column", names, key=FIRST)
                st.selectbox("Second column", names, index=1, key=SECOND)
                chosen = widget_value(FIRST, names[0]), widget_value(SECOND, names[1])
                st.button(
                    "Add",
                    key="add product",
                    on_click=_add,
                    args=(context.source,),
                    disabled=chosen[0] == chosen[1],
                )
                if chosen[0] == chosen[1]:
                    st.caption("A column times itself is its square: choose that under Used as.")


def _add(source: str) -> None:
    pair = str(widget_value(FIRST)), str(widget_value(SECOND))

    def changed(known: PlannedTable) -> PlannedTable:
        products = known.plan.products
        if pair in products or pair[::-1] in products:
            return known
        return known.with_plan(replace(known.plan, products=(*products, pair)))

    corrections.apply(source, changed)


def _remove(source: str, pair: tuple[str, str]) -> None:
    def changed(known: PlannedTable) -> PlannedTable:
        return known.with_plan(
            replace(known.plan, products=tuple(p for p in known.plan.products if p != pair))
        )

    corrections.apply(source, changed)
