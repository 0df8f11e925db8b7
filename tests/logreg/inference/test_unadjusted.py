"""Columns alone beside statsmodels, and beside the table of counts by hand."""

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm

from logreg.inference.estimability import NotEstimable
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.inference.summary import summary_of
from logreg.inference.unadjusted import unadjusted_estimates
from logreg.inference.weighted import weighted_estimate
from tests.logreg import published


def alone_by_column(estimate):
    """Every one of them exists."""
    found = unadjusted_estimates(estimate)
    assert all(isinstance(each, Estimate) for each in found.values())
    return {name: each for name, each in found.items() if isinstance(each, Estimate)}


def test_each_column_alone_is_what_statsmodels_fits_to_it():
    design, y = published.low_birth_weight("age", "lwt", "race", "smoke", "ht")
    found = alone_by_column(maximum_likelihood(design, y))
    assert list(found) == ["age", "lwt", "race", "smoke", "ht"]
    for column, alone in found.items():
        own = [j for j, term in enumerate(design.terms) if term.column == column]
        other = sm.Logit(y, sm.add_constant(design.X[:, own])).fit(disp=0, tol=1e-13)
        np.testing.assert_allclose(alone.coef, other.params, rtol=1e-7)
        np.testing.assert_allclose(alone.std_err, other.bse, rtol=1e-7)


def test_smoking_alone_has_the_odds_ratio_of_its_four_counts():
    """30 of 74 smokers and 29 of 115 others had low weight: 2.02."""
    design, y = published.low_birth_weight("smoke", "age")
    alone = summary_of(alone_by_column(maximum_likelihood(design, y))["smoke"])
    assert alone.odds_ratio[1] == pytest.approx((30 / 44) / (29 / 86), rel=1e-9)
    assert alone.std_err[1] == pytest.approx(np.sqrt(1 / 30 + 1 / 44 + 1 / 29 + 1 / 86), rel=1e-7)  # Woolf


def test_weights_and_firths_method_stay_those_of_the_whole_model():
    design, y = published.low_birth_weight("smoke", "age")
    counts = np.random.default_rng(0).integers(1, 4, len(y)).astype(float)
    for kind in ("frequency", "sampling"):
        whole = weighted_estimate(design, y, counts, kind=kind)
        (smoke, _) = alone_by_column(whole).values()
        own = weighted_estimate(design.X[:, :1], y, counts, kind=kind)
        np.testing.assert_allclose(smoke.coef, own.coef, rtol=1e-9)
        np.testing.assert_allclose(smoke.std_err, own.std_err, rtol=1e-9)
    (smoke, _) = alone_by_column(maximum_likelihood(design, y, firth=True)).values()
    np.testing.assert_allclose(smoke.coef, maximum_likelihood(design.X[:, :1], y, firth=True).coef, rtol=1e-9)


def test_a_column_that_separates_alone_says_so_and_the_others_are_told():
    y = np.array([0.0, 0, 0, 0, 1, 1, 1, 1])
    rows = np.column_stack([np.arange(8.0), [1.0, 0, 0, 1, 0, 1, 0, 1]])
    firth = maximum_likelihood(rows, y, firth=True)
    assert all(isinstance(found, Estimate) for found in unadjusted_estimates(firth).values())

    first, second = unadjusted_estimates(replace(firth, firth=False)).values()
    assert isinstance(first, NotEstimable)
    assert isinstance(second, Estimate)
