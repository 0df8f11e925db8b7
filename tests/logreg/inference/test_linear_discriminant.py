"""The linear discriminant, from which Firth's estimate is looked for, against scikit-learn's."""

import numpy as np
import pytest
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

from logreg.arrays import Matrix, Vector
from logreg.inference.estimate import linear_discriminant, maximum_likelihood
from logreg.separation.geometry import standardised_rows


def normal_classes(first: int, second: int) -> tuple[Matrix, Vector]:
    """(n, 4) standardised with ones, (n,): two normal classes that overlap much."""
    random = np.random.default_rng(5)
    X = random.normal(size=(first + second, 3))
    y = np.r_[np.zeros(first), np.ones(second)]
    X[y == 1] += (0.4, -0.2, 0.3)
    return standardised_rows(X @ random.normal(size=(3, 3))), y


@pytest.mark.parametrize(("first", "second"), [(80, 80), (150, 30)])
def test_discriminant_is_the_one_of_scikit_learn(first: int, second: int) -> None:
    A, y = normal_classes(first, second)
    peer = LinearDiscriminantAnalysis(solver="lsqr").fit(A[:, 1:], y)
    assert linear_discriminant(A, y) == pytest.approx(np.r_[peer.intercept_, peer.coef_[0]], rel=1e-9)


def test_discriminant_of_weight_two_equals_that_of_repeated_rows() -> None:
    A, y = normal_classes(40, 25)
    twice = linear_discriminant(np.r_[A, A], np.r_[y, y])
    assert linear_discriminant(A, y, np.full(len(y), 2.0)) == pytest.approx(twice, rel=1e-9)


def test_firth_is_finite_where_a_column_is_the_class() -> None:
    # a 2 x 2 table of 50 and 30 rows with empty cells: half a case is added to each (Firth 1993, section 3)
    y = np.r_[np.zeros(50), np.ones(30)]
    low, high = np.log(0.5 / 50.5), np.log(30.5 / 0.5)
    assert maximum_likelihood(y[:, None], y, firth=True).coef == pytest.approx([low, high - low], rel=1e-8)
