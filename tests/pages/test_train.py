"""The Train page, each test changing a control and reading the number shown."""

import re

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from dashboard.analysis.training import samples
from logreg.solvers import MomentumSettings
from logreg.solvers.learning_rate import Exponential
from tests.charts import charts, readouts
from tests.pages.train_visit import opened


def test_page_begins_at_the_loss_of_a_coin():
    at = opened()
    assert readouts(at)["Iteration"] == "0"
    assert readouts(at)["Training loss"] == "0.69315"
    assert "every probability 0.5" in at.info[0].value


def test_step_takes_one_iteration():
    at = opened()
    at.button(key="step").click().run()
    assert readouts(at)["Iteration"] == "1"
    assert float(readouts(at)["Training loss"]) < 0.69315


def test_newton_reaches_what_scikit_learn_reaches():
    at = opened(solver="Newton", holdout="0")
    while not at.button(key="step").disabled:
        at.button(key="step").click().run()
    data = samples.tumour_sizes()
    peer = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-10).fit(data.design.X, data.y)
    table = at.dataframe[0].value
    assert table["Per unit"].tolist() == pytest.approx([peer.intercept_[0], peer.coef_[0, 0]], rel=1e-5)
    assert at.success[0].value.startswith("Converged")


def test_step_after_play_pauses():
    at = opened(pace="25")
    at.button(key="play").click().run()
    assert readouts(at)["Iteration"] == "25"
    at.button(key="step").click().run()
    assert readouts(at)["Iteration"] == "26"
    assert at.info[0].value == "Paused."


def test_speed_sets_how_far_one_second_goes():
    at = opened()
    at.selectbox(key="pace").set_value(5.0).run()
    at.button(key="play").click().run()
    assert readouts(at)["Iteration"] == "5"


def test_reset_goes_back_to_zero_weights():
    at = opened()
    at.button(key="step").click().run()
    at.button(key="reset").click().run()
    assert readouts(at)["Iteration"] == "0"


def test_rate_that_is_too_high_is_called_diverging():
    at = opened(data="Wisconsin tumours", learning_rate="100", pace="500")
    at.button(key="play").click().run()
    while not at.warning and at.button(key="play").label == "Pause":
        at.run()  # a busy machine takes fewer steps at a time
    assert any(re.search(r"Guaranteed to converge only below 3\.\d+", each.value) for each in at.caption)
    assert at.warning[0].value.startswith("Diverging")


def test_iteration_limit_ends_the_run():
    at = opened(pace="full")
    at.number_input(key="limit").set_value(10).run()
    at.button(key="play").click().run()
    assert readouts(at)["Iteration"] == "10"
    assert at.warning[0].value.startswith("Stopped at the iteration limit")
    assert at.button(key="play").disabled


def test_link_restores_every_control():
    asked = {
        "solver": "Momentum",
        "learning_rate": "0.7",
        "momentum": "0.5",
        "schedule": "Exponential",
        "schedule_half_life": "40",
        "l2": "0.01",
        "holdout": "30",
        "limit": "77",
        "patience": "9",
        "split_seed": "3",
        "stride": "×5",
        "shown": "Weights",
        "against": "Seconds",
    }
    at = opened(**asked)
    settings = at.session_state["run"].problem.settings
    assert (settings.solver, settings.l2, settings.validation_share, settings.max_iter) == (
        "momentum",
        0.01,
        0.3,
        77,
    )
    assert (settings.patience, settings.split_seed) == (9, 3)
    assert settings.solver_settings == MomentumSettings(learning_rate=Exponential(0.7, 40), momentum=0.5)
    assert "weights" in charts(at)
    assert at.radio(key="against").value == "Seconds"


def test_link_to_an_upload_says_that_the_file_is_missing_and_restores_the_rest():
    at = opened(data="Your own file", learning_rate="0.7", holdout="40", l2="0.1")
    assert "never an uploaded file" in at.info[0].value
    assert at.number_input(key="learning_rate").value == 0.7
    rows = "\n".join(f"{7 * i % 31 + 0.5},{['yes', 'no'][i // 7 % 2]}" for i in range(60))
    at.file_uploader[0].set_value(("own.csv", f"age,answer\n{rows}".encode(), "text/csv")).run()
    settings = at.session_state["run"].problem.settings
    assert (settings.solver_settings.learning_rate, settings.validation_share, settings.l2) == (
        0.7,
        0.4,
        0.1,
    )


def test_a_rerun_by_another_control_adds_no_steps():
    at = opened(pace="25")
    at.button(key="play").click().run()
    at.radio(key="against").set_value("Seconds").run()
    assert readouts(at)["Iteration"] == "25"


def test_quasi_separated_classes_are_not_called_converged():
    at = opened(data="Your own file", solver="Newton", holdout="0", limit="200")
    rows = [(x, y) for x, y in [(1, 0), (2, 0), (3, 0), (3, 1), (4, 1), (5, 1)] for _ in range(5)]
    text = "x,y\n" + "\n".join(f"{x},{y}" for x, y in rows)
    at.file_uploader[0].set_value(("steps.csv", text.encode(), "text/csv")).run()
    at.selectbox(key="pace").set_value(float("inf")).run()
    at.button(key="play").click().run()
    assert not at.success
    assert at.warning[0].value.startswith("Quasi-separated")


def test_odds_ratios_beyond_all_reckoning_are_written_so_that_they_can_be_read():
    at = opened(data="Your own file", holdout="0", standardise="true", stride="×25", learning_rate="3")
    rows = "\n".join(f"{i * 1e-8},{'yes' if i % 5 > 1 + i % 2 * (i > 30) else 'no'}" for i in range(60))
    at.file_uploader[0].set_value(("tiny.csv", f"{'very ' * 30}long,y\n{rows}".encode(), "text/csv")).run()
    at.button(key="step").click().run()
    assert not at.exception
    ratios = at.dataframe[-1].value["Odds ratio"].tolist()
    assert any("10" in ratio or ratio in ("0", "∞") for ratio in ratios)
    assert not any("e+" in ratio or "-" in ratio for ratio in ratios)


@pytest.mark.parametrize("value", ["1e300", "-1e300", "1e-300"])
def test_values_at_the_ends_of_the_numbers_train_without_a_traceback(value):
    at = opened(data="Your own file", stride="×25")
    rows = "\n".join(f"{i % 7},{(1, value, 2)[i % 3]},{['yes', 'no'][i % 2]}" for i in range(60))
    at.file_uploader[0].set_value(("ends.csv", f"a,b,y\n{rows}".encode(), "text/csv")).run()
    assert not at.exception
    for section in ("Fit", "Path", "Weights", "Decisions", "Runs"):
        at.button_group(key="shown").set_value(section).run()
        at.button(key="step").click().run()
        assert not at.exception
    at.button_group(key="shown").set_value("Path").run()
    at.button_group(key="path_view").set_value("Surface").run()
    assert not at.exception


def test_more_columns_than_rows_train_in_every_section():
    at = opened(data="Your own file", stride="×5", split_seed="0")
    rng = np.random.default_rng(0)
    table = rng.normal(size=(60, 40))
    head = ",".join(f"c{j}" for j in range(40))
    rows = "\n".join(",".join(f"{x:.4f}" for x in row) + f",{'yes' if row[0] > 0 else 'no'}" for row in table)
    at.file_uploader[0].set_value(("wide.csv", f"{head},y\n{rows}".encode(), "text/csv")).run()
    for section in ("Fit", "Path", "Weights", "Decisions", "Runs"):
        at.button_group(key="shown").set_value(section).run()
        at.button(key="step").click().run()
        assert not at.exception


def test_a_reload_of_a_trained_run_says_that_its_steps_are_lost():
    at = opened()
    at.button(key="step").click().run()
    assert at.query_params["trained"] == "true"
    again = opened(trained="true", learning_rate="0.7")
    assert "keeps every setting, not the steps" in again.info[0].value
    assert again.number_input(key="learning_rate").value == 0.7
    again.button(key="step").click().run()
    assert again.info[0].value == "Paused."
