"""Someone's own file in a real browser: chosen, trained on, refused, kept apart from other visits."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.elements import button, main_of
from tests.browser.rest import at_rest, uploader

OWN = "/train?data=Your+own+CSV"
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "![i](http://example.org/i.png)",
    "[l](http://example.org)",
    "http://example.org/x",
    "www.example.org",
    "$x^2$",
    ":red[x] :material/home:",
    "**b** `c`",
]


def send(page: Page, text: str | bytes, name: str = "mine.csv") -> None:
    raw = text.encode() if isinstance(text, str) else text
    uploader(page).set_input_files({"name": name, "mimeType": "text/csv", "buffer": raw})


def patients(n: int = 120) -> str:
    lines = (
        f"{30 + 7 * i % 40};{',' if i % 10 == 0 else f'{i % 9},5'};{['no', 'yes'][i * i % 7 > 2]}"
        for i in range(n)
    )
    return "age;dose;outcome\n" + "\n".join(lines).replace(";,;", ";;") + "\n"


def iteration(page: Page) -> Locator:
    return page.locator("[data-label='Iteration'] dd")


def test_an_uploaded_table_trains_a_model_and_stays_when_the_page_is_left(page):
    page.goto(OWN)
    send(page, patients())
    expect(main_of(page).get_by_text("108 of 120 rows")).to_be_visible()
    button(page, "Step").click()
    expect(iteration(page)).to_have_text("1")
    navigation = page.get_by_test_id("stSidebarNav")
    navigation.get_by_text("Data").click()
    expect(main_of(page).get_by_text("108 rows").first).to_be_visible()
    expect(page.get_by_test_id("stSidebar").get_by_text("mine.csv")).to_be_visible()
    navigation.get_by_text("Train").click()
    expect(main_of(page).get_by_text("108 of 120 rows")).to_be_visible()
    expect(iteration(page)).to_have_text("1")


@pytest.mark.long
def test_a_refused_file_says_why_and_leaves_data_and_model(page, tmp_path):
    page.goto(OWN)
    send(page, patients())
    button(page, "Step").click()
    expect(iteration(page)).to_have_text("1")
    page.get_by_test_id("stSidebarNav").get_by_text("Data").click()
    for raw, sentence in {
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR": "PNG image",
        b"age,y\n1,0\n2,1,3\n": "has 3 fields",
        b"": "is empty",
    }.items():
        send(page, raw, "bad.csv")
        expect(main_of(page).get_by_text(sentence)).to_be_visible()
        expect(main_of(page).get_by_text("mine.csv").first).to_be_visible()
    too_large = tmp_path / "large.csv"
    too_large.write_bytes(b"a,y\n" + b"1,2\n" * 52_500_000)
    uploader(page).first.set_input_files(too_large)
    words = main_of(page).get_by_text("200.0MB or smaller")
    expect(words).to_be_visible()
    place = words.bounding_box()
    assert place
    assert place["width"] > 100  # the platform itself makes it 1 px
    page.get_by_test_id("stSidebarNav").get_by_text("Train").click()
    expect(iteration(page)).to_have_text("1")


def test_hostile_names_are_shown_and_never_rendered(page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/data")
    header = "\t".join([*HOSTILE, "<b>y</b>"])
    rows = "\n".join(
        "\t".join([*(str(i * (j + 2) % 11) for j in range(len(HOSTILE))), str(i % 2)]) for i in range(60)
    )
    send(page, f"{header}\n{rows}\n", "<b>my</b> ![file](http://example.org/f.png).csv")
    expect(main_of(page).get_by_text("60 rows").first).to_be_visible()
    at_rest(page)
    seen = page.locator("body").inner_text().replace("\u2060", "")
    assert [name for name in HOSTILE if name not in seen] == []
    page.get_by_test_id("stSidebarNav").get_by_text("Train").click()
    for taken in ("1", "2"):
        button(page, "Step").click()
        expect(iteration(page)).to_have_text(taken)
    assert (
        page.locator(
            "img[src*=example], a[href*=example], .katex, [data-testid=stIconMaterial]:text('home')"
        ).count()
        == 0
    )
    assert [url for url in asked if "example.org" in url] == []


@pytest.mark.long
def test_two_visits_do_not_see_each_others_files(page, browser, server):
    page.goto(OWN)
    send(page, patients())
    expect(main_of(page).get_by_text("108 of 120 rows")).to_be_visible()
    other = browser.new_context(base_url=server.address).new_page()
    other.goto(OWN)
    expect(main_of(other).get_by_text("Drop a table here")).to_be_visible()
    assert "mine.csv" not in other.locator("body").inner_text()
    send(other, "x,y\n1,0\n2,1\n4,1\n3,0\n", "other.csv")
    expect(main_of(other).get_by_text("4 of 4 rows")).to_be_visible()
    page.reload()
    expect(main_of(page).get_by_text("Drop a table here")).to_be_visible()
    assert "other.csv" not in page.locator("body").inner_text()
    other.context.close()
