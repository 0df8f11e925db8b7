import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import PredefinedSplit, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from logreg.data.design import Design
from logreg.data.specification import CategoryTerms, DesignSpec
from logreg.data.split import dealt_cases, stratified_folds
from logreg.errors import LabelError, SettingError
from logreg.evaluation.out_of_fold import out_of_fold, rows_with_unseen_levels
from logreg.progress import run_to_end

RNG = np.random.default_rng(7)
Y = np.repeat([1, 0], [40, 80])
COLUMNS = {"a": RNG.normal(Y, 1), "b": RNG.normal(0, 2, 120)}


def test_predictions_agree_with_scikit_learns_on_the_same_folds():
    fold_of_row = np.empty(120, dtype=int)
    for fold, rows in enumerate(stratified_folds(Y, 5, 3)):
        fold_of_row[rows] = fold
    model = make_pipeline(StandardScaler(), LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000))
    expected = cross_val_predict(
        model,
        np.column_stack(list(COLUMNS.values())),
        Y,
        cv=PredefinedSplit(fold_of_row),
        method="predict_proba",
    )
    np.testing.assert_allclose(run_to_end(out_of_fold(COLUMNS, Y, seed=3)).p, expected[:, 1], rtol=1e-6)


def test_penalties_reach_every_fold():
    X = np.column_stack(list(COLUMNS.values()))
    p = run_to_end(out_of_fold(COLUMNS, Y, folds=4, l1=0.05, l2=0.02, standardise=False)).p
    for rows in stratified_folds(Y, 4, 0):
        learned = np.setdiff1d(np.arange(120), rows)
        peer = LogisticRegression(  # C multiplies the sum, l1 and l2 are of the mean
            C=1 / (0.07 * learned.size), l1_ratio=5 / 7, solver="saga", tol=1e-12, max_iter=100_000
        ).fit(X[learned], Y[learned])
        np.testing.assert_allclose(p[rows], peer.predict_proba(X[rows])[:, 1], rtol=1e-5)


def test_the_share_of_folds_done_is_told_after_each():
    assert list(out_of_fold(COLUMNS, Y, folds=4)) == [0.25, 0.5, 0.75, 1.0]


def test_folds_are_disjoint_cover_all_rows_and_keep_the_mix():
    folds = stratified_folds(Y, 5, 0)
    assert sorted(np.concatenate(folds)) == list(range(120))
    assert [int(Y[rows].sum()) for rows in folds] == [8] * 5


def test_a_level_seen_only_in_its_own_fold_has_no_prediction():
    place = np.array(["here"] * 119 + ["far away"])
    p = run_to_end(out_of_fold({"a": COLUMNS["a"], "place": place}, Y)).p
    assert np.isnan(p).tolist() == [False] * 119 + [True]


def test_a_filled_value_and_a_joined_level_are_known():
    place = np.array(["a"] * 10 + ["b"] * 8 + ["rare", None], dtype=object)
    spec = DesignSpec({"place": CategoryTerms(join_below=0.1, missing_level="missing")})
    design = Design.learn({"place": place}, spec=spec)
    asked = np.array(["a", "rare", None, "never seen"], dtype=object)
    assert not rows_with_unseen_levels(design, {"place": asked}).any()  # a new level counts as "other"
    plain = Design.learn({"place": place[:18]})
    assert rows_with_unseen_levels(plain, {"place": np.array(["a", "rare"])}).tolist() == [False, True]


def test_cases_are_predicted_by_models_of_the_other_folds_cases():
    """Two groups and their counts: each prediction is the share of positives among the other cases."""
    y, group = np.array([1, 0, 1, 0]), np.array(["a", "a", "b", "b"])
    counts = np.array([30.0, 10.0, 12.0, 48.0])
    found = run_to_end(out_of_fold({"group": group}, y, weight=counts, cases=True))
    dealt = dealt_cases(y, counts, 5, 0)
    wanted = []
    for row in range(4):
        for held in dealt[dealt[:, row] > 0]:
            learned = counts - held
            wanted.append(learned[[0, 2][row // 2]] / learned[(group == group[row])].sum())
    assert found.weight is not None
    np.testing.assert_array_equal(np.bincount(found.rows, weights=found.weight), counts)
    np.testing.assert_allclose(found.p, wanted, rtol=1e-7)


def test_too_small_a_class_and_too_few_folds_are_refused():
    with pytest.raises(LabelError, match="Class 1 has 3 rows"):
        stratified_folds(np.repeat([1, 0], [3, 50]), 5, 0)
    with pytest.raises(SettingError):
        stratified_folds(Y, 1, 0)
