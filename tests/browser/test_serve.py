"""Several servers behind nginx: a visit stays with its own, and goes on when that one is killed."""

import socket

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, expect

from serve import nginx
from serve.processes import Servers, serving


@pytest.fixture(scope="module")
def listening():
    if nginx.executable() is None:
        pytest.skip("nginx is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with serving(count=2, listen=f"127.0.0.1:{port}") as servers:
        yield servers, f"http://127.0.0.1:{port}"


def visitor_of(node: str, browser: Browser, address: str) -> BrowserContext:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "node", "value": node, "url": address}])
    return context


def file_of_rows(rows: int) -> bytes:
    random = np.random.default_rng(3)
    frame = pd.DataFrame({name: random.normal(size=rows).round(9) for name in ("age", "dose", "score")})
    frame["ill"] = np.where(random.random(rows) < 1 / (1 + np.exp(-frame["age"])), 1, 0)
    return frame.to_csv(index=False).encode()


def box_of_z(page: Page) -> Locator:
    return page.get_by_role("spinbutton", name="Point z")


def type_z(page: Page, z: str) -> None:
    box_of_z(page).fill(z)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/sigmoid?z={z}*", timeout=30_000)


@pytest.mark.long
def test_a_killed_server_ends_only_its_own_visits_and_they_go_on_from_the_link(browser, listening):
    servers, address = listening
    first, second = (visitor_of(f"server_{number}", browser, address) for number in (1, 2))
    killed, other = first.new_page(), second.new_page()
    for page in (killed, other):
        page.goto("/sigmoid?z=1.5")
        expect(box_of_z(page)).to_have_value("1.5", timeout=60_000)
    port = next(iter(servers.running))
    kill(servers, port)
    type_z(other, "2")
    assert servers.restart_dead() == [port]
    expect(killed.get_by_test_id("stConnectionStatus")).to_be_hidden(timeout=60_000)
    expect(box_of_z(killed)).to_have_value("1.5")
    type_z(killed, "3")
    for visitor in (first, second):
        visitor.close()


@pytest.mark.long
def test_a_file_larger_than_nginx_takes_by_itself_is_uploaded(browser, listening):
    _, address = listening
    context = visitor_of("server_2", browser, address)
    page = context.new_page()
    page.goto("/data")
    table: FilePayload = {"name": "large.csv", "mimeType": "text/csv", "buffer": file_of_rows(60_000)}
    page.locator("input[type=file]").first.set_input_files(table)
    expect(page.get_by_text("60,000 rows").first).to_be_visible(timeout=30_000)
    context.close()


def kill(servers: Servers, port: int) -> None:
    servers.running[port].kill()
    servers.running[port].wait(timeout=10)
