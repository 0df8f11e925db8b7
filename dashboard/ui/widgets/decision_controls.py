"""The threshold that decides: chosen on Thresholds, placed by hand on Predict, one everywhere."""

import streamlit as st

from dashboard.analysis.thresholds.active_decision import Decision, stated_threshold, threshold_words
from dashboard.analysis.thresholds.scored_rows import ScoreSource
from dashboard.analysis.training.model import Model
from dashboard.text.markdown import literal
from dashboard.ui import navigation
from dashboard.ui.session import decision, decision_costs
from dashboard.ui.session.widget_values import follow_with_widget, widget_value
from dashboard.ui.widgets import evaluated_scores
from logreg.errors import LogregError


def show_decision_choice() -> None:
    """Which of several named thresholds decides, by one click."""
    letters = [named.letter for named in decision.named_thresholds()]
    if len(letters) < 2:
        return
    follow_with_widget("decided", decision.decided().letter)
    st.segmented_control(
        "Decide by",
        letters,
        required=True,
        key="decided",
        on_change=_decided,
        help="The threshold that Predict, scored files and exports use.",
    )


def _decided() -> None:
    decision.choose_decision(widget_value("decided"))


def show_decision(chosen: Decision, source: ScoreSource, placed: float, stated: float | None) -> None:
    """The decision as one sentence, and where its line stands: `placed`, at the stated base rate if any."""
    positive = literal(source.positive)
    named = f"Decision {chosen.named.letter}, {literal(chosen.rule_words)}"
    if chosen.threshold > 1:
        st.header(f"{named}: call no case {positive}", anchor=False)
    else:
        threshold = threshold_words(chosen.threshold)
        st.header(f"{named}: {positive} from probability {threshold} on", anchor=False)
        if stated is not None:
            rate = f"{100 * stated:.3g}\u00a0%"
            st.caption(
                f"That is the model's own probability. At a base rate of {rate} it is "
                f"{threshold_words(placed)}, where the line stands."
            )


def show_threshold_box(model: Model) -> Decision:
    """The decision for a model's cases, and a box that places its threshold by hand.

    Where its rule cannot be applied to the model's rows the page says so and 0.5 stands in.
    """
    try:
        chosen = evaluated_scores.decision_for(model)
    except LogregError as error:
        st.caption(f":orange[▲] {literal(str(error))} Until then cases are called at 0.5.")
        chosen = Decision(named=decision.decided().at(0.5), threshold=0.5)
    decision.write_decision()
    decision_costs.write_decision_costs()
    follow_with_widget("decide_at", min(chosen.threshold, 1.0))
    st.number_input(
        "Threshold",
        0.0,
        1.0,
        step=0.01,
        format="%.6g",
        key="decide_at",
        on_change=_placed,
        args=(model.problem.training_prevalence,),
        help="A case is called positive when its probability is at least this.",
    )
    st.caption(literal(chosen.words))
    st.page_link(navigation.page("thresholds"), label="Choose it on Thresholds")
    return chosen


def _placed(learned: float) -> None:
    stated = decision_costs.decision_costs().target_prevalence
    decision.place_decision(stated_threshold(float(widget_value("decide_at")), learned, stated))
