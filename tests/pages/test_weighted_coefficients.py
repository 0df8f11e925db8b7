"""The Coefficients page on rows with weights: every section opens, and says what the kind of weight allows.

Coefficients of UCBAdmissions are those that R prints for glm(Admit ~ Gender + Dept, weights = Freq).
"""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from streamlit.testing.v1 import AppTest

from dashboard.tabular import planned, prepare, read_table
from tests.charts import readouts
from tests.logreg.inference.weighted_rows import UCB
from tests.pages.trained import trained

PAGE = "../../pages/coefficients/page.py"
SECTIONS = ("In words", "Table", "Effect", "Leave out", "Diagnostics", "Separation", "Export")
R_UCB = {"Gender = Female": 0.09987, "Dept = B": -0.04340, "Dept = C": -1.26260}
R_UCB |= {"Dept = D": -1.29461, "Dept = E": -1.73931, "Dept = F": -3.30648}


def opened(model, section):
    at = AppTest.from_file(PAGE, default_timeout=60)
    at.session_state["model"] = model
    at.session_state["weighing"] = section
    at.query_params["estimate"] = "likelihood"
    at.run()
    assert not at.exception
    assert not at.error
    return at


def weighted(text: str, kind: str, positive: str):
    table = read_table(text.encode(), "weighted.csv")
    known = planned(table).with_target(table.frame.columns[0]).plan
    names = {"frequency": "Yes, it counts", "sampling": "Yes, each row"}
    (question,) = [each for each in known.questions if each.id.startswith("weight:")]
    plan = next(a.change for a in question.answers if a.label.startswith(names[kind]))
    return trained(prepare(table, plan.with_positive(positive)), validation_share=0.0)


@pytest.fixture(scope="module")
def counted():
    cells = [
        row
        for (gender, dept), (yes, no) in UCB.items()
        for row in ((f"Admitted,{gender},{dept},{yes}"), (f"Rejected,{gender},{dept},{no}"))
    ]
    return weighted("\n".join(["Admit,Gender,Dept,Freq", *cells]), "frequency", "Admitted")


@pytest.fixture(scope="module")
def survey():
    random = np.random.default_rng(4)
    age, weight = random.integers(18, 80, 300), random.uniform(0.3, 4, 300).round(2)
    smokes = np.where(random.random(300) < 1 / (1 + np.exp(1 - 0.03 * (age - 45))), "yes", "no")
    frame = pd.DataFrame({"smoker": smokes, "age": age, "sampling_weight": weight})
    return weighted(frame.to_csv(index=False), "sampling", "yes"), frame


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens_with_counts_and_with_sampling_weights(counted, survey, section):
    opened(counted, section)
    opened(survey[0], section)


def test_counted_rows_give_the_coefficients_that_r_prints(counted):
    at = opened(counted, "Table")
    table = at.dataframe[0].value.set_index("Term")
    for name, value in R_UCB.items():
        assert table.loc[name, "Coefficient"] == pytest.approx(value, abs=1e-5)
    assert readouts(at)["training cases"] == "4,526"


def test_sampling_weights_give_the_errors_of_a_sandwich_and_wald_tests(survey):
    model, frame = survey
    theirs = sm.GLM(
        (frame["smoker"] == "yes").astype(float),
        sm.add_constant(frame[["age"]].astype(float)),
        family=sm.families.Binomial(),
        var_weights=frame["sampling_weight"],
    ).fit(tol=1e-13, cov_type="HC0")
    error = theirs.bse["age"] * np.sqrt(300 / 299)  # n / (n - 1), as Stata's svy and R's survey have it
    at = opened(model, "Table")
    row = at.dataframe[0].value.set_index("Term").loc["age"]
    assert row["Coefficient"] == pytest.approx(theirs.params["age"], rel=1e-7)
    assert row["Std. error"] == pytest.approx(error, rel=1e-7)
    columns = at.dataframe[1].value
    assert columns["Statistic"].tolist() == pytest.approx([(theirs.params["age"] / error) ** 2], rel=1e-7)
    assert "Change of AIC" not in columns
    assert "all together, Wald" in readouts(at)
    assert readouts(at)["training rows"] == "300"
