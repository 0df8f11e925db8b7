"""The separation doctor: what separates the classes, what that does, and what helps."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_alt_text, coefficient_sentences
from dashboard.figures import coefficients
from dashboard.text.markdown import literal
from dashboard.ui.components import chart
from dashboard.ui.session import visit
from dashboard.ui.widgets import refusal
from logreg.arrays import Rows
from logreg.inference.estimability import Refused
from logreg.inference.remedies import Growth, growth, remedies
from logreg.separation.detection import Separation
from pages.coefficients.page_context import Desk

STRENGTHS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
MOST, FEW = 8, 4  # coefficients in the comparison and among the growing weights


def doctor(desk: Desk) -> None:
    """The verdict with the guilty columns or levels, weights that grow, and three answers side by side."""
    evidence = desk.evidence
    best = evidence.best
    if isinstance(best, Refused) and best.separation is None:
        st.info(literal(best.sentence))
        return
    separation = best.separation if isinstance(best, Refused) else None
    verdict(desk, separation)
    left, right = st.columns([1, 3], gap="large")
    with left:
        l2 = strength()
    key = (evidence.model.key, evidence.question.left_out)
    with st.spinner("Trying the remedies …"):
        found = visit.once("remedies", (key, l2), lambda: remedies(evidence.design, evidence.y, l2=l2))
    shown = coefficient_sentences.wildest(found, MOST)
    with right:
        chart.show(
            coefficients.remedies(found, shown, separated=separation is not None),
            key="remedies",
            alt=coefficient_alt_text.three(found, shown),
        )
    path = visit.once("growth", key, lambda: growth(evidence.design, evidence.y))
    meanwhile(path, evidence.design.names, coefficient_sentences.wildest(found, FEW))


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


def meanwhile(path: Growth, names: tuple[str, ...], shown: Rows) -> None:
    """Weights and loss, iteration by iteration."""
    one, two = st.columns(2, gap="medium")
    with one:
        st.markdown("**The weights** in Newton's iterations")
        chart.show(
            coefficients.growth(path, names, shown), key="growth", alt=coefficient_alt_text.growing(path)
        )
    with two:
        st.markdown("**The loss** meanwhile")
        chart.show(coefficients.falling(path), key="falling", alt=coefficient_alt_text.loss_falls(path))


def verdict(desk: Desk, separation: Separation | None) -> None:
    """Whether the classes are separated, and by what; the refusal above has said the first part already."""
    if separation is None:
        st.success("The classes overlap: every coefficient has a finite estimate.")
        return
    refused = desk.evidence.refused
    said = refused is not None and refused.separation is not None
    if not said:
        st.warning(f"**{literal(separation.kind.value)}**")
    if more := coefficient_sentences.culprits(desk.evidence, separation, refusal.NAMED if said else 0):
        st.markdown("\n".join(more))
    st.caption(coefficient_sentences.unbounded(desk.evidence, separation))
    st.caption(literal(refusal.ADVICE))
