"""Several runs on Train: raced, chosen, removed, branched, stopped early."""

import pytest

from tests.charts import charts, numbers, readouts, trace
from tests.pages.train_visit import opened


def test_four_runs_race_on_the_same_rows_and_no_fifth():
    at = opened(pace="25")
    for solver in ("Momentum", "Nesterov", "Newton"):
        at.button(key="add_run").click().run()
        at.selectbox(key="solver").select(solver).run()
    add = at.button(key="add_run")
    assert add.disabled
    add.proto.disabled = False  # the second of two quick clicks was made before the browser knew
    add.click().run()
    assert not at.exception
    at.button(key="play").click().run()
    names = [trace["name"] for trace in charts(at)["loss"]["figure"]["data"][:4]]
    assert names == [
        "A  Gradient descent, rate 0.3",
        "B  Momentum, rate 0.3, momentum 0.9",
        "C  Nesterov, rate 0.3",
        "D  Newton",
    ]
    ends = [numbers(trace["x"])[-1] for trace in charts(at)["loss"]["figure"]["data"][:3]]
    assert ends == [25, 25, 25]


def test_choosing_a_run_brings_its_settings_model_and_numbers_back():
    at = opened()
    at.button(key="step").click().run()
    at.button(key="add_run").click().run()
    at.selectbox(key="solver").select("Newton").run()
    assert readouts(at)["Iteration"] == "0"
    (choose,) = (b for b in at.button if b.label == "Choose" and not b.disabled)
    choose.click().run()
    assert at.selectbox(key="solver").value == "gradient-descent"
    assert readouts(at)["Iteration"] == "1"
    assert at.session_state["model"].problem.settings.solver == "gradient-descent"


def test_removing_a_run_leaves_the_other():
    at = opened()
    at.button(key="add_run").click().run()
    next(b for b in at.button if b.label == "Remove").click().run()
    assert [b.label for b in at.button if b.label in ("Choose", "Remove")] == []
    assert not at.exception


def test_of_runs_removed_and_chosen_by_one_hurried_hand_the_last_one_stays():
    at = opened()
    at.button(key="add_run").click().run()
    for button in at.button:
        if button.label in ("Remove", "Choose") and not button.disabled:
            button.click()
    at.run()
    assert not at.exception
    assert at.session_state["run"] in at.session_state["runs"]
    assert len(at.session_state["runs"]) == 1


def test_branch_goes_on_from_the_point_with_other_settings():
    at = opened(stride="×25")
    at.button(key="step").click().run()
    loss = readouts(at)["Training loss"]
    at.button(key="branch").click().run()
    at.selectbox(key="solver").select("Newton").run()
    assert readouts(at)["Iteration"] == "25"
    assert readouts(at)["Training loss"] == loss
    at.selectbox(key="stride").select(1).run()
    at.button(key="step").click().run()
    assert readouts(at)["Iteration"] == "26"
    assert float(readouts(at)["Training loss"]) < float(loss)


def test_early_stopping_ends_the_run_and_its_best_step_can_be_restored():
    at = opened(data="Wisconsin tumours", learning_rate="3", patience="20", pace="500")
    at.button(key="play").click().run()
    assert at.warning[0].value.startswith("Stopped early")
    best = trace(charts(at)["loss"], "Best step")
    assert readouts(at)["Iteration"] == str(int(numbers(best["x"])[0]) + 20)
    at.button(key="to_best").click().run()
    assert readouts(at)["Iteration"] == str(int(numbers(best["x"])[0]))
    assert float(readouts(at)["Validation loss"]) == pytest.approx(numbers(best["y"])[0], rel=1e-4)
    assert at.session_state["model"].iteration == numbers(best["x"])[0]


def test_standings_name_every_run_with_its_iteration():
    at = opened(shown="Runs")
    at.button(key="add_run").click().run()
    at.button(key="step").click().run()
    table = next(frame.value for frame in at.dataframe if "Seconds of computing" in frame.value)
    assert table["Iteration"].tolist() == [1, 1]
    assert table["Validation loss"][0] == pytest.approx(float(readouts(at)["Validation loss"]), abs=1e-5)
