"""Every form of a model, run again, predicts what the model predicts."""

import io
import json
import sqlite3
from typing import Any

import numpy as np
import openpyxl
import pytest

import logreg as lr
from logreg.data.design import Design
from logreg.export.cells import spreadsheet_text
from logreg.export.formula import formula as formula_
from logreg.export.json_text import json_text
from logreg.export.provenance import Provenance
from logreg.export.python_text import python_text
from logreg.export.spreadsheet_formula import spreadsheet_workbook
from logreg.export.sql_text import sql_text
from logreg.inference.estimate import maximum_likelihood
from tests.logreg import published

HOSTILE = ['a "b" c', "it's'; DROP TABLE t; --", "<b>x</b> $y$ {z}", "=1+1", "new\nline"]


def hostile():
    rng = np.random.default_rng(0)
    columns = {name: rng.normal(size=60) * 10.0**j + 10.0 ** (2 * j) for j, name in enumerate(HOSTILE)}
    columns['lev"el'] = np.array(["don't", 'say "x"', "\\n", "plain"])[rng.integers(0, 4, 60)]
    return columns, (rng.random(60) < 0.5).astype(float)


def admissions():
    columns = published.table("admissions")
    y = columns.pop("admit")
    columns["rank"] = columns["rank"].astype(int).astype(str)
    return columns, y


@pytest.fixture(params=[hostile, admissions], ids=["hostile names", "admissions"])
def fitted(request):
    """Columns, the exported formula, and what the model itself predicts, trained on standardised columns."""
    columns, y = request.param()
    design = Design.learn(columns, standardise=True)
    coef = lr.fit(lr.Objective(design.X, y, l2=0.01)).coef
    formula = formula_(design, coef, "yes", "no", columns=columns)
    return columns, formula, lr.sigmoid(coef[0] + design.X @ coef[1:])


def test_numpy_function_predicts_the_same(fitted):
    columns, formula, expected = fitted
    space: dict[str, Any] = {}
    exec(python_text(formula), space)
    np.testing.assert_allclose(space["probability"](columns), expected, rtol=1e-12)


def test_json_predicts_the_same(fitted):
    columns, formula, expected = fitted
    model = json.loads(json_text(formula))
    z = np.full(len(expected), model["intercept"])
    for term in model["terms"]:
        (factor,) = term["factors"]
        values = columns[factor["column"]]
        z += term["coefficient"] * (
            (values == factor["level"] if "level" in factor else values) - term["center"]
        )
    np.testing.assert_allclose(1 / (1 + np.exp(-z)), expected, rtol=1e-12)
    assert (model["positive"], model["negative"]) == ("yes", "no")


def test_sql_predicts_the_same(fitted):
    columns, formula, expected = fitted
    base = sqlite3.connect(":memory:")
    base.create_function("EXP", 1, lambda z: float(np.exp(z)))
    names = ", ".join('"' + name.replace('"', '""') + '"' for name in columns)
    base.execute(f"CREATE TABLE t ({names})")
    rows = zip(*(values.tolist() for values in columns.values()), strict=True)
    base.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(columns))})", rows)
    found = [p for (p, _, _) in base.execute(f"SELECT {sql_text(formula)} FROM t")]
    base.close()
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_terms_say_which_columns_they_are_made_of(fitted):
    columns, formula, _ = fitted
    assert [one.column for one in formula.inputs] == list(columns)
    assert {column for term in formula.terms for column in term.columns} == set(columns)


def test_every_form_says_where_the_model_comes_from():
    columns, y = admissions()
    design = Design.learn(columns)
    about = Provenance(estimate="maximum likelihood", data="a\n'; DROP", rows="400 rows", date="2026-11-27")
    formula = formula_(
        design, maximum_likelihood(design, y).coef, "1", "0", columns=columns, provenance=about
    )
    known = {"estimate": "maximum likelihood", "data": "a '; DROP", "rows": "400 rows", "date": "2026-11-27"}
    space: dict[str, Any] = {}
    exec(python_text(formula), space)
    assert space["ABOUT"] == known
    assert json.loads(json_text(formula))["about"] == known
    assert "-- data: a '; DROP\n" in sql_text(formula)
    assert (
        openpyxl.load_workbook(io.BytesIO(spreadsheet_workbook(formula)))["About"]["B2"].value == "a '; DROP"
    )


@pytest.mark.parametrize(
    ("text", "cell"), [("=1", "'=1"), ("@x", "'@x"), ("-3", "'-3"), ("a=1", "a=1"), ("", "")]
)
def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe(text, cell):
    assert spreadsheet_text(text) == cell
