"""Data: what is in the table, and how shall each column be used?"""

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.ui.data_source import data_controls, plan_link, readiness, upload
from dashboard.ui.page_end import end_page
from dashboard.ui.session import data_plan, url_state
from dashboard.ui.widgets import bound
from pages.data.column_details import choose_detail_column, show_details
from pages.data.column_table import show_column_table, show_history
from pages.data.empirical_log_odds import show_empirical_log_odds
from pages.data.page_context import DataContext
from pages.data.products import show_products
from pages.data.questions import QUESTIONS_STYLE, show_questions
from pages.data.reading import show_summary
from pages.data.rows_used import show_flow, show_left_out, show_ready
from pages.data.table_one_section import show_table_one
from pages.data.target_ways import show_target_ways

with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title("Data", anchor=False, width="content")
    st.markdown("What is in the table, and how shall each column be used?", width="content")

choose, drop = st.columns([1, 2], vertical_alignment="bottom")
with choose:
    source = data_controls.choose_source()
with drop:
    upload.offer_own_file("Drop a table of your own")
if source != data_controls.OWN:
    with st.expander("Settings of the sample"):
        data_controls.show_sample_controls(source)
key = data_controls.table_key(source)
plan_link.take_plan(key)
state = readiness.make_active(key)
plan_link.write_plan(key)
found = data_plan.table_of(key)
if found is None:
    st.info("Nothing here yet. Drop a table above: text, Excel, OpenDocument or Parquet. Or choose a sample.")
    url_state.toast(url_state.rejected_params())
    end_page()

context = DataContext(source=key, found=found, state=state)
show_summary(context)
with st.container(key="ask"):
    st.html(QUESTIONS_STYLE)
    ask, flow, ready = st.columns([3, 4, 2], gap="medium")
    with ask:
        show_questions(context)
    with flow:
        show_flow(context)
    with ready:
        show_ready(context)
if sentence := found.refusal or state.refusal:
    st.error(literal(sentence))
show_left_out(context)
show_history(context)
show_column_table(context)
show_products(context)

ways = bound.expander("Other ways to make the target", key="target_ways")
with ways:
    if ways.open:
        show_target_ways(context)
st.header("Look before modelling")
column = choose_detail_column(context)
if column is not None:
    left, right = st.columns([1, 2], gap="large")
    with left:
        show_details(context, column)
    with right:
        show_empirical_log_odds(context, column)
summary = bound.expander("Table 1, by class", key="table_one")
with summary:
    if summary.open:
        show_table_one(context)
url_state.toast(url_state.rejected_params())
