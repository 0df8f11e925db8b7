import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.thresholds.evaluation import evaluate
from dashboard.analysis.thresholds.uploaded_scores import (
    ScoreColumns,
    likely_probabilities,
    scores_from_table,
)
from dashboard.tabular import TableError, read_table
from logreg.evaluation.thresholds import ThresholdSweep

CSV = b"""id;outcome;ours;theirs;age
1;ill;0,9;0,7;50
2;well;0,2;0,4;61
3;ill;0,6;0,3;47
4;well;;0,1;33
5;;0,5;0,5;20
"""
FRAME = read_table(CSV, "scores.csv").frame


def source(frame=FRAME, columns=("ours", "theirs"), target="outcome", positive="ill"):
    return scores_from_table("file 1", frame, ScoreColumns(target, positive, tuple(columns)))


def test_columns_of_fractions_are_suggested():
    assert likely_probabilities(FRAME) == ["ours", "theirs"]


def test_rows_without_label_or_score_are_left_out_and_counted():
    evaluation = evaluate(source(), "All rows", None)
    assert evaluation.evaluation_rows.which == "3 uploaded rows (2 without a label or a score left out)"
    assert evaluation.evaluation_rows.y.tolist() == [1, 0, 1]
    assert evaluation.source.numbers.tolist() == [1, 2, 3]


def test_several_models_are_swept_on_the_same_rows():
    evaluation = evaluate(source(), "All rows", None)
    assert list(evaluation.sweeps) == ["ours", "theirs"]
    assert evaluation.sweeps["ours"].roc_auc == 1
    assert evaluation.sweeps["theirs"].roc_auc == ThresholdSweep([1, 0, 1], [0.7, 0.4, 0.3]).roc_auc


def test_the_other_value_can_be_the_positive_one():
    assert evaluate(source(positive="well"), "All rows", None).evaluation_rows.y.tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("frame", "columns", "words"),
    [
        (FRAME, (), "No column of probabilities is chosen. Choose at least one"),
        (
            FRAME[["id", "outcome"]].assign(score=[90.0, 20, 60, 1, 0]),
            (),
            "chosen. Column 'score' holds 90 on line 2; .*divide per cents by 100",
        ),
        (FRAME[["outcome"]].assign(word="a"), (), "No other column holds numbers"),
        (FRAME, ("outcome",), "label and a probability at once"),
        (
            FRAME.assign(ours=[90.0, 20, 60, 1, 2]),
            ("ours",),
            "'ours' holds 90 on line 2.*divide per cents by 100",
        ),
        (FRAME.assign(ours=[-0.2, 20, 60, 1, 2]), ("ours",), "turn log-odds into probabilities"),
        (FRAME.assign(ours=[np.inf, 0.2, 0.6, 0.1, 0.2]), ("ours",), "'ours' holds inf"),
        (FRAME.assign(ours=["a", "b", "c", "d", "e"]), ("ours",), "holds texts such as 'a'"),
        (FRAME.assign(ours=np.nan), ("ours",), "no row is left"),
        (FRAME.assign(outcome="ill"), ("ours",), "outcome"),
        (FRAME.assign(ours=[0.3, np.nan, 0.4, np.nan, 0.5]), ("ours",), "only 'ill' is left"),
    ],
)
def test_scores_that_are_none_are_refused_with_place_and_remedy(frame, columns, words):
    frame.index.name = FRAME.index.name
    with pytest.raises(TableError, match=words):
        source(frame, columns)


def test_integers_zero_and_one_are_scores_too():
    frame = pd.DataFrame({"y": ["a", "b", "a", "b"], "p": [0, 1, 0, 1]})
    assert evaluate(source(frame, ("p",), "y", "b"), "All rows", None).evaluation_sweep.roc_auc == 1
