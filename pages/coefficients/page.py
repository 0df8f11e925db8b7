"""Coefficients: which variables matter, and how sure is that."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_alt_text, coefficient_sentences
from dashboard.figures import coefficients
from dashboard.text.equation import equation
from dashboard.text.markdown import literal
from dashboard.ui.components import chart, readout
from dashboard.ui.session import visit
from dashboard.ui.widgets import active_model_controls, estimate_choice, estimate_controls, refusal
from dashboard.ui.widgets.choice import choice
from pages.coefficients.page_context import PageContext
from pages.coefficients.sections import available_sections

st.title("Coefficients", anchor=False)
left, right = active_model_controls.columns_with_estimate()
with left:
    question = estimate_controls.choose_report_options()
    estimate_choice.show_left_out()
    per = estimate_controls.choose_step()
    by = estimate_controls.choose_order()

with right:
    evidence = estimate_controls.active_report(question)
    active_model_controls.show_other_data()
summary = estimate_controls.scaled(evidence.summary, per) if evidence.summary else None
order = estimate_controls.sorted_rows(summary, by) if summary else None
desk = PageContext(report=evidence, summary=summary, order=order)

with right:
    if evidence.refused:
        refusal.show_refusal(evidence.refused, visit.estimate_rows())
    if summary is not None and order is not None and evidence.summary is not None:
        readout.show_readout(
            [
                readout.Cell(
                    label=coefficient_sentences.headline_label(summary),
                    value=coefficient_sentences.headline(summary),
                    main=True,
                ),
                readout.Cell(
                    label=f"all together, {coefficient_sentences.whole_test(summary)}",
                    value=coefficient_sentences.format_p_value(summary.lr_p_value, summary.alpha),
                ),
                readout.Cell(label="McFadden R²", value=f"{summary.mcfadden_r2:.3f}"),
                readout.Cell(label=coefficient_sentences.rows_label(summary), value=f"{summary.n_rows:,}"),
            ],
            key="headline",
        )
        shown = order[: estimate_controls.MOST_SHOWN]
        chart.show_chart(
            coefficients.forest(summary, shown, estimate_controls.SHORT[per]),
            key="forest",
            alt=coefficient_alt_text.forest_alt(summary, shown),
            revision=f"{evidence.model.key} {question} {per} {by}",
        )
        if len(order) > len(shown):
            st.caption(f"The first {len(shown)} of {len(order)}; the table below has all.")
        first = coefficient_sentences.strongest(evidence.summary)
        st.markdown(equation(evidence.classes[1], evidence.summary.coef, evidence.design, first))
        for doubt in evidence.warnings[:2]:
            st.caption(f"⚠ {literal(doubt)}")

sections = available_sections(desk)
begin = next(iter(sections))
sections.get(choice("More", tuple(sections), "weighing", default=begin, hidden=True), sections[begin])(desk)
