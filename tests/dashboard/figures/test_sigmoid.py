"""What the chart draws is what logreg says, and what moves goes where logreg says."""

import numpy as np
import pytest

import logreg as lr
from dashboard.figures import sigmoid, style
from tests.charts import traces


def test_curve_is_red_and_its_derivative_blue_over_minus_ten_to_ten():
    drawn = traces(sigmoid.sigmoid_curves())
    curve, slope = drawn["sigmoid σ(z)"], drawn["slope σ′(z)"]
    assert (curve.line.color, slope.line.color) == (style.VERMILION, style.BLUE)
    assert (curve.x[0], curve.x[-1]) == (-10, 10)
    np.testing.assert_array_equal(curve.y, lr.sigmoid(curve.x))
    np.testing.assert_array_equal(slope.y, lr.sigmoid_derivative(slope.x))


def test_axes_are_titled_and_the_figure_too():
    layout = sigmoid.sigmoid_curves().layout
    assert layout.title.text
    assert layout.xaxis.title.text
    assert layout.yaxis.title.text


def test_the_legend_hangs_below_the_title_however_many_rows_it_takes():
    legend, title = (
        sigmoid.sigmoid_curves(others=list(sigmoid.OTHERS)).layout.legend,
        sigmoid.sigmoid_curves().layout.title,
    )
    assert (legend.yref, legend.yanchor, title.yanchor) == ("container", "top", "top")
    assert (title.y - legend.y) * sigmoid.sigmoid_curves().layout.height > title.font.size


def test_weight_and_bias_draw_a_third_curve_beside_the_plain_one():
    plain = traces(sigmoid.sigmoid_curves())["σ(1z)"]  # it lies unseen under the sigmoid until it is dragged
    np.testing.assert_allclose(plain.y, lr.sigmoid(plain.x))
    assert plain.showlegend is False
    moved = traces(sigmoid.sigmoid_curves(2.0, -1.0))["σ(2z − 1)"]
    np.testing.assert_allclose(moved.y, lr.sigmoid(2 * moved.x - 1))
    assert "σ(−2z)" in traces(sigmoid.sigmoid_curves(-2.0))
    assert "σ(1.000 × 10⁻⁵z)" in traces(sigmoid.sigmoid_curves(1e-5))


@pytest.mark.parametrize("name", sigmoid.OTHERS)
def test_each_other_activation_comes_with_its_derivative_in_its_colour(name):
    drawn = traces(sigmoid.sigmoid_curves(others=[name]))
    function, slope = drawn[name], drawn[f"{name}′"]
    assert function.line.color == slope.line.color
    numeric = np.gradient(function.y, function.x)
    away_from_the_kink = np.abs(function.x) > 0.1
    np.testing.assert_allclose(slope.y[away_from_the_kink], numeric[away_from_the_kink], atol=2e-3)


@pytest.mark.parametrize(("weight", "bias"), [(1.0, 0.0), (-2.0, 3.0)])
def test_marks_lie_on_their_curves_at_every_position(weight, bias):
    figure = sigmoid.sigmoid_curves(weight, bias)
    moves = sigmoid.mark_point(figure, 1.0, weight, bias)
    assert {trace for trace, _ in moves} == {
        i for i, t in enumerate(figure.data) if "at z" in t.name or "point" in t.name
    }
    for (number, letter), rows in moves.items():
        row = np.flatnonzero(np.isclose(sigmoid.POSITIONS, 1.0))[0]
        np.testing.assert_allclose(rows[row], figure.data[number][letter])


def test_tangent_touches_the_curve_with_its_slope():
    figure = sigmoid.sigmoid_curves()
    sigmoid.mark_point(figure, 0.7)
    tangent = traces(figure)["tangent at z"]
    assert np.mean(tangent.y) == pytest.approx(lr.sigmoid(0.7))
    assert np.diff(tangent.y) / np.diff(tangent.x) == pytest.approx(lr.sigmoid_derivative(0.7))


def test_the_second_curve_and_its_point_follow_weight_and_bias():
    by_weight = sigmoid.moved_curve(1.5, sigmoid.WEIGHTS, -1.0, 5)
    by_bias = sigmoid.moved_curve(1.5, 2.0, sigmoid.BIASES, None)
    assert by_weight[0, "y"].shape == (len(sigmoid.WEIGHTS), len(sigmoid.MOVED_GRID))
    np.testing.assert_allclose(by_weight[5, "y"][:, 0], lr.sigmoid(1.5 * sigmoid.WEIGHTS - 1), rtol=1e-6)
    np.testing.assert_allclose(
        by_bias[0, "y"][7], lr.sigmoid(2 * sigmoid.MOVED_GRID + sigmoid.BIASES[7]), rtol=1e-6
    )
    assert list(by_bias) == [(0, "y")]
