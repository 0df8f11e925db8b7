"""Where inference would be false: the reason in a sentence, and the remedy as a button."""

import streamlit as st

from dashboard.analysis.coefficients.report import FIRTH, LIKELIHOOD, CoefficientReport
from dashboard.text.markdown import literal
from dashboard.ui import navigation
from dashboard.ui.session.widget_values import set_widget
from logreg.inference.estimability import NotEstimable, Reason

NAMED = 3  # culprits in the refusal; the rest stand below it
_REMEDIES = {
    Reason.PENALISED: ("Fit to the optimum without penalty", LIKELIHOOD),
    Reason.NOT_CONVERGED: ("Fit to the optimum", LIKELIHOOD),
    Reason.DIVERGED: ("Fit to the optimum", LIKELIHOOD),
    Reason.COMPLETE: ("Use Firth's method", FIRTH),
    Reason.QUASI: ("Use Firth's method", FIRTH),
}


def show_refusal(evidence: CoefficientReport, refused: NotEstimable) -> None:
    """The refusal, and a button that leads out of it."""
    st.warning(f"**{literal(refused.why.value)}.** {literal(reason(evidence, refused))}")
    if refused.why in _REMEDIES:
        label, method = _REMEDIES[refused.why]
        st.button(label, type="primary", key="remedy", on_click=_choose, args=(method, ()))
    elif refused.columns:
        label = f"Leave out {literal(', '.join(refused.columns))}"
        left_out = tuple(sorted({*evidence.options.left_out, *columns(evidence, refused)}))
        st.button(label, type="primary", key="remedy", on_click=_choose, args=(LIKELIHOOD, left_out))
    else:
        st.page_link(navigation.page("train"), label="Choose other data or columns")


def reason(evidence: CoefficientReport, refused: NotEstimable) -> str:
    """The reason, with the classes called by their names."""
    if refused.separation is None:
        return refused.sentence
    negative, positive = evidence.classes
    blamed = (culprit.sentence(positive, negative) for culprit in refused.separation.columns[:NAMED])
    consequence = refused.separation.kind.value.split(": ")[1]  # the heading has said which kind
    return f"{consequence[0].upper()}{consequence[1:]} {' '.join(blamed)}"


def columns(evidence: CoefficientReport, refused: NotEstimable) -> tuple[str, ...]:
    """The columns behind the redundant terms."""
    return tuple(term.column for term in evidence.design.terms if term.name in refused.columns)


def _choose(method: str, left_out: tuple[str, ...]) -> None:
    set_widget("estimate", method)
    set_widget("left_out", list(left_out))


ADVICE = (
    "What helps: Firth's method or an L2 penalty keep every weight finite. A column that gives the answer "
    "away should be left out; a rare level can be merged with another."
)
