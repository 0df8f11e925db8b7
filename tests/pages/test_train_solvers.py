"""Each solver on Train: its controls, and rates and batches that make no sense."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

import logreg as lr
from dashboard.analysis.training import samples, solver_table
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from tests.charts import charts, numbers, readouts
from tests.pages.train_visit import opened

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
    words = f"Guaranteed to converge only below {bound:.4g}."
    assert any(words in caption.value for caption in at.caption)
    at.number_input(key="learning_rate").set_value(1.0).run()
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


def test_every_solver_of_the_library_has_a_name_and_an_idea():
    assert set(solver_table.NAMES) == set(solver_table.IDEAS) == set(lr.SOLVERS)
