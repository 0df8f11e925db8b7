"""Change a control, read the number."""

from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from tests.charts import charts, components, numbers, readouts, trace

PAGE = Path(__file__).parents[2] / "pages" / "sigmoid" / "page.py"


@pytest.fixture
def at():
    return AppTest.from_file(PAGE, default_timeout=20).run()


def sure(at):
    assert not at.exception
    return readouts(at)


def test_opens_by_itself_at_z_one(at):
    shown = sure(at)
    assert shown["σ(z), the probability p"] == "0.7311"
    assert shown["slope σ′(z)"] == "0.1966"
    assert shown["odds p : (1 − p)"] == "2.718"
    assert shown["log-odds = z"] == "1"
    assert shown["σ(z) = 1 / (1 + exp(−z))"] == "1 / (1 + exp(−1)) = 0.7311"


def slider(at, track):
    (spec,) = (data["spec"] for data in components(at, "slider") if data["spec"]["track"] == track)
    return spec


def test_typed_z_moves_point_tangent_slider_and_numbers(at):
    at.number_input("z").set_value(-3.0).run()
    assert sure(at)["σ(z), the probability p"] == "0.04743"
    assert slider(at, "z")["position"] == -3
    chart = charts(at)["sigmoid"]
    assert numbers(trace(chart, "point on σ(z)")["y"]) == pytest.approx([0.04742587317756678])
    assert chart["tracks"][0]["position"] == -3


def test_a_probability_is_read_in_per_cent_and_as_a_decision(at):
    at.number_input("z").set_value(float(np.log(3))).run()  # odds of 3 : 1
    assert sure(at)["σ(z), the probability p"] == "0.75"
    assert sure(at)["read as"] == "75\u00a0%: called 1 from 50\u00a0% on"
    at.number_input("z").set_value(-1.0).run()
    assert sure(at)["read as"] == "27\u00a0%: called 0 from 50\u00a0% on"


def test_softmax_of_two_logits_is_the_sigmoid_and_compared_curves_have_their_numbers_at_z(at):
    at.button_group("others").set_value(["softmax of (z, 0)", "tanh"]).run()
    shown = sure(at)
    assert shown["softmax of (z, 0)"] == shown["σ(z), the probability p"]
    assert shown["slope of softmax of (z, 0)"] == shown["slope σ′(z)"]
    assert shown["tanh"] == "0.7616"  # tanh 1
    assert shown["slope of tanh"] == "0.42"  # 1 / cosh² 1
    assert any("share is eᶻ / (eᶻ + e⁰)" in " ".join(caption.value.split()) for caption in at.caption)


def test_weight_and_bias_draw_their_curve_and_its_value(at):
    at.number_input("weight").set_value(2.0).run()
    at.number_input("bias").set_value(-1.0).run()
    assert sure(at)["σ(wz + b)"] == "0.7311"  # 2 * 1 - 1 = 1
    assert numbers(trace(charts(at)["sigmoid"], "σ(2z − 1)")["y"])[0] == pytest.approx(7.58e-10, rel=1e-3)


def test_other_activations_are_overlaid_when_asked(at):
    at.button_group("others").set_value(["tanh", "ReLU"]).run()
    sure(at)
    names = [drawn["name"] for drawn in charts(at)["sigmoid"]["figure"]["data"]]
    assert {"tanh", "tanh′", "ReLU", "ReLU′"} <= set(names)
    assert "softplus" not in names


@pytest.mark.parametrize(("z", "value"), [(1e308, "1"), (-1e308, "0"), (-745.0, "4.941\u00a0×\u00a010⁻³²⁴")])
def test_z_outside_the_drawing_is_answered_without_a_track(at, z, value):
    at.number_input("z").set_value(z).run()
    assert sure(at)["σ(z), the probability p"] == value
    assert [track["name"] for track in charts(at)["sigmoid"]["tracks"]] == ["weight", "bias"]
    assert "outside" in at.caption[0].value


@pytest.mark.parametrize(
    ("link", "value"), [("nan", "0.7311"), ("inf", "0.7311"), ("x", "0.7311"), ("-2", "0.1192")]
)
def test_a_link_sets_z_and_nonsense_in_it_falls_back(link, value):
    at = AppTest.from_file(PAGE, default_timeout=20)
    at.query_params["z"] = link
    assert sure(at.run())["σ(z), the probability p"] == value


def test_each_step_shows_real_source_and_real_results(at):
    shown = [block.value for block in at.code]
    assert any("return 1 / (1 + math.exp(-x))" in text for text in shown)
    assert ">>> basic_sigmoid(1)\n0.7310585786300049" in shown
    assert ">>> basic_sigmoid([1, 2, 3])\nTypeError: bad operand type for unary -: 'list'" in shown
    assert any(text.endswith("\n[0.95257413 0.88079708 0.73105858]") for text in shown)
    assert any(text.endswith("\n[0.04517666 0.10499359 0.19661193]") for text in shown)


def test_table_of_extremes_shows_the_failures_and_ours_right(at):
    values, slopes = (table.value for table in at.table)
    assert list(values["z"]) == ["−1000", "−710", "0", "37", "710", "1000"]
    assert values["math.exp"][0].startswith("✗ OverflowError")
    assert "RuntimeWarning: overflow" in values["np.exp"][1]
    assert slopes["s(1 − s)"][3] == "✗ 0.0"
    assert all(cell.startswith("✓") for table in (values, slopes) for cell in table["logreg"])


def test_timing_runs_only_when_asked(at):
    assert not at.metric
    at.button_group("race_size").set_value(1000).run()
    at.button[0].click().run()
    assert not at.exception
    assert at.metric[0].label == "Loop over math.exp"
