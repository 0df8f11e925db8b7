"""Solving with a Hessian, by halves where columns are many."""

import numpy as np
import pytest

from logreg.linalg.gram import cross_product
from logreg.solvers.hessian import hessian_inverse, inverse_factor, regular_inverse


def hessian(k, seed=0):
    A = np.random.default_rng(seed).normal(size=(2 * k + 5, k))
    return A.T @ A / len(A)


@pytest.mark.parametrize("k", [1, 64, 65, 130, 201])
def test_the_inverse_factor_turns_the_hessian_into_the_identity(k):
    H = hessian(k)
    P = inverse_factor(H)
    assert P is not None
    np.testing.assert_allclose(P @ H @ P.T, np.eye(k), atol=1e-12)


@pytest.mark.parametrize("k", [3, 130])
@pytest.mark.parametrize("place", ["first", "last"])
def test_a_singular_hessian_has_no_factor_and_is_solved_by_the_shortest(k, place):
    X = np.random.default_rng(0).normal(size=(3 * k, k))
    copy, original = (0, 1) if place == "first" else (-1, -2)
    X[:, copy] = X[:, original]
    H = X.T @ X
    assert inverse_factor(H / np.sqrt(np.outer(H.diagonal(), H.diagonal()))) is None
    b = H @ np.arange(1.0, k + 1)
    x = hessian_inverse(H)(b)
    np.testing.assert_allclose(H @ x, b, rtol=1e-8)
    assert x[copy] == pytest.approx(x[original], rel=1e-6)


@pytest.mark.parametrize("k", [3, 64, 65])
@pytest.mark.parametrize("left", [1e-3, 1e-5, 1e-7])
def test_a_column_that_the_others_all_but_explain_counts_as_explained_below_a_share_of_1e_12(k, left):
    random = np.random.default_rng(0)
    X = np.linalg.qr(random.normal(size=(3 * k, k)))[0]
    X[:, 0] = X[:, 1] + left * X[:, 0]  # of which left^2 is its own
    H = X.T @ X
    solve = regular_inverse(H)
    if left**2 < 1e-12:
        assert solve is None
        return
    assert solve is not None
    wanted = np.arange(1.0, k + 1)
    np.testing.assert_allclose(solve(H @ wanted), wanted, rtol=1e-4)


@pytest.mark.parametrize("scale", [1e-12, 1.0, 1e12])
def test_units_of_a_column_do_not_matter(scale):
    unit = np.array([scale, 1.0, 1.0])
    H = hessian(3) * unit * unit[:, None]
    b = np.array([1.0, 2.0, 3.0])
    np.testing.assert_allclose(
        hessian_inverse(H)(b * unit) * unit, np.linalg.solve(hessian(3), b), rtol=1e-10
    )


@pytest.mark.parametrize(("n", "a", "b"), [(1, 1, 1), (300, 51, 52), (500, 120, 7)])
def test_a_product_of_two_by_parts_is_the_product(n, a, b):
    random = np.random.default_rng(0)
    A, B = random.normal(size=(n, a)), random.normal(size=(n, b))
    np.testing.assert_allclose(cross_product(A, B), A.T @ B, rtol=1e-12, atol=1e-11)
