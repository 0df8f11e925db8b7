import numpy as np
import pytest

from logreg.data.split import dealt_cases, stratified_folds, stratified_split
from logreg.data.weighted_split import weighted_folds, weighted_split
from logreg.errors import LabelError, SettingError

Y, COUNTS = np.array([1, 0, 1, 0]), np.array([40.0, 7.0, 13.0, 100.0])


def test_every_case_lies_in_exactly_one_fold_and_folds_differ_by_at_most_one_case_of_a_class():
    folds = weighted_folds(Y, 5, 3, weight=COUNTS, cases=True)
    held = np.zeros((5, 4))
    for number, fold in enumerate(folds):
        held[number, fold.validation] = fold.validation_weight
        learned = np.zeros(4)
        learned[fold.train] = fold.train_weight
        np.testing.assert_array_equal(learned + held[number], COUNTS)
    np.testing.assert_array_equal(held.sum(axis=0), COUNTS)
    for label in (0, 1):
        assert np.ptp(held[:, label == Y].sum(axis=1)) <= 1


def test_cases_are_dealt_by_the_hypergeometric_law():
    draws = [dealt_cases([1, 1, 0], [30, 10, 4], 4, seed)[3, 0] for seed in range(2000)]
    assert np.mean(draws) == pytest.approx(10 * 30 / 40, abs=0.1)
    assert np.var(draws) == pytest.approx(10 * (30 / 40) * (10 / 40) * (30 / 39), rel=0.12)


def test_two_halves_of_cases_share_none():
    halves = weighted_split(Y, 0.5, 0, weight=COUNTS, cases=True)
    together = np.zeros(4)
    np.add.at(together, halves.train, np.asarray(halves.train_weight))
    np.add.at(together, halves.validation, np.asarray(halves.validation_weight))
    np.testing.assert_array_equal(together, COUNTS)
    assert halves.validation_weight is not None
    assert halves.validation_weight[Y[halves.validation] == 1].sum() == round(53 / 2)


def test_rows_that_do_not_count_cases_keep_their_weight_on_one_side():
    y, weight = np.repeat([0, 1], 20), np.linspace(0.5, 4, 40)
    split, wanted = weighted_split(y, 0.25, 1, weight=weight), stratified_split(y, 0.25, 1)
    np.testing.assert_array_equal(split.validation, wanted.validation)
    np.testing.assert_array_equal(split.validation_weight, weight[wanted.validation])
    for fold, held in zip(weighted_folds(y, 4, 2), stratified_folds(y, 4, 2), strict=True):
        np.testing.assert_array_equal(fold.validation, held)
        assert fold.train_weight is None


def test_a_class_of_fewer_cases_than_folds_and_a_single_fold_are_refused():
    with pytest.raises(LabelError, match="Class 1 has 4 cases"):
        weighted_folds([1, 0], 5, 0, weight=np.array([4.0, 60.0]), cases=True)
    with pytest.raises(SettingError, match="at least two"):
        dealt_cases(Y, COUNTS, 1, 0)
