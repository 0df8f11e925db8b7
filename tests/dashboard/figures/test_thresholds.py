import numpy as np
import pytest

from dashboard.figures import thresholds
from dashboard.figures.threshold_marks import COLOURS, SYMBOLS, threshold_marks
from logreg.evaluation.thresholds import ThresholdSweep

RNG = np.random.default_rng(0)
Y = RNG.integers(0, 2, 5000)
P = RNG.beta(2 + Y, 3 - Y)
SWEEP = ThresholdSweep(Y, P)
MARKS = threshold_marks("AB", [0.5, 0.3])


def trace(pinned, name):
    (found,) = (trace for trace in pinned.figure.data if trace.name.startswith(name))
    return found


@pytest.mark.parametrize(
    ("draw", "x", "y"),
    [
        (thresholds.roc_curve, "fpr", "recall"),
        (thresholds.precision_recall, "recall", "precision"),
    ],
)
def test_pins_lie_on_their_curve_where_the_matrix_says(draw, x, y):
    pinned = draw({"this model": SWEEP}, MARKS)
    for mark in MARKS:
        point, counts = trace(pinned, f"threshold {mark.letter}"), SWEEP.at(mark.threshold)
        assert (point.x[0], point.y[0]) == (getattr(counts, x), getattr(counts, y))


def test_a_dragged_pin_follows_the_curve():
    pinned = thresholds.roc_curve({"this model": SWEEP}, MARKS)
    ((number, _), x), (_, y) = pinned.moves["A"].items()
    assert pinned.figure.data[number].name == "threshold A"
    assert np.all(np.diff(pinned.positions) > 0)
    for position, fpr, recall in zip(pinned.positions[:-1], x[:-1, 0], y[:-1, 0], strict=True):
        counts = SWEEP.at(position)
        assert (fpr, recall) == (pytest.approx(counts.fpr, abs=1e-6), pytest.approx(counts.recall, abs=1e-6))


def test_a_pin_between_two_scores_stands_where_the_upper_one_does():
    few = ThresholdSweep(np.array([0, 1, 0, 1, 1]), np.array([0.1, 0.2, 0.489, 0.62, 0.9]))
    pinned = thresholds.roc_curve({"this model": few}, MARKS)
    for (_, attribute), values in pinned.moves["A"].items():
        for threshold in (0.05, 0.15, 0.3, 0.5, 0.619, 0.7):
            drawn = np.interp(threshold, pinned.positions, values[:, 0])  # as the browser moves it
            counts = few.at(threshold)
            assert drawn == pytest.approx(counts.fpr if attribute == "x" else counts.recall, abs=1e-6)


def test_words_of_the_roc_curve_give_area_and_places():
    alt = thresholds.roc_curve({"this model": SWEEP}, MARKS).alt
    assert f"{SWEEP.roc_auc:.3f}" in alt
    assert f"A: false-positive rate {SWEEP.at(0.5).fpr:.3f}" in alt


def test_several_models_share_one_chart():
    pinned = thresholds.roc_curve({"mine": SWEEP, "theirs": ThresholdSweep(Y, 1 - P)}, MARKS)
    assert trace(pinned, "theirs").name == f"theirs, AUC {1 - SWEEP.roc_auc:.3f}"
    assert trace(pinned, "theirs").line.dash != trace(pinned, "mine").line.dash


def test_metric_lines_hold_the_value_of_the_score_above():
    pinned = thresholds.metric_curves(SWEEP)
    recall = trace(pinned, "recall")
    assert recall.line.shape == "vh"
    for x, y in list(zip(recall.x, recall.y, strict=True))[:-1:97]:
        assert y == pytest.approx(SWEEP.at(x).recall)


def test_a_million_rows_are_drawn_with_few_points():
    rng = np.random.default_rng(1)
    y = rng.random(200_000) < 0.1
    sweep = ThresholdSweep(y, rng.random(200_000))
    for pinned in (
        thresholds.roc_curve({"m": sweep}, MARKS),
        thresholds.metric_curves(sweep),
        thresholds.lift(sweep, MARKS),
    ):
        assert max(len(trace.x) for trace in pinned.figure.data) <= 2000


def test_gains_end_where_all_are_found():
    pinned = thresholds.cumulative_gains(SWEEP, MARKS)
    curve = trace(pinned, "this model")
    assert (curve.x[-1], curve.y[-1]) == (1, 1)
    perfect = trace(pinned, "perfect order")
    assert perfect.x[1] == SWEEP.prevalence


def test_a_pin_above_all_scores_is_drawn_at_the_edge():
    (mark,) = threshold_marks("A", [np.inf])
    pinned = thresholds.precision_recall({"m": SWEEP}, [mark])
    assert mark.drawn_at == 1.01
    assert np.isnan(trace(pinned, "threshold A").y[0])


def test_each_threshold_has_a_colour_and_a_symbol_of_its_own():
    assert len(set(COLOURS)) == len(COLOURS) == len(set(SYMBOLS)) == len(SYMBOLS)
