import numpy as np
import pytest

from dashboard.figures.calibration import reliability_diagram
from dashboard.figures.costs import GRID, cost_by_threshold, net_benefit
from dashboard.figures.groups import group_rates
from dashboard.figures.threshold_marks import threshold_marks
from dashboard.figures.uncertainty import interval_figure
from logreg.evaluation.bootstrap import Interval
from logreg.evaluation.calibration import brier_score, reliability
from logreg.evaluation.costs import Costs
from logreg.evaluation.decision_curve import decision_curve
from logreg.evaluation.thresholds import ThresholdSweep

RNG = np.random.default_rng(0)
Y = RNG.integers(0, 2, 500)
P = RNG.beta(2 + Y, 3 - Y)
SWEEP = ThresholdSweep(Y, P)
COSTS = Costs(1, 3)


def trace(figure, name):
    (found,) = (trace for trace in figure.data if trace.name.startswith(name))
    return found


def test_cheapest_and_break_even_stand_on_the_cost_curve():
    pinned = cost_by_threshold(SWEEP, COSTS, "<b>euro")
    cheapest = trace(pinned.figure, "lowest cost")
    assert cheapest.x[0] == SWEEP.cheapest(COSTS)
    assert cheapest.y[0] == COSTS.per_row(SWEEP.at(cheapest.x[0])) == min(trace(pinned.figure, "cost").y)
    assert trace(pinned.figure, "break-even").x[0] == 0.25
    assert pinned.figure.layout.yaxis.title.text == "cost a row (&lt;b&gt;euro)"


def test_the_decision_curve_holds_both_strategies_without_a_model():
    curve = decision_curve(SWEEP, GRID)
    pinned = net_benefit(curve)
    assert trace(pinned.figure, "flag everyone").y[0] == pytest.approx(SWEEP.prevalence)
    assert set(trace(pinned.figure, "flag no one").y) == {0}
    assert "above flagging everyone" in pinned.alt


def test_the_reliability_diagram_shows_counts_and_intervals():
    curve = reliability(Y, P)
    pinned = reliability_diagram({"this model": curve}, brier_score(Y, P))
    shown = trace(pinned.figure, "this model")
    np.testing.assert_allclose(np.array(shown.y) + shown.error_y.array, curve.high)
    assert sum(trace(pinned.figure, "rows").y) == 500
    assert f"{brier_score(Y, P):.4f}" in pinned.alt


def test_several_models_share_a_reliability_diagram_and_only_the_first_has_intervals():
    curves = {"ours": reliability(Y, P), "<b>": reliability(Y, P**2)}
    pinned = reliability_diagram(curves, 0.2)
    assert trace(pinned.figure, "&lt;b&gt;").error_y.array is None
    assert list(trace(pinned.figure, "&lt;b&gt;").y) == list(curves["<b>"].observed)
    assert trace(pinned.figure, "ours").error_y.array is not None


def test_intervals_reach_from_low_to_high():
    (mark,) = threshold_marks("A", [0.5])
    shown = interval_figure({"A": {"Recall": (0.6, Interval(low=0.5, high=0.8, n_defined=9))}}, [mark]).data[
        0
    ]
    assert (shown.x[0] - shown.error_x.arrayminus[0], shown.x[0] + shown.error_x.array[0]) == (0.5, 0.8)


def test_groups_are_drawn_literally_one_mark_a_rate():
    interval = Interval(low=0.5, high=0.8, n_defined=9)
    rates = dict.fromkeys(("recall", "fpr", "precision", "flagged_share"), (0.6, interval))
    figure = group_rates({"<b>": rates, "all groups": rates}, "<i>")
    assert figure.layout.yaxis.ticktext[0] == "&lt;b&gt;"
    shown = trace(figure, "recall")
    assert (shown.x[0] - shown.error_x.arrayminus[0], shown.x[0] + shown.error_x.array[0]) == (0.5, 0.8)
    assert len({trace(figure, name).y[0] for name in ("recall", "false", "precision", "share")}) == 4
    assert figure.layout.yaxis.title.text == "&lt;i&gt;"
