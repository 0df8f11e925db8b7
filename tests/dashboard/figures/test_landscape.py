"""The map, the surface and the curve tell of one landscape, and what moves along it agrees."""

import numpy as np

import logreg as lr
from dashboard.figures import landscape as figures
from dashboard.figures import neuron
from logreg.inspection.landscape import landscape
from logreg.inspection.solver_paths import solver_path
from tests.charts import traces

DATA = lr.load_tumour_size()
SIZE = DATA.columns["size"]
LAND = landscape("size <b>", SIZE, DATA.y)
HERE, WALK = LAND.descent(0.5, -1.0, learning_rate=3.0), LAND.transect(-1.0, learning_rate=3.0)


def test_map_and_surface_hold_the_same_losses():
    flat, high = figures.loss_contour(LAND).data[0], figures.loss_surface_figure(LAND).data[0]
    np.testing.assert_array_equal(flat.z, LAND.surface.loss)
    np.testing.assert_allclose(high.z, flat.z, rtol=1e-6)


def test_weight_and_bias_are_drawn_to_one_scale():
    layout = figures.loss_contour(LAND).layout
    assert layout.yaxis.scaleanchor == "x"
    assert layout.xaxis.range == layout.yaxis.range


def test_the_minimum_is_marked_where_newton_ends():
    assert LAND.minimum_point
    minimum = traces(figures.loss_contour(LAND))["minimum"]
    assert (minimum.x[0], minimum.y[0]) == LAND.minimum_point
    foot = traces(figures.loss_surface_figure(LAND))["minimum"]
    assert foot.z[0] == LAND.minimum.loss


def test_the_arrow_is_one_step_of_gradient_descent():
    figure = figures.loss_contour(LAND)
    figures.mark_contour(figure, HERE, WALK)
    arrow = traces(figure)["one step downhill"]
    assert list(arrow.x) == [0.5, HERE.next_weight]
    assert list(arrow.y) == [-1.0, HERE.next_bias]


def test_everything_moves_to_where_the_walk_says():
    number = 3
    at = WALK[number]
    map_, curve = figures.loss_contour(LAND), chart_of_rows()
    arrow_x = figures.mark_contour(map_, HERE, WALK)[len(map_.data) - 2, "x"]
    np.testing.assert_allclose(arrow_x[number], [at.weight, at.next_weight], rtol=1e-6)
    ((_, heights),) = neuron.mark_fit(curve, LAND, HERE, WALK).items()
    x = np.asarray(traces(curve)["your curve"].x)
    np.testing.assert_allclose(heights[number], LAND.probability(x, at.weight, at.bias), atol=1e-6)


def test_the_pin_stands_on_the_surface_at_weight_and_bias():
    figure = figures.loss_surface_figure(LAND)
    figures.mark_surface(figure, LAND.surface, (HERE.weight, HERE.bias, HERE.loss))
    pin = traces(figure)["your w and b"]
    assert (pin.x[0], pin.y[0], pin.z[0]) == (0.5, -1.0, HERE.loss)


def chart_of_rows():
    return neuron.fitted_rows(LAND, SIZE, DATA.y, ("benign", "malignant"))


def test_rows_stand_at_their_class_in_its_colour():
    drawn = traces(chart_of_rows())
    assert sorted(drawn["malignant"].x) == sorted(SIZE[DATA.y == 1])
    assert set(drawn["benign"].y) == {0}
    assert drawn["malignant"].marker.symbol == "diamond"


def test_a_name_with_markup_is_shown_as_it_is():
    assert chart_of_rows().layout.xaxis.title.text == "size &lt;b&gt;"


def test_many_rows_are_thinned_from_the_smallest_to_the_largest():
    x = np.random.default_rng(0).normal(size=50_000)
    drawn = traces(neuron.fitted_rows(LAND, x, np.arange(50_000) % 2, ("0", "1")))["1"]
    assert len(drawn.x) == neuron.MOST_POINTS
    assert (drawn.x[0], drawn.x[-1]) == (x[1::2].min(), x[1::2].max())


def test_separated_classes_have_no_marked_minimum():
    land = landscape("x", [1.0, 2.0, 3.0, 4.0], [0, 0, 1, 1])
    assert "minimum" not in traces(figures.loss_contour(land)) | traces(figures.loss_surface_figure(land))


def test_trails_are_named_with_their_steps_and_end_at_the_minimum():
    assert LAND.minimum_point
    way = solver_path(LAND, "newton", (0.0, 0.0), learning_rate=1.0)
    map_, surface = figures.loss_contour(LAND), figures.loss_surface_figure(LAND)
    figures.add_trails(map_, [way])
    figures.add_trails_to_surface(surface, [way])
    drawn = traces(map_)[f"Newton, {way.n_steps} steps"]
    np.testing.assert_allclose((drawn.x[-1], drawn.y[-1]), LAND.minimum_point, atol=1e-6)
    np.testing.assert_allclose(traces(surface)["Newton"].z, way.loss, rtol=1e-6)
    assert [trace.name for trace in map_.data if trace.showlegend] == [drawn.name]
