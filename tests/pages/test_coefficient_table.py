"""Low birth weight on the Coefficients page: the table, the effects, and what sentences claim."""

import csv
import io

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy.stats import chi2, norm
from streamlit.testing.v1 import AppTest

from dashboard.analysis.coefficients import coefficient_sentences
from dashboard.analysis.coefficients.coefficient_tables import table_source
from dashboard.analysis.coefficients.report import ReportOptions, build_report
from dashboard.analysis.training.estimates import training_rows
from logreg.export.table_text import csv_text
from logreg.inference.summary_views import per_standard_deviation
from tests.charts import readouts
from tests.logreg import published
from tests.pages.test_coefficients import PAGE, said
from tests.pages.trained import prepare, separated, trained

RISKS = ("age", "lwt", "race", "smoke", "ht", "ui")


def births():
    """The rows of birthwt with two cells of lwt missing, race as text."""
    frame = pd.DataFrame(published.table("low_birth_weight"))
    frame["race"] = frame["race"].map({1: "white", 2: "black", 3: "other"})
    frame["low"] = np.where(frame["low"] == 1, "low", "normal")
    frame.loc[[3, 7], "lwt"] = np.nan
    return prepare(frame, "low", "low", RISKS, name="birthwt.csv")


@pytest.fixture(scope="module")
def model():
    return trained(births(), validation_share=0.0)


def peer(model, **options):
    """statsmodels on the same rows, race against black."""
    columns = model.problem.prepared.columns
    race = columns["race"]
    numbers = [columns[name] for name in RISKS if name != "race"]
    rows = np.column_stack([numbers[0], numbers[1], race == "other", race == "white", *numbers[2:]]).astype(
        float
    )
    return sm.Logit(model.problem.prepared.y, sm.add_constant(rows)).fit(disp=0, tol=1e-13, **options)


def opened(model, section, **address):
    at = AppTest.from_file(PAGE, default_timeout=60)
    at.session_state["model"] = model
    at.session_state["weighing"] = section
    at.query_params.update(address)
    at.run()
    assert not at.exception
    return at


def test_the_table_is_per_unit_at_first_and_its_intercept_is_of_the_same_scale(model):
    at = opened(model, "Table", order="column")
    theirs = peer(model)
    table = at.dataframe[0].value
    assert table["Coefficient"].tolist() == pytest.approx([*theirs.params[1:], theirs.params[0]], rel=1e-6)
    at.selectbox(key="per").set_value("standard deviation").run()
    columns = model.problem.prepared.columns
    means = np.array([columns[name].mean() for name in ("age", "lwt")])
    at_means = theirs.params[0] + means @ theirs.params[1:3]
    assert at.dataframe[0].value["Coefficient"].iloc[-1] == pytest.approx(at_means, rel=1e-6)


def test_the_exported_table_says_data_rows_missing_unit_errors_intervals_and_estimate(model):
    report = build_report(model, ReportOptions(errors="HC3", level=0.9), training_rows(model.problem))
    assert report.summary is not None
    text = csv_text(per_standard_deviation(report.summary), table_source(report))
    first = next(csv.DictReader(io.StringIO(text)))
    assert first["Data"] == "birthwt.csv"
    assert first["Outcome"] == "low = low against normal"
    assert first["Rows"] == "187"
    assert first["Rows left out"].startswith("2 (")
    assert "lwt" in first["Rows left out"] or "missing" in first["Rows left out"]
    assert first["Estimate"] == "maximum likelihood"
    assert first["Coefficients"].startswith("per standard deviation")
    assert first["Standard errors"] == "robust, HC3"
    assert first["Intervals"] == "Wald, level 90 %"


def test_every_form_of_the_table_can_be_downloaded_and_pasted(model):
    at = opened(model, "Export")
    labels = [button.label for button in at.get("download_button")]
    assert labels[:4] == ["CSV", "LaTeX", "Markdown", "Word (HTML)"]
    assert "per unit of the column" in at.code[0].value
    assert "birthwt" in at.code[0].value
    assert any("<table>" in element.proto.body for element in at.get("html"))


def test_firth_shows_the_statistic_of_its_own_test_and_no_z():
    at = opened(separated(), "Table", estimate="Firth")
    table = at.dataframe[0].value
    assert "z" not in table
    np.testing.assert_allclose(chi2.sf(table["Chi-square"], 1), table["p"], rtol=1e-9)


def test_a_two_valued_column_is_told_as_the_difference_from_0_to_1(model):
    at = opened(model, "Effect")
    at.selectbox(key="effect_of").set_value("ht").run()
    theirs = peer(model).get_margeff(at="overall", dummy=True)
    points, p = 100 * theirs.margeff[5], theirs.pvalues[5]
    assert (
        f"**ht** 1 instead of 0: the probability of low is **{points:.3g} percentage points** higher"
        in said(at)
    )
    assert f"p\u00a0=\u00a0{p:.2g}" in said(at)


def test_effects_follow_the_errors_that_are_chosen(model):
    at = opened(model, "Table", order="column")
    at.selectbox(key="errors").set_value("HC1").run()
    n, k = 187, 8
    theirs = peer(model, cov_type="HC0").get_margeff(at="overall", dummy=True)
    z = theirs.margeff / (theirs.margeff_se * np.sqrt(n / (n - k)))  # HC1 is HC0 times n / (n - k)
    found = at.dataframe[0].value["p, effect"].iloc[5]
    assert found == pytest.approx(2 * norm.sf(abs(z[5])), rel=1e-6)


def test_a_number_is_told_for_the_step_that_is_said(model):
    at = opened(model, "Effect", per="standard deviation")
    at.selectbox(key="effect_of").set_value("lwt").run()
    theirs = peer(model)
    rows = theirs.model.exog
    step = rows[:, 2].std()
    later = rows + step * (np.arange(8) == 2)
    points = 100 * (theirs.predict(later) - theirs.predict(rows)).mean()
    assert f"higher by {step:.3g} (one standard deviation): the probability of low" in said(at)
    assert f"**{abs(points):.3g} percentage points** lower" in said(at)


def test_a_category_has_one_generalised_variance_inflation(model):
    at = opened(model, "Table")
    assert "VIF" not in at.dataframe[0].value
    table = at.dataframe[1].value.set_index("Left out")
    theirs = peer(model)
    correlation = theirs.cov_params()[1:, 1:] / np.outer(theirs.bse[1:], theirs.bse[1:])
    race, rest = [2, 3], [0, 1, 4, 5, 6]
    gvif = (
        np.linalg.det(correlation[np.ix_(race, race)])
        * np.linalg.det(correlation[np.ix_(rest, rest)])
        / np.linalg.det(correlation)
    )
    assert table.loc["race", "GVIF"] == pytest.approx(gvif, rel=1e-6)
    assert table.loc["race", "GVIF^(1/(2 df))"] == pytest.approx(gvif**0.25, rel=1e-6)


@pytest.mark.parametrize(("level", "alpha"), [("80 %", 0.2), ("95 %", 0.05), ("99 %", 0.01)])
def test_counts_holm_and_words_follow_the_level(model, level, alpha):
    at = opened(model, "In words", level=level.replace(" ", "\u00a0"))
    p = peer(model).pvalues[1:]
    assert readouts(at)[f"coefficients with p < {alpha:g}"] == f"{(p < alpha).sum()} of 7"
    caution = next(caption.value for caption in at.caption if "Holm" in caption.value)
    assert f"one in {1 / alpha:.0f} would" in caution
    adjusted = sm.stats.multipletests(p, alpha, "holm")[0].sum()
    assert f"(Holm), {adjusted} remain" in caution


def test_no_sentence_claims_that_a_column_moves_the_odds(model):
    at = opened(model, "In words", level="80\u00a0%")
    assert "an estimated" in said(at)
    for word in ("multiplies", "raises", "lowers", "effect on"):
        assert word not in said(at)


def test_a_test_that_does_not_reject_is_not_taken_as_proof(model):
    at = opened(model, "Leave out")
    at.multiselect(key="dropped").set_value(["age"]).run()
    assert "The smaller model is **not rejected** at 5\u00a0%" in said(at)
    assert "does not show that the coefficients left out are 0" in said(at)
    assert "will do" not in coefficient_sentences.WHY + said(at)
