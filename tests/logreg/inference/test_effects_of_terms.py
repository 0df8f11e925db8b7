"""The effect of a column is that of the column, through every term that is made of it."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from statsmodels.tools.numdiff import approx_fprime

from logreg.data.design import Design
from logreg.data.specification import CategoryTerms, ColumnTerms, DesignSpec, NumberTerms
from logreg.functional.activations import sigmoid
from logreg.inference.effects import marginal_effects
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.nested_models import column_tests, drop_columns, likelihood_ratio_test

RANDOM = np.random.default_rng(8)
N = 400
AGE, DOSE = RANDOM.gamma(9, 6, N), RANDOM.uniform(0.05, 4, N)
LAB, HEIGHT = RANDOM.normal(0, 1, N), RANDOM.normal(1, 2, N)
SEX, STAGE = RANDOM.choice(["F", "M"], N), RANDOM.choice(["I", "II", "III"], N)
Z = np.sin(AGE / 12) + np.log(DOSE) - 0.2 * LAB**2 + 0.5 * HEIGHT * (SEX == "M")
Y = (RANDOM.random(N) < sigmoid(Z)).astype(float)
HEIGHT = np.where(RANDOM.random(N) < 0.1, np.nan, HEIGHT)
COLUMNS = {"age": AGE, "dose": DOSE, "lab": LAB, "height": HEIGHT, "sex": SEX, "stage": STAGE}
PRODUCTS = (("age", "sex"), ("dose", "lab"), ("height", "sex"), ("sex", "stage"), ("lab", "stage"))


def fitted(*, standardise, dose=("log",), lab=("as is", "square"), products=PRODUCTS):
    terms: dict[str, ColumnTerms] = {
        "age": NumberTerms(forms=("spline 4",)),
        "dose": NumberTerms(forms=dose),
        "lab": NumberTerms(forms=lab),
        "height": NumberTerms(fill_missing=True),
        "stage": CategoryTerms(reference="I"),
    }
    design = Design.learn(COLUMNS, standardise=standardise, spec=DesignSpec(terms, products))
    return maximum_likelihood(design, Y)


def mean_probability(estimate, coef, columns):
    return sigmoid(estimate.with_ones(estimate.design.encode({**COLUMNS, **columns})) @ coef).mean()


def matches(estimate, found, name, before, after):
    """Effect and standard error are those of the mean predictions for these columns."""
    j = estimate.design.names.index(name)

    def difference(coef):
        return mean_probability(estimate, coef, after) - mean_probability(estimate, coef, before)

    jacobian = approx_fprime(estimate.coef, difference, centered=True)
    assert found.effect[j] == pytest.approx(difference(estimate.coef), rel=1e-8)
    assert found.std_err[j] == pytest.approx(np.sqrt(jacobian @ estimate.covariance @ jacobian), rel=1e-5)


@pytest.mark.parametrize("standardise", [False, True])
def test_a_step_raises_the_raw_column_in_every_term_made_of_it(standardise):
    estimate = fitted(standardise=standardise)
    found = marginal_effects(estimate, np.full(len(estimate.design.terms), 0.5))
    raise_by = dict(zip(estimate.design.names, (0.5 * t.scale for t in estimate.design.terms), strict=True))
    filled = np.where(np.isnan(HEIGHT), np.nanmedian(HEIGHT), HEIGHT)
    matches(estimate, found, "rcs(age, 4)", {}, {"age": AGE + raise_by["rcs(age, 4)"]})
    matches(estimate, found, "log(dose)", {}, {"dose": DOSE * np.exp(raise_by["log(dose)"])})
    matches(estimate, found, "lab", {}, {"lab": LAB + raise_by["lab"]})
    matches(estimate, found, "sex = M", {"sex": np.full(N, "F")}, {"sex": np.full(N, "M")})
    matches(estimate, found, "stage = III", {"stage": np.full(N, "I")}, {"stage": np.full(N, "III")})
    j = estimate.design.names.index("height")
    X = [estimate.design.encode({**COLUMNS, "height": h}) for h in (filled, filled + raise_by["height"])]
    mark = estimate.design.names.index("height missing")
    for rows in X:
        rows[:, mark] = estimate.design.X[:, mark]  # whether a value was missing does not change
    ends = [sigmoid(estimate.with_ones(rows) @ estimate.coef).mean() for rows in X]
    assert found.effect[j] == pytest.approx(ends[1] - ends[0], rel=1e-8)


def test_terms_that_follow_their_columns_have_no_effect_of_their_own():
    estimate = fitted(standardise=False)
    effects = dict(zip(estimate.design.names, marginal_effects(estimate).effect, strict=True))
    followers = {name for name, value in effects.items() if np.isnan(value)}
    products = {name for name in effects if " × " in name}
    assert followers == products | {"rcs(age, 4)'", "rcs(age, 4)''", "lab²"}


def test_the_mark_of_a_missing_value_goes_from_0_to_1():
    estimate = fitted(standardise=False)
    j = estimate.design.names.index("height missing")
    X = [estimate.with_ones(estimate.design.X).copy() for _ in range(2)]
    for at, rows in enumerate(X):
        rows[:, j + 1] = at
    ends = [sigmoid(rows @ estimate.coef).mean() for rows in X]
    assert marginal_effects(estimate).effect[j] == pytest.approx(ends[1] - ends[0], rel=1e-9)


@pytest.mark.parametrize("dose", [("as is", "log"), ("log", "as is")])
def test_a_number_beside_its_logarithm_carries_the_effect_and_its_slope(dose):
    estimate = fitted(standardise=False, dose=dose, products=())
    names, found = list(estimate.design.names), marginal_effects(estimate)
    step = 1e-5
    ends = [mean_probability(estimate, estimate.coef, {"dose": DOSE + side * step}) for side in (-1, 1)]
    assert found.effect[names.index("dose")] == pytest.approx((ends[1] - ends[0]) / (2 * step), rel=1e-6)
    assert np.isnan(found.effect[names.index("log(dose)")])


@pytest.mark.parametrize("standardise", [False, True])
def test_a_square_alone_rises_by_the_step(standardise):
    estimate = fitted(standardise=standardise, lab=("square",), products=(("lab", "sex"),))
    found = marginal_effects(estimate, np.full(len(estimate.design.terms), 0.3))
    scale = estimate.design.terms[estimate.design.names.index("lab²")].scale
    matches(estimate, found, "lab²", {}, {"lab": np.sqrt(LAB**2 + 0.3 * scale)})
    matches(estimate, found, "sex = M", {"sex": np.full(N, "F")}, {"sex": np.full(N, "M")})


def test_slopes_agree_with_statsmodels():
    design = Design.learn({"age": AGE, "dose": DOSE}, spec=DesignSpec({"dose": NumberTerms(forms=("log",))}))
    ours = marginal_effects(maximum_likelihood(design, Y))
    frame = pd.DataFrame({"y": Y, "age": AGE, "dose": DOSE})
    theirs = smf.logit("y ~ age + np.log(dose)", frame).fit(disp=0, tol=1e-13).get_margeff(at="overall")
    np.testing.assert_allclose(ours.effect, theirs.margeff, rtol=1e-8)
    np.testing.assert_allclose(ours.std_err, theirs.margeff_se, rtol=1e-7)


def test_the_terms_of_a_curve_and_of_a_product_are_tested_together_as_statsmodels_tests_them():
    estimate = fitted(standardise=True, products=(("lab", "stage"), ("age", "sex")))
    tests = {test.columns[0]: test for test in column_tests(estimate)}
    assert {name: test.df for name, test in tests.items()} == {
        "rcs(age, 4)": 3 + 3,  # with its products, which a model without it should not have
        "log(dose)": 1,
        "lab": 2 + 4,
        "lab²": 1 + 2,
        "height": 1 + 1,  # and the mark of its missing values
        "height missing": 1,
        "sex": 1 + 3,
        "stage": 2 + 4,
        "lab × stage": 4,
        "rcs(age, 4) × sex": 3,
    }
    names = [f"x{j}" for j in range(len(estimate.design.terms))]
    frame = pd.DataFrame(estimate.design.X, columns=names).assign(y=Y)
    whole = smf.logit(f"y ~ {' + '.join(names)}", frame).fit(disp=0, tol=1e-13)
    for name in ("lab × stage", "rcs(age, 4) × sex", "rcs(age, 4)"):
        gone = [j for j, term in enumerate(estimate.design.terms) if name in term.column]
        kept = [column for j, column in enumerate(names) if j not in gone]
        smaller = smf.logit(f"y ~ {' + '.join(kept)}", frame).fit(disp=0, tol=1e-13)
        assert tests[name].statistic == pytest.approx(2 * (whole.llf - smaller.llf), rel=1e-6)
        assert tests[name].df == len(gone)


def test_leaving_out_a_curve_takes_its_products_along():
    estimate = fitted(standardise=False)
    fewer = drop_columns(estimate.design, ("rcs(age, 4)",))
    assert not any("age" in term.sources for term in fewer.terms)
    test = likelihood_ratio_test(estimate, ("rcs(age, 4)",))
    assert test.df == len(estimate.design.terms) - len(fewer.terms)
