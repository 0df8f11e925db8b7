"""Every download of a model, opened and run, answers as Predict does on rows that nobody has cleaned."""

import io
import json
import sqlite3
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest

from dashboard.analysis.prediction.batch_scoring import OUTSIDE, REASON, score_table
from dashboard.tabular import ReadOptions, Table, read_table
from dashboard.text.spreadsheet import safe_csv
from logreg.data.columns import take_rows
from logreg.data.products import with_products
from logreg.export.formula import formula
from logreg.export.json_text import json_text
from logreg.export.python_text import python_text
from logreg.export.spreadsheet_formula import spreadsheet_workbook
from logreg.export.sql_text import sql_text
from tests.pages.trained import prepare, trained
from tests.workbooks import calculated

NUMBERS = ('=HYPERLINK("http://x","y")', 'a "quoted", name', "select", "very long" * 40, "😀", "size")
KIND, FLAG, SQUARE = "order by; --'", "group", "size²"
LEVELS = ("it's", '"', "=1+1", "A", "a", "12")
N = 1000


def as_table(frame):
    return Table(name="rows.csv", frame=frame, options=ReadOptions())


def clean_rows(rng, n):
    """Rows without gaps, of numbers large and small, of levels and of truth values."""
    columns: dict[str, Any] = {
        name: rng.normal(10.0 ** (2 * j), 10.0**j, n) for j, name in enumerate(NUMBERS[:-1])
    }
    columns["size"] = rng.normal(size=n)
    columns[KIND] = rng.choice(LEVELS, n)
    columns[FLAG] = rng.random(n) < 0.5
    return pd.DataFrame(columns)


@pytest.fixture(scope="module")
def model():
    rng = np.random.default_rng(4)
    frame = clean_rows(rng, 500)
    frame[SQUARE] = with_products(dict(frame), [("size", "size")])[SQUARE]
    z = frame["size"] + frame[SQUARE] + (frame[KIND] == "A") - frame[FLAG]
    frame["target"] = np.where(rng.random(500) < 1 / (1 + np.exp(-z)), "'ill', \"very\"", "well")
    data = prepare(frame, "target", "'ill', \"very\"", [name for name in frame if name != "target"])
    return trained(data, l2=0.001)


@pytest.fixture(scope="module")
def rows():
    """1,000 rows with missing cells, unseen levels, texts and infinities among numbers, and far values."""
    rng = np.random.default_rng(5)
    frame = clean_rows(rng, N).astype(object)
    for name in frame:
        frame.loc[rng.random(N) < 0.04, name] = rng.choice(np.array([None, np.nan, "", " "], dtype=object))
    frame.loc[rng.random(N) < 0.05, KIND] = "never seen"
    frame.loc[rng.random(N) < 0.02, KIND] = "a "
    frame.loc[rng.random(N) < 0.02, "size"] = "twelve"
    frame.loc[rng.random(N) < 0.02, "select"] = -1e101
    frame.loc[rng.random(N) < 0.05, "😀"] = 1e12
    return frame


@pytest.fixture(scope="module")
def scored(model, rows):
    return score_table(model, as_table(rows), 0.37).rows


@pytest.fixture(scope="module")
def export(model):
    data, split = model.problem.prepared, model.problem.split
    learned = take_rows(data.columns, split.train)
    return formula(model.problem.design, model.coef, data.positive, data.negative, columns=learned)


def probability(scored):
    return scored["probability of 'ill', \"very\""].to_numpy()


def test_rows_of_every_kind_are_there(scored):
    refused = (scored[REASON] != "").mean()
    assert 0.2 < refused < 0.6
    assert scored[REASON].str.contains("training has not seen").sum() > 20
    assert (scored[OUTSIDE] != "").sum() > 20


def test_scored_rows_are_the_models_own_probabilities(model, rows, scored):
    kept = rows[(scored[REASON] == "").to_numpy()]
    columns: dict[str, Any] = {name: kept[name].to_numpy(dtype=float) for name in NUMBERS}
    columns |= {KIND: kept[KIND].to_numpy(), FLAG: kept[FLAG].astype(str).to_numpy()}
    columns[SQUARE] = columns["size"] ** 2
    expected = model.probability(model.problem.design.encode(columns))
    np.testing.assert_allclose(probability(scored)[(scored[REASON] == "").to_numpy()], expected, rtol=1e-12)


def test_refused_rows_are_kept_with_an_empty_score_and_a_reason(scored):
    back = pd.read_csv(io.BytesIO(safe_csv(scored)), keep_default_na=False)
    refused = back[back[REASON] != ""]
    assert len(back) == N
    assert set(refused.filter(like="probability").iloc[:, 0]) == set(refused["decision"]) == {""}
    assert "" not in set(back.loc[back[REASON] == "", "decision"])


def test_the_numpy_module_scores_refuses_and_marks_the_same(export, rows, scored):
    space: dict[str, Any] = {}
    exec(python_text(export), space)
    columns = {name: rows[name].tolist() for name in rows}
    assert space["refusals"](columns) == scored[REASON].tolist()
    assert space["outside_range"](columns) == scored[OUTSIDE].tolist()
    np.testing.assert_allclose(space["probability"](columns), probability(scored), rtol=1e-12)


def test_a_pandas_frame_can_be_given_to_the_numpy_module(export, rows, scored):
    space: dict[str, Any] = {}
    exec(python_text(export), space)
    assert space["refusals"](rows) == scored[REASON].tolist()


def test_sql_scores_refuses_and_marks_the_same(export, rows, scored):
    typed = rows.map(lambda cell: None if cell != cell or str(cell).strip() in ("", "twelve") else cell)
    typed[FLAG] = typed[FLAG].map(str, na_action="ignore")
    base = sqlite3.connect(":memory:")
    base.create_function("EXP", 1, lambda z: None if z is None else float(np.exp(z)))
    kinds = {KIND: "TEXT", FLAG: "TEXT"}
    names = ", ".join(f'"{name.replace(chr(34), 2 * chr(34))}" {kinds.get(name, "REAL")}' for name in typed)
    base.execute(f'CREATE TABLE "t" ({names})')
    cells = typed.astype(object).where(typed.notna(), None).to_numpy().tolist()
    base.executemany(f'INSERT INTO "t" VALUES ({", ".join("?" * typed.shape[1])})', cells)
    found = list(base.execute(f'SELECT {sql_text(export)} FROM "t"'))
    base.close()
    p, reasons, outside = (list(column) for column in zip(*found, strict=True))
    np.testing.assert_allclose(np.array(p, dtype=float), probability(scored), rtol=1e-12)
    assert [bool(reason) for reason in reasons] == [bool(reason) for reason in scored[REASON]]
    assert [bool(note) for note in outside] == [bool(note) for note in scored[OUTSIDE]]


def test_json_scores_and_refuses_the_same(export, rows, scored):
    model = json.loads(json_text(export))
    for record, expected in zip(rows.to_dict("records"), probability(scored), strict=True):
        assert json_probability(model, record) == pytest.approx(expected, rel=1e-12, nan_ok=True)


def json_probability(model, record):
    """What the text `meaning` says, word by word."""
    for one in model["inputs"]:
        cell = record[one["column"]]
        try:
            usable = str(cell) in one["levels"] if "levels" in one else abs(float(cell)) <= 1e100
        except (TypeError, ValueError):
            usable = False
        if not usable:
            return np.nan
    z = model["intercept"]
    for term in model["terms"]:
        product = 1.0
        for factor in term["factors"]:
            cell = record[factor["column"]]
            product *= float(str(cell) == factor["level"]) if "level" in factor else float(cell)
        z += term["coefficient"] * (product - term["center"])
    return np.exp(-np.logaddexp(0.0, -z))


def test_the_workbook_scores_refuses_and_marks_the_same(export, rows, scored):
    file = spreadsheet_workbook(export)
    found = calculated(file, rows.where(rows.notna(), "").to_numpy(), [6, 7])
    p = [np.nan if cell == "" else cell for cell in found["probability of 'ill', \"very\""]]
    np.testing.assert_allclose(np.array(p, dtype=float), probability(scored), rtol=1e-12)
    assert [cell != "" for cell in found["not scored because"]] == [bool(r) for r in scored[REASON]]
    assert found["outside the training range"] == scored[OUTSIDE].tolist()
    missing = scored[REASON].str.startswith("No value").to_numpy()
    assert np.array(found["not scored because"])[missing].tolist() == scored[REASON][missing].tolist()


def test_the_workbook_holds_names_as_text_and_formulas_short_enough_for_excel(export):
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet_workbook(export)))
    heads = book["Scores"][1]
    assert [cell.value for cell in heads[:8]] == [*NUMBERS, KIND, FLAG]
    assert not any(cell.data_type == "f" for cell in heads)
    texts = [cell.value for cell in book["Scores"][1001] if cell.data_type == "f"]
    assert len(texts) == 6
    assert max(map(len, texts)) < 8192
    assert not any("HYPERLINK" in text for text in texts)


def test_a_csv_file_of_such_rows_is_read_and_scored_alike(model, rows):
    text = rows.to_csv(index=False)
    table = read_table(text.encode(), "rows.csv").frame.set_axis(rows.columns, axis=1)  # long names were cut
    found = score_table(model, as_table(table), 0.37).rows
    assert found["line"].tolist() == list(range(2, N + 2))
    direct = score_table(model, as_table(rows.assign(**{KIND: rows[KIND].replace("a ", "a")})), 0.37).rows
    assert (found[REASON] == "").tolist() == (direct[REASON] == "").tolist()
