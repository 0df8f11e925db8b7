"""Report: what was done, found and decided, for others to check."""

import streamlit as st

from dashboard.analysis.study.compose import composed, strobe_answers, tripod_answers
from dashboard.analysis.study.report_html import report_html
from dashboard.ui import navigation
from dashboard.ui.page_end import end_page
from dashboard.ui.session import url_state
from pages.report import checklist_map, downloads, own_words, second_opinion_scripts, section_choice
from pages.report.report_gathering import report_facts

# Paper is white in the dark as well: it lies on a desk, so that it is seen to be paper.
SHEET = """
.st-key-preview { padding: 12px 20px 20px; border-radius: 12px; background: var(--surface); }
.st-key-preview iframe { border-radius: 2px; box-shadow: 0 2px 12px rgb(0 0 0 / .3); }
@media (max-width: 640px) { .st-key-preview { padding: 8px 12px 12px; } }
"""

with st.container(horizontal=True, vertical_alignment="bottom", key="title"):
    st.title("Report", anchor=False, width="content")
    st.markdown("What was done, found and decided, for others to check", width="content")
    files = st.container(horizontal=True, horizontal_alignment="right", width="stretch")

facts = report_facts()
if facts is None:
    st.info("A report tells of rows and a model, and no rows are chosen yet.")
    st.page_link(navigation.page("data"), label="Choose data →")
    end_page()

left, right = st.columns([352, 596], gap="large")
with left:
    ticked = section_choice.choose_sections(facts)
    answers = tripod_answers(facts)
    checklist_map.show_checklist_map("TRIPOD+AI", answers)
    own_words.show_own_words(facts, {"tripod": answers, "strobe": strobe_answers(facts)})
    second_opinion_scripts.show_second_opinion(facts)

report = composed(facts, ticked)
html = report_html(report)
with right, st.container(key="preview"):
    st.html(f"<style>{SHEET}</style>")
    st.caption("The page as it prints")
    st.iframe(html, height=800, alt="The report as it stands.")
with files:
    downloads.show_downloads(report, html)
url_state.toast(url_state.rejected_params())
