"""The named thresholds: their controls, and their place in the address bar so that a link carries them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.analysis.thresholds.named_threshold import LETTERS, NamedThreshold, Rule
from dashboard.text.markdown import literal
from dashboard.ui.session.decision import keep_thresholds, named_thresholds, write_decision
from dashboard.ui.session.widget_values import follow_with_widget, widget_value
from dashboard.ui.streamlit_internals import key_class
from logreg.evaluation.costs import Costs
from logreg.evaluation.thresholds import ThresholdSweep


@dataclass(frozen=True)
class _Box:
    """How a rule's number is asked for: its label, the unit it is shown in, and its step."""

    label: str
    unit: float = 0.01
    step: float = 1.0


_BOXES = {
    Rule.EXACT: _Box("Threshold, from 0 to 1", unit=1.0, step=0.001),
    Rule.RECALL: _Box("Recall, at least, %"),
    Rule.PRECISION: _Box("Precision, at least, %"),
    Rule.CAPACITY: _Box("Rows flagged, at most, %"),
}


_CROSSES = f"""<style>
[class*="{key_class("drop_")}"] button p {{ font-size: 0; }}
[class*="{key_class("drop_")}"] button p::before {{ content: "✕" / ""; font-size: 1rem; }}
</style>"""


def show_threshold_controls(sweep: ThresholdSweep, costs: Costs) -> None:
    """A block a threshold: its rule, the number the rule asks for, and a slider that places it by hand."""
    st.html(_CROSSES)
    for named in named_thresholds():
        _block(named, named.threshold(sweep, costs))
    write_decision()


def move_threshold(letter: str, position: float) -> None:
    """Place a threshold by hand, to three decimals, when its line on a chart was let go."""
    _keep(letter, lambda named: named.at(round(position, 3)))


def show_add_button() -> None:
    """One more threshold when asked."""
    if len(named_thresholds()) < len(LETTERS):
        st.button("Add a threshold", on_click=_add, key="add_pin")


def baseline() -> str:
    """The letter of the threshold that others are compared with; asked where there are several."""
    letters = [named.letter for named in named_thresholds()]
    if len(letters) < 2:
        return letters[0]
    chosen = st.segmented_control(
        "Differences to",
        letters,
        default=letters[0],
        required=True,
        key="baseline",
        persist_state="session",
    )
    return chosen if chosen in letters else letters[0]


def _block(named: NamedThreshold, threshold: float) -> None:
    with st.container(gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            _rule_box(named)
            if len(named_thresholds()) > 1:
                _remove_button(named.letter)
        if named.rule in _BOXES:
            _amount_box(named, _BOXES[named.rule])
        _slider(named, threshold)
        if threshold > 1:
            st.caption(literal(f"No score obeys “{named.name}”: {named.letter} flags nothing."))


def _remove_button(letter: str) -> None:
    """Seen as a cross, and read out as what it does."""
    words = f"Remove threshold {letter}"
    st.button(words, key=f"drop_{letter}", on_click=_drop, args=(letter,), type="tertiary", help=words)


def _rule_box(named: NamedThreshold) -> None:
    key, name = f"rule_{named.letter}", f"Threshold {named.letter}"
    follow_with_widget(key, named.rule)
    st.selectbox(name, list(Rule), format_func=_words, key=key, on_change=_rule, args=(named.letter,))


def _words(rule: Rule) -> str:
    return rule.value


def _amount_box(named: NamedThreshold, box: _Box) -> None:
    key = f"amount_{named.letter} {named.rule.name}"
    follow_with_widget(key, named.amount if box.unit == 1 else round(named.amount / box.unit, 9))
    most = 1 / box.unit
    st.number_input(
        *(box.label, 0.0, most), step=box.step, format="%g", key=key, on_change=_amount, args=(named, box)
    )


def _slider(named: NamedThreshold, threshold: float) -> None:
    key = f"slide_{named.letter}"
    follow_with_widget(key, min(threshold, 1.0))
    st.slider(
        f"Place {named.letter} by hand",
        *(0.0, 1.0),
        step=0.001,
        format="%.3f",
        key=key,
        label_visibility="collapsed",
        on_change=_slide,
        args=(named.letter,),
    )


def _rule(letter: str) -> None:
    rule, here = widget_value(f"rule_{letter}"), widget_value(f"slide_{letter}")
    _keep(letter, lambda named: named.with_rule(rule, here))


def _amount(named: NamedThreshold, box: _Box) -> None:
    amount = widget_value(f"amount_{named.letter} {named.rule.name}")
    _keep(named.letter, lambda old: replace(old, amount=amount * box.unit))


def _slide(letter: str) -> None:
    _keep(letter, lambda named: named.at(widget_value(f"slide_{letter}")))


def _keep(letter: str, change: Callable[[NamedThreshold], NamedThreshold]) -> None:
    keep_thresholds(tuple(change(named) if named.letter == letter else named for named in named_thresholds()))


def _add() -> None:
    every = {named.letter: named for named in named_thresholds()}
    free = [letter for letter in LETTERS if letter not in every]
    for letter in free[:1]:  # none is, where a button was pressed twice before the page knew
        every[letter] = NamedThreshold(letter, Rule.F1)
    keep_thresholds(tuple(every[letter] for letter in sorted(every)))


def _drop(letter: str) -> None:
    keep_thresholds(tuple(named for named in named_thresholds() if named.letter != letter))
