"""The sections of the Thresholds page: trade-offs, costs, calibration, intervals, changed decisions."""

from sklearn.metrics import brier_score_loss

from tests.charts import charts, numbers, trace
from tests.pages.thresholds_visit import columns, opened, section, words


def test_a_line_let_go_on_a_chart_places_its_pin(trained):
    at = opened(trained)
    assert charts(at)["scores"]["tracks"][0]["handle"]["label"] == "A"
    assert charts(at)["scores"]["tracks"][0]["position"] == 0.5
    assert charts(at)["roc"]["tracks"][1]["moves"]


def test_trade_offs_mark_the_pins_on_gains_and_lift(trained):
    at = section(trained, "Trade-offs")
    assert {"metrics", "gains", "lift"} <= set(charts(at))


def test_costs_say_why_break_even_and_cheapest_differ(trained):
    at = section(trained, "Costs")
    at.number_input(key="cost_fn").set_value(19.0).run()
    assert "Break-even 0.050" in words(at)
    assert "break-even threshold is 0.050" in charts(at)["costs"]["alt"]


def test_a_mistake_without_a_price_is_pointed_out(trained):
    at = section(trained, "Costs")
    at.number_input(key="cost_fp").set_value(0.0).run()
    assert "costs nothing" in words(at)
    assert not at.exception


def test_calibration_shows_the_brier_score_and_as_many_bins_as_asked(trained):
    at = section(trained, "Calibration")
    scores = trained.scores("validation")
    assert f"Brier score {brier_score_loss(scores.y, scores.p):.4f}" in words(at)
    at.slider(key="bins").set_value(2).run()
    assert len(numbers(trace(charts(at)["calibration"], "rows")["y"])) == 2


def test_calibration_is_that_of_the_model_whatever_the_base_rate(trained):
    at = section(trained, "Calibration", restate="true", base_rate="5")
    scores = trained.scores("validation")
    assert f"Brier score {brier_score_loss(scores.y, scores.p):.4f}" in words(at)
    assert any("before the base rate is moved" in caption.value for caption in at.caption)
    assert not charts(at)["calibration"]["tracks"]


def test_intervals_are_drawn_when_asked_and_go_stale_when_a_pin_moves(trained):
    at = section(trained, "Confidence intervals", pins="A:CUSTOM:0.5,B:F1:0.5")
    assert "intervals" not in charts(at)
    at.selectbox(key="resamples").select(200).run()
    at.button(key="resample").click().run()
    table = at.dataframe[0].value.set_index("")
    assert table.loc["Threshold", "A"] == "0.500 (set)"
    recall = columns(at)["A"]["exact"]["recall"]
    assert table.loc["Recall", "A"].startswith(f"{recall:.3f} (")
    assert "(bootstrap)" in words(at)
    b = columns(at)["B"]["exact"]["recall"]
    assert table.loc["Recall", "B − A"].startswith(f"{b - recall:+.3f} (".replace("-", "−"))
    assert any("percentile bootstrap of rows, 200" in caption.value for caption in at.caption)
    at.slider(key="slide_A").set_value(0.6).run()
    assert any("draw them again" in caption.value for caption in at.caption)


def test_rows_that_flip_are_counted_and_filtered_by_class(trained):
    at = section(trained, "Changed decisions")
    a, b = columns(at)["A"]["exact"], columns(at)["B"]["exact"]
    both = int(b["tp"] + b["fp"] - a["tp"] - a["fp"])
    assert f"{both} changed decisions" in words(at)
    assert len(at.dataframe[0].value) == both
    at.selectbox(key="changed_class").select("benign").run()
    assert len(at.dataframe[0].value) == b["fp"] - a["fp"]


def test_one_threshold_calls_no_row_differently(trained):
    at = section(trained, "Changed decisions", pins="A:CUSTOM:0.5")
    assert any("second threshold" in caption.value for caption in at.caption)
