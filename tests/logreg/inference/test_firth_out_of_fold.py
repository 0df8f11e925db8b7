import numpy as np
import pytest

from logreg.data.specification import DesignSpec, NumberTerms
from logreg.data.split import stratified_folds
from logreg.evaluation.out_of_fold import out_of_fold
from logreg.functional.activations import sigmoid
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.firth_out_of_fold import firth_out_of_fold
from logreg.progress import run_to_end


def test_each_row_is_predicted_by_the_estimate_of_the_other_folds():
    x = np.linspace(-2, 2, 40)
    y = (x > 0).astype(int)  # separated: maximum likelihood has no finite estimate
    p = run_to_end(firth_out_of_fold({"x": x}, y, folds=4)).p
    for held in stratified_folds(y, 4, 0):
        rest = np.setdiff1d(np.arange(40), held)
        coef = maximum_likelihood(x[rest, None], y[rest], firth=True).coef
        np.testing.assert_allclose(p[held], sigmoid(coef[0] + coef[1] * x[held]), rtol=1e-12)
    assert p.min() > 0
    assert p.max() < 1


def test_a_level_that_the_other_folds_lack_has_no_probability():
    kind = np.array(["a"] * 39 + ["b"])
    y = np.tile([0, 1], 20)
    p = run_to_end(firth_out_of_fold({"kind": kind}, y, folds=4)).p
    assert p[:39] == pytest.approx(0.5, abs=0.1)
    assert np.isnan(p[39])
    np.testing.assert_array_equal(
        np.isnan(p), np.isnan(run_to_end(out_of_fold({"kind": kind}, y, folds=4)).p)
    )


def test_firth_out_of_fold_learns_the_terms_that_are_asked_for():
    rng = np.random.default_rng(3)
    x = rng.uniform(1, 9, 90)
    y = (rng.random(90) < 1 / (1 + np.exp(2 - np.log(x)))).astype(int)
    spec = DesignSpec({"x": NumberTerms(forms=("log",))})
    asked = run_to_end(firth_out_of_fold({"x": x}, y, folds=3, spec=spec)).p
    by_hand = run_to_end(firth_out_of_fold({"x": np.log(x)}, y, folds=3)).p
    np.testing.assert_allclose(asked, by_hand, rtol=1e-9)
