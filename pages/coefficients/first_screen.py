"""The first screen: the answer, the table as a paper prints it, one row in a sentence, and what to check."""

from functools import partial

import streamlit as st

import logreg as lr
from dashboard.analysis.coefficients import coefficient_numbers, coefficient_sentences
from dashboard.analysis.coefficients.paper_table import answer_sentence, paper_table
from dashboard.analysis.coefficients.print_checks import print_checks
from dashboard.text.markdown import literal, unbroken
from dashboard.ui.components import readout
from dashboard.ui.components.paper_table import show_paper_table
from dashboard.ui.session import progress, visit
from dashboard.ui.session.widget_values import set_widget, widget_value
from dashboard.ui.widgets import estimate_controls
from logreg.arrays import Rows
from logreg.inference.estimability import NotEstimable
from logreg.inference.estimate import Estimate
from logreg.inference.unadjusted import unadjusted_steps
from pages.coefficients.page_context import PageContext

MARKED = "marked coefficient"


def show_answer(summary: lr.Summary, order: Rows) -> None:
    """How many coefficients are told apart from no effect, and which are not."""
    readout.show_readout(
        [
            readout.Cell(
                label=coefficient_sentences.headline_label(summary),
                value=coefficient_sentences.headline(summary),
                main=True,
            ),
            readout.Cell(
                label=f"all together, {coefficient_sentences.whole_test(summary)}",
                value=coefficient_numbers.format_p_value(summary.lr_p_value, summary.alpha),
            ),
            readout.Cell(label="McFadden R²", value=f"{summary.mcfadden_r2:.3f}"),
            readout.Cell(label=coefficient_sentences.rows_label(summary), value=f"{summary.n_rows:,}"),
        ],
        key="headline",
    )
    st.caption(unbroken(literal(answer_sentence(summary, order))))


def show_table(context: PageContext, summary: lr.Summary, order: Rows) -> None:
    """The paper's table with its forest, the marked row in a sentence, and the checks before printing."""
    report = context.report
    shown = order[: estimate_controls.MOST_SHOWN]
    table = paper_table(report, summary, shown, _columns_alone(context, summary, shown))
    wanted = str(widget_value(MARKED, ""))
    names = [row.name for row in table.rows]
    marked = names.index(wanted) if wanted in names else 0
    show_paper_table(
        table,
        key="paper_table",
        marked=marked,
        with_holm=False,
        on_mark=lambda at: set_widget(MARKED, names[at]),
    )
    if len(order) > len(shown):
        st.caption(f"The first {len(shown)} of {len(order)}; the section Table has all.")
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**The marked row in a sentence**")
        st.markdown(coefficient_sentences.coefficient_sentence(report, summary, table.rows[marked].term))
    with right:
        st.markdown("**Before you print it**")
        checks = visit.cached_in_session("checks", context.key, lambda: print_checks(report))
        for check in checks:
            mark = ":green[✓]" if check.holds else ":orange[▲]"
            st.caption(f"{mark} {literal(check.words)}")


def _columns_alone(
    context: PageContext, summary: lr.Summary, shown: Rows
) -> dict[str, Estimate | NotEstimable]:
    """The columns of these rows, each in a model of its own; Cancel leaves them out."""
    terms = summary.estimate.design.terms
    columns = tuple(dict.fromkeys(terms[int(j) - 1].column for j in shown))
    if visit.kept_result("columns alone cancelled", context.key):
        return {}
    return visit.cached_in_session(
        "shown columns alone",
        (context.key, columns),
        lambda: progress.run_with_progress(
            unadjusted_steps(summary.estimate, columns),
            "Fitting each column alone",
            key="cancel_alone",
            on_cancel=partial(visit.keep_result, "columns alone cancelled", True, context.key),
        ),
    )
