"""What Train draws: the fit, the decisions, the weights, and paths over the loss."""

import re

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix
from streamlit.testing.v1 import AppTest

import logreg as lr
from dashboard.analysis.thresholds.active_decision import threshold_words
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.analysis.training import samples
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from logreg.data.design import Design
from logreg.data.products import with_products
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.solvers import GradientDescentSettings
from pages.train.column_view import held_columns
from tests.charts import charts, components, numbers, readouts, trace
from tests.pages.train_visit import PAGE, opened


def test_two_columns_are_drawn_as_a_plane_with_its_boundary():
    at = opened(data="Wisconsin tumours")
    at.button(key="step").click().run()
    boundary = trace(charts(at)["fit"], "Boundary at 0.5")
    assert numbers(boundary["x"]).shape == (2,)
    at.selectbox(key="up").select(()).run()
    assert numbers(trace(charts(at)["fit"], "Fitted curve")["y"]).shape == (121,)


def test_loss_chart_shows_both_kinds_of_rows_and_says_so_in_words():
    at = opened()
    at.button(key="step").click().run()
    spec = charts(at)["loss"]
    assert numbers(trace(spec, "Validation rows")["y"]).shape == (2,)
    assert "validation loss" in spec["alt"]


def test_hand_edited_address_falls_back_to_the_default():
    at = opened(learning_rate="banana", holdout="999", solver="<script>")
    assert not at.exception
    assert at.number_input(key="learning_rate").value == 0.3
    assert at.slider(key="holdout").value == 25


def test_data_of_categories_alone_are_trained_without_a_picture_of_the_fit():
    at = opened(data="Your own file")
    rows = "\n".join(f"{'abc'[i % 3]},{['yes', 'no'][(i // 4) % 2]}" for i in range(40))
    at.file_uploader[0].set_value(("letters.csv", f"letter,answer\n{rows}".encode(), "text/csv")).run()
    at.button(key="step").click().run()
    assert not at.exception
    assert readouts(at)["Iteration"] == "1"
    assert "loss" in charts(at)
    assert "fit" not in charts(at)


def test_a_long_name_is_cut_in_the_sentence_below_the_fit():
    at = opened(data="Your own file")
    rows = "\n".join(f"{i % 7 / 3:.2f},{['yes', 'no'][i % 2]}" for i in range(40))
    at.file_uploader[0].set_value(("long.csv", f"{'n' * 4000},answer\n{rows}".encode(), "text/csv")).run()
    assert charts(at)["fit"]["reading"]["column"] == "n" * 39 + "…"


@pytest.mark.parametrize(
    ("threshold", "words"), [(0.5, "at least 0.500 (A, one half)"), (0.2, "at least 0.200 (A, custom)")]
)
def test_decisions_follow_the_steps_and_agree_with_scikit_learn(threshold, words):
    at = AppTest.from_file(PAGE, default_timeout=20)
    at.session_state["pins"] = (NamedThreshold("A", Rule.CUSTOM, threshold),)
    at.query_params.update({"shown": "Decisions", "stride": "×25"})
    at.run().button(key="step").click().run()
    model = at.session_state["model"]
    scores = model.scores("validation")
    (tn, fp), (fn, tp) = confusion_matrix(scores.y, scores.p >= threshold)
    assert any(words in caption.value.replace("\\", "") for caption in at.caption)
    shown = readouts(at)
    assert [shown[f"{a}, called {b}"] for a in ("benign", "malignant") for b in ("benign", "malignant")] == [
        str(n) for n in (tn, fp, fn, tp)
    ]
    matrix = next(c for c in components(at, "readout") if "benign, called benign" in str(c))
    assert len(matrix["spec"]["cells"][0]["values"]) == 26


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (NamedThreshold("A", Rule.CUSTOM, 0.2), "from probability 0.200 (A, custom) on"),
        (NamedThreshold("A", Rule.CUSTOM, 1.0), "0.5, as 1.000 (A, custom) calls every case alike on"),
        (NamedThreshold("A", Rule.YOUDEN), "0.5, as A (best Youden's J) is placed when training pauses on"),
    ],
)
def test_the_fit_says_which_threshold_it_draws_and_why(named, words):
    at = AppTest.from_file(PAGE, default_timeout=20)
    at.session_state["pins"] = (named,)
    at.query_params["shown"] = "Fit"
    at.run().button(key="play").click().run()
    said = [caption.value.replace("\\", "") for caption in at.caption]
    assert any(words in text for text in said), said


def test_a_rule_that_looks_at_rows_is_drawn_where_predict_decides_once_training_rests():
    at = AppTest.from_file(PAGE, default_timeout=20)
    at.session_state["pins"] = (NamedThreshold("A", Rule.COST),)
    at.query_params.update({"shown": "Fit", "solver": "newton", "cost_fn": "7", "stride": "×25"})
    at.run().button(key="step").click().run()
    model = at.session_state["model"]
    scores = model.scores("validation")
    threshold = ThresholdSweep(scores.y, scores.p).min_cost(1, 7)
    assert threshold != 0.5
    figure = next(spec["figure"] for spec in charts(at).values() if "Fitted curve" in str(spec["figure"]))
    (line,) = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "line"]
    assert line["y0"] == pytest.approx(threshold)
    said = " ".join(caption.value.replace("\\", "") for caption in at.caption)
    assert f"from probability {threshold_words(threshold)} (A, lowest cost on {scores.which}) on" in said


def test_columns_held_at_the_mean_are_counted_as_columns_not_as_terms():
    rng = np.random.default_rng(0)
    columns = {name: rng.normal(size=30) for name in ("a", "b", "c")}
    design = Design.learn(with_products({**columns, "d": rng.choice(["u", "v", "w"], 30)}, [("a", "b")]))
    assert held_columns(design, ("a",)) == {"b", "c", "d"}
    assert held_columns(design, ("b", "c")) == {"a", "d"}


def test_weights_are_drawn_against_iteration():
    at = opened(data="Wisconsin tumours", shown="Weights", stride="×5")
    at.button(key="step").click().run()
    drawn = trace(charts(at)["weights"], "mean radius")
    assert numbers(drawn["x"]).tolist() == [0, 1, 2, 3, 4, 5]
    assert numbers(drawn["y"])[-1] == at.session_state["model"].coef[1]


def test_path_ends_where_the_run_stands_and_the_star_at_scikit_learns_minimum():
    at = opened(shown="Path", stride="×5", holdout="0", standardise="false", overlap="60")
    at.button(key="step").click().run()
    drawn = charts(at)["path"]
    way = trace(drawn, "A  Gradient descent, rate 0.3")
    coef = at.session_state["run"].step.coef
    assert (numbers(way["x"])[-1], numbers(way["y"])[-1]) == (coef[1], coef[0])
    data = samples.tumour_sizes(overlap=0.6)
    peer = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-10).fit(data.design.X, data.y)
    star = trace(drawn, "Minimum")
    assert numbers(star["x"])[0] == pytest.approx(peer.coef_[0, 0], rel=1e-5)
    assert numbers(star["y"])[0] == pytest.approx(peer.intercept_[0], rel=1e-5)


def test_path_on_the_surface_is_as_high_as_the_loss_of_each_step():
    at = opened(shown="Path", path_view="Surface", stride="×5", holdout="0", overlap="60")
    at.button(key="step").click().run()
    run = at.session_state["run"]
    drawn = charts(at)["path_surface"]
    way = trace(drawn, "A  Gradient descent, rate 0.3")
    lift = numbers(way["z"]) - run.history.path().loss
    surface = numbers(trace(drawn, "Mean loss")["z"])
    assert lift == pytest.approx(np.full(6, lift[0]))
    assert 0 < lift[0] < 0.02 * np.ptp(surface)
    coef = run.step.coef
    assert (numbers(way["x"])[-1], numbers(way["y"])[-1]) == (coef[1], coef[0])
    assert f"There the loss is {run.step.loss:.4g}" in drawn["alt"]
    (track,) = drawn["tracks"]
    assert {(move["trace"], move["attribute"]) for move in track["moves"]} == {(2, "x"), (2, "y"), (2, "z")}


def test_path_of_a_run_that_diverges_leaves_the_surface_in_sight():
    at = opened(shown="Path", path_view="Surface", learning_rate="1000", stride="×25", standardise="false")
    at.button(key="step").click().run()
    assert not at.exception
    drawn = charts(at)["path_surface"]
    low, high = drawn["figure"]["layout"]["scene"]["zaxis"]["range"]
    surface = numbers(trace(drawn, "Mean loss")["z"])
    assert low < surface.min()
    assert high < 1.1 * surface.max()


def test_path_over_two_of_many_coefficients_says_what_is_held():
    at = opened(data="Wisconsin tumours", shown="Path")
    words = next(caption.value for caption in at.caption if "Held at the minimum" in caption.value)
    assert words.count(",") >= 3
    assert "mean smoothness" in words
    assert "mean radius" not in words


def test_gradient_is_written_with_a_power_of_ten_once_it_is_small():
    at = opened(solver="Newton", stride="×5")
    at.button(key="step").click().run()
    assert "×\u00a010⁻" in readouts(at)["Gradient norm (max)"]


def test_validation_rows_of_the_first_run_are_not_below_the_lowest_training_loss():
    at = opened(solver="Newton", pace="full")
    at.button(key="play").click().run()
    (floor,) = charts(at)["loss"]["figure"]["layout"]["annotations"]
    lowest = float(floor["text"].removeprefix("lowest possible training loss "))
    assert numbers(trace(charts(at)["loss"], "Validation rows")["y"])[-1] > lowest


@pytest.mark.parametrize(
    ("standardise", "x", "y"),
    [
        ("true", "coefficient of size (mm), per SD", "intercept, at the means"),
        ("false", "coefficient of size (mm), per unit", "intercept"),
    ],
)
def test_axes_of_the_path_are_coefficients_with_their_unit(standardise, x, y):
    at = opened(shown="Path", standardise=standardise)
    layout = charts(at)["path"]["figure"]["layout"]
    assert (layout["xaxis"]["title"]["text"], layout["yaxis"]["title"]["text"]) == (x, y)


def test_the_condition_number_is_that_at_the_minimum_with_the_iterations_of_the_chosen_rate():
    at = opened(difficulty="true", learning_rate="1")
    problem = build_problem(samples.tumour_sizes(), TrainingSettings())
    best = lr.fit(problem.objective).coef
    expected = np.linalg.cond(problem.objective.hessian(best))
    said = " ".join(element.value for element in at.markdown)
    assert f"Condition number {expected:.4g}" in said
    (predicted,) = re.findall(r"With the learning rate 1 .*?\*\*([\d,]+) iterations\*\*", said)
    run = lr.fit(problem.objective, "gradient-descent", settings=GradientDescentSettings(learning_rate=1.0))
    assert run.n_iter / 2 < float(predicted.replace(",", "")) < 2 * run.n_iter


def test_sticks_join_each_training_row_to_its_probability_and_add_up_to_the_loss():
    at = opened(sticks="true", stride="×25")
    at.button(key="step").click().run()
    run = at.session_state["run"]
    sticks = trace(charts(at)["fit"], "Sticks")
    y = numbers(sticks["y"]).reshape(-1, 3)
    labels = run.problem.prepared.y[run.problem.split.train]
    assert y[:, 0].tolist() == labels.tolist()
    gap = np.abs(y[:, 1] - y[:, 0])
    assert -np.log(1 - gap).mean() == pytest.approx(run.step.loss, rel=1e-5)
    (words,) = (caption.value for caption in at.caption if "Each stick stands" in caption.value)
    assert f"{run.step.loss:.4g} a row" in words
