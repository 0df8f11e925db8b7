"""The person's own words: a text beside each section, and the answers that only they know."""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from dashboard.analysis.study.checklist import Answer, Filled, note_key
from dashboard.analysis.study.compose import SECTIONS, TITLE
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.text.markdown import literal
from dashboard.ui.session import whole_visit
from dashboard.ui.session.widget_values import follow_with_widget, set_widget, widget_value

LONGEST = 4000
_PLACE = "own words in"


def show_own_words(facts: ReportFacts, checklists: Mapping[str, Sequence[Answer]]) -> None:
    """A box to write in, for the title, a section or an item of a checklist."""
    places = _places(checklists, facts.notes)
    if widget_value(_PLACE) not in places:
        set_widget(_PLACE, TITLE)
    with st.container(border=True):
        place = st.selectbox(
            "Your own words in",
            list(places),
            format_func=places.__getitem__,
            key=_PLACE,
            persist_state="session",
        )
        if prompt := _prompt(place, checklists):
            st.caption(literal(prompt))
        key = f"words {place}"
        follow_with_widget(key, facts.notes.get(place, ""))
        st.text_area(
            "Text",
            key=key,
            max_chars=LONGEST,
            height=100,
            on_change=_kept,
            args=(place,),
            label_visibility="collapsed",
            placeholder="Written into the report, and into the checklist.",
        )


def _kept(place: str) -> None:
    whole_visit.keep_note(place, str(widget_value(f"words {place}", "")))


def _places(checklists: Mapping[str, Sequence[Answer]], known: Collection[str]) -> dict[str, str]:
    """Key of a note -> what it is called: sections, known notes, and items that the app has not filled."""
    sections = {key: title for key, (title, _) in SECTIONS.items()}
    items = {
        note_key(name, answer.item.number): f"{name.upper()} {answer.item.number} {answer.item.words}"
        for name, answers in checklists.items()
        for answer in answers
        if answer.item.prompt
        and (answer.filled is not Filled.DONE or note_key(name, answer.item.number) in known)
    }
    return {TITLE: "The title", **sections, **items}


def _prompt(place: str, checklists: Mapping[str, Sequence[Answer]]) -> str:
    for name, answers in checklists.items():
        for answer in answers:
            if note_key(name, answer.item.number) == place:
                known = f"{answer.where}. " if answer.where and answer.filled is not Filled.DONE else ""
                return f"{known}{answer.item.prompt}"
    return ""
