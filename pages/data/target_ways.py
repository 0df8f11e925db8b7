"""Other ways to make a target: several values against others, a number cut at a value, grouped counts."""

from dataclasses import replace

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.tabular import GroupedCounts, PlannedTable
from dashboard.tabular.kinds import ColumnProfile
from dashboard.tabular.plan import Plan
from dashboard.text.numbers import format_number
from dashboard.text.quoting import shortened
from dashboard.ui.session import visit
from dashboard.ui.session.widget_values import has_widget, set_widget, widget_value
from pages.data import corrections
from pages.data.page_context import DataContext

MOST_VALUES = 50
STEPS = 99
TRIALS, FAILURES = "Trials", "Failures"


def show_target_ways(context: DataContext) -> None:
    """The three ways, each with what it needs."""
    name = context.plan.target
    values, counts = st.columns(2, gap="large")
    with values:
        if name is None:
            st.caption("Give a column the role Target first.")
        else:
            _groups(context, name)
            _cut(context, name)
    with counts:
        _counts(context)


def _groups(context: DataContext, name: str) -> None:
    profile = ColumnProfile(context.table.frame[name])
    if not profile.at_most(MOST_VALUES) or profile.distinct < 2:
        return
    labels = list(profile.labels)
    positive, negative = _sides(context.plan, labels)
    about = (context.source, name, tuple(positive), tuple(negative))
    keys = ("positive values", "negative values")
    if visit.kept_result("target values about") != about:
        visit.keep_result("target values about", about)
        set_widget(keys[0], positive)
        set_widget(keys[1], negative)
    st.markdown("**Several values against others**")
    st.multiselect("Positive values", labels, key=keys[0])
    st.multiselect("Negative values", labels, key=keys[1])
    chosen = [list(widget_value(key, [])) for key in keys]
    both = sorted(set(chosen[0]) & set(chosen[1]))
    ready = bool(chosen[0] and chosen[1] and not both)
    st.button(
        "Use these values",
        key="use values",
        disabled=not ready or chosen == [positive, negative],
        on_click=_use_groups,
        args=(context.source, *map(tuple, chosen)),
    )
    if both:
        st.caption(f"{shortened(both[0], 40)} cannot be positive and negative at once.")
    elif ready and (rest := [value for value in labels if value not in (*chosen[0], *chosen[1])]):
        st.caption(f"Rows with {', '.join(shortened(value, 20) for value in rest[:6])} are left out.")


def _sides(plan: Plan, labels: list[str]) -> tuple[list[str], list[str]]:
    """The positive and the negative values as the plan has them."""
    if plan.groups:
        return list(plan.groups.positive), list(plan.groups.negative)
    positive = [plan.positive] if plan.positive in labels else []
    return positive, [value for value in labels if positive and value not in positive]


def _use_groups(source: str, positive: tuple[str, ...], negative: tuple[str, ...]) -> None:
    corrections.apply(
        source, lambda known: known.with_plan(known.plan.with_groups(positive, negative).answered(["target"]))
    )


def _cut(context: DataContext, name: str) -> None:
    profile = ColumnProfile(context.table.frame[name])
    if not profile.number or profile.distinct < 3:
        return
    values = _cuts(profile)
    if not len(values):
        return
    plan, key = context.plan, f"cut {name}"
    options = sorted({*values.tolist(), *([plan.cut.value] if plan.cut else [])})
    if not has_widget(key):
        set_widget(key, plan.cut.value if plan.cut else options[len(options) // 2])
    st.markdown("**A number cut at a value**")
    if len(options) > 1:
        value = float(st.select_slider("Positive above", options, format_func=format_number, key=key))
    else:
        value = options[0]
    above = int((profile.series > value).sum())
    st.caption(
        f"{above:,} rows lie above {format_number(value)}, {profile.n - profile.n_missing - above:,} do not."
    )
    _show_cut_buttons(context, value)


def _cuts(profile: ColumnProfile) -> NDArray[np.float64]:
    """Values of a number, evenly many rows apart, at which it may be cut."""
    values = np.unique(
        np.quantile(
            profile.series.dropna().to_numpy(dtype=float),
            np.linspace(0, 1, STEPS + 2)[1:-1],
            method="inverted_cdf",
        )
    )
    return np.asarray(values[values < profile.high])


def _show_cut_buttons(context: DataContext, value: float) -> None:
    cut = context.plan.cut
    with st.container(horizontal=True):
        for label, way in (("Positive above it", True), ("Positive up to it", False)):
            st.button(
                label,
                key=f"cut {way}",
                on_click=_use_cut,
                args=(context.source, value, way),
                disabled=cut is not None and (cut.value, cut.above) == (value, way),
            )


def _use_cut(source: str, value: float, above: bool) -> None:
    corrections.apply(
        source, lambda known: known.with_plan(known.plan.with_cut(value, above=above).answered(["target"]))
    )


def _counts(context: DataContext) -> None:
    names = [str(name) for name in context.table.frame if ColumnProfile(context.table.frame[name]).whole]
    if len(names) < 2:
        return
    st.markdown("**Grouped counts: one row a group of cases**")
    successes = st.selectbox("Successes, the positive cases of a row", names, key="counts successes")
    left, right = st.columns([1, 2])
    kind = left.selectbox("Beside", [TRIALS, FAILURES], key="counts kind")
    other = right.selectbox("Column", [name for name in names if name != successes], key="counts other")
    st.button(
        "Use these counts",
        key="use counts",
        on_click=_use_counts,
        args=(context.source, successes, other, kind == TRIALS),
    )


def _use_counts(source: str, successes: str, other: str, trials: bool) -> None:
    counts = GroupedCounts(successes=successes, **{"trials" if trials else "failures": other})
    corrections.apply(source, lambda known: with_counts(known, counts))


def with_counts(known: PlannedTable, counts: GroupedCounts) -> PlannedTable:
    """The table as groups of cases: the former target and weight are left out."""
    plan, other = known.plan, counts.trials or counts.failures or ""
    for name in (*plan.named("target"), *plan.named("weight")):
        plan = plan.with_column(name, role="left out")
    plan = plan.with_column(counts.successes, role="target", kind="number", missing="drop rows")
    plan = plan.with_column(other, role="weight", kind="number", missing="drop rows")
    plan = replace(plan, counts=counts, positive=None, groups=None, cut=None)
    return known.with_plan(plan.answered(["target", "positive", f"weight:{other}"]))
