"""The Train page, each test changing a control and reading the number shown."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from streamlit.testing.v1 import AppTest

from dashboard import samples
from tests.charts import charts, numbers, readouts, trace

PAGE = "../../pages/train.py"


def opened(**address: str) -> AppTest:
    at = AppTest.from_file(PAGE, default_timeout=20)
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def test_page_begins_at_the_loss_of_a_coin():
    at = opened()
    assert readouts(at)["Iteration"] == "0"
    assert readouts(at)["Training loss"] == "0.69315"
    assert "every probability one half" in at.info[0].value


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
    at = opened()
    at.button(key="play").click().run()
    assert readouts(at)["Iteration"] == "25"
    at.button(key="step").click().run()
    assert readouts(at)["Iteration"] == "26"
    assert at.info[0].value == "Paused."


def test_speed_sets_how_far_one_second_goes():
    at = opened()
    at.select_slider(key="pace").set_value(5.0).run()
    at.button(key="play").click().run()
    assert readouts(at)["Iteration"] == "5"


def test_reset_goes_back_to_zero_weights():
    at = opened()
    at.button(key="step").click().run()
    at.button(key="reset").click().run()
    assert readouts(at)["Iteration"] == "0"


def test_rate_that_is_too_high_is_called_diverging():
    at = opened(data="Wisconsin tumours", rate="100", pace="500")
    at.button(key="play").click().run()
    assert at.warning[0].value.startswith("Diverging")


def test_iteration_limit_ends_the_run():
    at = opened()
    at.number_input(key="limit").set_value(10).run()
    at.button(key="play").click().run()
    assert readouts(at)["Iteration"] == "10"
    assert at.warning[0].value.startswith("Stopped at the iteration limit")
    assert at.button(key="play").disabled


def test_two_columns_are_drawn_as_a_plane_with_its_boundary():
    at = opened(data="Wisconsin tumours")
    at.button(key="step").click().run()
    boundary = trace(charts(at)["fit"], "Boundary, probability 0.5")
    assert numbers(boundary["x"]).shape == (2,)
    at.selectbox(key="up").select(()).run()
    assert numbers(trace(charts(at)["fit"], "Fitted curve")["y"]).shape == (121,)


def test_loss_chart_shows_both_kinds_of_rows_and_says_so_in_words():
    at = opened()
    at.button(key="step").click().run()
    spec = charts(at)["loss"]
    assert numbers(trace(spec, "Validation rows")["y"]).shape == (2,)
    assert "validation loss" in spec["alt"]


def test_hand_edited_address_falls_back_to_the_default():
    at = opened(rate="banana", holdout="999", solver="<script>")
    assert not at.exception
    assert at.select_slider(key="rate").value == 0.3
    assert at.slider(key="holdout").value == 25


def test_data_of_categories_alone_are_trained_without_a_picture_of_the_fit():
    at = opened(data="Your own CSV")
    rows = "\n".join(f"{'ab'[i % 2]},{['yes', 'no'][(i // 3) % 2]}" for i in range(40))
    at.file_uploader[0].set_value(("letters.csv", f"letter,answer\n{rows}".encode(), "text/csv")).run()
    at.button(key="step").click().run()
    assert not at.exception
    assert readouts(at)["Iteration"] == "1"
    assert "loss" in charts(at)
    assert "fit" not in charts(at)
