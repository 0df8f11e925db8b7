"""What figures of lessons show when they answer: people, samples, two descents, and a penalty."""

import numpy as np
import pytest

from dashboard.analysis.lessons.evidence_answers import simulated
from dashboard.analysis.lessons.evidence_settings import PeopleSettings, SamplesSettings
from dashboard.analysis.lessons.lesson_data import lesson_data
from dashboard.analysis.lessons.lesson_values import DataName
from dashboard.analysis.lessons.loss_settings import LogitDescentSettings
from dashboard.analysis.lessons.new_rows_settings import NewRowsSettings
from dashboard.analysis.lessons.validation_answers import HELD_BACK, MEASUREMENTS, SEED
from dashboard.figures.lessons.stage import StageState
from dashboard.figures.lessons.stages import stage_of, start_places
from logreg.data.split import stratified_split


def answered(settings, **places):
    start = start_places(settings, StageState(places={}))
    return stage_of(settings, StageState(places=start | places, answered=True))


def said(stage):
    return {number.label: number.value for number in stage.numbers}


def test_of_a_thousand_people_108_are_flagged_and_9_of_them_are_ill():
    stage = answered(PeopleSettings(hidden="test"))
    assert said(stage) == {"flagged": "108", "of them ill": "9", "ill among the flagged": "8.33\u00a0%"}
    ill, healthy = stage.figure.data
    assert (len(ill.x), len(healthy.x)) == (10, 990)
    crowd = 40  # columns
    assert [int((np.asarray(trace.x) > crowd).sum()) for trace in (ill, healthy)] == [9, 99]
    places = {*zip(np.append(ill.x, healthy.x), np.append(ill.y, healthy.y), strict=True)}
    assert len(places) == 1000, "nobody stands behind another"


def test_samples_are_counted_as_they_arrive_and_intervals_that_miss_are_drawn_strongly():
    fits = simulated(1.0, 100)
    stage = answered(SamplesSettings(show="intervals", hidden="dots"))
    holds, misses = stage.figure.data
    drawn = [np.isfinite(np.asarray(trace.x, dtype=float)).sum() / 2 for trace in (holds, misses)]
    covers = np.abs(fits.slope[:100] - 1.0) <= 1.959964 * fits.std_err[:100]
    assert drawn == [covers.sum(), 100 - covers.sum()]
    samples, share = stage.numbers
    assert samples.values[:3] == ["0", "10", "20"]
    assert len(samples.values) == len(share.values) == len(stage.moments)
    slopes = answered(SamplesSettings(hidden="dots"))
    tenth = slopes.numbers[1].values[10]
    assert float(tenth) == pytest.approx(np.std(fits.slope[:100], ddof=1), abs=5e-4)


def test_from_a_wrong_start_cross_entropy_arrives_and_squared_error_stays():
    stage = answered(LogitDescentSettings(hidden="squared error"))
    ends = {}
    for name, gradient in (
        ("cross-entropy", lambda p: p - 1),
        ("squared error", lambda p: 2 * (p - 1) * p * (1 - p)),
    ):
        z = -6.0
        for _ in range(100):
            z -= gradient(1 / (1 + np.exp(-z)))
        ends[name] = z
    drawn = {trace.name: float(trace.y[-1]) for trace in stage.figure.data}
    assert drawn == pytest.approx(ends)
    assert stage.reveals == (1,)


def test_a_penalty_takes_overfitting_back_as_scikit_learn_finds_it():
    linear_model = pytest.importorskip("sklearn.linear_model")
    preprocessing = pytest.importorskip("sklearn.preprocessing")
    metrics = pytest.importorskip("sklearn.metrics")
    data = lesson_data(DataName(name="wisconsin"), None)
    split = stratified_split(data.y, HELD_BACK, SEED)
    X = np.column_stack([data.columns[name] for name in MEASUREMENTS])
    terms = preprocessing.PolynomialFeatures(2, include_bias=False)
    scale = preprocessing.StandardScaler()
    train = scale.fit_transform(terms.fit_transform(X[split.train]))
    new = scale.transform(terms.transform(X[split.validation]))
    model = linear_model.LogisticRegression(C=1 / (0.01 * len(train)), tol=1e-10, max_iter=10_000)
    model.fit(train, data.y[split.train])
    expected = metrics.log_loss(data.y[split.validation], model.predict_proba(new)[:, 1])

    settings = NewRowsSettings(data=DataName(name="wisconsin"), show="penalty", hidden="curves")
    assert settings.measured({"power": -2.0}, None)["loss on new rows"] == pytest.approx(expected, rel=1e-4)
    stage = answered(settings, power=-2.0)
    assert said(stage)["loss on new rows"] == f"{expected:.3g}"
    assert said(stage)["penalty λ"] == "0.01"
