"""A link made before opens with the same meaning: names as they were, values turned where they were."""

from dataclasses import fields

import pytest

from dashboard.analysis.training.former_names import FORMER_NAMES, present_setting
from dashboard.analysis.training.problem import TrainingSettings
from dashboard.analysis.training.settings_text import parse_settings, settings_text
from dashboard.analysis.training.solver_table import OPTIONS, RATED, run_name
from logreg.solvers import (
    SETTINGS,
    SOLVERS,
    AdamSettings,
    GradientDescentSettings,
    LbfgsSettings,
    MomentumSettings,
    SgdSettings,
)
from logreg.solvers.learning_rate import Exponential, InverseTime

OLD_RACES = {
    "momentum rate 0.3 friction 0.1": MomentumSettings(learning_rate=0.3, momentum=0.9),
    "momentum rate 0.7 exponential 40 momentum 0.8": MomentumSettings(
        learning_rate=Exponential(0.7, 40), momentum=0.8
    ),
    "gradient-descent rate 2 halving 30": GradientDescentSettings(learning_rate=InverseTime(2.0, 30)),
    "adam rate 0.1 memory_of_the_gradient 0.8 memory_of_its_square 0.99": AdamSettings(
        learning_rate=0.1, beta1=0.8, beta2=0.99
    ),
    "adam rate 0.1 forget_mean 0.2 forget_square 0.01": AdamSettings(
        learning_rate=0.1, beta1=0.8, beta2=0.99
    ),
    "sgd rate 0.5 batch 10 halving 5": SgdSettings(learning_rate=0.5, batch_size=10, half_life=5),
    "sgd batch_size 10 rate_halves_after 5 solver_seed 3": SgdSettings(
        learning_rate=0.3, batch_size=10, half_life=5, seed=3
    ),
    "lbfgs memory 7": LbfgsSettings(history_size=7),
    "lbfgs steps_remembered 7": LbfgsSettings(history_size=7),
}


@pytest.mark.parametrize("words", OLD_RACES)
def test_words_of_an_old_race_mean_what_they_meant(words):
    doubts: list[str] = []
    read = parse_settings(words.split(), TrainingSettings(), doubts)
    assert doubts == []
    assert read is not None
    assert read.solver_settings == OLD_RACES[words]


@pytest.mark.parametrize("words", OLD_RACES)
def test_what_is_written_now_is_read_back(words):
    read = parse_settings(words.split(), TrainingSettings(), [])
    assert read is not None
    written = settings_text(read)
    assert not set(written.split()[1:]) & FORMER_NAMES.keys()
    assert parse_settings(written.split(), TrainingSettings(), []) == read


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("friction", "0.1"), ("momentum", "0.9")),
        (("forget_square", "0.001"), ("beta2", "0.999")),
        (("rate", "0.3"), ("learning_rate", "0.3")),
        (("friction", "banana"), ("momentum", "banana")),
        (("momentum", "0.9"), ("momentum", "0.9")),
    ],
)
def test_old_parameter_gives_the_new_one_with_its_value(old, new):
    assert present_setting(*old) == new


def test_every_present_name_is_a_field_or_a_control_of_today():
    fields_of_today = {field.name for kind in SETTINGS.values() for field in fields(kind)}
    assert {renamed.name for renamed in FORMER_NAMES.values()} <= fields_of_today | {"schedule_half_life"}


@pytest.mark.parametrize("solver", SOLVERS)
def test_table_has_every_field_that_a_solver_takes(solver):
    shown = {option.name for option in OPTIONS.get(solver, ())}
    shown |= {"learning_rate"} if solver in RATED else set()
    assert shown == {field.name for field in fields(SETTINGS[solver])}


def test_name_of_a_run_has_its_rate_and_momentum():
    assert run_name("momentum", MomentumSettings(learning_rate=0.3)) == "Momentum, rate 0.3, momentum 0.9"
