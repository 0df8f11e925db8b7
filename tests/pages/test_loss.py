"""Change a control, read the number."""

from pathlib import Path

import numpy as np
import pytest
import sklearn.linear_model
import sklearn.metrics
from streamlit.testing.v1 import AppTest

import logreg as lr
from dashboard.analysis.training.samples import wisconsin
from tests.charts import charts, components, numbers, readouts, trace

PAGE = Path(__file__).parents[2] / "pages" / "loss" / "page.py"


def page(**link):
    at = AppTest.from_file(PAGE, default_timeout=30)
    for name, value in link.items():
        at.query_params[name] = value
    return at.run()


def shown(at):
    assert not at.exception
    return readouts(at)


def test_opens_by_itself_on_one_sample_at_p_four_fifths():
    cells = shown(page())
    assert cells["cross-entropy −log(p)"] == "0.2231"
    assert cells["its gradient p − y"] == "−0.2"
    assert cells["squared error (p − y)²"] == "0.04"
    assert cells["its gradient 2(p − y)p(1 − p)"] == "−0.064"
    assert cells["the loss"] == "−log(0.8) = 0.2231"
    assert cells["its derivative with respect to z"] == "0.8 − 1 = −0.2"


def test_the_other_class_turns_the_loss_around():
    at = page()
    at.button_group("y").set_value(0).run()
    assert shown(at)["cross-entropy −log(1 − p)"] == "1.609"
    assert shown(at)["its gradient p − y"] == "0.8"


def test_typed_p_moves_dots_slider_and_numbers():
    at = page()
    at.number_input("p").set_value(0.25).run()
    assert shown(at)["cross-entropy −log(p)"] == "1.386"
    assert components(at, "slider")[0]["spec"]["position"] == 0.25
    dot = trace(charts(at)["loss_p"], "loss now, cross-entropy")
    assert numbers(dot["y"]) == pytest.approx([np.log(4)])


@pytest.mark.parametrize(("p", "loss"), [(0.0, "∞"), (1.0, "0")])
def test_certainty_is_answered_exactly_without_a_track(p, loss):
    at = page()
    at.number_input("p").set_value(p).run()
    assert shown(at)["cross-entropy −log(p)"] == loss
    assert charts(at)["loss_p"]["tracks"] == []


@pytest.mark.parametrize(
    ("z", "loss"), [("3", "3.049"), ("1000", "1000"), ("1e308", "1.000\u00a0×\u00a010³⁰⁸"), ("nan", "1.62")]
)
def test_a_link_sets_a_logit_however_wrong(z, loss):
    at = page(drag="z", y="0", logit=z)
    assert shown(at)["cross-entropy −log(1 − p)"].replace(",", "") == loss


def test_clip_is_chosen_and_drawn():
    at = page()
    at.select_slider("clip").set_value(1e-3).run()
    assert not at.exception
    assert max(numbers(trace(charts(at)["clipping"], "p clipped at 0.001")["y"])) == pytest.approx(
        -np.log(1e-3)
    )


def test_many_samples_start_at_a_coin_and_step_downhill():
    at = page(view="Many samples")
    assert shown(at)["mean loss at your w and b"] == "0.6931"
    at.button[0].click().run()
    data = lr.load_tumour_size()
    x = (data.columns["size"] - data.columns["size"].mean()) / data.columns["size"].std()
    after = -3 * lr.Objective(x[:, None], data.y).gradient(np.zeros(2))
    assert at.number_input("b").value == float(f"{after[0]:.4g}")
    assert at.number_input("w").value == float(f"{after[1]:.4g}")
    assert float(shown(at)["mean loss at your w and b"]) < 0.6931


def test_the_minimum_is_reached_by_its_button():
    at = page(view="Many samples")
    at.button[1].click().run()
    cells = shown(at)
    assert cells["mean loss at your w and b"] == cells["lowest mean loss"]
    model = lr.LogisticRegression().fit(
        lr.load_tumour_size().columns["size"][:, None], lr.load_tumour_size().y
    )
    assert (
        cells["log-odds of your curve"]
        == f"−{-model.intercept_[0]:.4g} + {model.coef_[0, 0]:.4f} · size (mm)"
    )
    assert cells["derivative with respect to w"] == "0" or "10⁻" in cells["derivative with respect to w"]


def test_weight_and_bias_move_the_curve_the_dot_and_the_pin():
    at = page(view="Many samples", w="2", b="-1")
    shown(at)
    specs = charts(at)
    assert list(numbers(trace(specs["contour"], "your w and b")["x"])) == [2]
    assert list(numbers(trace(specs["surface"], "your w and b")["y"])) == [-1, -1]
    curve = numbers(trace(specs["curve"], "your curve")["y"])
    assert curve[0] < 0.05
    assert curve[-1] > 0.9


@pytest.mark.parametrize("w", ["1e6", "-20"])
def test_a_point_off_the_map_is_answered_in_numbers(w):
    at = page(view="Many samples", w=w)
    assert shown(at)["mean loss at your w and b"]
    assert charts(at)["contour"]["descent"] is None
    assert any("outside the map" in caption.value for caption in at.caption)


def test_the_active_data_and_the_chosen_feature_are_used():
    at, data = page(view="Many samples", data="Wisconsin tumours"), wisconsin()
    at.selectbox("column").set_value("mean texture").run()
    shown(at)
    spec = charts(at)["curve"]
    assert spec["figure"]["layout"]["xaxis"]["title"]["text"] == "mean texture"
    x, y = data.columns["mean texture"][:, None], data.y
    best = sklearn.linear_model.LogisticRegression(C=np.inf, tol=1e-10).fit(x, y)
    lowest = sklearn.metrics.log_loss(y, best.predict_proba(x))
    assert float(shown(at)["lowest mean loss"]) == pytest.approx(lowest, abs=5e-5)


def test_data_without_a_numeric_column_are_met_with_a_remedy():
    at = page(view="Many samples", data="Your own CSV")
    assert "never an uploaded file" in at.info[0].value
    rows = "\n".join(f"{'abc'[i % 3]},{['yes', 'no'][i // 4 % 2]}" for i in range(24))
    at.file_uploader[0].set_value(("letters.csv", f"colour,ill\n{rows}".encode(), "text/csv")).run()
    assert not at.exception
    assert "numeric column" in at.info[0].value


def test_ways_down_are_drawn_from_the_readers_point_on_map_and_surface():
    at = page(view="Many samples", w="-3", b="2")
    at.button_group("ways").set_value(["gradient-descent", "newton"]).run()
    shown(at)
    specs = charts(at)
    names = [drawn["name"] for drawn in specs["contour"]["figure"]["data"]]
    (newton,) = [name for name in names if name.startswith("Newton")]
    x = numbers(trace(specs["contour"], newton)["x"])
    assert x[0] == -3
    assert newton == f"Newton, {len(x) - 1} steps"
    assert numbers(trace(specs["surface"], "Newton")["y"])[0] == 2


def test_a_rate_above_the_largest_stable_one_is_flagged():
    at = page(view="Many samples")
    assert not any("only below" in caption.value for caption in at.caption)
    assert shown(at)["guaranteed to converge below 2/L"] == "8"  # one standardised feature: L = 1/4
    assert float(shown(at)["condition number at the minimum"]) > 3  # where p is no longer one half
    at.select_slider("step_rate").set_value(30.0).run()
    words = "only below 8: with the learning rate 30"
    assert any(words in caption.value for caption in at.caption)


def test_squared_error_stands_beside_cross_entropy_and_the_code_takes_the_logarithm():
    at = page(view="Many samples", w="2", b="-1")
    data = lr.load_tumour_size()
    x = (data.columns["size"] - data.columns["size"].mean()) / data.columns["size"].std()
    error = sklearn.metrics.brier_score_loss(data.y, lr.sigmoid(2 * x - 1))
    foot = numbers(trace(charts(at)["squared_surface"], "your w and b")["z"])[0]
    assert foot == pytest.approx(error)
    shown = "\n".join(block.value for block in page(below="code").code)
    assert "np.log(p), np.log1p(-p)" in shown
