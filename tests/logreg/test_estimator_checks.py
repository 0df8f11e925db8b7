import pickle
import warnings

import numpy as np
import pytest
import sklearn.datasets
from sklearn.base import clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import estimator_checks_generator

import logreg as lr

# Array API input needs SCIPY_ARRAY_API set before SciPy is imported; the package takes NumPy arrays.
DO_NOT_APPLY = {"check_array_api_input"}


def checks():
    with warnings.catch_warnings():  # the base class would be an import of scikit-learn
        warnings.filterwarnings("ignore", "Estimator LogisticRegression does not inherit")
        every = list(estimator_checks_generator(lr.LogisticRegression()))
    return [
        pytest.param(estimator, check, id=f"{check.func.__name__}-{i}")
        for i, (estimator, check) in enumerate(every)
        if check.func.__name__ not in DO_NOT_APPLY
    ]


@pytest.mark.parametrize(("estimator", "check"), checks())
def test_scikit_learns_own_check_passes(estimator, check):
    check(estimator)


@pytest.fixture(scope="module")
def tumours():
    return sklearn.datasets.load_breast_cancer(return_X_y=True)


def test_it_works_in_a_pipeline_under_a_grid_search(tumours):
    pipeline = make_pipeline(StandardScaler(), lr.LogisticRegression())
    search = GridSearchCV(pipeline, {"logisticregression__C": [0.01, 1.0]}, cv=3).fit(*tumours)
    assert search.best_params_ == {"logisticregression__C": 1.0}
    assert search.best_score_ > 0.97


def test_it_can_be_calibrated_and_cross_validated(tumours):
    pipeline = make_pipeline(StandardScaler(), lr.LogisticRegression(1.0))
    calibrated = CalibratedClassifierCV(pipeline, cv=3).fit(*tumours)
    assert calibrated.predict_proba(tumours[0]).shape == (569, 2)
    assert cross_val_score(pipeline, *tumours, scoring="roc_auc", cv=3).min() > 0.98


def test_a_clone_has_the_settings_and_none_of_the_learning(tumours):
    model = lr.LogisticRegression(0.5, tol=1e-4).fit(*tumours)
    copied = clone(model)
    assert copied.get_params() == model.get_params()
    with pytest.raises(NotFittedError, match="call fit"):
        copied.predict(tumours[0])


def test_a_model_survives_pickling(tumours):
    model = lr.LogisticRegression(1.0).fit(*tumours)
    again = pickle.loads(pickle.dumps(model))
    np.testing.assert_array_equal(again.predict_proba(tumours[0]), model.predict_proba(tumours[0]))
