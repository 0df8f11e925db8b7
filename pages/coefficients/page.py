"""Coefficients: which variables matter, and how sure is that."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_alt_text, coefficient_sentences
from dashboard.figures import coefficients
from dashboard.text.equation import equation
from dashboard.ui.components import chart
from dashboard.ui.page_end import end_page
from dashboard.ui.session import visit
from dashboard.ui.widgets import active_model_controls, estimate_choice, estimate_controls, refusal
from dashboard.ui.widgets.choice import choice
from dashboard.ui.widgets.page_title import show_page_title
from pages.coefficients.first_screen import show_answer, show_table
from pages.coefficients.page_context import PageContext
from pages.coefficients.sections import available_sections

show_page_title("Coefficients", "Which columns matter, and how sure is that?")
if visit.trained_model() is None:
    active_model_controls.offer_model()
    end_page()
left, right = st.columns([60, 40], gap="small", vertical_alignment="top")
with right, st.container(horizontal=True, vertical_alignment="bottom"):
    per = estimate_controls.choose_step()
    options = estimate_controls.choose_report_options()
    with st.popover("Estimate", width="content"):
        estimate_choice.show_estimate_choice()
        estimate_choice.show_left_out()
        by = estimate_controls.choose_order()

with left:
    report = estimate_controls.active_report(options)
    active_model_controls.show_other_data()
summary = estimate_controls.scaled(report.summary, per) if report.summary else None
order = estimate_controls.sorted_rows(summary, by) if summary else None
context = PageContext(report=report, summary=summary, order=order)

if report.refused:
    refusal.show_refusal(report.refused, visit.estimate_rows())
if summary is not None and order is not None and report.summary is not None:
    with left:
        show_answer(summary, order)
    show_table(context, summary, order)
    shown = order[: estimate_controls.MOST_SHOWN]
    chart.show_chart(
        coefficients.forest(summary, shown, estimate_controls.SHORT[per]),
        key="forest",
        alt=coefficient_alt_text.forest_alt(summary, shown),
        revision=f"{report.model.key} {options} {per} {by}",
    )
    first = coefficient_sentences.strongest(report.summary)
    st.markdown(equation(report.classes[1], report.summary.coef, report.design, first))

sections = available_sections(context)
begin = next(iter(sections))
sections.get(choice("More", tuple(sections), "weighing", default=begin, hidden=True), sections[begin])(
    context
)
