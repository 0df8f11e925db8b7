"""Sentences that say what the numbers mean."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from dashboard.analysis.thresholds import threshold_sentences
from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.group_evaluation import GroupEvaluation
from logreg.evaluation.bootstrap import Interval
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.groups import Group


def groups(**found_and_missed: tuple[int, int]) -> GroupEvaluation:
    parts = {
        name: Group(name=name, threshold=0.5, counts=Confusion(tn=5, fp=5, fn=missed, tp=found))
        for name, (found, missed) in found_and_missed.items()
    }
    nothing = Interval(low=0, high=1, n_defined=0)
    rates = {name: {"recall": (part.counts.recall, nothing)} for name, part in parts.items()}
    return GroupEvaluation(letter="A", groups=tuple(parts.values()), rates=rates)


def test_groups_in_which_as_much_is_found_have_no_gap():
    alike = groups(f=(0, 4), m=(0, 9))
    assert (
        threshold_sentences.groups_sentence(alike) == "Of the positives, 0\u00a0% are found in every group."
    )


def test_the_gap_names_the_best_and_the_worst_group():
    sentence = threshold_sentences.groups_sentence(groups(f=(3, 1), m=(1, 3)))
    assert "75\u00a0% are found in **f** and 25\u00a0% in **m**: a gap of 50 points." in sentence


def test_a_dearer_break_even_is_pointed_out_and_an_equal_one_is_not():
    def said(paid_at_break_even: float) -> str:
        costs: Any = SimpleNamespace(
            break_even=0.5, of_flagging_a_negative=1, of_missing_a_positive=1, per_row=lambda paid: paid
        )
        sweep = SimpleNamespace(cheapest=lambda _: 0.3, at={0.3: 1.0, 0.5: paid_at_break_even}.__getitem__)
        rows = SimpleNamespace(which="9 rows")
        evaluation: Any = SimpleNamespace(selection_sweep=sweep, evaluation_sweep=sweep, selection_rows=rows)
        return threshold_sentences.costs_sentence(evaluation, DecisionCosts(costs, "euro", None))

    assert "cost nearly the same" in said(1.0)
    assert "A large saving hints that those are off" in said(2.0)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.30, "would be up to 0.090 off"),
        (0.41, "too low on average, by more than"),
        (0.2, "too high"),
    ],
)
def test_probabilities_are_called_too_high_or_low_only_beyond_chance(share, words):
    """1.96 * sqrt(0.3 * 0.7 / 100) = 0.0898."""
    y = (np.arange(100) < 100 * share).astype(int)
    rows = SimpleNamespace(y=y, p=np.full(100, 0.3), weight=None)
    evaluation: Any = SimpleNamespace(
        evaluation_rows=rows,
        share_of_positives=share,
        other_models={},
        apparent=False,
        source=SimpleNamespace(sampling=False),
    )
    sentence = threshold_sentences.calibration_sentence(evaluation)
    assert f"The mean probability is 0.300, the observed share {share:.3f}" in sentence
    assert words in sentence


def test_a_single_row_that_flips_is_one_row():
    counts = {0.3: Confusion(tn=5, fp=2, fn=0, tp=4), 0.5: Confusion(tn=6, fp=1, fn=0, tp=4)}
    source = SimpleNamespace(positive="ill", negative="well")
    evaluation: Any = SimpleNamespace(rows_at=counts.__getitem__, source=source)
    sentence = threshold_sentences.changed_decisions_sentence(evaluation, ("B", 0.3), ("A", 0.5))
    assert sentence.startswith(
        "**1 changed decision**: flagged by B, not by A. 0 ill, found by B only; 1 well,"
    )
