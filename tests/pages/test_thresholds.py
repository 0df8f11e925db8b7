"""The Thresholds page, each test changing a control and reading the number shown."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score
from streamlit.testing.v1 import AppTest

from dashboard.analysis.training import samples
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from tests.charts import charts, components, sidebar_words
from tests.pages.thresholds_visit import PAGE, columns, counted, matrix, opened, section
from tests.pages.trained import trained as model_of


def test_without_a_model_the_page_offers_one_and_fits_it_when_asked():
    at = AppTest.from_file(PAGE, default_timeout=30).run()
    assert "none yet" in at.info[0].value
    at.button(key="fit_toy").click().run()
    assert not at.exception
    assert set(columns(at)) == {"A", "B"}


def test_the_matrix_is_that_of_the_validation_rows_and_the_page_says_so(trained):
    at = opened(trained)
    scores = trained.scores("validation")
    assert matrix(at, "A") == counted(scores, 0.5)
    assert matrix(at, "B") == counted(scores, 0.3)
    assert "142 validation rows" in at.caption[0].value


def test_moving_the_slider_of_b_changes_its_matrix_only(trained):
    at = opened(trained)
    before = matrix(at, "A")
    at.slider(key="slide_B").set_value(0.8).run()
    assert matrix(at, "B") == counted(trained.scores("validation"), 0.8)
    assert matrix(at, "A") == before


def test_of_thresholds_removed_together_the_last_one_stays(trained):
    at = opened(trained)
    for letter in "AB":
        at.button(key=f"drop_{letter}").click()
    at.run()
    assert not at.exception
    assert set(columns(at)) == {"B"}


def test_a_rule_places_the_threshold_and_moving_it_makes_it_custom(trained):
    at = opened(trained)
    at.selectbox(key="rule_B").select_index(2).run()
    assert columns(at)["B"]["name"] == "Best F1"
    at.slider(key="slide_B").set_value(0.25).run()
    assert columns(at)["B"]["name"] == "Custom"


def test_a_derived_threshold_on_the_judging_rows_is_warned_about(trained):
    at = opened(trained, pins="A:CUSTOM:0.5,B:F1:0.5")
    assert any("B was chosen on the rows that judge it" in caption.value for caption in at.caption)


def test_recall_at_least_is_reached(trained):
    at = opened(trained, pins="A:CUSTOM:0.5,B:RECALL:0.95")
    assert columns(at)["B"]["exact"]["recall"] >= 0.95
    at.number_input(key="amount_B RECALL").set_value(100.0).run()
    assert columns(at)["B"]["exact"]["recall"] == 1


def test_a_threshold_can_be_typed_finer_than_the_slider(trained):
    at = opened(trained)
    at.selectbox(key="rule_B").select_index(1).run()
    at.number_input(key="amount_B EXACT").set_value(0.0042).run()
    assert matrix(at, "B") == counted(trained.scores("validation"), 0.0042)
    assert columns(at)["B"]["name"] == "Exactly 0.0042"


def test_thresholds_can_be_added_and_removed(trained):
    at = opened(trained)
    at.button(key="add_pin").click().run()
    assert set(columns(at)) == {"A", "B", "C"}
    at.button(key="drop_A").click().run()
    assert set(columns(at)) == {"B", "C"}


def test_pins_come_from_the_address_and_rubbish_in_it_is_ignored(trained):
    at = opened(trained, pins="C:CUSTOM:0.7,ZZ:CUSTOM:0.2,c:CUSTOM:0.1,A:NOTHING:1,B:CUSTOM:x")
    assert columns(at)["C"]["threshold"] == 0.7
    assert set(columns(at)) == {"C"}


def test_other_rows_can_choose_than_judge(trained):
    at = opened(trained, pins="A:CUSTOM:0.5,B:YOUDEN:0.5")
    at.selectbox(key="rows_role").select("Validation, in halves").run()
    assert "chosen on the first half" in at.caption[0].value
    assert sum(matrix(at, "A")) == pytest.approx(71, abs=1)
    at.selectbox(key="rows_role").select("Out of fold, then validation").run()
    assert "predicted out of fold" in at.caption[0].value
    assert sum(matrix(at, "A")) == 142


def test_costs_place_the_cheapest_threshold(trained):
    at = opened(trained, pins="A:COST:0.5,B:BREAK_EVEN:0.5")
    at.number_input(key="cost_fn").set_value(9.0).run()
    assert columns(at)["B"]["threshold"] == pytest.approx(0.1)
    scores = trained.scores("validation")
    cheapest = min(
        np.mean((scores.p >= t) * (1 - scores.y) + 9 * (scores.p < t) * scores.y) for t in [*scores.p, 2]
    )
    assert columns(at)["A"]["exact"]["cost"] == pytest.approx(cheapest)


def test_a_negative_cost_is_refused_in_words_and_the_page_stays(trained):
    at = opened(trained)
    at.number_input(key="cost_fp").set_value(-3.0).run()
    assert "false positive is -3" in at.warning[0].value.replace("\\", "")
    assert matrix(at, "A") == counted(trained.scores("validation"), 0.5)


def test_a_price_beyond_reckoning_is_refused_in_words_and_nothing_overflows(trained):
    at = opened(trained)
    at.number_input(key="gain_tn").set_value(1e308).run()
    assert not at.exception
    assert "true negative is 1e+308" in at.warning[0].value.replace("\\", "")
    assert matrix(at, "A") == counted(trained.scores("validation"), 0.5)


def test_another_base_rate_moves_precision(trained):
    at = opened(trained)
    before = columns(at)["A"]["exact"]
    at.toggle(key="restate").set_value(True).run()
    at.slider(key="base_rate").set_value(5.0).run()
    after = columns(at)["A"]["exact"]
    assert after["precision"] != pytest.approx(before["precision"], abs=1e-3)
    assert sum(after[name] for name in ("tp", "fp", "tn", "fn")) == 142
    recall, fpr = after["tp"] / (after["tp"] + after["fn"]), after["fp"] / (after["fp"] + after["tn"])
    assert after["precision"] == pytest.approx(0.05 * recall / (0.05 * recall + 0.95 * fpr))  # Bayes


def test_the_equations_hold_the_baselines_numbers(trained):
    at = opened(trained)
    *_, fn, tp = (int(count) for count in matrix(at, "A"))
    equations = " ".join(markdown.value for markdown in at.markdown)
    assert rf"\frac{{{tp}}}{{{tp}+{fn}}} = {tp / (tp + fn):.3f}" in equations
    at.segmented_control(key="baseline").set_value("B").run()
    assert "With B's numbers" in " ".join(markdown.value for markdown in at.markdown)


def test_curves_carry_the_area_under_them(trained):
    at = opened(trained)
    scores = trained.scores("validation")
    assert f"{roc_auc_score(scores.y, scores.p):.3f}" in charts(at)["roc"]["alt"]


def test_dropping_the_baseline_compares_with_the_first_that_is_left(trained):
    at = opened(trained)
    at.segmented_control(key="baseline").set_value("B").run()
    assert at.button(key="drop_B").label == "Remove threshold B"
    at.button(key="drop_B").click().run()
    assert not at.exception
    (spec,) = (data["spec"] for data in components(at, "comparison"))
    assert spec["baseline"] == "A"


@pytest.mark.parametrize("name", ["Changed decisions", "Groups", "Export", "Confidence intervals"])
def test_a_pin_that_a_section_had_chosen_can_be_dropped(trained, name):
    at = section(trained, name, pins="A:CUSTOM:0.5,B:CUSTOM:0.3,C:CUSTOM:0.7")
    for key in ("group_pin", "decided"):
        if any(box.key == key for box in at.selectbox):
            at.selectbox(key=key).select("C").run()
    at.button(key="drop_C").click().run()
    assert not at.exception
    assert set(columns(at)) == {"A", "B"}


def test_without_validation_rows_the_training_rows_are_used_and_named():
    run = Run(
        build_problem(samples.wisconsin(), TrainingSettings(solver="newton", l2=0.01, validation_share=0.0))
    )
    run.advance(100)
    at = opened(run.model(), pins="A:F1:0.5")
    assert "569 training rows" in at.caption[0].value
    assert "chosen on the rows that judge it" in at.caption[0].value


def test_a_threshold_above_every_score_flags_nothing_and_says_so(trained):
    at = opened(trained, pins="A:CUSTOM:0.5,B:CAPACITY:0.0")
    assert columns(at)["B"]["exact"]["precision"] is None
    assert any("B flags nothing" in caption.value for caption in at.caption)
    for name in ("Trade-offs", "Costs", "Confidence intervals", "Changed decisions", "Groups", "Export"):
        at.segmented_control(key="section").set_value(name).run()
        assert not at.exception


def test_the_sidebar_says_when_the_model_was_trained_on_other_data():
    at = AppTest.from_file("../../dashboard/shell.py", default_timeout=30)
    model = model_of(samples.tumour_sizes())
    at.session_state["model"], at.session_state["prepared"] = model, model.problem.prepared
    at.run()
    assert "<b>Model</b>" in sidebar_words(at)
    assert "other data" not in sidebar_words(at)
    at.session_state["prepared"] = samples.wisconsin()
    at.run()
    assert "trained on other data: Tumour sizes" in sidebar_words(at)


def test_without_held_out_rows_out_of_fold_scores_are_offered_and_the_apparent_area_named():
    at = opened(model_of(samples.wisconsin(), l2=0.01, validation_share=0.0), pins="A:F1:0.5")
    assert "apparent" in at.caption[0].value
    assert "“Out of fold, in halves”" in at.caption[0].value
    assert "this model (apparent)" in charts(at)["roc"]["alt"]
    at.selectbox(key="rows_role").select("Out of fold, in halves").run()
    assert not at.exception
    assert "apparent" not in at.caption[0].value
    assert "predicted out of fold" in at.caption[0].value
