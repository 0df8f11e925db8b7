"""What the comparison sends to the browser."""

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from tests.charts import components, numbers


def page(threshold: float, n: int, stated: float | None) -> None:
    import numpy as np

    from dashboard.analysis.thresholds.evaluation import evaluate
    from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
    from dashboard.analysis.thresholds.scored_rows import ScoreSource
    from dashboard.analysis.training.model import Scores
    from dashboard.ui.components import comparison
    from logreg.evaluation.costs import Costs

    random = np.random.default_rng(0)
    y = random.integers(0, 2, n)
    scores = Scores(y=y, p=random.beta(2 + y, 3 - y), rows=np.arange(n), which="the rows")
    source = ScoreSource(
        key="test",
        name="scores",
        negative="no",
        positive="yes",
        training_prevalence=float(y.mean()),
        columns={},
        numbers=np.arange(n),
        parts={"all": lambda: scores},
        roles={"All": ("all", "all")},
    )
    named = NamedThreshold("A", Rule.CUSTOM, threshold)
    comparison.show_comparison(
        [comparison.ThresholdColumn(named=named, threshold=threshold, colour="#009E73", track="threshold A")],
        evaluate(source, "All", stated),
        key="comparison",
        costs=Costs(1, 4),
        unit="euro",
        baseline="A",
    )


def sent(threshold, n=5000, stated=None):
    at = AppTest.from_function(
        page, default_timeout=60, kwargs={"threshold": threshold, "n": n, "stated": stated}
    ).run()
    assert not at.exception
    ((spec,),) = ([data["spec"] for data in components(at, "comparison")],)
    return spec


def test_the_exact_numbers_are_those_of_the_calls():
    random = np.random.default_rng(0)
    y = random.integers(0, 2, 5000)
    calls = random.beta(2 + y, 3 - y) >= 0.4
    exact = sent(0.4)["columns"][0]["exact"]
    assert (exact["tp"], exact["fp"]) == ((calls & (y == 1)).sum(), (calls & (y == 0)).sum())
    assert exact["recall"] == pytest.approx(calls[y == 1].mean())
    assert exact["cost"] == pytest.approx((exact["fp"] + 4 * exact["fn"]) / 5000)


def test_under_a_stated_base_rate_counts_are_whole_rows_and_rates_are_at_that_rate():
    spec = sent(0.04, stated=0.05)
    exact = spec["columns"][0]["exact"]
    counts = [exact[name] for name in ("tp", "fp", "tn", "fn")]
    assert all(float(count).is_integer() for count in counts)
    assert sum(counts) == 5000
    for name in ("tp", "fp", "tn", "fn"):
        sent_counts = numbers(spec["values"][name])
        np.testing.assert_array_equal(sent_counts, np.round(sent_counts))
    tp, fp, tn, fn = counts
    recall, fpr = tp / (tp + fn), fp / (fp + tn)
    assert exact["recall"] == pytest.approx(recall)
    assert exact["precision"] == pytest.approx(0.05 * recall / (0.05 * recall + 0.95 * fpr))  # Bayes
    assert spec["rows"][1]["label"] == "Precision, at base rate 5\u00a0%"


def test_at_most_two_thousand_thresholds_travel_in_rising_order():
    spec = sent(0.4)
    positions = numbers(spec["positions"])
    assert 1000 < positions.size <= 2000
    assert np.all(np.diff(positions) > 0)
    assert all(numbers(values).size == positions.size for values in spec["values"].values())


def test_a_sweep_in_the_browser_ends_where_nothing_is_flagged():
    spec = sent(0.4, n=50)
    assert numbers(spec["positions"])[-1] == 1.01
    assert (numbers(spec["values"]["tp"])[-1], numbers(spec["values"]["fp"])[-1]) == (0, 0)
    assert np.isnan(numbers(spec["values"]["precision"])[-1])


def test_a_rate_that_is_undefined_travels_as_nothing():
    assert sent(float("inf"))["columns"][0]["exact"]["precision"] is None


def test_the_cost_is_named_in_its_unit():
    assert sent(0.4)["rows"][-1]["label"] == "Cost a row, euro"
