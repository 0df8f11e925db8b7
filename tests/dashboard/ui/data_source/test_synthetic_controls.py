"""Shapes on the Train page: chosen, edited, bent by products."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.training import samples
from dashboard.tabular import TableError
from logreg.data.synthetic import load_synthetic
from tests.charts import charts, numbers, trace
from tests.pages.trained import circles

PAGE = Path(__file__).parents[4] / "pages" / "train" / "page.py"


def page(**link):
    at = AppTest.from_file(PAGE, default_timeout=30)
    at.query_params["data"] = "Synthetic 2-D data"
    for name, value in link.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def test_a_shape_has_two_features_and_those_products_that_were_asked_for():
    plain, bent = circles(), circles("x1²", "x1 · x2")
    assert list(plain.columns) == ["x1", "x2"]
    assert list(bent.columns) == ["x1", "x2", "x1²", "x1 · x2"]
    np.testing.assert_array_equal(bent.columns["x1 · x2"], plain.columns["x1"] * plain.columns["x2"])
    assert plain.y.sum() == 100


def test_an_incomplete_point_is_dropped_and_counted():
    table = samples.points("two blobs", 20, 0.5, 0)
    table.attrs["name"] = "Two blobs"
    table.loc[3, "x2"] = np.nan
    prepared = samples.prepare_points(table, ["x2²"])
    assert len(prepared.y) == 19
    assert sum(prepared.dropped.values()) == 1


def test_points_of_one_class_only_are_refused_with_a_remedy():
    table = samples.points("two blobs", 20, 0.5, 0).query("`class` == 'no'")
    with pytest.raises(TableError):
        samples.prepare_points(table)


def test_a_link_opens_the_shape_as_it_was_prepared():
    at = page(shape="xor", noise="0.25", shape_rows="60", shape_seed="3", terms="x1 · x2")
    prepared = at.session_state["prepared"]
    expected = load_synthetic("xor", 60, 3, noise=0.25)
    np.testing.assert_array_equal(prepared.columns["x1"], expected.columns["x1"])
    assert list(prepared.columns) == ["x1", "x2", "x1 · x2"]


def test_nonsense_in_a_link_falls_back():
    at = page(shape="moons", noise="nan", shape_rows="-1", terms="x9")
    assert at.session_state["prepared"].name == "Two blobs"
    assert len(at.session_state["prepared"].y) == 200


def test_the_run_stays_the_same_while_nothing_changes():
    at = page(shape="circles")
    before = at.session_state["prepared"]
    at.run()
    assert at.session_state["prepared"] is before


def test_with_squares_the_boundary_is_a_closed_curve():
    at = page(shape="circles", terms="x1²", noise="0.2")
    at.button_group("terms").set_value(["x1²", "x2²"]).run()
    at.selectbox("solver").set_value("newton").run()
    [step] = [button for button in at.button if button.label.startswith("Step")][:1]
    step.click().run()
    assert not at.exception
    boundary = trace(charts(at)["fit"], "Boundary at 0.5")
    x, y = numbers(boundary["x"]), numbers(boundary["y"])
    seen = np.isfinite(np.asarray(x, dtype=float))
    radius = np.hypot(np.asarray(x, dtype=float)[seen], np.asarray(y, dtype=float)[seen])
    assert radius.size
    assert np.all((radius > 0.5) & (radius < 1.5))


def test_an_edited_table_is_what_is_learned_from():
    table = samples.points("two blobs", 20, 0.5, 0)
    more = pd.concat([table, pd.DataFrame({"x1": [9.0], "x2": [9.0], "class": ["no"]})], ignore_index=True)
    prepared = samples.prepare_points(more)
    assert prepared.columns["x1"][-1] == 9
    assert len(prepared.y) == 21
