"""Loss curves, their dots, and what clipping flattens."""

import numpy as np
import pytest

from dashboard.figures import loss
from logreg.functional.sample_loss import sample_at_logit
from tests.charts import traces


@pytest.mark.parametrize("y", [0, 1])
def test_over_p_the_curve_is_minus_log_of_what_happened(y):
    drawn = traces(loss.sample_loss(loss.AXES["p"], y))
    curve, gradient = drawn["cross-entropy"], drawn["gradient of cross-entropy"]
    p = np.asarray(curve.x)
    np.testing.assert_allclose(curve.y, -np.log(p if y else 1 - p), rtol=1e-12)
    np.testing.assert_allclose(gradient.y, p - y, atol=1e-14)


@pytest.mark.parametrize("y", [0, 1])
def test_over_z_each_gradient_is_the_slope_of_its_loss(y):
    drawn = traces(loss.sample_loss(loss.AXES["z"], y))
    for name in (loss.CROSS_ENTROPY, loss.SQUARED_ERROR):
        curve, gradient = drawn[name], drawn[f"gradient of {name}"]
        np.testing.assert_allclose(gradient.y[1:-1], np.gradient(curve.y, curve.x)[1:-1], atol=3e-3)


@pytest.mark.parametrize("name", loss.AXES)
@pytest.mark.parametrize("y", [0, 1])
def test_dots_ride_on_the_curves_at_every_position(name, y):
    axis = loss.AXES[name]
    value = float(axis.positions[30])
    figure = loss.sample_loss(axis, y)
    moves = loss.mark_sample(figure, axis, y, value)
    assert len(moves) == 8
    for (number, letter), rows in moves.items():
        assert rows.shape == (len(axis.positions), 1)
        assert figure.data[number][letter][0] == pytest.approx(rows[30, 0])
        assert figure.data[number].marker.symbol == ("circle", "diamond")[y]


def test_the_clipped_loss_goes_flat_where_the_exact_one_keeps_growing():
    drawn = traces(loss.clipping_figure(1, 1e-7))
    z = np.asarray(drawn["exact, from z"].x)
    far = z < -17
    np.testing.assert_allclose(np.asarray(drawn["exact, from z"].y)[far], -z[far], rtol=1e-6)
    np.testing.assert_allclose(np.asarray(drawn["p clipped at 1e-07"].y)[far], -np.log(1e-7), rtol=1e-12)
    assert not np.asarray(drawn["gradient of the clipped"].y)[far].any()
    np.testing.assert_array_equal(drawn["exact gradient"].y, sample_at_logit(1, z).cross_entropy_gradient)
