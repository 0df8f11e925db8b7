"""The forest plot and its kin draw what logreg says."""

import numpy as np
import pytest

from dashboard.figures import coefficients, diagnostics, effects, prediction, style
from logreg.explanation.contributions import Case, Contribution
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.influence import Influence, influence
from logreg.inference.prediction import effect
from logreg.inference.remedies import compare_remedies
from logreg.inference.summary import summary_of
from logreg.inference.summary_views import rescaled
from tests.charts import traces
from tests.logreg import published


@pytest.fixture(scope="module")
def summary():
    design, y = published.admissions()
    return summary_of(maximum_likelihood(design, y))


def test_forest_draws_ratios_between_their_intervals_in_the_order_given(summary):
    order = np.array([2, 1, 5])
    figure = coefficients.forest(summary, order, "unit")
    drawn = traces(figure)["95 % interval excludes 1"]
    assert list(figure.layout.yaxis.ticktext) == ["gpa", "gre", "rank = 4"]
    np.testing.assert_allclose(drawn.x, summary.odds_ratio[order])
    ends = np.asarray(traces(figure)["95 % interval excludes 1: ends"].x).reshape(-1, 3)
    np.testing.assert_allclose(ends[:, 0], summary.odds_ratio_low[order])
    np.testing.assert_allclose(ends[:, 1], summary.odds_ratio_high[order])
    assert figure.layout.xaxis.type == "log"
    assert figure.layout.xaxis.title.text == "odds ratio per unit"


def test_an_interval_that_holds_1_is_told_by_colour_and_by_mark():
    design, y = published.low_birth_weight("age", "lwt", "race", "ftv")
    found = summary_of(maximum_likelihood(design, y))
    drawn = traces(coefficients.forest(found, np.arange(1, 6), "unit"))
    assert drawn["95 % interval includes 1"].marker.symbol == "circle-open"
    assert drawn["95 % interval excludes 1"].marker.symbol == "circle"
    assert len(drawn["95 % interval includes 1"].x) == 3  # age, race = 3 other, ftv
    assert drawn["95 % interval includes 1"].marker.color != drawn["95 % interval excludes 1"].marker.color


def test_coefficients_too_large_for_an_odds_ratio_are_drawn_in_log_odds(summary):
    huge = rescaled(summary, np.full(6, 1e5))
    figure = coefficients.forest(huge, np.array([1, 2]), "unit")
    assert figure.layout.xaxis.title.text == "coefficient, log-odds, per unit"
    np.testing.assert_allclose(traces(figure)["95 % interval excludes 0"].x, huge.coef[[1, 2]])


@pytest.mark.parametrize("stretch", [1e-4, 0.1, 1.0, 5.0, 50.0])
def test_there_are_ticks_to_read_whatever_the_span(summary, stretch):
    figure = coefficients.forest(rescaled(summary, np.full(6, stretch)), np.arange(2, 6), "unit")
    low, high = figure.layout.xaxis.range
    ticks = figure.layout.xaxis.tickvals
    assert 2 <= sum(low <= np.log10(tick) <= high for tick in ticks if tick) <= 10


def test_long_and_hostile_names_are_cut_and_literal(summary):
    names = ["<b>" * 3, "y" * 40]
    figure = coefficients.distance_to_optimum(names, np.array([1.0, 2.0]), np.array([2.0, 3.0]))
    assert figure.layout.yaxis.ticktext == ("&lt;b&gt;" * 3, "y" * 29 + "…")


def test_remedies_say_still_growing_only_where_the_classes_are_separated():
    design, y = published.endometrial()
    found = compare_remedies(design, y, l2=0.1)
    names = [trace.name for trace in coefficients.remedies_figure(found, np.array([0]), separated=True).data]
    assert any("still growing" in name for name in names)
    names = [trace.name for trace in coefficients.remedies_figure(found, np.array([0]), separated=False).data]
    assert not any("still growing" in name for name in names)


@pytest.mark.parametrize("view", effects.VIEWS)
def test_an_effect_lies_inside_its_band_in_every_view(summary, view):
    case: Case = {"gre": 500.0, "gpa": 3.0, "rank": "2"}
    found = effect(summary.estimate, "gpa", case)
    rug = effects.Rug(
        values=summary.estimate.design.X[:, 1], y=summary.estimate.y, names=("no", "<i>yes</i>")
    )
    drawn = traces(effects.effect_figure(found, view, rug, 0.95))
    assert (drawn["95 % interval"].y < drawn["prediction"].y).all()
    assert (drawn["prediction"].y < drawn["upper end"].y).all()
    assert ("&lt;i&gt;yes&lt;/i&gt;" in drawn) == (view == "Probability")


def test_a_category_is_drawn_as_points_with_intervals(summary):
    found = effect(summary.estimate, "rank", {"gre": 500.0, "gpa": 3.0, "rank": "2"})
    rug = effects.Rug(values=np.array(["1", "2"]), y=np.array([0.0, 1.0]), names=("no", "yes"))
    (points,) = effects.effect_figure(found, "Probability", rug, 0.95).data
    assert list(points.x) == ["1", "2", "3", "4"]
    np.testing.assert_allclose(points.y + points.error_y.array, found.predictions.high)


def test_waterfall_ends_at_the_case_with_the_largest_contributions_first():
    parts = [Contribution(column=f"c{j}", value=float(j), log_odds=0.1 * j) for j in range(14)]
    figure = prediction.waterfall_figure(-1.0, parts, "yes")
    (bars,) = figure.data
    names = figure.layout.yaxis.ticktext
    assert names[0] == "average row"
    assert names[1] == "c13 = 13"
    assert names[-2] == "4 others"
    assert sum(bars.x) == pytest.approx(-1.0 + sum(part.log_odds for part in parts))
    low, high = figure.layout.xaxis.range
    assert low < -1.0
    assert high > sum(bars.x)


def test_of_many_rows_the_heaviest_are_drawn(summary):
    rng = np.random.default_rng(0)
    cook = rng.random(50_000)
    found = Influence(pearson=cook, deviance=cook, leverage=cook, standardised=cook, cooks_distance=cook)
    shown = diagnostics.drawn(found)
    assert len(shown) <= diagnostics.MOST_DRAWN
    assert int(np.argmax(cook)) in shown


def test_classes_keep_colour_and_mark(summary):
    found = influence(summary.estimate)
    figure = diagnostics.leverage_figure(found, summary.estimate.y, np.arange(400), ("no", "yes"))
    drawn = traces(figure)
    assert [drawn[name].marker.color for name in ("no", "yes")] == list(style.CLASS_COLOURS)
    assert [drawn[name].marker.symbol for name in ("no", "yes")] == list(style.CLASS_SYMBOLS)


@pytest.mark.parametrize(
    ("least", "step"), [(0.13, 0.2), (0.2, 0.2), (0.9, 1.0), (3.0, 5.0), (70.0, 100.0), (0.0, 1.0)]
)
def test_small_odds_ratios_get_even_round_ticks(least, step):
    assert coefficients.round_step(least) == pytest.approx(step)


def test_a_narrow_forest_has_at_least_three_ticks():
    ticks = np.asarray(coefficients.log_ticks(np.log([0.61, 1.5]))["tickvals"])
    assert ((ticks >= 0.61) & (ticks <= 1.5)).sum() >= 3


def test_small_contributions_show_their_digits():
    assert prediction.signed([0.106, 0.0052, -0.0001, 0.1109]) == ["+0.106", "+0.005", "0", "+0.111"]
    assert prediction.signed([-31.47, 0.0]) == ["−31.5", "0"]
    assert prediction.signed([1.17e100, -3e99, 0.002]) == ["+1.17e+100", "−3.00e+99", "0"]
