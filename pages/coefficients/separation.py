"""Separation of the classes: what separates them, what that does to the estimate, and what helps."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_alt_text, separation_sentences
from dashboard.figures import coefficients
from dashboard.text.markdown import literal
from dashboard.ui.components import chart
from dashboard.ui.session import visit
from dashboard.ui.widgets import refusal
from dashboard.ui.widgets.controls_column import controls_column
from logreg.arrays import Rows
from logreg.inference.estimability import NotEstimable
from logreg.inference.remedies import NewtonTrace, compare_remedies, newton_trace
from logreg.separation.detection import Separation
from pages.coefficients.page_context import PageContext

STRENGTHS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
MOST, FEW = 8, 4  # coefficients in the comparison and among the growing weights


def show_separation(context: PageContext) -> None:
    """Whether and by which columns or levels, how weights grow, and three estimates side by side."""
    report = context.report
    best = report.best
    if isinstance(best, NotEstimable) and best.separation is None:
        st.info(literal(best.sentence))
        return
    separation = best.separation if isinstance(best, NotEstimable) else None
    verdict(context, separation)
    if report.sampling:
        st.caption("Drawn without the sampling weights: they do not change whether classes are separated.")
    weight = None if report.sampling else report.weight
    left, right = controls_column("separation")
    with left:
        l2 = strength()
    key = report.design
    with st.spinner("Trying the remedies …"):
        found = visit.cached_in_session(
            "remedies", (key, l2), lambda: compare_remedies(report.design, report.y, l2=l2, weight=weight)
        )
    shown = separation_sentences.largest_coefficients(found, MOST)
    with right:
        chart.show_chart(
            coefficients.remedies_figure(found, shown, separated=separation is not None),
            key="remedies",
            alt=coefficient_alt_text.remedies_alt(found, shown),
        )
    path = visit.cached_in_session(
        "growth", key, lambda: newton_trace(report.design, report.y, weight=weight)
    )
    meanwhile(path, report.design.names, separation_sentences.largest_coefficients(found, FEW))


def strength() -> float:
    """The L2 penalty to compare with."""
    return float(
        st.select_slider(
            "L2 penalty",
            STRENGTHS,
            0.01,
            format_func=lambda value: f"{value:g}",
            key="doctor_l2",
            help="Weighs the squared weights, per standard deviation, against the mean loss.",
            persist_state="session",
        )
    )


def meanwhile(path: NewtonTrace, names: tuple[str, ...], shown: Rows) -> None:
    """Weights and loss, iteration by iteration."""
    one, two = st.columns(2, gap="medium")
    with one:
        st.markdown("**The weights** in Newton's iterations")
        chart.show_chart(
            coefficients.newton_trace(path, names, shown),
            key="growth",
            alt=coefficient_alt_text.newton_trace_alt(path),
        )
    with two:
        st.markdown("**The loss** meanwhile")
        chart.show_chart(
            coefficients.loss_trace(path), key="falling", alt=coefficient_alt_text.loss_alt(path)
        )


def verdict(context: PageContext, separation: Separation | None) -> None:
    """Whether the classes are separated, and by what; the refusal above has said the first part already."""
    if separation is None:
        st.success("The classes overlap: every coefficient has a finite estimate.")
        return
    refused = context.report.refused
    said = refused is not None and refused.separation is not None
    if not said:
        st.warning(f"**{literal(separation.kind.value)}**")
    if more := separation_sentences.separating_columns_sentence(
        context.report, separation, refusal.NAMED if said else 0
    ):
        st.markdown("\n".join(more))
    st.caption(separation_sentences.unbounded_sentence(context.report, separation))
    st.caption(literal(refusal.ADVICE))
