import numpy as np
import pytest

from logreg.errors import LabelError
from logreg.evaluation.delong import delong_difference, delong_interval

# Outcome and S100b of the 113 patients in pROC's aSAH data (Turck et al. 2010); the scores are divided
# by 10 here, which moves no rank.
ASAH_Y = [
    0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0,
    0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0,
    0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0,
    0,
]  # fmt: skip
ASAH_S100B = np.array([
    0.13, 0.14, 0.1, 0.04, 0.13, 0.1, 0.47, 0.16, 0.18, 0.1, 0.12, 0.1, 0.44, 0.71,
    0.04, 0.08, 0.49, 0.04, 0.07, 0.33, 0.09, 0.09, 0.07, 0.11, 0.07, 0.17, 0.07, 0.11,
    0.13, 0.19, 0.05, 0.16, 0.41, 0.14, 0.34, 0.35, 0.48, 0.09, 0.96, 0.25, 0.5, 0.46,
    0.16, 0.07, 0.43, 0.45, 0.11, 0.08, 0.09, 0.86, 0.52, 0.08, 0.06, 0.13, 2.07, 0.1,
    0.14, 0.15, 0.07, 0.06, 0.77, 0.05, 0.09, 0.3, 0.03, 0.09, 0.04, 0.23, 0.7, 0.09,
    0.27, 0.71, 0.08, 0.26, 0.08, 0.16, 0.09, 0.13, 0.1, 0.08, 0.11, 0.33, 0.11, 0.28,
    0.07, 0.1, 0.32, 0.22, 0.07, 0.05, 0.24, 0.38, 0.1, 0.15, 0.08, 0.14, 0.1, 0.07,
    0.04, 0.19, 0.56, 0.14, 0.58, 0.32, 0.82, 0.74, 0.15, 0.47, 0.17, 0.44, 0.15, 0.5,
    0.48,
]) / 10  # fmt: skip


# The World Federation of Neurological Surgeons' grade of the same patients, 1 to 5, divided by 10.
ASAH_WFNS = np.array([
    1, 1, 1, 1, 3, 2, 5, 4, 1, 2, 5, 2, 5, 5, 1, 2, 5, 2, 2, 5, 2, 1, 1, 1, 1, 2, 1, 2,
    1, 1, 3, 4, 2, 1, 4, 5, 4, 1, 4, 2, 5, 5, 1, 1, 2, 4, 1, 1, 2, 5, 5, 2, 1, 2, 5, 1,
    2, 2, 2, 1, 5, 1, 1, 2, 5, 2, 1, 4, 5, 2, 4, 4, 1, 4, 1, 2, 1, 4, 2, 1, 2, 3, 2, 4,
    2, 1, 4, 5, 1, 1, 5, 4, 2, 2, 1, 1, 1, 3, 1, 2, 5, 2, 2, 5, 5, 5, 2, 4, 4, 5, 1, 1,
    1,
]) / 10  # fmt: skip


def test_pROC_on_its_own_aneurysm_data():  # noqa: N802
    # R: library(pROC); ci(roc(aSAH$outcome, aSAH$s100b))  ->  95% CI: 0.6301-0.8326 (DeLong)
    #    var(roc(...), method = "delong")                  ->  0.0026686824571724378
    ours = delong_interval(ASAH_Y, ASAH_S100B)
    assert ours.auc == pytest.approx(0.73136856368563685, rel=1e-12)
    assert ours.std_err**2 == pytest.approx(0.0026686824571724378, rel=1e-12)
    assert (round(ours.low, 4), round(ours.high, 4)) == (0.6301, 0.8326)


def test_the_variance_is_delongs_by_its_definition():
    rng = np.random.default_rng(2)
    x, z = np.round(rng.beta(3, 2, 40), 1), np.round(rng.beta(2, 3, 55), 1)
    wins = (x[:, None] > z) + (x[:, None] == z) / 2  # DeLong et al. (1988), the kernel psi
    expected = wins.mean(axis=1).var(ddof=1) / 40 + wins.mean(axis=0).var(ddof=1) / 55
    ours = delong_interval(np.repeat([1, 0], [40, 55]), np.append(x, z))
    assert ours.std_err**2 == pytest.approx(expected, rel=1e-12)
    assert ours.auc == pytest.approx(wins.mean(), rel=1e-12)


def test_complete_separation_leaves_no_spread():
    ours = delong_interval([0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9])
    assert (ours.auc, ours.std_err, ours.low, ours.high) == (1, 0, 1, 1)


def test_one_row_of_a_class_is_too_few():
    with pytest.raises(LabelError, match="two rows of each class"):
        delong_interval([0, 0, 1], [0.1, 0.2, 0.8])


def test_pROC_compares_two_scores_of_the_same_patients():  # noqa: N802
    # R: roc.test(roc(aSAH$outcome, aSAH$s100b), roc(aSAH$outcome, aSAH$wfns), method = "delong")
    #    Z = -2.209, p-value = 0.02718; AUC of roc1 0.7313686, of roc2 0.8236789
    ours = delong_difference(ASAH_Y, ASAH_S100B, ASAH_WFNS)
    assert ours.difference / ours.std_err == pytest.approx(-2.2089835914409077, rel=1e-12)
    assert ours.p_value == pytest.approx(0.02717578222918815, rel=1e-12)
    assert ours.low < ours.difference < ours.high < 0


def test_a_model_does_not_differ_from_itself():
    same = delong_difference(ASAH_Y, ASAH_S100B, ASAH_S100B)
    assert (same.difference, same.std_err, same.p_value) == (0, 0, 1)


def test_certain_difference_without_spread():
    sure = delong_difference([0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9], [0.8, 0.9, 0.1, 0.2])
    assert (sure.difference, sure.p_value) == (1, 0)
