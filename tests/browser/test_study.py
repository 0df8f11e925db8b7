"""A study that lasts, as a person meets it: saved, everything closed, opened elsewhere, gone on with."""

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from tests.browser.elements import upload_and_train
from tests.browser.rest import at_rest, uploader


@pytest.fixture(scope="module")
def wards(tmp_path_factory):
    rng = np.random.default_rng(5)
    age = rng.normal(50, 10, 160).round(1)
    ward = rng.choice(["north", "south", "west"], 160)
    ill = rng.random(160) < 1 / (1 + np.exp(-(0.08 * (age - 50) + (ward == "west") - 0.4)))
    path = tmp_path_factory.mktemp("rows") / "wards.csv"
    pd.DataFrame({"age": age, "ward": ward, "ill": np.where(ill, "yes", "no")}).to_csv(path, index=False)
    return path


def study_of(page: Page, wards, path):
    upload_and_train(page, wards)
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save study").click()
    download.value.save_as(path)
    assert download.value.suggested_filename == "wards.study.zip"
    expect(page.get_by_text("Not saved yet")).to_have_count(0)


@pytest.mark.long
def test_study_is_saved_and_opened_on_another_computer(page: Page, browser, server, wards, tmp_path):
    path = tmp_path / "wards.study.zip"
    study_of(page, wards, path)
    loss = page.get_by_text("0.68", exact=False).first.inner_text()
    other = browser.new_context(base_url=server.address).new_page()
    other.goto("/")
    other.get_by_role("button", name="Open study", exact=True).click()
    other.locator("[data-testid=stPopoverBody] input[type=file]").set_input_files(path)
    expect(other.get_by_role("heading", name="Train", exact=True)).to_be_visible()
    expect(other.get_by_text(loss).first).to_be_visible()
    expect(other.get_by_text("Not saved yet")).to_have_count(0)
    other.get_by_role("button", name="Step", exact=True).click()  # and goes on
    expect(other.get_by_text("Not saved yet")).to_be_visible()
    at_rest(other)
    other.get_by_role("link", name="Report", exact=True).click()
    with other.expect_download() as download:
        other.get_by_role("button", name="HTML", exact=True).click()
    download.value.save_as(tmp_path / "report.html")
    other.context.close()
    reader = browser.new_context(java_script_enabled=False, offline=True).new_page()
    reader.goto((tmp_path / "report.html").as_uri())  # a reviewer, without the app
    expect(reader.get_by_role("heading", name="Performance")).to_be_visible()
    expect(reader.locator("figure svg").first).to_be_visible()
    expect(reader.get_by_text("wards.csv, 160 rows.")).to_be_visible()
    reader.context.close()


@pytest.mark.long
def test_browser_asks_before_unsaved_work_is_lost_and_not_afterwards(page: Page, wards, tmp_path):
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    page.goto("/data")
    uploader(page).first.set_input_files(wards)
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    page.get_by_role("button", name="Open study", exact=True).click()
    page.reload()
    assert asked == ["beforeunload"]
    study_of(page, wards, tmp_path / "again.study.zip")
    asked.clear()
    page.reload()
    assert asked == []
    expect(page.get_by_text("Open your study, or the same file again")).to_be_visible()


def test_file_that_is_no_study_is_refused_in_a_sentence_and_nothing_is_lost(page: Page, wards, tmp_path):
    page.goto("/data")
    uploader(page).first.set_input_files(wards)
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    bad = tmp_path / "bad.study.zip"
    bad.write_bytes(b"PK\x03\x04 no")
    page.get_by_role("button", name="Open study", exact=True).click()
    page.locator("[data-testid=stPopoverBody] input[type=file]").set_input_files(bad)
    expect(page.get_by_test_id("stMain").get_by_text("This file is no study")).to_be_in_viewport()
    expect(page.get_by_text("wards.csv").first).to_be_visible()
    at_rest(page)
    page.get_by_role("button", name="Open study", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save without the data").click()
    assert download.value.suggested_filename == "wards-without-data.study.zip"
    bare = tmp_path / download.value.suggested_filename
    download.value.save_as(bare)
    page.locator("[data-testid=stPopoverBody] input[type=file]").set_input_files(bare)
    expect(page.get_by_text("This study was saved without its data")).to_be_in_viewport()
    expect(page.get_by_text("This file is no study")).to_have_count(0)  # that was another file
