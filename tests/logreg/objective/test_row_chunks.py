import pickle
import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import logreg as lr
from logreg.linalg.gram import gram
from logreg.linalg.threads import parallel_map
from logreg.objective.loss_kernel import log_product
from logreg.objective.loss_sums import block_sums
from logreg.objective.row_chunks import Block


def big(n=50_000, d=30, dtype=float, order="C"):
    random = np.random.default_rng(0)
    X = random.normal(size=(n, d))
    return np.array(X, dtype=dtype, order=order), random.integers(0, 2, n), random.normal(size=d + 1)


@given(st.lists(st.floats(0.5, 1), max_size=5000))
def test_the_logarithm_of_a_product_is_the_sum_of_logarithms(factors):
    expected = np.log(np.array(factors)).sum()
    assert log_product(np.array(factors)) == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("weighted", [False, True])
def test_pieces_add_up_to_the_textbook_formula_of_all_rows(weighted):
    X, y, coef = big()
    weight = np.random.default_rng(1).uniform(0, 2, len(y)) if weighted else None
    total = block_sums(Block(X, y, weight), coef, fit_intercept=True, hessian=True)
    assert len(Block(X, y).row_chunks()) > 1
    assert total.hessian is not None
    w = np.ones(len(y)) if weight is None else weight
    A = np.column_stack([np.ones(len(X)), X])
    p = 1 / (1 + np.exp(-A @ coef))
    assert total.loss == pytest.approx(-(w * np.log(np.where(y, p, 1 - p))).sum(), rel=1e-12)
    np.testing.assert_allclose(total.gradient, A.T @ (w * (p - y)), rtol=1e-9, atol=1e-8)
    np.testing.assert_allclose(total.hessian, (A.T * (w * p * (1 - p))) @ A, rtol=1e-9, atol=1e-8)


@pytest.mark.parametrize(("dtype", "order"), [(float, "F"), (np.float32, "C"), (np.float32, "F")])
def test_the_layout_of_the_rows_does_not_matter(dtype, order):
    X, y, coef = big(dtype=dtype, order=order)
    one = lr.Objective(X, y).value_gradient_hessian(coef)
    other = lr.Objective(np.ascontiguousarray(X, dtype=float), y).value_gradient_hessian(coef)
    assert one[0] == pytest.approx(other[0], rel=1e-13)
    np.testing.assert_allclose(one[1], other[1], atol=1e-13)
    np.testing.assert_allclose(one[2], other[2], atol=1e-13)


def test_threads_and_one_thread_agree(monkeypatch):
    X, y, coef = big()
    threads = lr.Objective(X, y).gradient(coef)
    monkeypatch.setattr("logreg.objective.in_memory.THREADS_PAY", np.inf)
    np.testing.assert_allclose(lr.Objective(X, y).gradient(coef), threads, atol=1e-14)


def test_permuting_rows_changes_nothing_but_rounding():
    X, y, coef = big()
    order = np.random.default_rng(1).permutation(len(y))
    np.testing.assert_allclose(
        lr.Objective(X[order], y[order]).gradient(coef), lr.Objective(X, y).gradient(coef), atol=1e-14
    )


def test_rows_are_not_copied():
    X, y, _ = big(n=2000, dtype=np.float32)
    assert np.shares_memory(lr.Objective(X, y).X, X)


def test_an_objective_can_be_sent_to_another_process_after_its_threads_have_run():
    X, y, coef = big()
    objective = lr.Objective(X, y)
    gradient = objective.gradient(coef)
    np.testing.assert_allclose(pickle.loads(pickle.dumps(objective)).gradient(coef), gradient, atol=1e-14)


@pytest.mark.parametrize("dtype", [float, np.float32])
def test_a_fit_needs_at_most_64_megabytes_beside_its_rows(dtype):
    X, y, _ = big(n=400_000, d=20, dtype=dtype)  # 64 MB of float64: a copy of either kind would be seen
    tracemalloc.start()
    lr.LogisticRegression(1.0).fit(X, y)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30 * 2**20


@pytest.mark.parametrize("rows", [1, 99, 100, 101, 1000])
@pytest.mark.parametrize("k", [1, 31, 51, 52, 130])
def test_a_product_by_parts_is_the_product(rows, k):
    A = np.random.default_rng(0).normal(size=(rows, k))
    np.testing.assert_allclose(gram(A), A.T @ A, rtol=1e-12, atol=1e-12)
    weight = np.random.default_rng(1).uniform(0, 2, rows)
    np.testing.assert_allclose(gram(A, weight), (A.T * weight) @ A, rtol=1e-12, atol=1e-12)


def test_work_is_shared_out_in_order_and_an_error_comes_back():
    assert parallel_map(lambda i: i * i, range(50)) == [i * i for i in range(50)]
    with pytest.raises(ZeroDivisionError):
        parallel_map(lambda i: 1 // i, range(3))


def test_a_forked_process_starts_threads_of_its_own():
    parallel_map(abs, [1, 2])
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        assert pool.submit(parallel_map, abs, [-1, -2]).result(timeout=60) == [1, 2]
