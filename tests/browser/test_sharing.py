"""A shared study, as a teacher and a class meet it; and that nothing is written by who does not share."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.elements import upload_and_train
from tests.browser.rest import at_rest
from tests.browser.server import running
from tests.browser.test_study import wards  # noqa: F401  a fixture

pytestmark = pytest.mark.long

MARK = b"aslan-3141592653589793"  # stands in the uploaded file and nowhere else


def opened(page: Page, button: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("button", name=button, exact=True).click()


def links_of(page: Page) -> list[str]:
    opened(page, "Share")
    page.get_by_role("button", name="Share this study").click()
    expect(page.get_by_alt_text("QR code of the link")).to_be_visible()
    links = page.get_by_test_id("stPopoverBody").locator("code")
    expect(links).to_have_count(2)
    return links.all_inner_texts()


def test_teacher_shares_a_file_and_each_student_works_on_a_copy(
    page: Page,
    browser: Browser,
    wards,  # noqa: F811
):
    upload_and_train(page, wards)
    view, owner = links_of(page)
    assert "manage" not in page.url
    students = [browser.new_context().new_page() for _ in range(3)]
    for number, student in enumerate(students):  # all at once, each with a threshold of their own
        student.goto(f"{view.replace('/?', '/thresholds?')}&pins=A:custom:0.{number + 2}35")
    for number, student in enumerate(students):
        expect(student.get_by_text("wards.csv").first).to_be_visible()
        expect(student.get_by_text("A copy of a shared study, yours to change.")).to_be_visible()
        expect(student.get_by_text(f"yes from probability 0.{number + 2}35 on")).to_be_visible()
        student.context.close()
    late = browser.new_context().new_page()
    late.goto(owner)
    expect(late.get_by_role("heading", name="Train", exact=True)).to_be_visible()
    assert "manage" not in late.url
    expect(late.get_by_text("Your shared study: Share updates and deletes it.")).to_be_visible()
    opened(late, "Share")
    late.get_by_role("button", name="Update it").click()
    expect(late.get_by_text("Updated: the link opens the study as it is now.")).to_be_visible()
    late.get_by_role("button", name="Delete it").click()
    expect(late.get_by_text("Deleted: the link opens nothing any more.")).to_be_visible()
    expect(late.get_by_role("button", name="Share this study")).to_be_visible()
    late.goto(view)
    expect(late.get_by_text("There is no shared study behind this link")).to_be_visible()
    late.context.close()


def test_reload_of_a_shared_study_goes_on_with_its_rows_and_the_links_settings(
    page: Page,
    browser: Browser,
    wards,  # noqa: F811
):
    upload_and_train(page, wards)
    view, _ = links_of(page)
    student = browser.new_context().new_page()
    student.goto(view.replace("/?", "/train?") + "&solver=newton&cost_fn=8")
    expect(student.get_by_text("wards.csv").first).to_be_visible()
    expect(student.get_by_text("Jumps to where the curvature")).to_be_visible()
    at_rest(student)
    assert "cost_fn" not in student.url  # it is of another page, and waits for that
    student.reload()
    expect(student.get_by_text("wards.csv").first).to_be_visible()
    expect(student.get_by_text("Jumps to where the curvature")).to_be_visible()
    student.get_by_role("link", name="Thresholds", exact=True).click()
    expect(student).to_have_url(re.compile("cost_fn=8"))
    student.context.close()


def files(*folders: Path) -> dict[str, int]:
    """Every file and when it was last changed."""
    return {
        str(path): path.stat().st_mtime_ns
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != "log.txt"
    }


@pytest.mark.parametrize("sharing", ["on", "off"])
def test_nothing_of_a_visit_is_written_without_share(browser: Browser, tmp_path: Path, sharing: str):
    home, scratch, data = (tmp_path / name for name in ("home", "scratch", "data"))
    for folder in (home, scratch):
        folder.mkdir()
    rows = "\n".join(
        f"{n},{n * 37 % 11},{'yes' if n * 7 % 5 > 1 else 'no'},{MARK.decode()}" for n in range(60)
    )
    table = tmp_path / "secret.csv"
    table.write_text(f"id,size,ill,name\n{rows}\n")
    root = Path(__file__).parents[2]
    watched = [home, scratch, *(root / name for name in ("dashboard", "pages", "logreg", ".streamlit"))]
    with running(tmp_path / "log.txt", HOME=str(home), TMPDIR=str(scratch), LOGREG_SHARING=sharing) as server:
        page = browser.new_context(base_url=server.address, accept_downloads=True).new_page()
        page.goto("/")
        at_rest(page)
        before = files(*watched)
        upload_and_train(page, table)
        for name in ("Coefficients", "Thresholds", "Report"):
            page.get_by_test_id("stSidebarNav").get_by_text(name, exact=True).click()
            at_rest(page)
        expect(page.get_by_role("button", name="Word", exact=True)).to_be_visible()
        assert files(*watched) == before
        assert not data.exists()
        assert MARK not in (tmp_path / "log.txt").read_bytes()
        share = page.get_by_test_id("stSidebar").get_by_role("button", name="Share", exact=True)
        if sharing == "off":
            expect(share).to_have_count(0)
        else:  # and the watch would have seen it
            links_of(page)
            assert (data / "logreg" / "studies.sqlite").exists()
        page.context.close()
