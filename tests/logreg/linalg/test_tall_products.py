import numpy as np
import pytest

from logreg.linalg.tall_products import times_coefficients, times_rows, whole_tiles


@pytest.mark.parametrize("shape", [(0, 3), (1, 1), (5, 0), (7, 40_000), (2730, 12), (2731, 12), (70_000, 3)])
@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_product_tile_by_tile_is_the_product(shape, order, dtype):
    random = np.random.default_rng(0)
    X = np.array(random.normal(size=shape), dtype=dtype, order=order)
    coef, row_values = (random.normal(size=size).astype(dtype) for size in reversed(shape))
    margin = np.full(shape[0], np.nan)
    times_coefficients(X, coef, out=margin)
    tolerance = 2e-3 if dtype == np.float32 else 1e-11
    by_coef, by_rows = X.astype(float) @ coef.astype(float), row_values.astype(float) @ X.astype(float)
    np.testing.assert_allclose(margin, by_coef, rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(times_rows(row_values, X), by_rows, rtol=tolerance, atol=tolerance)


def test_every_second_row_of_a_table_needs_no_copy_first():
    X = np.random.default_rng(0).normal(size=(40_000, 6))
    coef, margin = np.arange(3.0), np.empty(20_000)
    times_coefficients(X[::2, ::2], coef, out=margin)
    np.testing.assert_allclose(margin, X[::2, ::2] @ coef, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(times_rows(margin, X[::2, ::2]), margin @ X[::2, ::2], rtol=1e-12)


@pytest.mark.parametrize("columns", [1, 20, 300, 20_000])
def test_tiles_stay_below_the_size_at_which_the_linear_algebra_uses_threads_of_its_own(columns):
    _, rows = whole_tiles(np.empty((1000, columns)))
    assert rows * columns <= 115_200 * 4  # GEMM_MULTITHREAD_THRESHOLD: OpenBLAS, interface/gemv.c
