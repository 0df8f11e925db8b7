"""Logs, squares, splines, products, fills, joined levels: every form of such a model answers as it does."""

import json
import sqlite3
from typing import Any

import numpy as np
import pytest

import logreg as lr
from logreg.data.design import Design
from logreg.data.specification import CategoryTerms, DesignSpec, NumberTerms
from logreg.export.formula import formula
from logreg.export.json_text import json_text
from logreg.export.python_text import python_text
from logreg.export.refusals import cell_levels, cell_numbers, refusal_reasons
from logreg.export.spreadsheet_formula import spreadsheet_workbook
from logreg.export.sql_text import sql_text
from tests.workbooks import calculated

LOG, SQUARE, CURVE, FILLED = 'a "log"; --', "it's\nsquare", "reason", "=c1"
PLAIN, JOINED, GUESSED, OWN = "log_odds", "[joined] {x}", 'kind "of"', "own level"
NUMBERS, CATEGORIES = (LOG, SQUARE, CURVE, FILLED), (PLAIN, JOINED, GUESSED, OWN)
SPEC = DesignSpec(
    {
        LOG: NumberTerms(forms=("as is", "log")),
        SQUARE: NumberTerms(forms=("as is", "square")),
        CURVE: NumberTerms(forms=("spline 4",), fill_missing=True),
        FILLED: NumberTerms(fill_missing=True),
        PLAIN: CategoryTerms(reference="plain"),
        JOINED: CategoryTerms(join_below=0.1),
        GUESSED: CategoryTerms(fill_missing=True),
        OWN: CategoryTerms(missing_level="no 'value'", reference="u"),
    },
    (
        (LOG, SQUARE),
        (CURVE, FILLED),
        (SQUARE, PLAIN),
        (CURVE, GUESSED),
        (PLAIN, JOINED),
        (GUESSED, OWN),
    ),
)
N = 1000
CALCULATED = 200  # rows of the workbook, whose formulas are worked out one by one


def columns_of_rows(rng, n):
    """n rows without gaps but where the model fills them."""
    columns: dict[str, Any] = {
        LOG: rng.gamma(3, 2, n),
        SQUARE: rng.normal(50, 10, n),
        CURVE: rng.gamma(9, 6, n),
        FILLED: rng.normal(0, 1e-3, n),
        PLAIN: rng.choice(["plain", "don't", '"q"'], n),
        JOINED: rng.choice(["A", "a", "=1+1", "rare", "rarer"], n, p=[0.5, 0.3, 0.16, 0.02, 0.02]),
        GUESSED: rng.choice(["x", "y"], n, p=[0.7, 0.3]),
        OWN: rng.choice(["u", "v"], n),
    }
    columns = {name: np.asarray(values, dtype=object) for name, values in columns.items()}
    for name in (CURVE, FILLED, GUESSED, OWN):
        columns[name][rng.random(n) < 0.06] = None
    return {name: as_learned(name, values) for name, values in columns.items()}


def as_learned(name, values):
    return values.astype(float) if name in NUMBERS else values


@pytest.fixture(scope="module", params=[False, True], ids=["as they are", "standardised, weighted"])
def model(request):
    rng = np.random.default_rng(2)
    columns = columns_of_rows(rng, 800)
    counts = rng.integers(1, 6, 800) if request.param else None
    design = Design.learn(columns, standardise=request.param, spec=SPEC, weight=counts)
    scale = np.maximum(design.X.std(axis=0), 1e-9)
    coef = np.r_[0.3, rng.normal(0, 0.3, design.X.shape[1]) / scale]
    coef[0] -= float(design.X.mean(axis=0) @ coef[1:])
    return design, coef, formula(design, coef, "yes", "no", columns=columns)


@pytest.fixture(scope="module")
def rows():
    """1,000 rows as they come: gaps and blanks everywhere, levels never seen, logs of 0 and below."""
    rng = np.random.default_rng(3)
    columns = {name: values.astype(object) for name, values in columns_of_rows(rng, N).items()}
    for name, values in columns.items():
        values[rng.random(N) < 0.03] = None
        if name in CATEGORIES:
            values[rng.random(N) < 0.02] = " "
            values[rng.random(N) < 0.03] = "never seen"
    columns[LOG][rng.random(N) < 0.03] = 0.0
    columns[LOG][rng.random(N) < 0.03] = -2.5
    columns[CURVE][rng.random(N) < 0.05] = 700.0
    columns[SQUARE][rng.random(N) < 0.01] = -1e61
    for values in columns.values():
        values[[17, N - 1]] = None
    return columns


def blank(value):
    return value is None or value != value or str(value).strip() == ""


@pytest.fixture(scope="module")
def expected(model, rows):
    """The probability by the design itself, NaN where the rows say that there is none."""
    design, coef, _ = model
    gaps = {name: np.array([blank(v) for v in values]) for name, values in rows.items()}
    unseen = {name: np.array([v == "never seen" for v in values]) for name, values in rows.items()}
    log, square = (np.where(gaps[name], 1.0, rows[name]).astype(float) for name in (LOG, SQUARE))
    refused = gaps[LOG] | (log <= 0) | gaps[SQUARE] | (np.abs(square) > 1e60)
    refused |= gaps[PLAIN] | gaps[JOINED] | unseen[PLAIN] | unseen[GUESSED] | unseen[OWN]
    kept = {name: np.where(gaps[name], None, values)[~refused] for name, values in rows.items()}
    p = np.full(N, np.nan)
    encoded = design.encode({name: as_learned(name, values) for name, values in kept.items()})
    p[~refused] = lr.sigmoid(coef[0] + encoded @ coef[1:])
    return p


def agrees(found, expected):
    np.testing.assert_allclose(np.array(found, dtype=float), expected, rtol=1e-12, atol=1e-15)


def test_the_rows_hold_every_kind(model, rows, expected):
    assert 0.25 < np.isnan(expected).mean() < 0.6
    assert np.nanmin(expected) < 0.2
    assert np.nanmax(expected) > 0.8
    known = ~np.isnan(expected)
    for name in (CURVE, FILLED, GUESSED, OWN):
        assert any(blank(value) for value in rows[name][known])
    assert {"rare", "never seen"} <= set(rows[JOINED][known])


def test_the_reasons_stand_for_the_rows_that_have_no_probability(model, rows, expected):
    reasons = refusal_reasons(model[2].inputs, rows, N)
    assert [reason != "" for reason in reasons] == np.isnan(expected).tolist()
    first = rows[LOG].tolist().index(0.0)
    assert reasons[first] == "Column 'a \"log\"; --' holds '0.0', 0 or below, which has no logarithm."


def test_cells_as_they_come_are_encoded_like_clean_ones(model, rows, expected):
    design, coef, model_formula = model
    scored = ~np.isnan(expected)
    cells = {
        one.column: (cell_numbers if one.column in NUMBERS else cell_levels)(rows[one.column][scored])
        for one in model_formula.inputs
    }
    agrees(lr.sigmoid(coef[0] + design.encode(cells) @ coef[1:]), expected[scored])


def test_the_numpy_module_agrees(model, rows, expected):
    space: dict[str, Any] = {}
    exec(python_text(model[2]), space)
    agrees(space["probability"](rows), expected)
    assert space["refusals"](rows) == refusal_reasons(model[2].inputs, rows, N)


def test_sql_agrees(model, rows, expected):
    base = sqlite3.connect(":memory:")
    base.create_function("EXP", 1, lambda z: None if z is None else float(np.exp(z)))
    base.create_function("LN", 1, lambda x: None if x is None else float(np.log(x)))
    kinds = [f'"{n.replace(chr(34), 2 * chr(34))}" {"REAL" if n in NUMBERS else "TEXT"}' for n in rows]
    base.execute(f"CREATE TABLE t ({', '.join(kinds)})")
    cells = [[None if v != v else v for v in row] for row in zip(*rows.values(), strict=True)]
    base.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(kinds))})", cells)
    found = list(base.execute(f"SELECT {sql_text(model[2])} FROM t"))
    base.close()
    agrees([p for p, _, _ in found], expected)
    reasons = refusal_reasons(model[2].inputs, rows, N)
    assert [said for _, said, _ in found] == [reason.replace("-1e+61", "-1.0e+61") for reason in reasons]


def test_sql_says_which_types_it_needs(model):
    text = sql_text(model[2])
    assert (
        '-- columns that must have a numeric type: "a ""log""; --", "it\'s square", "reason", "=c1"\n' in text
    )
    assert "-- columns that must have a text type: " in text


def test_json_agrees(model, rows, expected):
    document = json.loads(json_text(model[2]))
    records = [dict(zip(rows, row, strict=True)) for row in zip(*rows.values(), strict=True)]
    agrees([probability(document, record) for record in records], expected)


def probability(document, record):
    """What the text `meaning` says, word by word."""
    used = {}
    for one in document["inputs"]:
        cell = record[one["column"]]
        value = one.get("fill") if blank(cell) else cell
        if "levels" in one and value is not None and value not in one["levels"]:
            value = one.get("other")
        refused = value is None or ("levels" not in one and abs(value) > 1e60)
        if refused or (one.get("positive") and value <= 0):
            return np.nan
        used[one["column"]] = value
    z = document["intercept"]
    for term in document["terms"]:
        values = [factor_value(f, used[f["column"]], record[f["column"]]) for f in term["factors"]]
        z += term["coefficient"] * (np.prod(values) - term["center"])
    return 1 / (1 + np.exp(-z))


def factor_value(factor, x, cell):
    if "level" in factor:
        return float(x == factor["level"])
    match factor.get("function"):
        case "log":
            return np.log(x)
        case "square":
            return x * x
        case "missing":
            return float(blank(cell))
        case "spline":
            c = min(x, factor["end"])
            cubes = [max(c - factor[knot], 0) ** 3 for knot in ("start", "bend")]
            line = factor["slope"] * max(x - factor["end"], 0)
            return factor["rise"] * cubes[0] - factor["fall"] * cubes[1] + line
    return x


@pytest.fixture(scope="module")
def worked_out(model, rows):
    """What the workbook says of the rows."""
    by_row = list(zip(*rows.values(), strict=True))[:CALCULATED]
    cells = np.array([["" if v is None or v != v else v for v in row] for row in by_row], dtype=object)
    return calculated(spreadsheet_workbook(model[2]), cells, [4, 5, 6, 7])


def test_the_workbook_agrees(model, rows, expected, worked_out):
    agrees([np.nan if p == "" else p for p in worked_out["probability of yes"]], expected[:CALCULATED])
    reasons = refusal_reasons(model[2].inputs, rows, N)[:CALCULATED]
    assert [said != "" for said in worked_out["not scored because"]] == [r != "" for r in reasons]


def test_a_wholly_blank_row_of_the_workbook_gets_its_reason(worked_out):
    assert worked_out["not scored because"][17] == "No value in column 'a \"log\"; --'."
    assert worked_out["probability of yes"][17] == ""
