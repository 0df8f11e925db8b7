"""Variance inflation as the R package car prints it."""

import numpy as np
import pytest
import statsmodels.api as sm

from logreg.inference.collinearity import generalised_inflation, variance_inflation
from logreg.inference.estimate import maximum_likelihood
from tests.logreg import published
from tests.logreg.inference import cases

# Duncan (1961), `Duncan` in the R package carData: income and education of 45 occupations by type
PROFESSIONAL = (
    "62 86 72 76 75 92 55 90 64 86 21 84 64 93 80 100 72 86 42 74 76 98 76 97 41 84 48 91 53 45 60 56 42 44 "
    "78 82"
)
WHITE_COLLAR = "67 87 76 34 29 72 48 55 55 71 29 50"
BLUE_COLLAR = (
    "21 23 47 39 81 28 36 32 22 22 44 25 15 29 7 7 42 26 9 19 21 15 21 20 16 26 16 28 9 17 14 22 12 30 17 25 "
    "7 20 34 47 8 32"
)


def occupations():
    """Income, education, and type as two indicators against blue collar."""
    blocks = [
        np.array(text.split(), dtype=float).reshape(-1, 2)
        for text in (BLUE_COLLAR, PROFESSIONAL, WHITE_COLLAR)
    ]
    kind = np.repeat([0, 1, 2], [len(block) for block in blocks])
    return np.column_stack([np.concatenate(blocks), kind == 1, kind == 2])


def test_a_category_counts_as_one_as_car_prints_it():
    # vif(lm(prestige ~ income + education + type, data = Duncan)), an example of ?vif in the R package car:
    # GVIF 2.209178, 5.297584 and 5.098592 on 2 df. The covariance of lm is that of X'X
    X = sm.add_constant(occupations())
    covariance = np.linalg.inv(X.T @ X)[1:, 1:]
    groups = [np.array(group, dtype=bool) for group in ([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1])]
    found = generalised_inflation(covariance, groups)
    assert np.round(found, 6).tolist() == [2.209178, 5.297584, 5.098592]


def test_admissions_are_what_car_prints():
    # vif(glm(admit ~ gre + gpa + rank, family = binomial, data = binary)) of the R package car
    found = variance_inflation(maximum_likelihood(*published.admissions()))
    assert [(one.column, one.df) for one in found] == [("gre", 1), ("gpa", 1), ("rank", 3)]
    assert [f"{one.gvif:.6f}" for one in found] == ["1.134377", "1.155902", "1.025759"]
    assert [f"{one.per_coefficient:.6f}" for one in found] == ["1.065071", "1.075129", "1.004248"]


@pytest.mark.parametrize("name", ["challenger", "wisconsin, 10 features", "far tail"])
def test_of_a_number_it_is_one_over_what_the_others_leave_of_it_in_the_weighted_rows(name):
    estimate = cases.ours(name)
    X, weights = estimate.design.X, estimate.probability * (1 - estimate.probability)
    for j, found in enumerate(variance_inflation(estimate)):
        others = sm.add_constant(np.delete(X, j, axis=1))
        r2 = sm.WLS(X[:, j], others, weights=weights).fit().rsquared
        assert found.gvif == pytest.approx(1 / (1 - r2), rel=1e-8)


def test_it_does_not_depend_on_the_reference_level():
    design, y = published.admissions()
    other = np.array([[0, 1, 2, 3], [1, 0, 2, 3]])
    rows = np.column_stack([1 - design.X[:, 2:].sum(axis=1), design.X[:, 2:]])
    X = [np.column_stack([design.X[:, :2], rows[:, order[1:]]]) for order in other]
    group = np.array([0, 0, 1, 1, 1], dtype=bool)
    found = [generalised_inflation(maximum_likelihood(x, y).covariance[1:, 1:], [group])[0] for x in X]
    assert found[0] == pytest.approx(found[1], rel=1e-10)
