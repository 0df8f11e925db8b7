"""How far every number may be off, had other rows been drawn."""

import streamlit as st

from dashboard.analysis.thresholds import threshold_tables
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.rates import RATES
from dashboard.analysis.thresholds.uncertainty import BootstrapIntervals
from dashboard.figures import uncertainty as figures
from dashboard.text.markdown import literal
from dashboard.ui.components import chart
from dashboard.ui.session import visit
from logreg.errors import LogregError
from logreg.evaluation.delong import delong_interval
from pages.thresholds import resampling
from pages.thresholds.page_context import PageContext

WHY = """
The bootstrap draws as many rows as there are, with replacement, and reads every number anew; the middle
95\u00a0% of those readings is the interval (percentile method, Efron and Tibshirani 1993). Where a base rate
is stated it is known, so rows are drawn within each class. The difference of two thresholds is read from the
same draws: judge by its interval, as two overlapping intervals do not tell. A derived
threshold is derived anew in every resample of the rows that choose it. DeLong's interval of the AUC needs
no resampling and serves as a check.
"""


def show_uncertainty(context: PageContext) -> None:
    """Bootstrap intervals of every threshold's numbers and of the AUC, with DeLong's beside it."""
    evaluation, costs = context.evaluation, context.costs.costs
    drawn = resampling.offer_bootstrap(evaluation, tuple(context.thresholds), costs)
    _show_area(evaluation, drawn)
    if drawn is None:
        st.caption("Draw intervals to see how sure every number of every threshold is.")
        return
    now = {
        named.letter: threshold_tables.metric_values(evaluation, named, costs) for named in context.thresholds
    }
    values = {
        letter: {label: (row[name], drawn.intervals[f"{letter} {name}"]) for name, label in RATES.items()}
        for letter, row in now.items()
    }
    st.caption(f"95\u00a0% intervals: {drawn.method}, {drawn.n_resamples:,} resamples.")
    alt = f"Rates of each threshold with 95\u00a0% bootstrap intervals from {drawn.n_resamples:,} resamples."
    chart.show_chart(figures.interval_figure(values, context.marks), key="intervals", alt=alt)
    rates = threshold_tables.interval_table(evaluation, context.thresholds, costs, drawn)
    st.dataframe(rates, hide_index=True, key="intervals_table", placeholder="—")
    with st.expander("Why intervals"):
        st.markdown(WHY)


def _show_area(evaluation: ThresholdEvaluation, drawn: BootstrapIntervals | None) -> None:
    """The AUC with DeLong's interval, the bootstrap's where it was drawn, and what corrects it."""
    try:
        check = visit.cached_in_session(
            "delong",
            evaluation.key,
            lambda: delong_interval(
                evaluation.evaluation_rows.y,
                evaluation.evaluation_rows.p,
                sample_weight=evaluation.evaluation_rows.weight,
                sampling=evaluation.source.sampling,
            ),
        )
    except LogregError as error:
        st.caption(literal(str(error)))
    else:
        name = "Apparent AUC" if evaluation.apparent else "AUC"
        area = f"**{name} {check.auc:.3f}**, 95\u00a0% interval {check.low:.3f} to {check.high:.3f} (DeLong)"
        boot = drawn.intervals["auc"] if drawn else None
        st.markdown(f"{area}, {boot.low:.3f} to {boot.high:.3f} (bootstrap)." if boot else f"{area}.")
    if evaluation.apparent:
        corrected = visit.kept_result("optimism", evaluation.source.key)
        st.caption(
            f"Corrected for optimism by the bootstrap it is {corrected.corrected.roc_auc:.3f}."
            if corrected
            else "The page Report corrects it for optimism."
        )
