"""Answer a question, read what is said."""

import time
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from tests.charts import charts, readouts

PAGE = Path(__file__).parents[2] / "pages" / "lessons" / "page.py"


def opened(**address):
    at = AppTest.from_file(PAGE, default_timeout=20)
    at.query_params.update(address)
    return at.run()


def press(at, label):
    next(button for button in at.button if button.label == label).click()
    at.run()
    assert not at.exception
    return at


def words(at):
    return "\n".join(each.value for each in at.markdown).replace("\u00a0", " ")


def test_the_list_opens_a_lesson_at_its_first_open_step():
    at = opened()
    press(at, "**1. From a number to a probability**")
    assert at.query_params == {"lesson": "probability", "step": "look"}


def test_two_wrong_guesses_bring_their_misconceptions_and_a_hint_and_the_right_one_the_answer():
    at = opened(lesson="probability", step="zero")
    box = at.number_input("lesson_probability_zero_number")
    assert "hidden" in charts(at)["lesson_probability_zero_stage"]["alt"]
    box.set_value(0.0)
    press(at, "That is my guess")
    assert "That is the score itself" in words(at)
    assert "Hint" not in words(at)
    at.number_input("lesson_probability_zero_number").set_value(1.0)
    press(at, "That is my guess")
    assert "top of the fraction alone" in words(at)
    assert "**Hint.**" in words(at)
    assert "progress" not in at.query_params
    at.number_input("lesson_probability_zero_number").set_value(0.5)
    press(at, "That is my guess")
    assert "You said **0.5**. It is **0.5**" in words(at)
    assert "A score of 0 means 50 %, not 0 %." in words(at)
    assert at.query_params["progress"] == "oaooooo"
    assert "0.5" in charts(at)["lesson_probability_zero_stage"]["alt"]
    track = charts(at)["lesson_probability_zero_stage"]["tracks"][-1]
    assert (track["position"], track["seconds"]) == (1.0, 0.6)


def test_two_quick_clicks_are_one_wrong_guess():
    at = opened(lesson="probability", step="zero")
    at.number_input("lesson_probability_zero_number").set_value(0.0)
    for _ in range(2):
        press(at, "That is my guess")
    assert "Hint" not in words(at)
    time.sleep(1)
    press(at, "That is my guess")
    assert "**Hint.**" in words(at)


def test_a_formula_on_its_own_line_is_displayed():
    assert "\n$$\n\\sigma(z) = \\frac{1}{1 + e^{-z}}\n$$\n" in words(
        opened(lesson="probability", step="zero")
    )


def test_no_guess_is_no_wrong_try():
    at = press(opened(lesson="probability", step="zero"), "That is my guess")
    assert "a wrong guess costs nothing" in words(at)
    assert "Not yet" not in words(at)


def test_a_step_may_be_skipped_and_shows_it():
    at = press(opened(lesson="probability", step="far-out"), "Skip")
    assert "Skipped. The answer: **a little below 100 %**." in words(at)
    assert at.query_params["progress"] == "oosoooo"
    assert any(button.label == "skipped: Far out" for button in at.button)
    press(at, "Next →")
    assert at.query_params["step"] == "backwards"


def test_a_box_moves_the_line_that_is_dragged():
    at = opened(lesson="probability", step="look")
    at.number_input("lesson_probability_look_box_line").set_value(28.0).run()
    assert readouts(at)["missed, of 80 malignant"] == "11"
    assert charts(at)["lesson_probability_look_stage"]["tracks"][0]["position"] == 28.0
    press(at, "That is my guess")
    assert "You said **28 mm**. It is **28.1 mm**" in words(at)


def test_a_goal_is_met_without_a_button():
    at = opened(lesson="probability", step="decide")
    assert "○ missed, at most 3: now **14**" in words(at)
    at.number_input("lesson_probability_decide_box_line").set_value(26.6).run()
    assert "You have reached it" in words(at)
    assert at.query_params["progress"] == "oooooao"


def test_after_the_moves_that_a_goal_allows_one_begins_again():
    at = opened(lesson="valley", step="blind")
    for move in range(1, 11):
        at.number_input("lesson_valley_blind_box_w").set_value(-float(move) / 2).run()
    assert any(caption.value == "10 of 10 moves" for caption in at.caption)
    at.number_input("lesson_valley_blind_box_w").set_value(-7.0).run()
    assert "The 10 moves are used up" in words(at)
    assert at.number_input("lesson_valley_blind_box_w").value == 0
    assert readouts(at)["mean loss"] == "0.6931"  # log 2


def test_items_are_ordered_by_their_buttons():
    at = opened(lesson="probability", step="say-it")
    order = [0, 1, 2, 3, 4]
    for place in range(5):
        for _ in range(5):
            shown = [int(b.key.split("_")[4]) for b in at.button if b.key and b.key.endswith("_up")]
            if shown[place] == order[place]:
                break
            at.button(f"lesson_probability_say-it_move_{order[place]}_up").click().run()
    press(at, "That is my order")
    assert "✓ **Right**" in words(at)
    press(at, "Next lesson: The slope of the curve →")
    assert at.query_params == {"lesson": "slope", "step": "steep"}
    press(at, "‹ Lessons")
    assert at.query_params == {}
    assert any("1 answered" in caption.value for caption in at.caption)


def test_a_lesson_with_no_open_step_is_finished():
    at = opened(lesson="probability", step="say-it", progress="aasaaaa")
    assert "step 7 of 7 · finished" in words(at)
    press(at, "Back to the lessons")
    assert any("✓ finished, 6 answered, 1 skipped" in caption.value for caption in at.caption)


@pytest.mark.parametrize(
    "address",
    [
        {"lesson": "nothing"},
        {"lesson": "probability", "step": "nowhere"},
        {"lesson": "probability", "progress": "<b>"},
        {"step": "zero"},
        {"lesson": "../secret"},
    ],
)
def test_an_address_that_makes_no_sense_opens_what_it_can(address):
    at = opened(**address)
    assert not at.exception
    assert at.title


def test_progress_in_a_link_belongs_to_its_lesson_and_undoes_nothing():
    at = opened(lesson="probability", step="zero", progress="asooooo")
    assert any(button.label == "✓ Look" for button in at.button)
    assert any(button.label == "skipped: Zero" for button in at.button)
    assert "Skipped" in words(at)


def test_a_step_on_real_rows_takes_the_table_that_was_uploaded_and_says_so():
    rng = np.random.default_rng(3)
    ill = rng.random(120) < 0.5
    rows = "\n".join(
        f"{8 * y + 50 + e:.1f},{'yes' if y else 'no'}"
        for y, e in zip(ill, rng.normal(0, 9, 120), strict=True)
    )
    data = AppTest.from_file(PAGE.parents[1] / "data" / "page.py", default_timeout=60)
    data.query_params["data"] = "own-file"
    data.run().file_uploader[0].set_value(("clinic.csv", f"age,ill\n{rows}".encode(), "text/csv")).run()
    at = AppTest.from_file(PAGE, default_timeout=60)
    for key in ("data", "prepared"):
        at.session_state[key] = data.session_state[key]
    at.query_params.update(lesson="tumours", step="real")
    at.run()
    assert not at.exception
    (said,) = [caption.value for caption in at.caption if "your own table" in caption.value]
    assert "clinic" in said
    assert "its column age, 120 rows" in said
    assert "clinic" in words(at)
    assert "120 rows along age" in charts(at)["lesson_tumours_real_stage"]["alt"]


def test_goals_about_code_are_met_by_its_framed_values():
    at = opened(lesson="arrays", step="divide")
    assert "rows of length 1, at least 2: now **0**" in words(at)
    at.button_group("lesson_arrays_divide_option_keepdims").set_value(0).run()
    at.button_group("lesson_arrays_divide_option_axis").set_value(1).run()
    assert "now **–**" in words(at)  # NumPy refuses, and says so
    assert any("could not be broadcast together" in code.value for code in at.code)
    at.button_group("lesson_arrays_divide_option_keepdims").set_value(1).run()
    assert "You have reached it" in words(at)
    assert at.query_params["progress"] == "ooooooaoo"


def test_code_is_in_sight_and_runs_once_the_guess_is_right():
    at = opened(lesson="arrays", step="one")
    assert at.code[0].value.endswith("return 1 / (1 + math.exp(-x))")
    assert at.code[-1].value == ">>> basic_sigmoid([1, 2, 3])"
    at.radio("lesson_arrays_one_choice").set_value(0)
    press(at, "That is my guess")
    assert "TypeError: bad" not in at.code[-1].value
    assert "A list is a box of numbers" in words(at)
    at.radio("lesson_arrays_one_choice").set_value(1).run()
    assert "A list is a box of numbers" not in words(at)  # what was said is about another answer
    press(at, "That is my guess")
    assert "TypeError: bad operand type" in at.code[-1].value


@pytest.mark.parametrize(
    ("lesson", "step", "is_moved"),
    [("probability", "far-out", False), ("valley", "arrow", False), ("probability", "backwards", True)],
)
def test_nothing_moves_before_the_guess_unless_moving_it_is_the_guess(lesson, step, is_moved):
    at = opened(lesson=lesson, step=step)
    (chart,) = [each for name, each in charts(at).items() if name.endswith("_stage")]
    assert any(track.get("handle") for track in chart["tracks"]) is is_moved
    press(at, "Skip")
    (chart,) = [each for name, each in charts(at).items() if name.endswith("_stage")]
    assert any(track.get("handle") for track in chart["tracks"])


def test_with_the_answer_the_point_goes_to_its_place():
    at = press(opened(lesson="probability", step="far-out"), "Skip")
    (point, *_) = charts(at)["lesson_probability_far-out_stage"]["tracks"]
    assert (point["position"], point["seconds"]) == (10.0, 0.6)
    assert readouts(at)["z"] == "10"
