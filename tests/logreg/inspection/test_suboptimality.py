import numpy as np

from logreg.inspection.suboptimality import suboptimality


def test_gap_is_the_difference():
    np.testing.assert_allclose(suboptimality([0.7, 0.5], 0.25), [0.45, 0.25], rtol=1e-15)


def test_gap_of_rounding_size_is_not_a_number():
    assert np.isnan(suboptimality([0.3, 0.3 - 1e-17, np.nextafter(0.3, 1)], 0.3)).all()
