"""Every control of Train and Loss is opened by the address, and so is a race; nonsense gives a sentence."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.training.former_names import FORMER_NAMES
from dashboard.analysis.training.run import Run
from logreg.solvers import AdamSettings, LbfgsSettings, MomentumSettings, SgdSettings, SolverSettings
from logreg.solvers.learning_rate import Exponential
from tests.charts import charts, readouts

PAGES = Path(__file__).parents[2] / "pages"
CHOICES = ("selectbox", "select_slider", "radio", "button_group", "multiselect")
# They follow the box beside them.
FOLLOWERS = {"learning_rate_slider", "p_slider", "logit_slider", "w_slider", "b_slider"}

VIEWS: list[dict[str, str]] = [
    {"page": "train"},
    {"page": "train", "solver": "Momentum", "schedule": "Exponential"},
    {"page": "train", "solver": "Adam", "shown": "Path", "data": "Wisconsin tumours"},
    {"page": "train", "solver": "Stochastic gradient descent", "data": "Wisconsin tumours"},
    {"page": "train", "solver": "L-BFGS", "data": "Wisconsin tumours", "features": "My choice"},
    {"page": "train", "solver": "Proximal Newton, L1", "data": "Synthetic 2-D data"},
    {"page": "loss"},
    {"page": "loss", "drag": "z"},
    {"page": "loss", "view": "Many samples", "data": "Wisconsin tumours"},
]


def opened(address: dict[str, Any]) -> AppTest:
    given = dict(address)
    at = AppTest.from_file(PAGES / given.pop("page") / "page.py", default_timeout=30)
    at.query_params.update(given)
    at.run()
    assert not at.exception
    return at


def controls(at: AppTest) -> dict[str, Any]:
    found = [widget for kind in (*CHOICES, "number_input", "slider", "toggle") for widget in at.get(kind)]
    return {str(widget.key): widget for widget in found if widget.key not in FOLLOWERS}


def others(widget: Any) -> list[str]:
    """What may stand in the address for two values of the control, as it shows them."""
    if widget.type == "toggle":
        return [str(not widget.value).lower()]
    if widget.type in ("number_input", "slider"):
        step = widget.step or 1
        return [f"{widget.value + step:g}", f"{widget.value - step:g}"]
    return list(widget.options)[:-3:-1]  # the first is nearly always the default


def opens(view: dict[str, str], key: str, widget: Any) -> bool:
    """Whether the address sets the control to another value, and without a word of complaint."""
    found = (opened({**view, key: text}) for text in others(widget))
    return any(not at.toast and controls(at)[key].value != widget.value for at in found)


@pytest.mark.long
def test_each_control_is_opened_by_the_address():
    seen: set[str] = set()
    closed = []
    for view in VIEWS:
        shown = controls(opened(view))
        closed += [key for key in shown.keys() - seen if not opens(view, key, shown[key])]
        seen |= shown.keys()
    assert closed == []
    assert len(seen) > 40


def raced() -> AppTest:
    """Four runs: A gradient descent, B Momentum with a schedule, C SGD, D proximal; B is chosen."""
    at = opened({"page": "train"})
    for solver in ("momentum", "sgd", "proximal"):
        at.button(key="add_run").click().run()
        at.selectbox(key="solver").set_value(solver).run()
    at.select_slider(key="l1").set_value(0.01).run()
    choose(at, "B")
    at.number_input(key="learning_rate").set_value(0.7).run()
    at.radio(key="schedule").set_value("Exponential").run()
    at.number_input(key="schedule_half_life").set_value(40).run()
    at.select_slider(key="momentum").set_value(0.8).run()
    choose(at, "C")
    at.number_input(key="batch_size").set_value(10).run()
    at.number_input(key="patience").set_value(30).run()
    choose(at, "B")
    return at


def choose(at: AppTest, letter: str) -> None:
    """Press the button that makes a run the one that the controls belong to."""
    place = [run.slot for run in runs(at)].index("ABCD".index(letter))
    [button for button in at.button if button.label == "Choose"][place].click().run()


def runs(at: AppTest) -> list[Run]:
    return list(at.session_state["runs"])


def test_address_of_a_race_is_short_and_can_be_read():
    assert raced().query_params["race"] == [
        "A gradient-descent",
        "C sgd batch_size 10 patience 30",
        "D proximal l1 0.01",
    ]


def test_race_is_set_up_again_by_its_address_ready_to_play():
    sent = raced()
    sent.button(key="step").click().run()
    again = opened({"page": "train", **sent.query_params})
    assert [run.slot for run in runs(again)] == [0, 1, 2, 3]
    assert [run.problem.settings for run in runs(again)] == [run.problem.settings for run in runs(sent)]
    assert again.session_state["run"].slot == 1
    assert again.query_params == {name: of for name, of in sent.query_params.items() if name != "trained"}
    assert readouts(again)["Iteration"] == "0"
    again.button(key="step").click().run()
    for quantity in ("Training loss", "Validation loss", "Gradient norm (max)"):
        assert readouts(again)[quantity] == readouts(sent)[quantity]
    names = [trace["name"] for trace in charts(again)["loss"]["figure"]["data"]]
    assert names == [trace["name"] for trace in charts(sent)["loss"]["figure"]["data"]]


def test_squared_error_races_from_a_wrong_start_and_the_address_sets_it_up_again():
    at = opened({"page": "train"})
    at.button(key="race_losses").click().run()
    at.button(key="step").click().run()
    again = opened({"page": "train", **at.query_params})
    for found in (at, again):
        assert not found.exception
        assert [run.problem.settings.loss_function for run in runs(found)] == [
            "cross-entropy",
            "squared-error",
        ]
        start = runs(found)[0].start_point
        assert start is not None
        assert start.coef[1] == pytest.approx(-5, rel=1e-3)
        assert charts(found)["loss"]["figure"]["data"][1]["name"].startswith("B  Squared error")
    choose(again, "B")
    assert again.selectbox(key="loss_function").value == "squared-error"
    again.selectbox(key="solver").set_value("newton").run()
    assert "not convex" in again.error[0].value


def test_a_run_of_the_address_can_be_chosen_and_shows_its_settings():
    at = opened(
        {
            "page": "train",
            "race": ["B momentum learning_rate 0.7 exponential 40 momentum 0.8 l2 0.01 limit 50"],
        }
    )
    choose(at, "B")
    assert not at.exception
    shown = {key: widget.value for key, widget in controls(at).items()}
    assert (shown["solver"], shown["learning_rate"], shown["momentum"], shown["l2"]) == (
        "momentum",
        0.7,
        0.8,
        0.01,
    )
    assert (shown["schedule"], shown["schedule_half_life"], shown["limit"]) == ("Exponential", 40, 50)
    assert len(runs(at)) == 2


def test_other_rows_keep_the_race_and_set_it_to_its_start():
    at = raced()
    at.button(key="step").click().run()
    before = [run.name for run in runs(at)]
    at.number_input(key="rows").set_value(300).run()
    assert [run.name for run in runs(at)] == before
    assert {run.step.iteration for run in runs(at)} == {0}
    assert {run.problem.objective.n_rows for run in runs(at)} == {225}


def test_start_that_was_clicked_is_in_the_address():
    at = opened({"page": "train", "start": "0.5 -1.25", "race": ["C newton"]})
    assert not at.toast
    assert [run.step.coef.tolist() for run in runs(at)] == [[0.5, -1.25]] * 2
    assert at.query_params["start"] == "0.5 -1.25"


NONSENSE: dict[str, dict[str, Any]] = {
    "learning_rate = banana": {"learning_rate": "banana"},
    "holdout = 999": {"holdout": "999"},
    "solver = <script>": {"solver": "<script>"},
    "standardise = perhaps": {"standardise": "perhaps"},
    "terms = x9": {"terms": "x9", "data": "Synthetic 2-D data"},
    "across = height": {"across": "height", "data": "Wisconsin tumours"},
    "There is no solver bogus": {"race": ["B bogus learning_rate 1"]},
    "Z is no run": {"race": ["Z newton"]},
    "learning_rate 0 makes no sense for adam: 0.3": {"race": ["B adam learning_rate 0"]},
    "learning_rate nan makes no sense": {"race": ["B adam learning_rate nan"]},
    "limit 1e99 makes no sense": {"race": ["B newton limit 1e99"]},
    "momentum 0.77 makes no sense": {"race": ["B momentum momentum 0.77"]},
    "newton has no learning_rate": {"race": ["B newton learning_rate 1"]},
    "l2  makes no sense": {"race": ["B newton l2"]},
    "two runs A": {"race": ["A newton"]},
    "two runs C": {"race": ["C newton", "C adam"]},
    "There is no solver nothing": {"race": ["B"]},
    "Q is no run": {"chosen": "Q"},
    "start must be 2 numbers": {"start": "1 2 3"},
    "start must be 2 numbers, the intercept first": {"start": "1 inf"},
}


@pytest.mark.parametrize("sentence", NONSENSE)
def test_nonsense_in_the_address_gives_a_sentence_and_the_default(sentence):
    at = opened({"page": "train", **NONSENSE[sentence]})
    said = [toast.value.replace("\\", "") for toast in at.toast]
    assert any(sentence in words for words in said), said
    assert readouts(at)["Training loss"] == f"{np.log(2):.5g}"
    at.button(key="step").click().run()
    assert not at.exception
    assert not at.toast


@pytest.mark.parametrize(
    "address", [{}, {"learning_rate": "0.3"}, {"solver": "Gradient descent", "log": "false"}, {"x": "1"}]
)
def test_default_that_is_spelled_out_is_no_nonsense(address):
    assert not opened({"page": "train", **address}).toast


OLD_LINKS: list[tuple[dict[str, Any], str, SolverSettings]] = [
    (
        {"solver": "Momentum", "rate": "0.7", "momentum": "0.8"},
        "momentum",
        MomentumSettings(learning_rate=0.7, momentum=0.8),
    ),
    (
        {"solver": "Momentum", "rate": "0.7", "schedule": "Exponential", "schedule_halving": "40"},
        "momentum",
        MomentumSettings(learning_rate=Exponential(0.7, 40)),
    ),
    (
        {"solver": "Adam", "rate": "0.1", "memory_of_the_gradient": "0.8", "memory_of_its_square": "0.99"},
        "adam",
        AdamSettings(learning_rate=0.1, beta1=0.8, beta2=0.99),
    ),
    (
        {"solver": "Stochastic gradient descent", "batch_size": "10", "rate_halves_after": "5"},
        "sgd",
        SgdSettings(learning_rate=0.3, batch_size=10, half_life=5),
    ),
    ({"solver": "L-BFGS", "steps_remembered": "7"}, "lbfgs", LbfgsSettings(history_size=7)),
]


@pytest.mark.parametrize(("address", "solver", "settings"), OLD_LINKS, ids=str)
def test_link_made_before_opens_with_the_same_settings(address, solver, settings):
    # The frame reads the address, then the page is run.
    at = AppTest.from_string(
        "import runpy\n"
        "from dashboard.ui.session import url_state\n"
        "url_state.read_address()\n"
        f"runpy.run_path({str(PAGES / 'train' / 'page.py')!r})\n",
        default_timeout=30,
    )
    at.query_params.update(address)
    at.run()
    assert not at.exception
    assert not at.toast
    found = at.session_state["run"].problem.settings
    assert (found.solver, found.solver_settings) == (solver, settings)
    assert not FORMER_NAMES.keys() & at.query_params.keys()
