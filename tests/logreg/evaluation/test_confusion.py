import numpy as np
import pytest
from sklearn import metrics

from logreg.errors import ShapeError
from logreg.evaluation.confusion import Confusion, confusion

Y = np.array([1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0])
CALLS = np.array([1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0])
COUNTS = Confusion(tp=4.0, fp=2.0, tn=5.0, fn=1.0)


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("accuracy", metrics.accuracy_score),
        ("precision", metrics.precision_score),
        ("recall", metrics.recall_score),
        ("f1", metrics.f1_score),
        ("mcc", metrics.matthews_corrcoef),
        ("balanced_accuracy", metrics.balanced_accuracy_score),
    ],
)
def test_rates_agree_with_scikit_learn(name, reference):
    assert getattr(COUNTS, name) == pytest.approx(reference(Y, CALLS), rel=1e-14)


def test_altman_and_bland_liver_scans():
    # Altman & Bland (1994), Diagnostic tests 1 and 2, BMJ 308:1552 and 309:102: 258 abnormal livers of
    # which 231 had an abnormal scan, 86 normal ones of which 54 had a normal scan.
    scans = Confusion(tp=231.0, fp=32.0, tn=54.0, fn=27.0)
    assert round(scans.recall, 2) == 0.90
    assert round(scans.specificity, 2) == 0.63
    assert round(scans.precision, 2) == 0.88
    assert round(scans.npv, 2) == 0.67
    assert round(scans.prevalence, 2) == 0.75


def test_shares_of_a_margin_add_to_one():
    assert COUNTS.recall + COUNTS.fnr == pytest.approx(1)
    assert COUNTS.specificity + COUNTS.fpr == pytest.approx(1)
    assert COUNTS.youden == pytest.approx(2 * COUNTS.balanced_accuracy - 1)
    assert COUNTS.flagged_share == 6 / 12


def test_rates_without_a_denominator_are_undefined_and_do_not_warn():
    nothing = Confusion(tp=0.0, fp=0.0, tn=3.0, fn=0.0)
    assert np.isnan([nothing.precision, nothing.recall, nothing.f1]).all()
    assert nothing.mcc == 0


def test_arrays_give_the_rates_of_each_element():
    both = Confusion(
        tp=np.array([4.0, 0]), fp=np.array([2.0, 0]), tn=np.array([5.0, 7]), fn=np.array([1.0, 5])
    )
    assert both.accuracy[0] == COUNTS.accuracy
    assert both.mcc.tolist() == [COUNTS.mcc, 0]


def test_calls_are_counted_into_their_cells():
    counted = confusion(Y, CALLS)
    assert (counted.tp, counted.fp, counted.tn, counted.fn) == (COUNTS.tp, COUNTS.fp, COUNTS.tn, COUNTS.fn)


def test_as_many_calls_as_labels_are_needed():
    with pytest.raises(ShapeError, match="Calls and rows differ in number, 1 and 12"):
        confusion(Y, [1])
