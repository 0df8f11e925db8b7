import numpy as np
import pytest

import logreg as lr
from logreg.inspection.conditioning import conditioning
from logreg.inspection.landscape import landscape
from logreg.inspection.solver_paths import relative_excess, solver_path, suboptimality

DATA = lr.load_tumour_size()
LAND = landscape("size", DATA.columns["size"], DATA.y)
SMOOTH = ["gradient-descent", "momentum", "nesterov", "newton", "lbfgs"]


@pytest.mark.parametrize("solver", SMOOTH)
def test_every_trail_ends_at_the_same_minimum(solver):
    found = solver_path(LAND, solver, (-3.0, 2.0), learning_rate=2.0, max_iter=2000)
    assert LAND.minimum_point
    assert found.status.succeeded
    assert (found.weight[0], found.bias[0]) == (-3.0, 2.0)
    assert (found.weight[-1], found.bias[-1]) == pytest.approx(LAND.minimum_point, abs=1e-5)
    assert found.n_steps == len(found.loss) - 1


def test_losses_belong_to_the_places():
    found = solver_path(LAND, "momentum", (0.0, 0.0), learning_rate=1.0, max_iter=30)
    assert found.n_steps == 30
    assert found.status is lr.Status.LIMIT_REACHED
    for k in (0, 7, 30):
        loss = LAND.objective.value(np.array([found.bias[k], found.weight[k]]))
        assert found.loss[k] == pytest.approx(loss, rel=1e-12)


def test_newton_needs_fewer_steps_than_gradient_descent():
    newton, descent = (
        solver_path(LAND, name, (0.0, 0.0), learning_rate=1.0) for name in ("newton", "gradient-descent")
    )
    assert newton.n_steps < 10 < descent.n_steps


def test_a_rate_far_above_the_bound_does_not_settle():
    bound = conditioning(LAND.objective).largest_stable_rate
    below, above = (
        solver_path(LAND, "gradient-descent", (0.0, 0.0), learning_rate=r * bound, max_iter=3000)
        for r in (0.9, 30)
    )
    assert below.status.succeeded
    assert not above.status.succeeded


def test_separated_classes_end_by_being_told_apart():
    land = landscape("x", [1.0, 2.0, 3.0, 4.0], [0, 0, 1, 1])
    assert solver_path(land, "newton", (0.0, 0.0), learning_rate=1.0).status is lr.Status.SEPARATED


def test_gap_is_the_difference():
    np.testing.assert_allclose(suboptimality([0.7, 0.5], 0.25), [0.45, 0.25], rtol=1e-15)


def test_gap_of_rounding_size_is_not_a_number():
    assert np.isnan(suboptimality([0.3, 0.3 - 1e-17, np.nextafter(0.3, 1)], 0.3)).all()


def test_relative_excess_is_the_share_above_the_lowest_loss_and_zero_where_rounding_is_left():
    lowest = 0.25
    assert relative_excess([0.5, 0.275, lowest * (1 + 1e-16)], lowest) == pytest.approx([1, 0.1, 0])
    assert np.isnan(relative_excess([0.5], 0.0)).all()
