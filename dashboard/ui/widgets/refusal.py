"""Where inference would be false: the reason in a sentence, and the remedy as a button."""

import streamlit as st

from dashboard.analysis.training.estimates import TrainingRows
from dashboard.analysis.training.model import EstimateKind
from dashboard.text.markdown import literal
from dashboard.ui import navigation
from dashboard.ui.session import visit
from logreg.inference.estimability import NotEstimable, Reason

NAMED = 3  # separating columns in the refusal; the rest stand below it
_FIRTH = ("Use Firth's method", EstimateKind.FIRTH)
_OPTIMUM = ("Fit to the optimum", EstimateKind.LIKELIHOOD)
_REMEDIES = {
    Reason.PENALISED: ("Fit to the optimum without penalty", EstimateKind.LIKELIHOOD),
    Reason.NOT_CONVERGED: _OPTIMUM,
    Reason.DIVERGED: _OPTIMUM,
    Reason.SQUARED_ERROR: ("Fit to the optimum of cross-entropy", EstimateKind.LIKELIHOOD),
    Reason.COMPLETE: _FIRTH,
    Reason.QUASI: _FIRTH,
}


def show_refusal(refused: NotEstimable, rows: TrainingRows) -> None:
    """The refusal, and buttons that lead out of it: each makes another estimate the model of every page."""
    st.warning(f"**{literal(refused.why.value)}.** {literal(reason(refused, rows))}")
    with st.container(horizontal=True):
        if refused.why in _REMEDIES:
            _show_remedies(refused, rows)
        elif refused.columns:
            label = f"Leave out {literal(', '.join(refused.columns))}"
            without = tuple(sorted({*visit.chosen_estimate().left_out, *redundant(refused, rows)}))
            arguments = (EstimateKind.LIKELIHOOD, without)
            st.button(label, type="primary", key="remedy", on_click=visit.choose_estimate, args=arguments)
        else:
            st.page_link(navigation.page("train"), label="Choose other data or columns")


def _show_remedies(refused: NotEstimable, rows: TrainingRows) -> None:
    best, left_out = rows.likelihood, visit.chosen_estimate().left_out
    separated = isinstance(best, NotEstimable) and best.separation is not None
    label, kind = _FIRTH if separated else _REMEDIES[refused.why]
    st.button(label, type="primary", key="remedy", on_click=visit.choose_estimate, args=(kind, left_out))
    if separated and refused.why is not Reason.PENALISED:
        show_penalty_remedy()


def show_separation_remedies() -> None:
    """Two estimates that stay finite where the classes are separated, as buttons."""
    left_out = visit.chosen_estimate().left_out
    arguments = (EstimateKind.FIRTH, left_out)
    st.button("Use Firth's method", key="remedy", on_click=visit.choose_estimate, args=arguments)
    show_penalty_remedy()


def show_penalty_remedy() -> None:
    """The button for an L2 penalty."""
    arguments = (EstimateKind.L2, visit.chosen_estimate().left_out)
    st.button("Use an L2 penalty", key="penalty_remedy", on_click=visit.choose_estimate, args=arguments)


def reason(refused: NotEstimable, rows: TrainingRows) -> str:
    """The reason, with the classes called by their names."""
    if refused.separation is None:
        return refused.sentence
    negative, positive = rows.classes
    blamed = (c.sentence(positive, negative) for c in refused.separation.columns[:NAMED])
    consequence = refused.separation.kind.value.split(": ")[1]  # the heading has said which kind
    return f"{consequence[0].upper()}{consequence[1:]} {' '.join(blamed)}"


def redundant(refused: NotEstimable, rows: TrainingRows) -> tuple[str, ...]:
    """The columns behind the redundant terms."""
    return tuple(term.column for term in rows.design.terms if term.name in refused.columns)


ADVICE = (
    "What helps: Firth's method or an L2 penalty keep every weight finite. A column that gives the answer "
    "away should be left out; a rare level can be merged with another."
)
