"""Thresholds: how probable it must be before we act, and what each choice costs."""

import streamlit as st

from dashboard.analysis.thresholds import rates, threshold_sentences
from dashboard.analysis.thresholds.active_decision import decide
from dashboard.figures import threshold_marks
from dashboard.text.markdown import literal
from dashboard.ui.components import comparison
from dashboard.ui.page_end import end_page
from dashboard.ui.session import decision, decision_costs, visit
from dashboard.ui.widgets import (
    active_model_controls,
    cost_controls,
    decision_controls,
    estimate_choice,
    evaluated_scores,
    threshold_controls,
)
from dashboard.ui.widgets.controls_column import controls_column
from logreg.errors import LogregError
from pages.thresholds import row_use, score_source, sections
from pages.thresholds.first_screen import FIRST, reserve_first_screen, show_first_screen
from pages.thresholds.page_context import PageContext
from pages.thresholds.threshold_chart import track_name

st.title("Thresholds", anchor=False)
first = st.container(key=FIRST)
if visit.trained_model() is not None and not score_source.from_file():
    reserve_first_screen(first)
left, right = controls_column("thresholds")
with left:
    if visit.trained_model() is not None and not score_source.from_file():
        estimate_choice.show_estimate_choice()
    place, money = st.container(), st.container()
    with st.expander("Scores and rows", expanded=score_source.first_question()) as rows:
        source = score_source.choose_source()
if source is None:
    with first:
        score_source.show_how_to_begin()
    end_page()
with rows:
    role = row_use.choose_role(source)
with money:
    price = cost_controls.show_cost_controls(source.positive, source.negative)

of_file = score_source.from_file()  # whose rows say nothing of how the model's are used
decision_costs.keep_decision_costs(price, decision_costs.rows_role() if of_file else role)
if not of_file:
    with first:
        active_model_controls.show_model_state(active_model_controls.require_model())
try:
    with first, st.spinner("Counting the rows at every threshold"):
        evaluation = evaluated_scores.evaluation_of(source, role, price.target_prevalence)
except LogregError as error:
    first.warning(literal(str(error)))
    end_page()

named = decision.named_thresholds()
with place:
    decision_controls.show_decision_choice()
    threshold_controls.show_threshold_controls(evaluation.selection_sweep, price.costs)
    baseline = threshold_controls.baseline()

at = [one.threshold(evaluation.selection_sweep, price.costs) for one in named]
marks = threshold_marks.threshold_marks([one.letter for one in named], at)
context = PageContext(evaluation=evaluation, thresholds=named, marks=marks, costs=price)

with first:
    show_first_screen(context)
with right:
    decided = decide(decision.decided(), price.costs, evaluation)
    placed = decided.named.threshold(evaluation.selection_sweep, price.costs)
    decision_controls.show_decision(decided, source, placed, price.target_prevalence)
    comparison.show_comparison(
        [
            comparison.ThresholdColumn(
                named=one, threshold=t, colour=mark.colour, track=track_name(one.letter)
            )
            for one, t, mark in zip(named, at, marks, strict=True)
        ],
        evaluation,
        key="comparison",
        costs=price.costs,
        unit=price.unit,
        baseline=baseline,
    )

    with st.expander("How the rates are made"):
        shown = next(mark for mark in marks if mark.letter == baseline)
        counts, how = (
            evaluation.evaluation_sweep.at(shown.threshold),
            threshold_sentences.counted_how(evaluation),
        )
        st.markdown(rates.equations(counts, baseline, how))

sections.show_sections(context)
