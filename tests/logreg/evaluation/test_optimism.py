"""Apparent performance less its optimism, beside a plain loop over the same resamples."""

from dataclasses import astuple, replace

import numpy as np
import pytest
import statsmodels.api as sm
from sklearn.metrics import brier_score_loss, roc_auc_score

from logreg.data.design import Design
from logreg.evaluation.calibration import calibration_line
from logreg.evaluation.optimism import optimism, penalised_refit, validation_measures
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.firth_refit import firth_refit
from logreg.objective.in_memory import Objective
from logreg.progress import run_to_end
from logreg.solvers.fitting import fit

RNG = np.random.default_rng(11)
N, D = 90, 6
X = RNG.normal(size=(N, D))
Y = (RNG.random(N) < 1 / (1 + np.exp(-X[:, 0] + 0.3))).astype(float)


def by_hand(X, y, logits):
    """AUC, Brier, scaled Brier, calibration intercept and slope, by scikit-learn and statsmodels."""
    p, share = 1 / (1 + np.exp(-logits)), y.mean()
    brier = brier_score_loss(y, p)
    line = sm.Logit(y, sm.add_constant(logits)).fit(disp=0, tol=1e-12).params
    return np.array([roc_auc_score(y, p), brier, 1 - brier / (share * (1 - share)), *line])


def likelihood(X, y):
    return sm.Logit(y, sm.add_constant(X)).fit(disp=0, tol=1e-12).params


def likelihood_found(X, y):
    return fit(Objective(X, y)).coef


def test_corrected_measures_are_those_of_a_plain_loop_over_the_same_resamples():
    resampling, found = np.random.default_rng(3), []
    for _ in range(20):
        rows = resampling.integers(0, N, N)
        coef = likelihood(X[rows], Y[rows])
        readings = [by_hand(A, b, sm.add_constant(A) @ coef) for A, b in ((X[rows], Y[rows]), (X, Y))]
        found.append(readings[0] - readings[1])
    apparent = by_hand(X, Y, sm.add_constant(X) @ likelihood(X, Y))
    ours = run_to_end(optimism(X, Y, likelihood_found(X, Y), penalised_refit(X, Y), n_resamples=20, seed=3))
    assert (ours.n_resamples, ours.n_failed) == (20, 0)
    np.testing.assert_allclose(astuple(ours.apparent), apparent, atol=1e-6)
    np.testing.assert_allclose(astuple(ours.optimism), np.mean(found, axis=0), atol=1e-6)
    np.testing.assert_allclose(astuple(ours.corrected), apparent - np.mean(found, axis=0), atol=1e-6)


def test_calibration_line_of_maximum_likelihood_on_its_own_rows_is_the_diagonal():
    coef = likelihood_found(X, Y)
    assert calibration_line(Y, X @ coef[1:] + coef[0]) == pytest.approx((0, 1), abs=1e-6)


def test_doubled_log_odds_halve_the_calibration_slope():
    coef = likelihood_found(X, Y)
    assert calibration_line(Y, 2 * (X @ coef[1:] + coef[0]))[1] == pytest.approx(0.5, abs=1e-6)


def test_calibration_line_is_not_a_number_where_none_is_determined():
    assert np.isnan(calibration_line([0, 0, 1, 1], [-2.0, -1.0, 1.0, 2.0])).all()  # separated
    assert np.isnan(calibration_line([0, 1, 0, 1], [0.3] * 4)).all()  # all the same


def test_corrected_auc_is_nearer_the_auc_on_new_rows_than_the_apparent():
    """Twenty columns without effect: on new rows the AUC is 0.5, whatever the model claims."""
    rng = np.random.default_rng(8)
    noise, y = rng.normal(size=(200, 20)), rng.integers(0, 2, 200).astype(float)
    coef = likelihood_found(noise, y)
    found = run_to_end(optimism(noise, y, coef, penalised_refit(noise, y), n_resamples=50, seed=0))
    assert found.apparent.roc_auc > 0.65
    assert abs(found.corrected.roc_auc - 0.5) < 0.6 * (found.apparent.roc_auc - 0.5)
    assert found.corrected.calibration_slope < 0.6


def test_counts_are_rows_that_stand_there_so_often():
    counts = RNG.integers(1, 4, N).astype(float)
    rows = np.repeat(np.arange(N), counts.astype(int))
    coef = likelihood_found(X, Y)
    weighted = validation_measures(Y, X @ coef[1:] + coef[0], counts)
    repeated = validation_measures(Y[rows], X[rows] @ coef[1:] + coef[0])
    np.testing.assert_allclose(astuple(weighted), astuple(repeated), atol=1e-7)
    drawn = [
        run_to_end(
            optimism(A, b, coef, penalised_refit(A, b, l2=0.01), n_resamples=8, seed=4, weight=weight)
        ).optimism
        for A, b, weight in ((X, Y, counts), (X[rows], Y[rows], None))
    ]
    np.testing.assert_allclose(astuple(drawn[0]), astuple(drawn[1]), atol=1e-6)


def test_sample_that_gives_no_estimate_is_left_out_and_counted():
    rare = np.column_stack([X, np.arange(N) == 5])
    coef = likelihood_found(X, Y)
    found = run_to_end(
        optimism(rare, Y, np.append(coef, 0), penalised_refit(rare, Y), n_resamples=30, seed=1)
    )
    resampling = np.random.default_rng(1)
    without = sum(5 not in resampling.integers(0, N, N) for _ in range(30))
    assert (found.n_failed, found.n_resamples) == (without, 30 - without)
    with_penalty = run_to_end(
        optimism(rare, Y, np.append(coef, 0), penalised_refit(rare, Y, l2=0.1), n_resamples=30, seed=1)
    )
    assert with_penalty.n_failed == 0


def test_rows_that_are_always_separated_have_nothing_corrected():
    x = np.linspace(-1, 1, 20)[:, None]
    found = run_to_end(
        optimism(
            x,
            (x[:, 0] > 0) * 1.0,
            np.array([0.0, 9.0]),
            penalised_refit(x, (x[:, 0] > 0) * 1.0),
            n_resamples=5,
            seed=0,
        )
    )
    assert (found.n_resamples, found.n_failed) == (0, 5)
    assert np.isnan(astuple(found.corrected)).all()
    assert found.apparent.roc_auc == 1


def test_firth_is_estimated_anew_in_each_resample():
    design = Design.learn({f"x{j}": X[:, j] for j in range(D)})
    rows = np.flatnonzero(RNG.random(N) < 0.7)
    counts = RNG.integers(1, 3, rows.size).astype(float)
    repeated = np.repeat(rows, counts.astype(int))
    again = maximum_likelihood(replace(design, X=design.X[repeated]), Y[repeated], firth=True)
    found = firth_refit(design, Y)(rows, counts)
    assert found is not None
    np.testing.assert_allclose(found, again.coef, atol=1e-6)


def test_share_done_ends_at_one():
    work = optimism(X, Y, likelihood_found(X, Y), penalised_refit(X, Y), n_resamples=4, seed=0)
    assert list(work) == [0.25, 0.5, 0.75, 1.0]
