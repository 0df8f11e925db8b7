"""Which sections the report has: one box a section, with what it would say beside it."""

import streamlit as st

from dashboard.analysis.study.checklist import Filled, counts
from dashboard.analysis.study.compose import SECTIONS, strobe_answers, tripod_answers
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.thresholds.active_decision import threshold_words
from dashboard.text.markdown import literal
from dashboard.text.quoting import counted, shortened
from dashboard.ui.session import url_state
from dashboard.ui.session.addresses import value_for
from dashboard.ui.session.widget_values import follow_with_widget, set_widget, widget_value
from dashboard.ui.streamlit_internals import HORIZONTAL
from dashboard.ui.widgets import opened_values

KEY, ROWS = "sections", "section_rows"
# Where a name and its words do not fit into one row the name takes two lines.
STYLE = f"""
.st-key-{ROWS} {HORIZONTAL} {{ flex-wrap: nowrap; }}
.st-key-{ROWS} label * {{ white-space: normal !important; overflow: visible !important; }}
"""
USUAL = [key for key in SECTIONS if key != "strobe"]


def choose_sections(facts: ReportFacts) -> list[str]:
    """Draw the boxes; the keys of the sections that are ticked, in the report's order."""
    st.markdown("#### Sections")
    chosen = opened_values.opened_options(KEY, list(SECTIONS), USUAL, _title)
    said = section_words(facts)
    st.html(f"<style>{STYLE}</style>")
    with st.container(gap="xxsmall", key=ROWS):
        for key in SECTIONS:
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                follow_with_widget(f"tick {key}", key in chosen)
                st.checkbox(_title(key), key=f"tick {key}", on_change=_ticked, width="stretch")
                st.caption(literal(said[key]), width="content")
    texts = [value_for(KEY, _title(key)) for key in SECTIONS if key in chosen]
    url_state.write_param(KEY, [] if sorted(chosen) == sorted(USUAL) else texts or [""])
    return chosen


def _title(key: str) -> str:
    return SECTIONS[key][0]


def _ticked() -> None:
    set_widget(KEY, [key for key in SECTIONS if widget_value(f"tick {key}")])


def section_words(facts: ReportFacts) -> dict[str, str]:
    """What each section would say, in a few words."""
    model, evaluation, decision = facts.model, facts.evaluation, facts.decision
    tripod, strobe = tripod_answers(facts), strobe_answers(facts)
    return {
        "data": f"{facts.n_used:,} of {counted(facts.n_rows, 'row')}",
        "model": shortened(model.name.split(",")[0], 28) if model else "none yet",
        "performance": f"AUC {evaluation.evaluation_sweep.roc_auc:.3f}" if evaluation else "none yet",
        "decision": threshold_words(decision.threshold) if decision else "none yet",
        "limits": counted(len(facts.warnings), "warning"),
        "methods": "with citations",
        "tripod": f"{counts(tripod)[Filled.DONE]} of {len(tripod)}",
        "strobe": f"{counts(strobe)[Filled.DONE]} of {len(strobe)}",
    }
