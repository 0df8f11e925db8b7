"""Files that are easily read wrongly, in a real browser: dropped, asked about, trained on."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.elements import main_of
from tests.browser.rest import uploader
from tests.logreg.inference.weighted_rows import TITANIC

CASES = Path(__file__).parents[1] / "dashboard" / "tabular" / "cases"


def drop(page: Page, name: str) -> None:
    page.goto("/data")
    uploader(page).set_input_files(CASES / f"{name}.csv")
    expect(main_of(page).get_by_text(f"{name}.csv").first).to_be_visible()


def button(page: Page, beginning: str) -> Locator:
    return main_of(page).get_by_role("button", name=beginning).first


def ready(page: Page) -> Locator:
    """The link to Train, which is one only when nothing is open."""
    return main_of(page).locator("a[href]").filter(has_text="Train on them")


def train(page: Page) -> None:
    ready(page).click()
    expect(main_of(page).get_by_role("heading", name="Train", exact=True)).to_be_visible()
    main_of(page).get_by_role("button", name="Step", exact=True).click()
    expect(page.locator("[data-label='Iteration'] dd")).to_have_text("1")


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "answers", "sentence"),
    [
        ("german", [], "'1.331' is read as 1331"),
        ("dot_thousands", ["3.480 is 3480"], "3.480"),
        ("bank", ["y no, yes"], "y"),
        ("checkbox", ["relapse"], "blank"),
    ],
)
def test_a_file_is_dropped_asked_about_and_trained_on(page, name, answers, sentence):
    drop(page, name)
    for answer in answers:
        expect(ready(page)).to_have_count(0)
        main_of(page).get_by_role("button", name=answer).first.click()
    expect(ready(page)).to_be_visible()
    expect(main_of(page).get_by_text(sentence).first).to_be_visible()
    train(page)
    expect(main_of(page).get_by_text(f"{name}.csv").first).to_be_visible()
    main_of(page).get_by_text("Change", exact=True).click()
    expect(main_of(page).get_by_role("heading", name="Data", exact=True)).to_be_visible()
    expect(main_of(page).get_by_text(f"{name}.csv").first).to_be_visible()


def test_a_file_dropped_at_start_leads_to_its_columns(page):
    page.goto("/")
    uploader(page).set_input_files(CASES / "units.csv")
    expect(main_of(page).get_by_role("heading", name="Data", exact=True)).to_be_visible()
    expect(main_of(page).get_by_text("units.csv").first).to_be_visible()
    expect(ready(page)).to_be_visible()


def to(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    expect(main_of(page).get_by_role("heading", name=name, exact=True)).to_be_visible()


@pytest.mark.long
def test_the_effects_are_those_of_the_right_table(page):
    """Read as 3.48 instead of 3480, Umsatz would lower the odds; statsmodels gives +0.00079 on the table.

    Then R's Titanic as counts: summary(glm(Survived ~ Class + Sex + Age, binomial, as.data.frame(Titanic),
    weights = Freq)) prints the deviances 2769.5 and 2210.1, and 2.4201 for Sex, compared with men.
    """
    page.goto("/train?holdout=0")
    to(page, "Data")
    uploader(page).set_input_files(CASES / "dot_thousands.csv")
    main_of(page).get_by_role("button").filter(has_text="3.480 is 3480").first.click()
    train(page)
    to(page, "Coefficients")
    button(page, "Fit to the optimum").click()
    sentence = main_of(page).get_by_role("listitem").filter(has_text="Umsatz higher by 1").first
    expect(sentence).to_contain_text(re.compile(r"an estimated 1\.00\d+ times as high"))
    to(page, "Data")
    counts: FilePayload = {"name": "Titanic.csv", "mimeType": "text/csv", "buffer": titanic().encode()}
    uploader(page).set_input_files(counts)
    main_of(page).get_by_role("button").filter(has_text="Survived").first.click()
    button(page, "Yes, it counts cases").click()
    train(page)
    to(page, "Coefficients")
    button(page, "Fit to the optimum").click()
    expect(main_of(page).get_by_text("χ²(5) = 559.4").first).to_be_visible()
    expect(main_of(page).get_by_text("2.42 × [Sex = Female]").first).to_be_visible()


def titanic() -> str:
    rows = (
        f"{','.join(group)},No,{died}\n{','.join(group)},Yes,{survived}\n"
        for group, (died, survived) in TITANIC.items()
    )
    return "Class,Sex,Age,Survived,Freq\n" + "".join(rows)


def test_what_was_chosen_of_several_and_a_switch_that_is_on_are_readable_in_the_dark(page: Page):
    page.emulate_media(color_scheme="dark")
    page.goto("/data?data=Wisconsin+tumours")
    page.get_by_text("Other ways to make the target").click()
    expect(page.locator("[data-tag] span").first).to_have_css("color", "rgb(17, 22, 28)")
    page.goto("/train")
    page.get_by_text("More", exact=True).click()
    thumb = page.locator("label:has([role=switch]:checked) > div > div:empty")
    expect(thumb).to_have_css("background-color", "rgb(17, 22, 28)")
