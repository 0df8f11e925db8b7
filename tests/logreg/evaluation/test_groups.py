import numpy as np
import pytest
from sklearn.metrics import confusion_matrix

from logreg.errors import LabelError, SettingError, ShapeError
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.group_resamples import group_resamples
from logreg.evaluation.group_thresholds import equal_recall, equal_selection
from logreg.evaluation.groups import Grouping, class_weights, group_counts, weighted_counts

RNG = np.random.default_rng(11)
Y = RNG.integers(0, 2, 300)
P = np.round(RNG.beta(2 + Y, 3 - Y), 2)
G = RNG.choice(["north", "south", "<b>east"], 300)
GROUPS = Grouping.of(G)


@pytest.mark.parametrize("threshold", [0.5, {"north": 0.3, "south": 0.6, "<b>east": np.inf}])
def test_each_group_is_counted_as_scikit_learn_counts_it(threshold):
    for group in group_counts(Y, P, GROUPS, threshold):
        own = group.name == G
        t = threshold if isinstance(threshold, float) else threshold[group.name]
        (tn, fp), (fn, tp) = confusion_matrix(Y[own], P[own] >= t, labels=[0, 1])
        counts = group.counts
        assert (counts.tn, counts.fp, counts.fn, counts.tp) == (tn, fp, fn, tp)


def test_groups_add_up_to_all_rows():
    assert sum(group.counts.n for group in group_counts(Y, P, GROUPS, 0.4)) == 300


def test_a_group_without_positives_has_no_recall_but_all_else():
    (lone,) = group_counts([0, 0], [0.2, 0.9], Grouping.of(["x", "x"]), 0.5)
    assert np.isnan(lone.counts.recall)
    assert lone.counts.fpr == 0.5


def test_one_threshold_a_group_finds_the_recall_asked_for_in_each():
    thresholds = equal_recall(Y, P, GROUPS, 0.8)
    recalls = [group.counts.recall for group in group_counts(Y, P, GROUPS, thresholds)]
    assert min(recalls) >= 0.8
    assert max(recalls) - min(recalls) < 0.1


def test_one_threshold_a_group_flags_no_more_than_the_share_asked_for():
    thresholds = equal_selection(P, GROUPS, 0.25)
    shares = [group.counts.flagged_share for group in group_counts(Y, P, GROUPS, thresholds)]
    assert max(shares) <= 0.25
    assert min(shares) > 0.18


def test_a_single_tie_larger_than_the_share_flags_nothing():
    assert equal_selection([0.4] * 5, Grouping.of(["x"] * 5), 0.5) == {"x": np.inf}


def test_numbers_are_groups_too():
    assert Grouping.of([3, 1, 3]).names == ("1", "3")


def test_bad_input_names_the_group():
    with pytest.raises(LabelError, match="Group 'x' cannot have"):
        equal_recall([0, 0], [0.2, 0.9], Grouping.of(["x", "x"]), 0.5)
    with pytest.raises(SettingError, match="Group 'south'"):
        group_counts([0, 1], [0.2, 0.9], Grouping.of(["north", "south"]), {"north": 0.5})
    with pytest.raises(ShapeError, match="Groups and rows differ in number, 1 and "):
        group_counts([0, 1], [0.2, 0.9], Grouping.of(["x"]), 0.5)
    with pytest.raises(SettingError, match="from 0 to 1"):
        equal_selection([0.2], Grouping.of(["x"]), 2)


def test_resampled_groups_spread_as_resampled_rows_do():
    """A group's size is then binomial; its recall is as spread as a share of its positives."""
    y = np.repeat([1, 0, 1, 0], [60, 140, 90, 110])
    p = np.concatenate([np.linspace(0, 1, 200), np.linspace(0.2, 0.9, 200)])
    groups = group_counts(y, p, Grouping.of(np.repeat(["a", "b"], 200)), 0.1)
    drawn = group_resamples(groups, n=4000, seed=1)
    assert drawn["a"].n.std() == pytest.approx(np.sqrt(400 * 0.5 * 0.5), rel=0.05)
    recall = groups[0].counts.recall
    spread = np.sqrt(recall * (1 - recall) / groups[0].counts.positives)
    assert drawn["a"].recall.std() == pytest.approx(spread, rel=0.06)
    assert set(drawn["a"].n + drawn["b"].n) == {400.0}
    kept = group_resamples(groups, n=50, seed=1, within_classes=True)
    assert set(kept["a"].positives + kept["b"].positives) == {150.0}


def test_class_weights_give_the_share_of_positives_asked_for():
    groups = group_counts([1, 0, 0, 0, 1], [0.9, 0.1, 0.2, 0.7, 0.3], Grouping.of(list("aabbb")), 0.5)
    weights = class_weights(Confusion(tp=1.0, fp=1.0, tn=2.0, fn=1.0), 0.1)
    whole = [weighted_counts(group.counts, weights) for group in groups]
    assert sum(c.positives for c in whole) / sum(c.n for c in whole) == pytest.approx(0.1)
    assert sum(c.n for c in whole) == pytest.approx(5)


def test_a_group_without_rows_to_choose_by_has_no_threshold_of_its_own():
    with pytest.raises(LabelError, match="Group 'c' cannot have a threshold"):
        equal_selection([0.2, 0.4], Grouping(("b", "c"), np.array([0, 0])), 0.5)
