"""New rows scored without a page."""

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.prediction import batch_scoring
from dashboard.analysis.training.samples import known_table
from dashboard.tabular import ReadOptions, Table, prepare, read_table
from logreg.errors import ShapeError
from tests.pages.trained import separated, trained, weighted, wisconsin


def read(text):
    return read_table(text.encode(), "rows.csv")


def table(columns):
    return Table(name="rows.csv", frame=pd.DataFrame(columns), options=ReadOptions())


def test_a_number_written_as_text_is_refused_with_its_cell():
    found = batch_scoring.score_table(separated(), read("size,kind\n0.5,a\ntwelve,b\n"), 0.5)
    assert found.refused["Why it was not scored"].tolist() == ["Column 'size' holds 'twelve', not a number."]
    assert found.words == "1 of 2 rows scored."


def test_infinity_is_no_number_to_score():
    frame = pd.DataFrame({"size": [np.inf, 0.1], "kind": ["a", "b"]})
    found = batch_scoring.score_table(separated(), table(frame), 0.5)
    assert found.refused["Why it was not scored"].tolist() == [
        "Column 'size' holds 'inf', too large to compute with."
    ]
    assert found.rows["probability of yes"].isna().tolist() == [True, False]


def test_probabilities_are_the_models_and_decisions_follow_the_threshold():
    model = wisconsin()
    columns = pd.DataFrame(dict(model.problem.prepared.columns))
    found = batch_scoring.score_table(model, table(columns), 0.2)
    p = model.probability(model.problem.design.encode(dict(columns)))
    np.testing.assert_allclose(found.rows["probability of malignant"], p, rtol=1e-12)
    assert (found.rows["decision"] == np.where(p >= 0.2, "malignant", "benign")).all()


def test_columns_of_the_file_are_kept_and_never_overwritten():
    frame = pd.DataFrame({"size": [0.1], "kind": ["a"], "decision": ["mine"], "probability of yes": ["mine"]})
    rows = batch_scoring.score_table(separated(), table(frame), 0.5).rows
    assert rows["decision"].tolist() == ["mine"]
    assert rows["decision (model)"].tolist()[0] in ("yes", "no")
    assert "probability of yes (model)" in rows


def test_missing_columns_are_named():
    with pytest.raises(ShapeError, match="no column 'size'"):
        batch_scoring.score_table(separated(), table({"kind": ["a"]}), 0.5)


def test_no_rows_at_all_are_no_error():
    found = batch_scoring.score_table(separated(), table({"size": [np.nan], "kind": ["a"]}), 0.5)
    assert (len(found.rows), len(found.refused)) == (1, 1)


def test_a_level_that_stands_for_the_rare_ones_is_told_on_its_row():
    rng = np.random.default_rng(2)
    kind = np.where(np.arange(200) % 50 == 0, "rare", np.where(rng.random(200) < 0.5, "a", "b"))
    ill = np.where(rng.random(200) < 0.3 + 0.4 * (kind == "a"), "yes", "no")
    sample = known_table(pd.DataFrame({"kind": kind, "ill": ill}), "ill", "yes", ["kind"])
    plan = sample.plan.with_column("kind", join_below=0.05)
    model = trained(prepare(sample.table, plan))
    found = batch_scoring.score_table(model, table({"kind": ["a", "rare", "new"]}), 0.5)
    notes = found.rows["outside the training range"].tolist()
    assert notes[:2] == ["", ""]
    assert notes[2].startswith("Column 'kind' holds 'new', a level that training has not seen: it counts as")
    probabilities = found.rows["probability of yes"].tolist()
    assert probabilities[2] == probabilities[1]


def test_a_model_of_counted_rows_scores_a_file_without_counts_as_one_of_repeated_rows():
    counted, copied = (weighted(kind, validation_share=0.0, l2=0.01) for kind in ("frequency", "repeated"))
    rows = table({"size": [-1.5, 0.2, 3.0], "place": ["hill", "town", "shore"]})
    ours, theirs = (batch_scoring.score_table(model, rows, 0.4).rows for model in (counted, copied))
    assert ours["decision"].tolist() == theirs["decision"].tolist()
    np.testing.assert_allclose(ours["probability of ill"], theirs["probability of ill"], rtol=1e-7)
