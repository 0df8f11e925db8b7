"""One formula of the loss: its derivatives, its tails, and that others' loss is the same number."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp

import logreg as lr
from logreg.functional.losses import cross_entropy_of_logits
from logreg.objective.loss_kernel import (
    Penalty,
    margin_curvature,
    margin_loss,
    p_other_class,
    total_loss,
)
from logreg.objective.margins import margin_objective

MARGINS = np.array([-1000.0, -40.0, -3.0, -1e-9, 0.0, 0.5, 30.0, 700.0, 1000.0])


def test_loss_of_a_margin_is_the_logarithm_to_40_digits():
    with mp.workdps(60):
        expected = [float(mp.log1p(mp.exp(-mp.mpf(m)))) for m in MARGINS]
    with np.errstate(over="ignore"):
        q = p_other_class(MARGINS)
    np.testing.assert_allclose(margin_loss(MARGINS, q), expected, rtol=1e-15, atol=2e-16)


@given(st.floats(-30, 30))
def test_derivatives_are_those_of_the_loss(m):
    with mp.workdps(40):
        first, second = (float(mp.diff(lambda x: mp.log1p(mp.exp(-x)), m, order)) for order in (1, 2))
    q = p_other_class(np.array([m]))
    assert -q[0] == pytest.approx(first, rel=1e-12)
    assert margin_curvature(q)[0] == pytest.approx(second, rel=1e-12, abs=1e-15)


@given(
    st.lists(st.tuples(st.floats(-50, 50), st.integers(0, 1), st.integers(0, 3)), min_size=1, max_size=200)
)
def test_sum_of_losses_is_the_textbooks_and_a_weight_counts_the_row_so_often(rows):
    z, y, weight = map(np.array, zip(*rows, strict=True))
    margin = np.where(y == 1, z, -z).astype(float)
    each = cross_entropy_of_logits(y, z.astype(float))
    q = p_other_class(margin)
    assert total_loss(margin, q, None) == pytest.approx(each.sum(), rel=1e-12, abs=1e-13)
    repeated = np.repeat(margin, weight)
    assert total_loss(margin, q, weight.astype(float)) == pytest.approx(
        total_loss(repeated, p_other_class(repeated), None), rel=1e-12, abs=1e-13
    )


@pytest.mark.parametrize(("l1", "l2"), [(0, 0), (0, 0.3), (0.2, 0), (0.2, 0.3)])
def test_penalty_of_slopes_by_hand(l1, l2):
    penalty = Penalty(l1, l2)
    np.testing.assert_allclose(
        penalty.of_each(np.array([2.0, -3.0, 0.0])), [2 * l1 + 2 * l2, 3 * l1 + 4.5 * l2, 0]
    )


def test_penalty_far_out_is_infinite_and_no_penalty_is_0_everywhere():
    far = np.array([np.inf, -1e300])
    with np.errstate(over="ignore"):
        assert Penalty(0.0, 0.1).of_each(far).tolist() == [np.inf, np.inf]
    assert Penalty().of_each(far).tolist() == [0, 0]


def test_shortest_subgradient_is_0_where_a_corner_holds_a_slope():
    penalty = Penalty(0.5, 0.0)
    found = penalty.shortest_subgradient(np.array([0.3, -0.8, 0.3]), np.array([0.0, 0.0, -1.0]))
    np.testing.assert_allclose(found, [0, -0.3, -0.2])


@pytest.mark.parametrize("weighted", [False, True])
def test_copy_of_few_rows_has_the_objectives_value_gradient_and_hessian(weighted):
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(60, 4)), rng.integers(0, 2, 60)
    weight = rng.integers(0, 3, 60) if weighted else None
    objective = lr.Objective(X, y, l2=0.2, sample_weight=weight)
    coef = rng.normal(size=5)
    rows = margin_objective(objective)
    one, other = objective.at(coef, hessian=True), rows.at(coef)
    assert one.hessian is not None
    assert one.loss == pytest.approx(other.loss, rel=1e-14)
    np.testing.assert_allclose(one.gradient, other.gradient, atol=1e-14)
    np.testing.assert_allclose(one.hessian, rows.hessian(other), atol=1e-14)
