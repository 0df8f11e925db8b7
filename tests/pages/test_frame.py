"""The frame: every page is listed, brings the frame when it runs alone, and links resolve."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.frame import FOLDER, TITLES

ROOT = Path(__file__).parents[2]


def test_every_page_is_in_the_menu():
    assert {file.stem for file in FOLDER.glob("*.py")} == set(TITLES)


@pytest.mark.parametrize("name", TITLES)
def test_page_enters_the_frame_before_anything_else(name):
    source = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    first = next(line for line in source.splitlines() if line.startswith(("st.", "frame.")))
    assert first == "frame.enter()"


@pytest.mark.parametrize("name", TITLES)
def test_page_starts_by_itself(name):
    at = AppTest.from_file(str(FOLDER / f"{name}.py"), default_timeout=30).run()
    assert not at.exception
    assert at.sidebar.caption[1].value == "**Model** none yet"


def test_app_starts_at_the_first_page():
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    assert not at.exception
    assert at.sidebar.caption[0].value == "**Data** none yet"


@pytest.mark.parametrize("number", ["inf", "-Infinity", "1e999"])
def test_an_infinite_number_in_the_address_falls_back(number):
    at = AppTest.from_file(str(FOLDER / "train.py"), default_timeout=30)
    at.query_params["rows"] = number
    at.query_params["overlap"] = "50"
    at.run()
    assert not at.exception
    assert at.number_input(key="rows").value == 200
    assert at.slider(key="overlap").value == 50
