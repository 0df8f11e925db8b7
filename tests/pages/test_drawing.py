"""Data drawn by clicks on the Train page: points come, go, and come back."""

import json
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.training import samples
from dashboard.analysis.training.drawing import Drawing
from dashboard.ui.components import chart
from dashboard.ui.components.chart import Click
from pages.train import drawing as page
from tests.charts import charts, numbers, readouts

PAGE = Path(__file__).parents[2] / "pages" / "train" / "page.py"


def opened(**link: str) -> AppTest:
    at = AppTest.from_file(PAGE, default_timeout=30)
    at.query_params.update(data="Synthetic 2-D data", **link)
    at.run()
    assert not at.exception
    return at


def drawn(at: AppTest) -> Drawing:
    (drawing,) = at.session_state["once drawing"].values()
    assert isinstance(drawing, Drawing)
    return drawing


def n_rows(at: AppTest) -> int:
    return len(at.session_state["prepared"].y)


def test_click_on_an_empty_place_adds_a_point_of_the_chosen_class():
    at = opened()
    at.button_group(key="adds").set_value("no").run()
    page.edit_points(drawn(at), Click(x=0.25, y=-1.5))
    at.run()
    prepared = at.session_state["prepared"]
    assert (prepared.columns["x1"][-1], prepared.columns["x2"][-1], prepared.y[-1]) == (0.25, -1.5, 0)
    assert n_rows(at) == 201


def test_click_over_turned_axes_means_the_same_place():
    at = opened(across="x2", up="x1")
    page.edit_points(drawn(at), Click(x=0.25, y=-1.5), ("x2", "x1"))
    assert drawn(at).table.iloc[-1].tolist() == [-1.5, 0.25, "yes"]


def test_click_on_a_dot_takes_that_point_away_and_undo_brings_it_back():
    at = opened()
    before = drawn(at).table
    x1, x2 = before["x1"][17], before["x2"][17]
    page.edit_points(drawn(at), Click(x=x1, y=x2, trace=5, point=3))
    at.run()
    assert n_rows(at) == 199
    assert x1 not in at.session_state["prepared"].columns["x1"]
    at.button(key="undo").click().run()
    assert n_rows(at) == 200
    assert drawn(at).table.equals(before)
    assert at.button(key="undo").disabled


def test_empty_chart_can_be_drawn_on_until_a_model_can_be_trained():
    at = opened()
    at.button(key="clear").click().run()
    assert not at.exception
    assert list(charts(at)) == ["pad"]
    assert charts(at)["pad"]["clicks"]
    for i, (x, y) in enumerate([(-1, -1), (-1, 0), (1, 1), (1, 0)]):
        if i == 2:
            at.button_group(key="adds").set_value("no").run()
        page.edit_points(drawn(at), Click(x=float(x), y=float(y)))
        at.run()
        assert ("fit" in charts(at)) is (i == 3)
    assert at.session_state["prepared"].y.tolist() == [1, 1, 0, 0]
    at.button(key="step").click().run()
    assert float(readouts(at)["Training loss"]) < 0.69315
    at.button(key="undo").click().run()
    assert "pad" in charts(at)


def test_points_drawn_while_a_run_plays_are_trained_on_at_once():
    at = opened()
    at.button(key="play").click().run()
    page.edit_points(drawn(at), Click(x=0, y=0))
    at.run()
    run = at.session_state["run"]
    assert run.playing
    assert run.problem.objective.n_rows + run.problem.validation.n_rows == 201


def test_a_point_added_keeps_the_weights_and_the_axes_and_is_learned_from_at_once():
    at = opened(shape="overlapping")
    at.selectbox(key="stride").select(25).run()
    at.button(key="step").click().run()
    before = at.session_state["run"]
    axes = charts(at)["fit"]["figure"]["layout"]["xaxis"]["range"]
    page.edit_points(drawn(at), Click(x=2.9, y=-2.9))
    at.run()
    after = at.session_state["run"]
    first = after.history.kept[0].step
    assert first.coef.tolist() == before.step.coef.tolist()
    assert first.iteration == 25
    assert after.playing
    assert after.problem.objective.n_rows == before.problem.objective.n_rows + 1
    assert charts(at)["fit"]["figure"]["layout"]["xaxis"]["range"] == axes
    at.button(key="reset").click().run()
    assert readouts(at)["Iteration"] == "0"


def test_drawn_points_are_in_the_link_and_open_again():
    at = opened(shape_rows="20")
    page.edit_points(drawn(at), Click(x=2.5, y=-2.5))
    at.run()
    again = opened(shape_rows="20", points=at.query_params["points"])
    assert n_rows(again) == 21
    assert drawn(again).table.iloc[-1].tolist() == [2.5, -2.5, "yes"]
    again.button(key="clear").click().run()
    assert "points" in again.query_params


def test_more_points_than_a_link_holds_are_said():
    at = opened(shape_rows="200")
    page.edit_points(drawn(at), Click(x=2.5, y=-2.5))
    at.run()
    assert "points" not in at.query_params
    assert any("at most 200 points" in caption.value for caption in at.caption)


def test_a_dragged_point_is_the_same_row_elsewhere():
    at = opened(shape="overlapping")
    table = drawn(at).table
    x1, x2 = table["x1"][17], table["x2"][17]
    page.move_point(drawn(at), chart.Drag(from_x=x1, from_y=x2, x=2.5, y=-2.5))
    at.run()
    assert n_rows(at) == 200
    prepared = at.session_state["prepared"]
    assert (prepared.columns["x1"][17], prepared.columns["x2"][17]) == (2.5, -2.5)
    assert charts(at)["fit"]["drags"]


def test_chart_of_points_has_room_around_them_for_more():
    at = opened()
    prepared = at.session_state["prepared"]
    low, high = charts(at)["fit"]["figure"]["layout"]["xaxis"]["range"]
    x = prepared.columns["x1"][at.session_state["run"].problem.split.train]
    assert low == pytest.approx(x.min() - 0.25 * np.ptp(x))
    assert high == pytest.approx(x.max() + 0.25 * np.ptp(x))


def test_hand_edited_points_and_clicks_keep_one_another():
    at = opened()
    table = drawn(at).table.copy()
    drawn(at).table = table.iloc[:50]
    page.edit_points(drawn(at), Click(x=2, y=2))
    at.run()
    assert n_rows(at) == 51


def test_data_of_one_class_are_counted_in_words():
    at = opened()
    drawing = drawn(at)
    drawing.table = drawing.table.query("`class` == 'yes'")
    page.edit_points(drawing, Click(x=0, y=0))
    at.run()
    assert "0 no and 101 yes" in charts(at)["pad"]["alt"]
    assert json.dumps(charts(at)["pad"]["figure"]["data"]).count('"yes"') == 1
    assert len(numbers(charts(at)["pad"]["figure"]["data"][0]["x"])) == 101


def test_a_drawing_forgets_the_oldest_of_very_many_clicks():
    drawing = Drawing(samples.points("two blobs", 10, 0.5, 0))
    for i in range(150):
        drawing.add(i, i)
    for _ in range(150):
        drawing.undo()
    assert len(drawing.table) == 60


def test_open_question_of_an_upload_is_named_and_leads_to_data():
    at = AppTest.from_file(PAGE, default_timeout=30)
    at.query_params["data"] = "Your own file"
    at.run()
    rows = "\n".join(f"{7 * i % 31 + 0.5},{['red', 'blue'][i % 2]}" for i in range(40))
    at.file_uploader[0].set_value(("own.csv", f"age,colour\n{rows}".encode(), "text/csv")).run()
    assert not at.exception
    assert "counts as positive?" in at.info[-1].value
    assert "Answer on the page Data" in at.get("page_link")[-1].proto.label
