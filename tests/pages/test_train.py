"""The Train page, each test changing a control and reading the number shown."""

import re

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, log_loss
from streamlit.testing.v1 import AppTest

import logreg as lr
from dashboard.analysis.thresholds.active_decision import threshold_words
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.analysis.training import samples, solver_table
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from logreg.data.design import Design
from logreg.data.products import with_products
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.solvers import GradientDescentSettings, MomentumSettings
from logreg.solvers.learning_rate import Exponential
from pages.train.column_view import held_columns
from tests.charts import charts, components, numbers, readouts, trace

PAGE = "../../pages/train/page.py"


def opened(**address: str) -> AppTest:
    at = AppTest.from_file(PAGE, default_timeout=20)
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def test_page_begins_at_the_loss_of_a_coin():
    at = opened()
    assert readouts(at)["Iteration"] == "0"
    assert readouts(at)["Training loss"] == "0.69315"
    assert "every probability 0.5" in at.info[0].value


def test_step_takes_one_iteration():
    at = opened()
    at.button(key="step").click().run()
    assert readouts(at)["Iteration"] == "1"
    assert float(readouts(at)["Training loss"]) < 0.69315


def test_newton_reaches_what_scikit_learn_reaches():
    at = opened(solver="Newton", holdout="0")
    while not at.button(key="step").disabled:
        at.button(key="step").click().run()
    data = samples.tumour_sizes()
    peer = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-10).fit(data.design.X, data.y)
    table = at.dataframe[0].value
    assert table["Per unit"].tolist() == pytest.approx([peer.intercept_[0], peer.coef_[0, 0]], rel=1e-5)
    assert at.success[0].value.startswith("Converged")


def test_step_after_play_pauses():
    at = opened(pace="25")
    at.button(key="play").click().run()
    assert readouts(at)["Iteration"] == "25"
    at.button(key="step").click().run()
    assert readouts(at)["Iteration"] == "26"
    assert at.info[0].value == "Paused."


def test_speed_sets_how_far_one_second_goes():
    at = opened()
    at.selectbox(key="pace").set_value(5.0).run()
    at.button(key="play").click().run()
    assert readouts(at)["Iteration"] == "5"


def test_reset_goes_back_to_zero_weights():
    at = opened()
    at.button(key="step").click().run()
    at.button(key="reset").click().run()
    assert readouts(at)["Iteration"] == "0"


def test_rate_that_is_too_high_is_called_diverging():
    at = opened(data="Wisconsin tumours", learning_rate="100", pace="500")
    at.button(key="play").click().run()
    while len(at.warning) < 2 and at.button(key="play").label == "Pause":
        at.run()  # a busy machine takes fewer steps at a time
    assert re.match(
        r"Convergence is guaranteed below 3\.\d+ only: with the learning rate 100", at.warning[0].value
    )
    assert at.warning[1].value.startswith("Diverging")


def test_iteration_limit_ends_the_run():
    at = opened(pace="full")
    at.number_input(key="limit").set_value(10).run()
    at.button(key="play").click().run()
    assert readouts(at)["Iteration"] == "10"
    assert at.warning[0].value.startswith("Stopped at the iteration limit")
    assert at.button(key="play").disabled


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


SOLVER_CONTROLS = {
    "Gradient descent": {"learning_rate", "learning_rate_slider", "schedule"},
    "Gradient descent, backtracking line search": set(),
    "Momentum": {"learning_rate", "learning_rate_slider", "schedule", "momentum"},
    "Nesterov": {"learning_rate", "learning_rate_slider", "schedule"},
    "Stochastic gradient descent": {
        "learning_rate",
        "learning_rate_slider",
        "batch_size",
        "half_life",
        "solver_seed",
    },
    "Adam": {"learning_rate", "learning_rate_slider", "schedule", "beta1", "beta2"},
    "Newton": set(),
    "L-BFGS": {"history_size"},
    "Subsampled Newton": {"solver_seed"},
    "Proximal Newton, L1": {"l1"},
}
OF_ANY_SOLVER = set().union(*SOLVER_CONTROLS.values())


@pytest.mark.parametrize("solver", SOLVER_CONTROLS)
def test_each_solver_has_exactly_its_settings_and_lowers_the_loss(solver):
    at = opened(solver=solver, batch_size="20")
    drawn = {widget.key for kind in ("number_input", "select_slider", "radio") for widget in at.get(kind)}
    assert drawn & OF_ANY_SOLVER == SOLVER_CONTROLS[solver]
    at.button(key="step").click().run()
    assert not at.exception
    assert float(readouts(at)["Training loss"]) < 0.69315


def test_rate_above_the_bound_is_flagged_before_the_run_starts():
    at = opened(data="Wisconsin tumours", learning_rate="10")
    assert readouts(at)["Iteration"] == "0"
    data = samples.wisconsin()
    X = build_problem(data, TrainingSettings()).design.X
    rows = np.column_stack([np.ones(len(X)), X])
    bound = 2 / (np.linalg.eigvalsh(rows.T @ rows / 4 / len(rows))[-1])
    assert f"guaranteed below {bound:.4g} only: with the learning rate 10 " in at.warning[0].value
    at.number_input(key="learning_rate").set_value(1.0).run()
    assert not at.warning
    assert f"Guaranteed to converge below {bound:.4g}." in [caption.value for caption in at.caption]


@pytest.mark.parametrize("rate", ["0", "-1", "nan", "1e999"])
def test_rate_that_makes_no_sense_gives_a_sentence(rate):
    at = opened(learning_rate=rate)
    assert not at.exception
    if at.number_input(key="learning_rate").value != 0.3:
        assert "choose a positive number" in at.error[0].value.replace("\\", "")


def test_batch_larger_than_the_data_is_said():
    at = opened(solver="Stochastic gradient descent", batch_size="500")
    assert "A batch of 500 is larger than the 150 training rows" in at.warning[0].value


def test_logarithmic_gap_to_the_optimum_is_the_distance_from_scikit_learns_minimum():
    at = opened(drawn="Loss above the minimum", log="true", holdout="0")
    data = samples.tumour_sizes()
    peer = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-10).fit(data.design.X, data.y)
    lowest = log_loss(data.y, peer.predict_proba(data.design.X))
    spec = charts(at)["loss"]
    assert spec["figure"]["layout"]["yaxis"]["type"] == "log"
    assert numbers(spec["figure"]["data"][0]["y"])[0] == pytest.approx(np.log(2) - lowest, rel=1e-8)


def test_four_runs_race_on_the_same_rows_and_no_fifth():
    at = opened(pace="25")
    for solver in ("Momentum", "Nesterov", "Newton"):
        at.button(key="add_run").click().run()
        at.selectbox(key="solver").select(solver).run()
    assert at.button(key="add_run").disabled
    at.button(key="play").click().run()
    names = [trace["name"] for trace in charts(at)["loss"]["figure"]["data"][:4]]
    assert names == [
        "A  Gradient descent, rate 0.3",
        "B  Momentum, rate 0.3, momentum 0.9",
        "C  Nesterov, rate 0.3",
        "D  Newton",
    ]
    ends = [numbers(trace["x"])[-1] for trace in charts(at)["loss"]["figure"]["data"][:3]]
    assert ends == [25, 25, 25]


def test_choosing_a_run_brings_its_settings_model_and_numbers_back():
    at = opened()
    at.button(key="step").click().run()
    at.button(key="add_run").click().run()
    at.selectbox(key="solver").select("Newton").run()
    assert readouts(at)["Iteration"] == "0"
    (choose,) = (b for b in at.button if b.label == "Choose" and not b.disabled)
    choose.click().run()
    assert at.selectbox(key="solver").value == "gradient-descent"
    assert readouts(at)["Iteration"] == "1"
    assert at.session_state["model"].problem.settings.solver == "gradient-descent"


def test_removing_a_run_leaves_the_other():
    at = opened()
    at.button(key="add_run").click().run()
    next(b for b in at.button if b.label == "Remove").click().run()
    assert [b.label for b in at.button if b.label in ("Choose", "Remove")] == []
    assert not at.exception


def test_branch_goes_on_from_the_point_with_other_settings():
    at = opened(stride="×25")
    at.button(key="step").click().run()
    loss = readouts(at)["Training loss"]
    at.button(key="branch").click().run()
    at.selectbox(key="solver").select("Newton").run()
    assert readouts(at)["Iteration"] == "25"
    assert readouts(at)["Training loss"] == loss
    at.selectbox(key="stride").select(1).run()
    at.button(key="step").click().run()
    assert readouts(at)["Iteration"] == "26"
    assert float(readouts(at)["Training loss"]) < float(loss)


def test_early_stopping_ends_the_run_and_its_best_step_can_be_restored():
    at = opened(data="Wisconsin tumours", learning_rate="3", patience="20", pace="500")
    at.button(key="play").click().run()
    assert at.warning[0].value.startswith("Stopped early")
    best = trace(charts(at)["loss"], "Best step")
    assert readouts(at)["Iteration"] == str(int(numbers(best["x"])[0]) + 20)
    at.button(key="to_best").click().run()
    assert readouts(at)["Iteration"] == str(int(numbers(best["x"])[0]))
    assert float(readouts(at)["Validation loss"]) == pytest.approx(numbers(best["y"])[0], rel=1e-4)
    assert at.session_state["model"].iteration == numbers(best["x"])[0]


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


def test_standings_name_every_run_with_its_iteration():
    at = opened(shown="Runs")
    at.button(key="add_run").click().run()
    at.button(key="step").click().run()
    table = next(frame.value for frame in at.dataframe if "Seconds of computing" in frame.value)
    assert table["Iteration"].tolist() == [1, 1]
    assert table["Validation loss"][0] == pytest.approx(float(readouts(at)["Validation loss"]), abs=1e-5)


def test_link_restores_every_control():
    asked = {
        "solver": "Momentum",
        "learning_rate": "0.7",
        "momentum": "0.5",
        "schedule": "Exponential",
        "schedule_half_life": "40",
        "l2": "0.01",
        "holdout": "30",
        "limit": "77",
        "patience": "9",
        "split_seed": "3",
        "stride": "×5",
        "shown": "Weights",
        "against": "Seconds",
    }
    at = opened(**asked)
    settings = at.session_state["run"].problem.settings
    assert (settings.solver, settings.l2, settings.validation_share, settings.max_iter) == (
        "momentum",
        0.01,
        0.3,
        77,
    )
    assert (settings.patience, settings.split_seed) == (9, 3)
    assert settings.solver_settings == MomentumSettings(learning_rate=Exponential(0.7, 40), momentum=0.5)
    assert "weights" in charts(at)
    assert at.radio(key="against").value == "Seconds"


def test_link_to_an_upload_says_that_the_file_is_missing_and_restores_the_rest():
    at = opened(data="Your own file", learning_rate="0.7", holdout="40", l2="0.1")
    assert "never an uploaded file" in at.info[0].value
    assert at.number_input(key="learning_rate").value == 0.7
    rows = "\n".join(f"{7 * i % 31 + 0.5},{['yes', 'no'][i // 7 % 2]}" for i in range(60))
    at.file_uploader[0].set_value(("own.csv", f"age,answer\n{rows}".encode(), "text/csv")).run()
    settings = at.session_state["run"].problem.settings
    assert (settings.solver_settings.learning_rate, settings.validation_share, settings.l2) == (
        0.7,
        0.4,
        0.1,
    )


def test_every_solver_of_the_library_has_a_name_and_an_idea():
    assert set(solver_table.NAMES) == set(solver_table.IDEAS) == set(lr.SOLVERS)


def test_a_rerun_by_another_control_adds_no_steps():
    at = opened(pace="25")
    at.button(key="play").click().run()
    at.radio(key="against").set_value("Seconds").run()
    assert readouts(at)["Iteration"] == "25"


def test_quasi_separated_classes_are_not_called_converged():
    at = opened(data="Your own file", solver="Newton", holdout="0", limit="200")
    rows = [(x, y) for x, y in [(1, 0), (2, 0), (3, 0), (3, 1), (4, 1), (5, 1)] for _ in range(5)]
    text = "x,y\n" + "\n".join(f"{x},{y}" for x, y in rows)
    at.file_uploader[0].set_value(("steps.csv", text.encode(), "text/csv")).run()
    at.selectbox(key="pace").set_value(float("inf")).run()
    at.button(key="play").click().run()
    assert not at.success
    assert at.warning[0].value.startswith("Quasi-separated")


def test_odds_ratios_beyond_all_reckoning_are_written_so_that_they_can_be_read():
    at = opened(data="Your own file", holdout="0", standardise="true", stride="×25", learning_rate="3")
    rows = "\n".join(f"{i * 1e-8},{'yes' if i % 5 > 1 + i % 2 * (i > 30) else 'no'}" for i in range(60))
    at.file_uploader[0].set_value(("tiny.csv", f"{'very ' * 30}long,y\n{rows}".encode(), "text/csv")).run()
    at.button(key="step").click().run()
    assert not at.exception
    ratios = at.dataframe[-1].value["Odds ratio"].tolist()
    assert any("10" in ratio or ratio in ("0", "∞") for ratio in ratios)
    assert not any("e+" in ratio or "-" in ratio for ratio in ratios)


def test_gradient_is_written_with_a_power_of_ten_once_it_is_small():
    at = opened(solver="Newton", stride="×5")
    at.button(key="step").click().run()
    assert "×\u00a010⁻" in readouts(at)["Gradient norm (max)"]


@pytest.mark.parametrize("value", ["1e300", "-1e300", "1e-300"])
def test_values_at_the_ends_of_the_numbers_train_without_a_traceback(value):
    at = opened(data="Your own file", stride="×25")
    rows = "\n".join(f"{i % 7},{(1, value, 2)[i % 3]},{['yes', 'no'][i % 2]}" for i in range(60))
    at.file_uploader[0].set_value(("ends.csv", f"a,b,y\n{rows}".encode(), "text/csv")).run()
    assert not at.exception
    for section in ("Fit", "Path", "Weights", "Decisions", "Runs"):
        at.button_group(key="shown").set_value(section).run()
        at.button(key="step").click().run()
        assert not at.exception
    at.button_group(key="shown").set_value("Path").run()
    at.button_group(key="path_view").set_value("Surface").run()
    assert not at.exception


def test_more_columns_than_rows_train_in_every_section():
    at = opened(data="Your own file", stride="×5", split_seed="0")
    rng = np.random.default_rng(0)
    table = rng.normal(size=(60, 40))
    head = ",".join(f"c{j}" for j in range(40))
    rows = "\n".join(",".join(f"{x:.4f}" for x in row) + f",{'yes' if row[0] > 0 else 'no'}" for row in table)
    at.file_uploader[0].set_value(("wide.csv", f"{head},y\n{rows}".encode(), "text/csv")).run()
    for section in ("Fit", "Path", "Weights", "Decisions", "Runs"):
        at.button_group(key="shown").set_value(section).run()
        at.button(key="step").click().run()
        assert not at.exception


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


def test_a_reload_of_a_trained_run_says_that_its_steps_are_lost():
    at = opened()
    at.button(key="step").click().run()
    assert at.query_params["trained"] == "true"
    again = opened(trained="true", learning_rate="0.7")
    assert "keeps every setting, not the steps" in again.info[0].value
    assert again.number_input(key="learning_rate").value == 0.7
    again.button(key="step").click().run()
    assert again.info[0].value == "Paused."
