import numpy as np
import pytest
from sklearn.metrics import accuracy_score, brier_score_loss, confusion_matrix, log_loss, roc_auc_score

from logreg import sigmoid
from logreg.evaluation.performance import correct_decisions, decisions, performance


def test_performance_agrees_with_scikit_learn():
    rng = np.random.default_rng(3)
    z = rng.normal(size=500)
    y = (rng.random(500) < sigmoid(z)).astype(int)
    p, found = sigmoid(z), performance(y, z)
    assert found.n_rows == 500
    assert found.log_loss == pytest.approx(log_loss(y, p), rel=1e-12)
    assert found.brier == pytest.approx(brier_score_loss(y, p), rel=1e-12)
    assert found.accuracy == accuracy_score(y, p >= 0.5)
    assert found.roc_auc == pytest.approx(roc_auc_score(y, p), rel=1e-12)


def test_one_class_has_no_area_under_a_curve():
    assert np.isnan(performance([1, 1], [0.3, 2.0]).roc_auc)


@pytest.mark.parametrize("threshold", [0.5, 0.12, 1e-5])
def test_decisions_of_several_fits_are_scikit_learns_matrices(threshold):
    rng = np.random.default_rng(5)
    y, logits = rng.integers(0, 2, 60), rng.normal(size=(3, 60))
    found = decisions(y, logits, threshold=threshold)
    for fit in range(3):
        (tn, fp), (fn, tp) = confusion_matrix(y, sigmoid(logits[fit]) >= threshold)
        assert (found.tp[fit], found.fp[fit], found.tn[fit], found.fn[fit]) == (tp, fp, tn, fn)


def test_share_of_correct_decisions_is_scikit_learns_accuracy():
    rng = np.random.default_rng(5)
    y, p = rng.integers(0, 2, 300), rng.random((2, 300))
    found = correct_decisions(y, p, 0.3)
    assert found.mean(axis=1).tolist() == [accuracy_score(y, row >= 0.3) for row in p]
