"""What a design learns of a row of weight two is what it learns of two such rows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logreg.data.design import Design
from logreg.data.quantiles import order_statistics, weighted_quantiles
from logreg.data.specification import CategoryTerms, DesignSpec, NumberTerms
from logreg.explanation.contributions import contributions, typical_case
from logreg.inspection.landscape import landscape

FORMS = (("as is",), ("as is", "square"), ("log",), ("spline 3",), ("spline 4",), ("spline 5",))
KINDS = (
    CategoryTerms(),
    CategoryTerms(join_below=0.12),
    CategoryTerms(fill_missing=True),
    CategoryTerms(missing_level="none", join_below=0.05),
)


def rows(seed, n):
    rng = np.random.default_rng(seed)
    number = np.round(rng.lognormal(3, 1, n), 2)
    number[rng.random(n) < 0.2] = np.nan
    number[:2] = [1.25, np.nan]
    place = rng.choice(np.array(["hill", "shore", "town", "isle"], dtype=object), n, p=[0.5, 0.3, 0.15, 0.05])
    gaps = place.copy()
    gaps[rng.random(n) < 0.2] = None
    return {"x": number, "kind": place, "gaps": gaps, "size": rng.normal(50, 9, n)}, rng.integers(1, 7, n)


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 2**32),
    st.sampled_from([25, 40, 99, 130, 400]),
    st.sampled_from(FORMS),
    st.sampled_from(KINDS[:2]),
    st.sampled_from(KINDS[2:]),
    st.booleans(),
)
def test_weight_two_equals_repeated_row(seed, n, forms, kind, gaps, standardise):
    columns, counts = rows(seed, n)
    columns["x"][columns["x"] <= 0] = 1.0
    asked = DesignSpec(
        {"x": NumberTerms(forms=forms, fill_missing=True), "kind": kind, "gaps": gaps},
        (("size", "kind"), ("x", "size")),
    )
    repeated = {name: np.repeat(values, counts) for name, values in columns.items()}
    weighted = Design.learn(columns, standardise=standardise, spec=asked, weight=counts)
    copied = Design.learn(repeated, standardise=standardise, spec=asked)
    assert weighted.names == copied.names
    assert weighted.levels == copied.levels
    assert weighted.replacements == copied.replacements
    np.testing.assert_allclose(np.repeat(weighted.X, counts, axis=0), copied.X, rtol=1e-9, atol=1e-9)
    for ours, theirs in zip(weighted.terms, copied.terms, strict=True):
        assert ours.factors == theirs.factors  # knots to the last digit
        assert (ours.center, ours.scale) == pytest.approx((theirs.center, theirs.scale), rel=1e-9)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30), st.integers(0, 2**32))
def test_quantiles_and_ranks_of_counted_values_are_those_of_repeated_values(values, seed):
    rng = np.random.default_rng(seed)
    numbers, counts = np.array(values), rng.integers(1, 6, len(values))
    repeated, shares = np.repeat(numbers, counts), np.r_[0.0, rng.random(4), 1.0]
    np.testing.assert_array_equal(
        weighted_quantiles(numbers, shares, counts.astype(float)), np.quantile(repeated, shares)
    )
    ranks = rng.integers(0, len(repeated), 5)
    np.testing.assert_array_equal(
        order_statistics(numbers, ranks, counts.astype(float)), np.sort(repeated)[ranks]
    )


@pytest.mark.parametrize("sampling", [False, True])
def test_standardised_weighted_columns_have_weighted_mean_0_and_deviation_1(sampling):
    columns, counts = rows(1, 60)
    weight = counts * 0.37 if sampling else counts
    design = Design.learn({"size": columns["size"]}, standardise=True, weight=weight, sampling=sampling)
    assert np.average(design.X[:, 0], weights=weight) == pytest.approx(0, abs=1e-12)
    assert np.average(design.X[:, 0] ** 2, weights=weight) == pytest.approx(1, rel=1e-12)


def test_sampling_weights_times_a_number_change_nothing():
    columns, counts = rows(2, 80)
    asked = DesignSpec({"x": NumberTerms(forms=("spline 4",), fill_missing=True), "gaps": KINDS[3]})
    one, other = (
        Design.learn(columns, standardise=True, spec=asked, weight=counts * times, sampling=True)
        for times in (0.3, 1700.0)
    )
    np.testing.assert_allclose(one.X, other.X, rtol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_the_typical_case_and_contributions_of_counted_rows_are_those_of_repeated_rows(seed):
    columns, counts = rows(seed, 31)
    plain = {"kind": columns["kind"], "size": columns["size"], "flag": (columns["size"] > 50).astype(float)}
    repeated = {name: np.repeat(values, counts) for name, values in plain.items()}
    case = typical_case(plain, counts.astype(float))
    assert case == typical_case(repeated)
    weighted, copied = Design.learn(plain, weight=counts), Design.learn(repeated)
    coef = np.linspace(-1, 1, len(weighted.terms) + 1)
    base, parts = contributions(weighted, coef, case, counts.astype(float))
    other, copies = contributions(copied, coef, case)
    assert base == pytest.approx(other, rel=1e-12)
    assert [part.log_odds for part in parts] == pytest.approx([part.log_odds for part in copies], rel=1e-9)


@pytest.mark.parametrize("n", [60, 8_000])
def test_the_landscape_of_counted_rows_is_that_of_repeated_rows(n):
    rng = np.random.default_rng(n)
    x, counts = rng.normal(size=n), rng.integers(1, 6, n)
    y = (rng.random(n) < 1 / (1 + np.exp(-x))).astype(int)
    weighted = landscape("x", x, y, weight=counts)
    copied = landscape("x", np.repeat(x, counts), np.repeat(y, counts))
    assert weighted.minimum_point == pytest.approx(copied.minimum_point, rel=1e-4 if n > 60 else 1e-8)
    np.testing.assert_allclose(weighted.surface.loss, copied.surface.loss, rtol=1e-4 if n > 60 else 1e-10)
