"""The frame: every page is in the menu and starts by itself, and nonsense in the address falls back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.navigation import GROUPS, PAGES, TITLES

SHELL = Path(__file__).parents[2] / "dashboard" / "shell.py"


def test_every_page_is_in_the_menu_once():
    listed = [name for names in GROUPS.values() for name in names]
    assert sorted(listed) == sorted(TITLES) == sorted(file.parent.name for file in PAGES.glob("*/page.py"))


@pytest.mark.parametrize("name", TITLES)
def test_page_starts_by_itself(name):
    at = AppTest.from_file(str(PAGES / name / "page.py"), default_timeout=30).run()
    assert not at.exception
    assert at.title[0].value


def test_app_starts_at_the_first_page_and_says_that_nothing_is_active():
    at = AppTest.from_file(str(SHELL), default_timeout=30).run()
    assert not at.exception
    said = "".join(element.proto.body for element in at.get("html"))
    assert "<p><b>Data</b> none yet</p><p><b>Model</b> none yet</p>" in said


@pytest.mark.parametrize("number", ["inf", "-Infinity", "1e999"])
def test_an_infinite_number_in_the_address_falls_back(number):
    frame = "from dashboard.ui.session import url_state\nurl_state.read_address()\n"
    script = frame + (PAGES / "train" / "page.py").read_text(encoding="utf-8")
    at = AppTest.from_string(script, default_timeout=30)
    at.query_params["rows"] = number
    at.query_params["overlap"] = "50"
    at.run()
    assert not at.exception
    assert at.number_input(key="rows").value == 200
    assert at.slider(key="overlap").value == 50
