"""The first screen: the decision as a sentence, its mistakes, 1,000 cases, and what a miss weighs."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.analysis.thresholds import decision_overview
from dashboard.analysis.thresholds.decision_overview import DecisionOverview
from dashboard.figures import costs as cost_figures
from dashboard.figures.decision_histogram import decision_histogram
from dashboard.ui.components import chart, decision_panel
from dashboard.ui.session import decision, decision_costs, visit
from dashboard.ui.session.widget_values import set_widget
from dashboard.ui.style_sheet import FIRST_SCREEN
from dashboard.ui.widgets import active_model_controls, threshold_controls
from pages.thresholds import row_use, score_source
from pages.thresholds.page_context import PageContext
from pages.thresholds.threshold_chart import show_threshold_chart, track_name

FIRST = "first_screen"


def reserve_first_screen(place: DeltaGenerator) -> None:
    """Keep its room while it is worked out: the platform shows no container that is empty."""
    room = "unfinished" if active_model_controls.looks_unfinished() else ""
    place.html(f'<i class="empty-room {room}"></i>')


def show_first_screen(context: PageContext) -> None:
    """Everything that the decision needs, above the fold."""
    evaluation, costs = context.evaluation, context.costs
    found = visit.cached_in_session(
        "decision overview",
        (evaluation.key, costs),
        lambda: decision_overview.overview(evaluation, costs),
    )
    rows = [_row(context, letter) for letter in (named.letter for named in context.thresholds)]
    decided = next(row for row in rows if row.decides)
    positive = evaluation.source.short_names[1]
    decision_panel.show_sentence(found, decided, key="decision_sentence", positive=positive, on_move=_move)
    left, right = st.columns([612, 336], gap="medium")
    with left:
        _show_cases(context, found, decided)
    with right:
        _show_costs(context, found, rows)


def _show_cases(context: PageContext, found: DecisionOverview, row: decision_panel.DecisionRow) -> None:
    evaluation = context.evaluation
    show_threshold_chart(
        decision_histogram(
            evaluation.histogram, row.letter, row.numbers.threshold, evaluation.source.short_names
        ),
        context.marks,
        "scores",
        grows_from=FIRST_SCREEN,
    )
    decision_panel.show_cases(found, row, key="cases", classes=evaluation.source.short_names)
    score_source.show_origin(evaluation.source)
    row_use.show_row_use(evaluation, context.thresholds)


def _show_costs(
    context: PageContext, found: DecisionOverview, rows: list[decision_panel.DecisionRow]
) -> None:
    moves: tuple[chart.Track, ...] = ()
    if found.weight is None:
        st.caption(
            "A miss has no single weight: the four costs and benefits are set under Costs and base rate."
        )
    else:
        classes = context.evaluation.source.short_names
        decision_panel.show_weight(found, found.weight, key="miss_weight", classes=classes, on_move=_move)
        moves = (
            chart.Track(
                name=decision_panel.WEIGHT_TRACK,
                position=found.weight,
                positions=found.weights,
                moves=cost_figures.cost_moves(found),
            ),
        )
    show_threshold_chart(
        cost_figures.small_cost_curve(found, context.costs.costs, context.evaluation.evaluation_sweep),
        context.marks,
        "small_costs",
        moves,
        grows_from=FIRST_SCREEN,
    )
    decision_panel.show_rows(found, rows, key="threshold_rows", on_decide=decision.choose_decision)
    threshold_controls.show_add_button()


def _row(context: PageContext, letter: str) -> decision_panel.DecisionRow:
    named = next(named for named in context.thresholds if named.letter == letter)
    mark = next(mark for mark in context.marks if mark.letter == letter)
    return decision_panel.DecisionRow(
        letter=letter,
        name=named.name,
        track=track_name(letter),
        decides=letter == decision.decided().letter,
        numbers=decision_overview.threshold_numbers(context.evaluation, context.costs.costs, mark.threshold),
    )


def _move(track: str, position: float) -> None:
    """A threshold placed by hand, or a miss that weighs something else: both are the visit's own."""
    if track != decision_panel.WEIGHT_TRACK:
        threshold_controls.move_threshold(track.removeprefix(track_name("")), position)
        return
    set_widget("cost_fn", position * decision_costs.decision_costs().costs.false_positive)
