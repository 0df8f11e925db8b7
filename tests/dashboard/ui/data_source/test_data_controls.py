"""The controls of the Train page with which a person chooses data, driven as a person would."""

import numpy as np
import pytest

from tests.dashboard.ui.data_source.visit import chosen, opened, words


def test_the_invented_tumours_are_there_without_a_question():
    prepared = chosen(opened())
    assert prepared.name == "Tumour sizes"
    assert (len(prepared.y), prepared.positive, prepared.design.names) == (200, "malignant", ("size (mm)",))


def test_a_rerun_gives_the_very_same_data_and_a_control_gives_others():
    app = opened()
    before = chosen(app)
    assert chosen(app.run()) is before
    app.number_input(key="rows").set_value(300).run()
    assert len(chosen(app).y) == 300
    app.slider(key="overlap").set_value(100).run()
    app.number_input(key="seed").set_value(7).run()
    assert not np.array_equal(chosen(app).design.X[:200], before.design.X)


@pytest.mark.parametrize(
    ("preset", "features"), [("Two means", 2), ("Five means", 5), ("Ten means", 10), ("All thirty", 30)]
)
def test_the_wisconsin_tumours_open_from_an_address(preset, features):
    prepared = chosen(opened("Wisconsin tumours", features=preset))
    assert prepared.design.X.shape == (569, features)
    assert int(prepared.y.sum()) == 212  # malignant, as the data's source counts them


def test_wisconsin_features_can_be_chosen_one_by_one():
    app = opened("Wisconsin tumours", features="My choice")
    app.button_group[0].set_value(["worst area", "mean radius"]).run()
    assert chosen(app).design.names == ("mean radius", "worst area")


@pytest.mark.parametrize(("word", "count"), [("All", 30), ("Suggested", 5)])
def test_shortcuts_choose_many_features_at_once(word, count):
    app = opened("Wisconsin tumours", features="My choice")
    app.button_group[0].set_value(["worst area"]).run()
    next(button for button in app.button if button.label == word).click().run()
    assert chosen(app).design.X.shape[1] == count


def test_no_feature_leaves_the_previous_data_and_says_what_to_do():
    app = opened("Wisconsin tumours", features="My choice")
    before = chosen(app)
    next(button for button in app.button if button.label == "None").click().run()
    assert "choose at least one to learn from" in words(app)
    assert chosen(app) is before
