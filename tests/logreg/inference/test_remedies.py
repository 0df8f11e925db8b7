"""Separation seen: weights grow while the loss falls, and two remedies hold them."""

import numpy as np
from sklearn.linear_model import LogisticRegression

from logreg.inference.remedies import compare_remedies, newton_trace
from tests.logreg import published
from tests.logreg.inference import cases


def test_weights_without_an_estimate_grow_on_while_the_others_rest():
    design, y = published.endometrial()
    path = newton_trace(design, y)
    assert (np.diff(path.loss) < 0).all()
    later = np.abs(np.diff(path.weights[10:], axis=0))
    assert (later[:, 0] > 0.3).all()
    assert later[:, 1:].max() < 1e-3


def test_where_the_classes_overlap_the_weights_come_to_rest_at_the_estimate():
    design, y = cases.problem("challenger")
    path = newton_trace(design, y, 30)
    np.testing.assert_allclose(
        path.weights[-1], cases.ours("challenger").coef[1:] * design.X.std(axis=0), rtol=1e-9
    )


def test_remedies_are_scikit_learns_penalty_and_logistfs_estimate():
    design, y = published.endometrial()
    found = compare_remedies(design, y, l2=0.1)
    scale = design.X.std(axis=0)
    rows = (design.X - design.X.mean(axis=0)) / scale
    peer = LogisticRegression(C=1 / (0.1 * len(y)), solver="newton-cholesky", tol=1e-12).fit(rows, y)
    np.testing.assert_allclose(found.penalised, peer.coef_[0], rtol=1e-8)
    # logistf's answers in firthlogist/tests/test_firthlogist.py, github.com/jzluo/firthlogist
    np.testing.assert_allclose(
        found.firth, np.array([2.92927330, -0.03475175, -2.60416387]) * scale, rtol=3e-6
    )
    assert (found.firth_low < found.firth).all()
    assert found.unbounded[0] > 5 * found.firth[0]
