"""A checklist as a map of cells: filled, to check, only you know."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

import streamlit as st

from dashboard.analysis.study.checklist import Answer, Filled, counts

_STYLE = """<style>
.checklist-map { font-size: 13px; line-height: 18px; }
.checklist-map .cells { display: flex; flex-wrap: wrap; gap: 3px; margin: 2px 0 5px; }
.checklist-map b { font-weight: 400; width: 32px; height: 22px; line-height: 22px; border-radius: 5px;
  font-size: 12.5px; text-align: center; box-sizing: border-box; }
.checklist-map .done { background: light-dark(#1f3a4d, #c7d5e0); color: light-dark(#fff, #11161c); }
.checklist-map .partly { background: light-dark(#fdf3dc, #332811); color: light-dark(#855600, #e6b455);
  box-shadow: inset 0 0 0 1px currentColor; }
.checklist-map .yours { box-shadow: inset 0 0 0 1px light-dark(#c3cbd3, #3d4955); }
.checklist-map .open { border: 1px dashed light-dark(#c3cbd3, #3d4955); opacity: .75; }
.checklist-map .legend { display: flex; gap: 14px; flex-wrap: wrap; margin-top: 6px; }
.checklist-map .legend span { display: flex; gap: 6px; align-items: center; }
.checklist-map .legend b { width: 14px; height: 14px; border-radius: 4px; }
.checklist-map .answer { font-size: 30px; line-height: 38px; font-weight: 680; }
</style>"""
_CLASS = {Filled.DONE: "done", Filled.PARTLY: "partly", Filled.YOURS: "yours", Filled.OPEN: "open"}
_WORDS = {
    Filled.DONE: "filled",
    Filled.PARTLY: "to check",
    Filled.YOURS: "only you know",
    Filled.OPEN: "not yet",
}


def show_checklist_map(name: str, answers: Sequence[Answer]) -> None:
    """How many items are filled, and each item as a cell whose words stand in its tooltip."""
    found = counts(answers)
    groups = "".join(
        f'<div>{escape(group)}</div><div class="cells">{"".join(map(_cell, some))}</div>'
        for group, some in groupby(answers, key=lambda answer: answer.item.group)
    )
    legend = "".join(
        f'<span><b class="{_CLASS[kind]}"></b>{found[kind]} {_WORDS[kind]}</span>'
        for kind in Filled
        if found[kind] or kind is not Filled.OPEN
    )
    st.html(
        f'{_STYLE}<div class="checklist-map"><span class="answer">{found[Filled.DONE]} of {len(answers)}'
        f'</span> {escape(name)} items filled{groups}<div class="legend">{legend}</div></div>'
    )


def _cell(answer: Answer) -> str:
    words = f"{answer.item.number} {answer.item.words}: {_WORDS[answer.filled]}"
    return f'<b class="{_CLASS[answer.filled]}" title="{escape(words)}">{escape(answer.item.number)}</b>'
