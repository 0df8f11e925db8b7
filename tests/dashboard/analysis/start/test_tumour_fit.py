import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

import logreg as lr
from dashboard.analysis.start.tumour_fit import tumour_fit


def test_the_curve_comes_to_rest_where_scikit_learn_does():
    fit, data = tumour_fit(), lr.load_tumour_size()
    peer = LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000).fit(data.columns["size"][:, None], data.y)
    assert fit.probability(30.0) == pytest.approx(peer.predict_proba([[30.0]])[0, 1], abs=1e-6)
    assert fit.probability(fit.boundary_mm) == pytest.approx(0.5)
    assert list(fit.called) == list(peer.predict(data.columns["size"][:, None]))


def test_it_begins_knowing_nothing_and_the_last_step_shown_is_hardly_a_jump():
    fit = tumour_fit()
    assert np.all(fit.probabilities[0] == 0.5)
    assert np.abs(fit.probabilities[-1] - fit.probabilities[-2]).max() < 0.01
    assert np.all(np.diff(fit.steps) > 0)
