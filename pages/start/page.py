"""Start: three doors, one living picture, and the way back to where one left."""

import streamlit as st

from dashboard.analysis.start.tumour_fit import tumour_fit
from dashboard.figures import start as figures
from dashboard.ui.components import chart
from dashboard.ui.streamlit_internals import COLUMN, HORIZONTAL, VERTICAL, WRAPPER
from pages.start import doors, picture, where_you_left

STYLE = f"""
<style>
.stApp .st-key-hero h1 {{ font-size: 37px; line-height: 42px; letter-spacing: -.02em; padding-bottom: 24px; }}
.st-key-lead p {{ font-size: 18px; line-height: 27px; color: var(--text-2); }}
.st-key-tumours {{ --chart-height: clamp({figures.HEIGHT}px, calc(100vh - 500px), 680px);
  min-height: calc(var(--chart-height) + {chart.SUMMARY}px); }}
.st-key-tumours .handle::before {{ background: none; }}
.st-key-answer {{ flex-wrap: nowrap; }}
.st-key-replay {{ flex: none; width: 44px; }}
.st-key-size_read_off dl {{ align-items: baseline; gap: 0 10px; min-height: 40px; }}
.st-key-size_read_off dl > div {{ min-width: 0; white-space: nowrap; }}
.st-key-size_read_off dt {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }}
.st-key-size_read_off dl .main dd {{ font-size: 31px; line-height: 40px; font-weight: 680; }}
.st-key-size_read_off dl dd {{ font-size: 17px; }}
.st-key-size_read_off {{ min-height: 40px !important; }}
@media (max-width: 900px) {{ .st-key-size_read_off dl {{ min-height: 66px; }} }}
/* On a phone: title, picture, answer. */
@media (max-width: 640px) {{
  .st-key-hero {HORIZONTAL}:has(> {COLUMN}) {{ flex-direction: column; gap: 8px; }}
  .st-key-hero {COLUMN}, .st-key-hero {COLUMN} > {VERTICAL} {{ display: contents; }}
  .st-key-hero {WRAPPER}:has(> .st-key-lead) {{ display: none; }}
  .st-key-hero .st-key-tumours {{ order: 1; }}
  .st-key-hero {WRAPPER}:has(> .st-key-reading) {{ order: 2; }}
  .stApp .st-key-hero h1 {{ font-size: 27px; line-height: 33px; padding-bottom: 16px; }}
  .st-key-size_read_off dl {{ min-height: 40px; }}
  .st-key-size_read_off dl .main dd {{ font-size: 28px; }}
}}
</style>
"""

st.html(STYLE)
fit = tumour_fit()
with st.container(key="hero"):
    words, shown = st.columns([376, 572], gap="medium", vertical_alignment="center")
with words:
    st.title("See, use and trust logistic regression", anchor=False)
    with st.container(key="lead"):
        st.markdown(
            "It turns measurements into the probability of a yes. "
            "Watch it learn, then let it learn from your own table."
        )
    with st.container(key="reading"):
        picture.show_answer(fit)
with shown:
    picture.show_picture(fit)
doors.show_doors()
where_you_left.show_where_you_left()
