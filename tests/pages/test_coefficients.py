"""The Coefficients page, each test changing a control and reading the number shown."""

import re
import sqlite3

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from streamlit.testing.v1 import AppTest

import logreg as lr
from dashboard.analysis.training import samples
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.profile_likelihood import profile_interval
from logreg.solvers import GradientDescentSettings
from tests.charts import charts, numbers, readouts, trace
from tests.pages.trained import HOSTILE, circles, hostile, prepare, separated, trained, wisconsin

PAGE = "../../pages/coefficients/page.py"
SECTIONS = ("In words", "Table", "Effect", "Leave out", "Diagnostics", "Training", "Separation", "Export")


def opened(model, section="In words", **address):
    at = AppTest.from_file(PAGE, default_timeout=60)
    at.session_state["model"] = model
    at.session_state["weighing"] = section
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def peer(model, without=()):
    """The training rows in their own units, fitted by statsmodels."""
    data, train = model.problem.prepared, model.problem.split.train
    names = [name for name in data.columns if name not in without]
    rows = np.column_stack([data.columns[name][train] for name in names])
    return sm.GLM(data.y[train], sm.add_constant(rows), family=sm.families.Binomial()).fit(tol=1e-13), rows


def ratios(at):
    """Odds ratios in the forest plot, by the name on its axis."""
    spec = charts(at)["forest"]
    ticks = spec["figure"]["layout"]["yaxis"]["ticktext"]
    found = {}
    for name in ("95 % interval excludes 1", "95 % interval includes 1"):
        points = trace(spec, name)
        for x, y in zip(numbers(points["x"]), numbers(points["y"]), strict=True):
            found[ticks[int(y)]] = x
    return found


def said(at):
    return " ".join(element.value for element in at.markdown)


@pytest.fixture(scope="module")
def model():
    return wisconsin()


def test_without_a_model_the_page_offers_one_and_fits_it():
    at = AppTest.from_file(PAGE, default_timeout=60).run()
    assert "there is none yet" in at.info[0].value
    at.button(key="fit_toy").click().run()
    assert readouts(at)["coefficients with p < 0.05"] == "1 of 1"


def test_without_a_model_the_data_that_the_address_names_are_those_that_are_fitted():
    at = AppTest.from_file(PAGE, default_timeout=60)
    at.query_params["data"] = "wisconsin"
    at.run()
    assert at.button(key="fit_toy").label == "Fit the Wisconsin tumours"
    at.button(key="fit_toy").click().run()
    assert readouts(at)["training rows"] == "427"


def test_the_first_screen_counts_the_coefficients_told_apart_from_0(model):
    at = opened(model)
    theirs, _ = peer(model)
    assert readouts(at)["coefficients with p < 0.05"] == f"{(theirs.pvalues[1:] < 0.05).sum()} of 5"
    assert readouts(at)["training rows"] == "427"
    assert readouts(at)["McFadden R²"] == f"{theirs.pseudo_rsquared('mcf'):.3f}"


def test_odds_ratios_are_for_a_deviation_or_a_unit_as_chosen(model):
    theirs, rows = peer(model)
    at = opened(model)
    assert ratios(at)["mean texture"] == pytest.approx(np.exp(theirs.params[2]), rel=1e-6)
    at.selectbox(key="per").set_value("standard deviation").run()
    deviation = np.exp(theirs.params[1:] * rows.std(axis=0))
    assert ratios(at)["mean texture"] == pytest.approx(deviation[1], rel=1e-6)


def test_the_order_follows_the_choice(model):
    at = opened(model, per="standard deviation")
    first = charts(at)["forest"]["figure"]["layout"]["yaxis"]["ticktext"]
    assert first[0] == "mean radius"
    assert first[-1] == "mean symmetry"
    at.selectbox(key="order").set_value("column").run()
    shown = charts(at)["forest"]["figure"]["layout"]["yaxis"]["ticktext"]
    assert list(shown) == list(model.problem.prepared.columns)


def test_sentences_tell_ratio_interval_and_p(model):
    at = opened(model, per="unit")
    theirs, _ = peer(model)
    low, high = np.exp(theirs.conf_int()[2])
    interval = f"95\u00a0% interval {low:.3g} to {high:.3g}"
    expected = f"**{np.exp(theirs.params[2]):.3g}** times as high ({interval}, p\u00a0<\u00a00.0001)"
    change = "**mean texture** higher by 1, the other columns equal"
    assert f"{change}: the odds of malignant are an estimated {expected}" in said(at)
    assert "the interval includes 1, so the direction is open" in said(at)
    assert any("Adjusted for that (Holm), 4 remain" in caption.value for caption in at.caption)


def test_a_narrower_level_gives_narrower_intervals(model):
    at = opened(model)
    wide = numbers(trace(charts(at)["forest"], "95 % interval excludes 1: ends")["x"])
    at.select_slider(key="level").set_value(0.8).run()
    narrow = numbers(trace(charts(at)["forest"], "80 % interval excludes 1: ends")["x"])
    assert (narrow[1] - narrow[0]) < (wide[1] - wide[0])


def test_robust_errors_and_profiles_change_the_table(model):
    at = opened(model, "Table", per="unit")
    plain = at.dataframe[0].value["Std. error"].iloc[0]
    at.selectbox(key="errors").set_value("HC3").run()
    assert at.dataframe[0].value["Std. error"].iloc[0] != plain
    at.selectbox(key="interval").set_value("Profile likelihood").run()
    assert not at.exception
    assert at.dataframe[0].value["Low"].notna().all()


def test_the_table_holds_what_statsmodels_computes(model):
    at = opened(model, "Table", per="unit", order="column")
    theirs, _ = peer(model)
    table = at.dataframe[0].value
    order = [1, 2, 3, 4, 5, 0]
    assert table["Coefficient"].tolist() == pytest.approx(theirs.params[order].tolist(), rel=1e-7)
    assert table["p"].tolist() == pytest.approx(theirs.pvalues[order].tolist(), rel=1e-5)
    smaller, _ = peer(model, without=("mean radius",))
    tests = at.dataframe[1].value
    assert tests["Statistic"].iloc[0] == pytest.approx(2 * (theirs.llf - smaller.llf), rel=1e-6)


def test_the_effect_curve_moves_with_the_values_the_others_are_held_at(model):
    at = opened(model, "Effect")
    before = numbers(trace(charts(at)["effect"], "prediction")["y"])
    at.number_input(key="held mean texture").set_value(35.0).run()
    after = numbers(trace(charts(at)["effect"], "prediction")["y"])
    assert (after > before).all()
    at.selectbox(key="effect_view").set_value("Log-odds").run()
    line = numbers(trace(charts(at)["effect"], "prediction")["y"])
    theirs, _ = peer(model)
    span = np.ptp(numbers(trace(charts(at)["effect"], "prediction")["x"]))
    assert line[-1] - line[0] == pytest.approx(theirs.params[1] * span, rel=1e-6)


def test_leaving_out_columns_shows_the_ratio_test_and_the_change_of_loss(model):
    at = opened(model, "Leave out")
    at.multiselect(key="dropped").set_value(["mean smoothness", "mean symmetry"]).run()
    full, small = peer(model)[0], peer(model, without=("mean smoothness", "mean symmetry"))[0]
    shown = readouts(at)
    assert shown["statistic on 2 df"] == f"{2 * (full.llf - small.llf):.2f}"
    assert shown["change of AIC"] == f"{small.aic - full.aic:+.2f}"
    before, after = (float(part) for part in shown["loss in 10-fold cross-validation"].split(" → "))
    assert 0 < before < after
    assert "The smaller model is **rejected** at 5\u00a0%" in said(at)
    at.multiselect(key="dropped").set_value([]).run()
    assert "at least one column" in at.info[0].value


def test_rows_are_called_by_their_own_numbers():
    model = wisconsin(split_seed=0)  # its training rows hold one that carries the estimate
    at = opened(model, "Diagnostics")
    spec = charts(at)["leverage"]
    worst = int(spec["alt"].split("row ")[1].split(",")[0])
    assert worst - 1 in model.problem.split.train
    assert any(f"without row {worst}" in caption.value for caption in at.caption)
    assert "Hosmer and Lemeshow" in " ".join(caption.value for caption in at.caption)


@pytest.mark.parametrize("penalty", [{"l2": 0.01}, {"l1": 0.01, "solver": "proximal"}])
def test_whatever_the_penalty_it_is_named_as_what_holds_the_weights_back(penalty):
    at = opened(wisconsin(**penalty), "Training")
    assert at.warning[0].value.startswith("**The fit is penalised.**")
    assert "The penalty shrinks the coefficients" in said(at)


def test_a_penalised_fit_is_refused_and_the_button_fits_the_optimum():
    model = wisconsin(l2=0.01)
    at = opened(model, per="standard deviation")
    assert at.warning[0].value.startswith("**The fit is penalised.**")
    assert "forest" not in charts(at)
    at.button(key="remedy").click().run()
    assert at.selectbox(key="estimate").value == "Maximum likelihood"
    theirs, rows = peer(model)
    assert ratios(at)["mean radius"] == pytest.approx(np.exp(theirs.params[1] * rows[:, 0].std()), rel=1e-6)


def test_an_unfinished_run_says_how_far_and_shows_every_gap():
    model = wisconsin(
        solver="gradient-descent", solver_settings=GradientDescentSettings(learning_rate=0.3), iterations=20
    )
    at = opened(model, "Training")
    assert "standard errors from the optimum" in at.warning[0].value
    assert "not finished" in said(at)
    theirs, rows = peer(model)
    optimum = numbers(trace(charts(at)["gap"], "optimum")["x"])
    np.testing.assert_allclose(optimum, theirs.params[1:] * rows.std(axis=0), rtol=1e-6)


@pytest.mark.parametrize("iterations", [20, 3_000, 20_000])
def test_the_sentence_below_the_gaps_says_the_same_as_the_refusal_above(iterations):
    settings = GradientDescentSettings(learning_rate=0.3)
    model = wisconsin(solver="gradient-descent", solver_settings=settings, iterations=iterations)
    at = opened(model, "Training")
    assert ("not finished" in said(at)) == bool(at.warning)


def test_the_separation_doctor_names_the_level_once_and_firth_answers():
    at = opened(separated(), "Separation")
    assert at.warning[0].value.startswith("**The classes are quasi\\-separated.** Some combination")
    told = re.compile(r"All \d+ rows with kind \\= c are yes")
    assert len(told.findall(at.warning[0].value + said(at))) == 1
    assert any("Without a finite estimate: kind" in caption.value for caption in at.caption)
    weights = trace(charts(at)["growth"], "kind = c")["y"]
    assert (np.diff(numbers(weights)) > 0).all()
    at.button(key="remedy").click().run()
    assert at.selectbox(key="estimate").value == "Firth"
    assert np.isfinite(ratios(at)["kind = c"])


def test_the_doctors_penalty_slider_moves_the_penalised_weights():
    at = opened(separated(), "Separation")
    weak = numbers(trace(charts(at)["remedies"], "L2 penalty")["x"])
    at.select_slider(key="doctor_l2").set_value(1.0).run()
    assert np.abs(numbers(trace(charts(at)["remedies"], "L2 penalty")["x"])).sum() < np.abs(weak).sum()


@pytest.mark.parametrize("section", SECTIONS)
def test_hostile_names_are_shown_literally_in_every_section(section):
    at = opened(hostile(), section, per="unit")
    for element in [*at.markdown, *at.caption]:
        assert not re.search(r"(?<!\\)(<img|<u>|<b>|\*bold|\]\(|\$\\alpha)", element.value)
    for spec in charts(at).values():
        drawn = str(spec["figure"])
        assert "<img" not in drawn
        assert "<u>" not in drawn


def test_a_column_that_others_determine_is_left_out_by_the_button():
    rng = np.random.default_rng(3)
    frame = pd.DataFrame({"a": rng.normal(size=200)})
    frame["twice a"] = 2 * frame["a"]
    frame["y"] = np.where(rng.random(200) < 1 / (1 + np.exp(-frame["a"])), "yes", "no")
    at = opened(trained(prepare(frame, "y", "yes", ["a", "twice a"])))
    assert "leave out twice a" in at.warning[0].value
    at.button(key="remedy").click().run()
    assert list(ratios(at)) == ["a"]


def test_exports_are_offered_and_hostile_names_are_disarmed():
    at = opened(hostile(), "Export")
    assert [button.label for button in at.get("download_button")] == [
        "CSV",
        "LaTeX",
        "Markdown",
        "Word (HTML)",
        "JSON",
        "NumPy function",
        "SQL expression",
        "Spreadsheet",
    ]
    assert f'"{HOSTILE[0]}"' in at.code[1].value


def test_training_that_diverged_is_refused_in_every_section():
    from dataclasses import replace

    model = wisconsin()
    gone = replace(model, coef=np.full_like(model.coef, np.nan), key="diverged")
    for section in ("Training", "Separation", "Export"):
        at = opened(gone, section)
        assert "Training has diverged" in at.warning[0].value


def test_a_run_whose_loss_grew_is_called_diverged_though_its_weights_are_numbers():
    model = trained(
        samples.tumour_sizes(),
        solver="gradient-descent",
        solver_settings=GradientDescentSettings(learning_rate=1e4),
    )
    assert model.status is lr.Status.DIVERGED
    assert np.isfinite(model.coef).all()
    at = opened(model, "Training")
    assert "Training has diverged" in at.warning[0].value
    assert "Training has **diverged**" in said(at)
    assert "not finished" not in said(at)


def test_the_equation_brackets_a_level_and_leaves_names_alone():
    frame = pd.DataFrame({"city": ["Rome", "Oslo"] * 60, "size": np.tile([1.0, 2.0, 3.0, 4.0], 30)})
    frame["ill"] = np.where(np.random.default_rng(2).random(120) < 0.5, "yes", "no")
    at = opened(trained(prepare(frame, "ill", "yes", ["city", "size"])))
    assert re.search(r"0\.\d+ × \\\[city \\= Rome\\\]", said(at))
    assert re.search(r"× size", said(at))


def test_twenty_columns_have_profile_intervals():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(400, 20)), columns=[f"x{j}" for j in range(20)])
    frame["ill"] = np.where(rng.random(400) < lr.sigmoid(frame["x0"]), "yes", "no")
    model = trained(prepare(frame, "ill", "yes", [*frame.columns[:20]]))
    at = opened(model, interval="Profile likelihood", per="unit")
    estimate = maximum_likelihood(*rows_of(model))
    low, high = profile_interval(estimate, 1)
    assert f"interval {np.exp(low):.3g} to {np.exp(high):.3g}" in said(at).replace("−", "-")


def rows_of(model):
    data, train = model.problem.prepared, model.problem.split.train
    return np.column_stack([values[train] for values in data.columns.values()]), data.y[train]


def test_fewer_training_rows_than_coefficients_lead_back_to_the_data():
    rng = np.random.default_rng(4)
    frame = pd.DataFrame(rng.normal(size=(14, 9)), columns=list("abcdefghi"))
    frame["y"] = ["yes", "no"] * 7
    at = opened(
        trained(prepare(frame, "y", "yes", list("abcdefghi")), iterations=3, l2=0.1, validation_share=0.5)
    )
    assert "cannot determine 10 coefficients" in at.warning[0].value
    assert at.get("page_link")


def test_the_sql_shown_predicts_what_the_model_predicts():
    model = hostile()
    at = opened(model, "Export")
    data = model.problem.prepared
    base = sqlite3.connect(":memory:")
    base.create_function("EXP", 1, lambda z: float(np.exp(z)))
    names = ", ".join('"' + name.replace('"', '""') + '"' for name in data.columns)
    base.execute(f"CREATE TABLE t ({names})")
    rows = zip(*(values.tolist() for values in data.columns.values()), strict=True)
    base.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(data.columns))})", rows)
    found = [p for (p, *_) in base.execute(f"SELECT {at.code[1].value} FROM t")]
    base.close()
    expected = model.probability(model.problem.design.encode(data.columns))
    np.testing.assert_allclose(found, expected, rtol=1e-12)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_answers_with_firth_where_classes_are_completely_separated(section):
    model = trained(samples.tumour_sizes(60, 0.02, 1))
    at = opened(model, section, estimate="Firth")
    assert readouts(at)["training rows"] == "45"
    if section == "Leave out":
        at.multiselect(key="dropped").set_value(["size (mm)"]).run()
        before, after = readouts(at)["loss in 10-fold cross-validation"].split(" → ")
        assert 0 < float(before) < float(after)


def test_an_effect_follows_the_square_of_its_variable():
    model = trained(circles("x1²", "x2²"), validation_share=0.0)
    at = opened(model, "Effect", estimate="Firth")
    assert at.selectbox(key="effect_of").options == ["x1", "x2"]
    curve = trace(charts(at)["effect"], "prediction")
    x, p = numbers(curve["x"]), numbers(curve["y"])
    middle = p[np.argmin(np.abs(x))]
    assert (middle - p[0]) * (middle - p[-1]) > 0  # both ends on the same side of the middle
