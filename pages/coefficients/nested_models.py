"""Two nested models: with and without some columns."""

import numpy as np
import streamlit as st

from dashboard.analysis.coefficients import coefficient_numbers, coefficient_sentences
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from dashboard.ui.components import readout
from dashboard.ui.session import progress, visit
from dashboard.ui.session.widget_values import set_widget
from logreg.inference.nested_models import (
    LikelihoodRatioTest,
    cross_validation_steps,
    drop_columns,
    nested_test,
)
from logreg.inference.wald import WaldTest
from pages.coefficients.page_context import PageContext

FOLDS = 10


def show_nested_models(context: PageContext) -> None:
    """The test, AIC, BIC and the cross-validated loss of leaving columns out."""
    if context.summary is None:
        return
    report, estimate = context.report, context.summary.estimate
    names = list(report.columns)
    dropped = st.multiselect(
        "Leave out and compare", names, default=names[-1:], key="dropped", persist_state="session"
    )
    dropped = [name for name in dropped if name in names]
    if not dropped:
        st.info("Choose at least one column to leave out.")
        return
    test = nested_test(estimate, dropped)
    readout.show_readout(
        [
            readout.Cell(
                label="Wald test" if isinstance(test, WaldTest) else "likelihood-ratio test",
                value=coefficient_numbers.format_p_value(test.p_value, context.summary.alpha),
                main=True,
            ),
            readout.Cell(label=f"statistic on {test.df} df", value=f"{test.statistic:.2f}"),
            *criteria(test),
            *losses(context, tuple(dropped)),
        ],
        key="comparison",
    )
    st.markdown(coefficient_sentences.nested_models_sentence(test, context.summary.alpha))
    st.caption(f"Left out: {literal(', '.join(dropped))}. {MEANING[type(test)]}")


MEANING = {
    LikelihoodRatioTest: "A negative change of AIC or BIC favours the smaller model.",
    WaldTest: "With sampling weights the likelihood is no probability of the rows, so it is not compared.",
}


def criteria(test: LikelihoodRatioTest | WaldTest) -> list[readout.Cell]:
    """The changes of AIC and BIC; none of a Wald test."""
    if isinstance(test, WaldTest):
        return []
    return [
        readout.Cell(label="change of AIC", value=signed(test.aic_change)),
        readout.Cell(label="change of BIC", value=signed(test.bic_change)),
    ]


def show_wald_test(context: PageContext, test: WaldTest) -> None:
    """Wald's test in place of the likelihood-ratio test, which sampling weights do not allow."""
    alpha = context.summary.alpha if context.summary else coefficient_numbers.USUAL_ALPHA
    readout.show_readout(
        [
            readout.Cell(
                label="Wald test",
                value=coefficient_numbers.format_p_value(test.p_value, alpha),
                main=True,
            ),
            readout.Cell(label=f"statistic on {test.df} df", value=f"{test.statistic:.2f}"),
            *losses(context, test.columns),
        ],
        key="comparison",
    )
    st.markdown(coefficient_sentences.nested_models_sentence(test, alpha))
    st.caption(
        f"Left out: {literal(', '.join(test.columns))}. With sampling weights the likelihood is no "
        "probability of the rows, so there is no likelihood-ratio test and no AIC or BIC."
    )


def signed(change: float) -> str:
    """The change, two decimals, with its sign."""
    return f"{change:+.2f}".replace("-", "−")


def losses(context: PageContext, dropped: tuple[str, ...]) -> list[readout.Cell]:
    """The cross-validated loss of both models; none where a class is too small to be dealt to the folds."""
    report = context.report
    cases = report.weight is not None and not report.sampling
    sizes = np.bincount(report.y.astype(int), weights=report.weight if cases else None, minlength=2)
    folds = min(FOLDS, int(sizes.min()))
    if folds < 2:
        return []

    def compute() -> tuple[float, float]:
        firth = report.firth
        designs = {"all columns": report.design, "fewer columns": drop_columns(report.design, dropped)}
        full, small = (
            progress.run_with_progress(
                cross_validation_steps(
                    design, report.y, folds=folds, firth=firth, weight=report.weight, cases=cases
                ),
                f"Cross-validating {words}",
                key=f"cancel {words}",
                on_cancel=_leave_out_nothing,
            )
            for words, design in designs.items()
        )
        return full, small

    full, small = visit.cached_in_session(
        "nested losses", (report.model.key, report.options, dropped), compute
    )
    return [
        readout.Cell(
            label=f"loss in {folds}-fold cross-validation",
            value=f"{format_number(full)} → {format_number(small)}",
        )
    ]


def _leave_out_nothing() -> None:
    set_widget("dropped", [])
