"""Terms of a design: named as the field names them, learned on the rows given, carried to any other rows."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from hypothesis import example, given
from hypothesis import strategies as st

from logreg.data.design import Design
from logreg.data.specification import CategoryTerms, DesignSpec, NumberTerms
from logreg.data.splines import spline_basis, spline_knots
from logreg.errors import LogregError, SettingError, ValueRangeError
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.nested_models import drop_columns, likelihood_ratio_test

RANDOM = np.random.default_rng(5)
N = 300
COLUMNS = {
    "age": RANDOM.gamma(9, 6, N),
    "dose": RANDOM.uniform(1, 9, N),
    "sex": RANDOM.choice(["F", "M"], N),
    "stage": RANDOM.choice(["I", "II", "III"], N, p=[0.5, 0.3, 0.2]),
}
Y = (RANDOM.random(N) < 0.4).astype(float)


def spec(products=(), **columns):
    return DesignSpec(columns, products)


def learn(products=(), *, standardise=False, **columns):
    return Design.learn(COLUMNS, standardise=standardise, spec=spec(products, **columns))


def test_without_a_specification_nothing_changes():
    plain, asked = Design.learn(COLUMNS), Design.learn(COLUMNS, spec=DesignSpec())
    assert plain.terms == asked.terms
    np.testing.assert_array_equal(plain.X, asked.X)


def test_terms_are_named_as_the_field_names_them():
    design = learn(
        [("age", "sex"), ("sex", "stage"), ("age", "dose")],
        age=NumberTerms(forms=("log",)),
        dose=NumberTerms(forms=("as is", "square")),
        stage=CategoryTerms(reference="I"),
    )
    assert design.names == (
        *("log(age)", "dose", "dose²", "sex = M", "stage = II", "stage = III"),
        *("log(age) × sex[M]", "sex[M] × stage[II]", "sex[M] × stage[III]"),
        *("log(age) × dose", "log(age) × dose²"),
    )


def test_a_spline_has_one_name_for_its_group_and_primes_for_its_curves():
    design = learn(age=NumberTerms(forms=("spline 4",)))
    assert design.names[:3] == ("rcs(age, 4)", "rcs(age, 4)'", "rcs(age, 4)''")
    assert {term.column for term in design.terms[:3]} == {"rcs(age, 4)"}


def test_every_term_knows_the_raw_columns_behind_it():
    design = learn([("age", "sex")], age=NumberTerms(forms=("spline 3",)))
    sources = {term.column: term.sources for term in design.terms}
    assert sources["rcs(age, 3)"] == ("age",)
    assert sources["rcs(age, 3) × sex"] == ("age", "sex")
    assert sources["dose"] == ("dose",)


def test_entries_are_the_functions_that_the_names_say():
    design = learn(
        [("dose", "sex"), ("age", "dose")],
        age=NumberTerms(forms=("log",)),
        dose=NumberTerms(forms=("as is", "square")),
    )
    entry = dict(zip(design.names, design.X.T, strict=True))
    male = COLUMNS["sex"] == "M"
    np.testing.assert_allclose(entry["log(age)"], np.log(COLUMNS["age"]))
    np.testing.assert_allclose(entry["dose²"], COLUMNS["dose"] ** 2)
    np.testing.assert_allclose(entry["dose × sex[M]"], COLUMNS["dose"] * male)
    np.testing.assert_allclose(entry["log(age) × dose²"], np.log(COLUMNS["age"]) * COLUMNS["dose"] ** 2)


def test_a_spline_takes_its_knots_from_the_learned_rows_and_its_basis_to_any_rows():
    design = learn(age=NumberTerms(forms=("spline 4",)))
    knots = spline_knots(COLUMNS["age"], 4)
    np.testing.assert_allclose(design.X[:, :3], spline_basis(COLUMNS["age"], knots))
    other = {**COLUMNS, "age": np.linspace(0, 200, N)}
    np.testing.assert_allclose(design.encode(other)[:, :3], spline_basis(other["age"], knots))


@pytest.mark.parametrize("standardise", [False, True])
def test_encoding_the_learned_rows_again_gives_the_matrix(standardise):
    design = learn(
        [("age", "stage"), ("dose", "sex")],
        standardise=standardise,
        age=NumberTerms(forms=("spline 5",)),
        stage=CategoryTerms(reference="III", join_below=0.3),
    )
    np.testing.assert_array_equal(design.encode(COLUMNS), design.X)


def test_standardising_is_by_term_and_a_column_may_differ_from_the_design():
    design = learn([("age", "dose")], standardise=True, dose=NumberTerms(standardise=False))
    entry = dict(zip(design.names, design.X.T, strict=True))
    assert abs(entry["age"].mean()) < 1e-12
    np.testing.assert_array_equal(entry["dose"], COLUMNS["dose"])
    assert set(np.unique(entry["sex = M"])) == {0, 1}


def test_coefficients_in_units_give_the_same_log_odds_with_every_kind_of_term():
    asked = {
        "products": [("age", "sex"), ("age", "dose")],
        "age": NumberTerms(forms=("spline 4",)),
        "dose": NumberTerms(forms=("log",)),
    }
    scaled, plain = learn(standardise=True, **asked), learn(**asked)
    coef = RANDOM.normal(size=len(scaled.terms) + 1)
    in_units = scaled.in_units(coef)
    np.testing.assert_allclose(plain.X @ in_units[1:] + in_units[0], scaled.X @ coef[1:] + coef[0], rtol=1e-8)


def test_a_model_with_log_square_and_products_equals_statsmodels():
    design = learn(
        [("dose", "sex"), ("sex", "stage")],
        age=NumberTerms(forms=("log",)),
        dose=NumberTerms(forms=("as is", "square")),
        stage=CategoryTerms(reference="I"),
    )
    ours = maximum_likelihood(design, Y)
    formula = "y ~ np.log(age) + dose + I(dose**2) + dose:sex + I(dose**2):sex + sex*stage"
    table = pd.DataFrame({**COLUMNS, "y": Y})
    theirs = smf.logit(formula, table).fit(disp=0, method="newton", tol=1e-12, maxiter=100)
    np.testing.assert_allclose(ours.log_likelihood, theirs.llf, rtol=1e-10)
    np.testing.assert_allclose(sorted(ours.coef), sorted(theirs.params), rtol=1e-8)
    np.testing.assert_allclose(sorted(ours.std_err), sorted(theirs.bse), rtol=1e-8)


def test_the_joint_test_of_a_spline_is_the_likelihood_ratio_of_all_its_terms():
    design = learn(age=NumberTerms(forms=("spline 4",)))
    test = likelihood_ratio_test(maximum_likelihood(design, Y), ["rcs(age, 4)"])
    rest = {name: values for name, values in COLUMNS.items() if name != "age"}
    smaller = maximum_likelihood(Design.learn(rest), Y)
    larger = maximum_likelihood(design, Y)
    assert test.df == 3
    np.testing.assert_allclose(
        test.statistic, 2 * (larger.log_likelihood - smaller.log_likelihood), rtol=1e-7
    )


def test_leaving_out_a_column_leaves_out_its_products():
    design = learn([("age", "sex"), ("dose", "sex")], age=NumberTerms(forms=("log",)))
    assert (
        drop_columns(design, ["age"]).names
        == Design.learn(
            {name: values for name, values in COLUMNS.items() if name != "age"},
            spec=spec([("dose", "sex")]),
        ).names
    )
    assert likelihood_ratio_test(maximum_likelihood(design, Y), ["age"]).df == 2


def test_zero_and_below_have_no_logarithm_and_the_sentence_says_so():
    columns = {"dose": [1.0, 0.0, -2.0]}
    with pytest.raises(ValueRangeError, match="'dose' holds 0 in row 1, and 2 of its 3 values"):
        Design.learn(columns, spec=spec(dose=NumberTerms(forms=("log",))))


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({"forms": ("cube",)}, "no term 'cube'"),
        ({"forms": ()}, "at least one"),
        ({"forms": ("as is", "spline 3")}, "a spline by itself"),
        ({"forms": ("log", "log")}, "once"),
    ],
)
def test_terms_that_cannot_be_are_refused(terms, words):
    with pytest.raises(SettingError, match=words):
        NumberTerms(**terms)


@pytest.mark.parametrize(
    ("pair", "words"), [(("age", "age"), "its square"), (("age", "weight"), "no column 'weight'")]
)
def test_products_that_cannot_be_are_refused(pair, words):
    with pytest.raises(SettingError, match=words):
        learn([pair])


def test_a_spline_of_a_number_with_ties_names_the_column():
    with pytest.raises(SettingError, match="Column 'x': 3 different values"):
        Design.learn({"x": np.repeat([0.0, 1, 2], 50)}, spec=spec(x=NumberTerms(forms=("spline 4",))))


def test_the_most_frequent_level_is_the_reference_unless_another_is_chosen():
    assert learn(stage=CategoryTerms()).levels["stage"] == ("I", "II", "III")
    assert learn(stage=CategoryTerms(reference="III")).levels["stage"] == ("III", "I", "II")
    ordered = learn(stage=CategoryTerms(reference="I", order=("III", "II", "I")))
    assert ordered.levels["stage"] == ("I", "III", "II")


def test_rare_levels_become_one_and_so_does_a_level_never_learned():
    columns = {"town": ["A"] * 60 + ["B"] * 30 + ["C"] * 6 + ["D"] * 4}
    design = Design.learn(columns, spec=spec(town=CategoryTerms(join_below=0.1)))
    assert design.names == ("town = B", "town = other")
    np.testing.assert_array_equal(design.X.sum(axis=0), [30, 10])
    np.testing.assert_array_equal(design.encode({"town": ["A", "D", "E"]}), [[0, 0], [0, 1], [0, 1]])
    assert design.unseen({"town": ["A", "D", "E"]}) == {"town": {"E": 1}}


def test_the_median_and_an_indicator_stand_in_for_missing_numbers_learned_on_these_rows_alone():
    design = Design.learn({"lab": [1.0, np.nan, 3.0, 10.0]}, spec=spec(lab=NumberTerms(fill_missing=True)))
    assert design.names == ("lab", "lab missing")
    np.testing.assert_array_equal(design.X, [[1, 0], [3, 1], [3, 0], [10, 0]])
    np.testing.assert_array_equal(design.encode({"lab": [np.nan, 7.0]}), [[3, 1], [7, 0]])
    np.testing.assert_array_equal(design.encode({"lab": np.array([None])}), [[3, 1]])


def test_where_no_row_misses_a_value_there_is_no_indicator_but_later_gaps_are_filled():
    design = Design.learn({"lab": [1.0, 2.0, 9.0]}, spec=spec(lab=NumberTerms(fill_missing=True)))
    assert design.names == ("lab",)
    np.testing.assert_array_equal(design.encode({"lab": [np.nan]}), [[2]])


def test_a_missing_level_is_filled_and_marked_or_a_level_of_its_own():
    columns = {"smoker": np.array(["no", None, "yes", "no"], dtype=object)}
    filled = Design.learn(columns, spec=spec(smoker=CategoryTerms(fill_missing=True)))
    assert filled.names == ("smoker = yes", "smoker missing")
    np.testing.assert_array_equal(filled.X, [[0, 0], [0, 1], [1, 0], [0, 0]])
    own = Design.learn(columns, spec=spec(smoker=CategoryTerms(missing_level="missing")))
    assert own.names == ("smoker = missing", "smoker = yes")
    np.testing.assert_array_equal(own.encode({"smoker": np.array([None, "yes"])}), [[1, 0], [0, 1]])


def test_a_gap_without_a_choice_is_refused_and_a_column_of_gaps_too():
    with pytest.raises(LogregError, match="'a' holds nan"):
        Design.learn({"a": [1.0, np.nan]})
    with pytest.raises(LogregError, match="'a' has no value in any row"):
        Design.learn({"a": [np.nan, np.nan]}, spec=spec(a=NumberTerms(fill_missing=True)))


@given(st.lists(st.floats(-1e6, 1e6), min_size=12, max_size=40, unique=True), st.integers(0, 2**32))
@example([0, 1, 2, 1.5, 0.5, 4.3e-158, 5.6e-171, 3.3e-261, -1, -2, -3, -1.5], 0)
def test_the_order_of_rows_does_not_matter(values, seed):
    asked = spec(x=NumberTerms(forms=("spline 3",)))
    shuffled = np.random.default_rng(seed).permutation(len(values))
    try:
        design = Design.learn({"x": values}, spec=asked)
    except SettingError:
        return
    other = Design.learn({"x": np.array(values)[shuffled]}, spec=asked)
    np.testing.assert_array_equal(design.X[shuffled], other.X)
