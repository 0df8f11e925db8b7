"""Two nested models: with and without some columns."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_sentences
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from dashboard.ui.components import readout
from dashboard.ui.session import progress, visit
from dashboard.ui.session.widget_values import set_widget
from logreg.inference.nested_models import cross_validation_steps, drop_columns, likelihood_ratio_test
from pages.coefficients.page_context import PageContext

FOLDS = 10


def show_nested_models(desk: PageContext) -> None:
    """The likelihood-ratio test, AIC, BIC and the cross-validated loss of leaving columns out."""
    if desk.summary is None:
        return
    evidence, estimate = desk.evidence, desk.summary.estimate
    names = list(evidence.columns)
    dropped = st.multiselect(
        "Leave out and compare", names, default=names[-1:], key="dropped", persist_state="session"
    )
    dropped = [name for name in dropped if name in names]
    if not dropped:
        st.info("Choose at least one column to leave out.")
        return
    test = likelihood_ratio_test(estimate, dropped)
    readout.show_readout(
        [
            readout.Cell(
                label="likelihood-ratio test",
                value=coefficient_sentences.format_p_value(test.p_value),
                main=True,
            ),
            readout.Cell(label=f"statistic on {test.df} df", value=f"{test.statistic:.2f}"),
            readout.Cell(label="change of AIC", value=signed(test.aic_change)),
            readout.Cell(label="change of BIC", value=signed(test.bic_change)),
            *losses(desk, tuple(dropped)),
        ],
        key="comparison",
    )
    st.markdown(coefficient_sentences.nested_models_sentence(test))
    st.caption(
        f"Left out: {literal(', '.join(dropped))}. A negative AIC or BIC change speaks for leaving out."
    )


def signed(change: float) -> str:
    """The change, two decimals, with its sign."""
    return f"{change:+.2f}".replace("-", "−")


def losses(desk: PageContext, dropped: tuple[str, ...]) -> list[readout.Cell]:
    """The cross-validated loss of both models; none where a class is too small to be dealt to the folds."""
    evidence = desk.evidence
    folds = min(FOLDS, int(min(evidence.y.sum(), (1 - evidence.y).sum())))
    if folds < 2:
        return []

    def compute() -> tuple[float, float]:
        firth = evidence.firth
        designs = {"all columns": evidence.design, "fewer columns": drop_columns(evidence.design, dropped)}
        full, small = (
            progress.run_with_progress(
                cross_validation_steps(design, evidence.y, folds=folds, firth=firth),
                f"Cross-validating {words}",
                key=f"cancel {words}",
                on_cancel=_leave_out_nothing,
            )
            for words, design in designs.items()
        )
        return full, small

    full, small = visit.cached_in_session(
        "nested losses", (evidence.model.key, evidence.options, dropped), compute
    )
    return [
        readout.Cell(
            label=f"loss in {folds}-fold cross-validation",
            value=f"{format_number(full)} → {format_number(small)}",
        )
    ]


def _leave_out_nothing() -> None:
    set_widget("dropped", [])
