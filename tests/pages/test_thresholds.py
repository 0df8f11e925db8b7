"""The Thresholds page, each test changing a control and reading the number shown."""

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix, roc_auc_score
from streamlit.testing.v1 import AppTest

from dashboard import samples
from dashboard.problem import Settings, pose
from dashboard.run import Run
from tests.charts import charts, components

PAGE = "../../pages/thresholds.py"


@pytest.fixture(scope="module")
def trained():
    run = Run(pose(samples.wisconsin(), Settings(solver="newton", options=(), l2=0.01)))
    run.advance(100)
    return run.model()


def opened(trained=None, **address):
    at = AppTest.from_file(PAGE, default_timeout=30)
    if trained is not None:
        at.session_state["model"] = trained
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def columns(at):
    (spec,) = (data["spec"] for data in components(at, "comparison"))
    return {column["letter"]: column for column in spec["columns"]}


def matrix(at, letter):
    exact = columns(at)[letter]["exact"]
    return exact["tn"], exact["fp"], exact["fn"], exact["tp"]


def counted(scores, threshold):
    return tuple(confusion_matrix(scores.y, scores.p >= threshold).ravel())


def test_without_a_model_the_page_offers_one_and_fits_it_when_asked():
    at = AppTest.from_file("../../app.py", default_timeout=30).run()
    at.switch_page("pages/thresholds.py").run()
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


def test_a_rule_places_the_threshold_and_moving_it_makes_it_custom(trained):
    at = opened(trained)
    at.selectbox(key="rule_B").select(at.selectbox(key="rule_B").options[1]).run()
    assert columns(at)["B"]["name"] == "Best F1"
    at.slider(key="slide_B").set_value(0.25).run()
    assert columns(at)["B"]["name"] == "Custom"


def test_a_derived_threshold_on_the_judging_rows_is_warned_about(trained):
    at = opened(trained, pins="A:CUSTOM:0.5,B:F1:0.5")
    assert any("B was chosen on the rows that judge it" in caption.value for caption in at.caption)


def test_recall_at_least_is_reached(trained):
    at = opened(trained, pins="A:CUSTOM:0.5,B:RECALL:0.95")
    assert columns(at)["B"]["exact"]["recall"] >= 0.95
    at.number_input(key="amount_B").set_value(100.0).run()
    assert columns(at)["B"]["exact"]["recall"] == 1


def test_thresholds_can_be_added_and_removed(trained):
    at = opened(trained)
    at.button(key="add_pin").click().run()
    assert set(columns(at)) == {"A", "B", "C"}
    at.button(key="drop_A").click().run()
    assert set(columns(at)) == {"B", "C"}


def test_pins_come_from_the_address_and_rubbish_in_it_is_ignored(trained):
    at = opened(trained, pins="C:CUSTOM:0.7,Z:CUSTOM:0.2,A:NOTHING:1,B:CUSTOM:x")
    assert columns(at)["C"]["threshold"] == 0.7
    assert set(columns(at)) == {"C"}


def test_other_rows_can_choose_than_judge(trained):
    at = opened(trained, pins="A:CUSTOM:0.5,B:YOUDEN:0.5")
    at.selectbox(key="rows_role").select("Half the validation rows choose, half judge").run()
    assert "chosen on the first half" in at.caption[0].value
    assert sum(matrix(at, "A")) == pytest.approx(71, abs=1)
    at.selectbox(key="rows_role").select("Training rows out of fold choose, validation rows judge").run()
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


def test_another_base_rate_moves_precision(trained):
    at = opened(trained)
    before = columns(at)["A"]["exact"]
    at.toggle(key="restate").set_value(True).run()
    at.slider(key="base_rate").set_value(5.0).run()
    after = columns(at)["A"]["exact"]
    assert after["precision"] != pytest.approx(before["precision"], abs=1e-3)
    assert (after["tp"] + after["fn"]) / 142 == pytest.approx(0.05)


def test_curves_carry_the_area_under_them(trained):
    at = opened(trained)
    scores = trained.scores("validation")
    assert f"{roc_auc_score(scores.y, scores.p):.3f}" in charts(at)["roc"]["alt"]
