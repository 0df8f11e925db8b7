"""The tables of the Coefficients page."""

import numpy as np

from dashboard.analysis.coefficients.coefficient_tables import columns
from logreg.data.design import Design
from logreg.data.specification import DesignSpec, NumberTerms
from logreg.inference.estimate import maximum_likelihood


def test_a_curve_and_a_product_have_one_row_each_with_all_their_degrees_of_freedom():
    rng = np.random.default_rng(1)
    raw = {"age": rng.gamma(9, 6, 300), "dose": rng.uniform(1, 5, 300), "sex": rng.choice(["F", "M"], 300)}
    spec = DesignSpec({"age": NumberTerms(forms=("spline 5",))}, (("dose", "sex"),))
    table = columns(maximum_likelihood(Design.learn(raw, spec=spec), (rng.random(300) < 0.4).astype(float)))
    assert dict(zip(table["Left out"], table["Df"], strict=True)) == {
        "rcs(age, 5)": 4,
        "dose": 2,
        "sex": 2,
        "dose × sex": 1,
    }
    assert table["p"].between(0, 1).all()
