"""Lessons in a real browser: guessed, dragged, hinted at, revealed, opened in the middle, and on a phone."""

import re
from operator import attrgetter

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.analysis.lessons.catalogue import catalogue
from dashboard.analysis.lessons.computed_values import filled
from dashboard.analysis.lessons.figure_settings import FigureHandle
from dashboard.analysis.lessons.lesson import (
    ChoiceQuestion,
    GoalQuestion,
    Lesson,
    LessonStep,
    NumberQuestion,
    OrderQuestion,
)
from dashboard.analysis.lessons.lesson_data import lesson_data
from dashboard.analysis.lessons.marking import right_number, right_option, right_order
from dashboard.analysis.lessons.training_settings import ValleySettings
from dashboard.figures.lessons.lesson_checks import found_places
from tests.browser.conftest import VIEWPORT
from tests.browser.elements import grab
from tests.browser.rest import AT_REST
from tests.browser.server import Server

LESSON = "/lessons?lesson=probability"
FITS = "() => { const main = document.querySelector('.stMain'); return main.scrollWidth <= main.clientWidth }"
ITEMS = ".st-key-lesson_prose li"


def at_rest(page: Page) -> None:
    """The server has said all; what is awaited of the charts is awaited where it is."""
    page.wait_for_timeout(100)
    page.wait_for_selector(AT_REST)


def guess(page: Page, label: str = "That is my guess") -> None:
    page.get_by_role("button", name=label, exact=True).click()
    at_rest(page)


def type_guess(page: Page, number: str) -> None:
    box = page.get_by_label("Your guess")
    box.fill(number)
    box.press("Enter")
    at_rest(page)


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Next →").click()
    at_rest(page)


def drag_by(page: Page, name: str, by_px: float) -> None:
    grab(page, page.get_by_role("slider", name=name, exact=True), by_px)
    page.mouse.up()
    at_rest(page)


def press_keys(page: Page, name: str, key: str, times: int) -> None:
    page.get_by_role("slider", name=name, exact=True).focus()
    for _ in range(times):
        page.keyboard.press(key)
    page.wait_for_timeout(700)
    at_rest(page)


def choose(page: Page, words: str) -> None:
    page.locator("label").filter(has_text=words).click()
    at_rest(page)


@pytest.mark.long
def test_the_first_lesson_is_walked_from_the_menu_to_its_end(page: Page, server: Server):
    page.goto("/")
    page.get_by_role("link", name="Lessons", exact=True).click()
    words = page.get_by_text("How does a score become a probability")
    expect(words).to_be_visible()
    at_rest(page)
    words.click(force=True)  # the whole card leads to the lesson
    page.wait_for_url("**lesson=probability*")

    # Look: dragged by mouse, wrong; by keys, right; the curve draws itself.
    expect(page.locator(".plot[data-paints]")).to_be_visible()
    drag_by(page, "line", -60)
    guess(page)
    expect(page.get_by_text("most tumours are benign")).to_be_visible()
    page.wait_for_timeout(1100)  # the same guess twice at once is one
    guess(page)
    expect(page.get_by_text("Look at a narrow strip")).to_be_visible()
    page.get_by_label("line, mm").fill("28.2")
    page.get_by_label("line, mm").press("Enter")
    at_rest(page)
    guess(page)
    expect(page.get_by_text("You said 28.2 mm. It is 28.1 mm")).to_be_visible()
    expect(page.get_by_text("your guess")).to_be_attached()
    go_on(page)

    # Zero: the usual mistake is named, the curve is hidden until the answer.
    assert page.locator(".plot .scatterlayer .trace").count() == 0
    prose, stage = page.locator(".st-key-lesson_prose").bounding_box(), page.locator(".plot").bounding_box()
    assert prose
    assert stage
    assert prose["x"] + prose["width"] < stage["x"], "prose stands beside the stage"
    expect(page.locator(".katex-display")).to_be_visible()
    type_guess(page, "0")
    expect(page.get_by_text("That is the score itself")).to_be_visible()
    type_guess(page, "0.5")
    expect(page.locator(".plot .scatterlayer .trace").first).to_be_attached()
    page.wait_for_url("**progress=aaooooo*")
    go_on(page)

    # Far out: a wrong option, then the right one.
    choose(page, "exactly 100 %")
    guess(page)
    expect(page.get_by_text("It looks like 1")).to_be_visible()
    choose(page, "a little below 100 %")
    guess(page)
    go_on(page)

    # Backwards: by the keyboard.
    press_keys(page, "z", "ArrowRight", 11)
    guess(page)
    expect(page.get_by_text("You said 1.1. It is 1.1.")).to_be_visible()
    go_on(page)

    # Log-odds: skipped, which shows.
    guess(page, "Skip")
    expect(page.get_by_role("button", name="skipped: Log-odds")).to_be_visible()
    go_on(page)

    # Decide: the goal is reached by hand.
    expect(page.locator(".plot[data-paints]")).to_be_visible()
    press_keys(page, "line", "ArrowLeft", 15)
    expect(page.get_by_text("You have reached it")).to_be_visible()
    go_on(page)

    # Say it: in order.
    order = ["score of −2", "probability of 40\u00a0%", "odds of 1 : 1", "odds of 3 : 1", "score of 3"]
    rows = page.locator(ITEMS)
    for position, item in enumerate(order):
        while item not in rows.nth(position).inner_text():
            page.get_by_role("button", name="↑").nth(
                next(i for i in range(5) if item in rows.nth(i).inner_text())
            ).click()
            at_rest(page)
    guess(page, "That is my order")
    expect(page.get_by_text("Right. The order is")).to_be_visible()
    page.wait_for_url("**progress=aaaasaa*")

    expect(page.get_by_text("step 7 of 7 · finished")).to_be_visible()
    expect(page.get_by_role("button", name="Next lesson: The slope of the curve")).to_be_visible()
    page.get_by_role("button", name="Back to the lessons").click()
    expect(page.get_by_text("✓ finished, 6 answered, 1 skipped")).to_be_visible()
    # What was answered left no trace on the server.
    assert "28.2" not in server.log.read_text()


def answer(page: Page, lesson: Lesson, step: LessonStep) -> None:
    """The right answer to a step's question, by the means that its figure and its controls give."""
    question = step.question
    if isinstance(question, NumberQuestion):
        if question.handle:
            reach(page, lesson, step, question.handle, nearest(step, question))
        else:
            fill(page, lesson, step, "number", right_number(question))
            return  # the key Enter has given the guess
        guess(page)
    elif isinstance(question, ChoiceQuestion):
        page.locator("[role=radiogroup] label").nth(right_option(question) or 0).click()
        at_rest(page)
        guess(page)
    elif isinstance(question, OrderQuestion):
        for position, item in enumerate(right_order(question)):
            words = filled(question.options[item].words)
            while (at := place_of(page, words)) > position:
                page.get_by_role("button", name="↑").nth(at).click()
                expect(page.locator(ITEMS).nth(at - 1)).to_have_text(words)
        guess(page, "That is my order")
    elif isinstance(step.figure, ValleySettings) and question and question.moves is None:
        click_map(page, *(lesson_data(step.figure.data, None).landscape.minimum_point or (0.0, 0.0)))
    elif isinstance(question, GoalQuestion):
        for name, place in found_places(step, question).items():
            reach(page, lesson, step, name, place)


def reach(page: Page, lesson: Lesson, step: LessonStep, name: str, place: float) -> None:
    """Let a handle stand at a place: dragged where it is on the figure, else by its option or its box."""
    assert step.figure
    handle = next(each for each in step.figure.handles(None) if each.name == name)
    key = f".st-key-lesson_{lesson.name}_{step.name}"
    if handle.options:
        options = page.locator(f"{key}_option_{name}")
        if options.count():  # none once the goal is reached on the way
            options.get_by_role("radio", name=handle.options[int(place)], exact=True).click()
            at_rest(page)
    elif page.get_by_role("slider", name=handle.label, exact=True).count():
        drag_to(page, handle, place)
        expect(page.locator(f"{key}_box_{name} input")).to_have_value(f"{place:g}")
        at_rest(page)
    else:
        fill(page, lesson, step, f"box_{name}", place)


ACROSS = """value => { const plot = document.querySelector('.plot'), axis = plot._fullLayout.xaxis
    return plot.getBoundingClientRect().left + axis._offset + axis.d2p(value) }"""
UP = """value => { const plot = document.querySelector('.plot'), axis = plot._fullLayout.yaxis
    return plot.getBoundingClientRect().top + axis._offset + axis.d2p(value) }"""


def drag_to(page: Page, handle: FigureHandle, place: float) -> None:
    """By mouse to the pixel that is nearest, and by arrow keys from there to the very place."""
    line = page.get_by_role("slider", name=handle.label, exact=True)
    expect(line).to_be_visible()
    box = line.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(page.evaluate(ACROSS, place), box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    away = place - float(line.get_attribute("aria-valuenow") or "nan")
    assert abs(away) < (handle.high - handle.low) / 20, "the mouse has brought it near"
    for _ in range(abs(round(away / handle.step))):
        line.press("ArrowRight" if away > 0 else "ArrowLeft")


def click_map(page: Page, across: float, up: float) -> None:
    expect(page.locator(".plot[data-paints]")).to_be_visible()
    page.mouse.click(page.evaluate(ACROSS, across), page.evaluate(UP, up))
    at_rest(page)


def nearest(step: LessonStep, question: NumberQuestion) -> float:
    assert step.figure
    handle = next(each for each in step.figure.handles(None) if each.name == question.handle)
    return round(round(right_number(question) / handle.step) * handle.step, 6)


def fill(page: Page, lesson: Lesson, step: LessonStep, name: str, number: float) -> None:
    box = page.locator(f".st-key-lesson_{lesson.name}_{step.name}_{name} input")
    if box.input_value() == f"{number:g}" or not box.is_editable():
        return
    box.fill(f"{number:.10g}")
    box.press("Enter")
    at_rest(page)


def place_of(page: Page, words: str) -> int:
    return page.locator(ITEMS).all_inner_texts().index(words)


@pytest.mark.long
@pytest.mark.parametrize("lesson", catalogue().lessons[1:], ids=attrgetter("name"))
def test_every_lesson_is_walked_to_its_end(page: Page, lesson: Lesson):
    last = lesson.steps[-1]
    page.goto(f"/lessons?lesson={lesson.name}")
    for step in lesson.steps:
        expect(page.get_by_role("heading", name=step.title)).to_be_visible()
        if step is lesson.steps[0] and not isinstance(step.question, GoalQuestion):
            wrong_twice(page, lesson, step)
        answer(page, lesson, step)
        expect(page.get_by_text(re.compile("^(✓ Right|You have reached it)")).first).to_be_visible()
        if step is last:
            break
        go_on(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(FITS)
    assert f"progress={'a' * len(lesson.steps)}" in page.url


def wrong_twice(page: Page, lesson: Lesson, step: LessonStep) -> None:
    """Two wrong answers bring the hint."""
    question = step.question
    for _ in range(2):
        if isinstance(question, NumberQuestion):
            wrong = right_number(question) * 0.3 + 0.01
            fill(page, lesson, step, f"box_{question.handle}" if question.handle else "number", wrong)
            guess(page)
        elif isinstance(question, ChoiceQuestion):
            wrong_one = next(i for i in range(9) if i != right_option(question))
            page.locator("[role=radiogroup] label").nth(wrong_one).click()
            at_rest(page)
            guess(page)
        else:
            guess(page, "That is my order")
        expect(page.get_by_text("Not yet.")).to_be_visible()
        page.wait_for_timeout(1100)  # two quick clicks are one guess
    expect(page.get_by_text(re.compile("^Hint"))).to_be_visible()


def test_a_link_opens_the_middle_and_a_figure_opens_at_home_with_its_settings(page: Page):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{LESSON}&step=log-odds&progress=aaaaooo")
    expect(page.get_by_role("button", name="✓ Backwards")).to_be_visible()
    expect(page.locator(".plot[data-paints]")).to_be_visible()
    expect(page.get_by_role("slider", name="z", exact=True)).to_have_count(0)  # not before the guess
    page.set_viewport_size({"width": 1920, "height": 1080})  # the figure takes the room that there is
    assert page.locator(".plot").evaluate("plot => plot.clientHeight") >= 540
    page.set_viewport_size(VIEWPORT)
    filled = page.get_by_role("button", name="That is my guess", exact=True)
    expect(filled).to_have_css("color", "rgb(17, 22, 28)")  # dark on a pale button
    guess(page, "Skip")
    expect(page.get_by_role("slider", name="z", exact=True)).to_have_attribute("aria-valuenow", "1")
    press_keys(page, "z", "ArrowRight", 10)
    page.get_by_role("link", name="Open this on the Sigmoid page").click()
    page.wait_for_url("**/sigmoid?z=2*")
    expect(page.get_by_role("spinbutton", name="Point z")).to_have_value("2")
    page.go_back()
    expect(page.get_by_text("What does one more point of score do?")).to_be_visible()


@pytest.mark.long
def test_on_a_phone_the_figure_comes_first_and_stays_in_sight(browser: Browser, server: Server):
    phone = browser.new_context(
        base_url=server.address, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    page = phone.new_page()
    page.goto(f"{LESSON}&step=zero")
    expect(page.locator(".plot[data-paints]")).to_be_visible()
    question = page.get_by_text("Which probability belongs to z = 0?")
    figure = page.locator(".plot")
    first, second = figure.bounding_box(), question.bounding_box()
    assert first
    assert second
    assert first["y"] < second["y"]
    page.get_by_role("button", name="That is my guess").scroll_into_view_if_needed()
    expect(question).to_be_in_viewport()
    expect(figure).to_be_in_viewport()
    wide = page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
    type_guess(page, "0.5")
    expect(page.get_by_text("You said 0.5.")).to_be_visible()
    go_on(page)
    expect(page.get_by_role("heading", name="Does a large score mean certainty?")).to_be_in_viewport()
    phone.close()
    assert wide == 0
