"""Names and values in addresses never change: the table, its document, and links made before it."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.thresholds.named_threshold import Rule
from dashboard.analysis.training.solver_table import OPTIONS
from dashboard.ui.navigation import TITLES
from dashboard.ui.session.addresses import PARAMETERS, RULES
from docs.links import PAGE, links_page
from tests.dashboard.ui.session.links import FROZEN, OLD_LINKS, Address

PAGES = Path(__file__).parents[4] / "pages"
CONTROLS = ("selectbox", "select_slider", "radio", "button_group", "number_input", "slider", "toggle")


def test_what_has_once_stood_in_an_address_still_does():
    gone = [
        f"{name}={text}"
        for name, texts in FROZEN.items()
        for text in texts or ("",)
        if name not in spellings() or (text and text not in spellings()[name])
    ]
    assert gone == []


def spellings() -> dict[str, set[str]]:
    """Every name that is read in an address, with every text that is read as one of its values."""
    return {
        name: {text for value, words in each.values.items() for text in (value, *words)}
        for each in PARAMETERS.values()
        for name in (each.name, *each.old_names)
    }


def test_document_is_made_from_the_table():
    assert PAGE.read_text() == links_page(), "python -m docs.links"


def test_names_and_values_need_no_escape():
    plain = re.compile(r"[a-z0-9][a-z0-9._-]*")
    texts = [text for each in PARAMETERS.values() for text in (each.name, *each.values)]
    assert [text for text in [*texts, *RULES] if not plain.fullmatch(text)] == []


def test_no_text_is_read_as_two_values():
    for each in PARAMETERS.values():
        read = [text for value, words in each.values.items() for text in {value, *words}]
        assert len(read) == len(set(read)), each.name


def test_every_parameter_belongs_to_a_page_of_the_menu():
    assert {each.page for each in PARAMETERS.values()} <= set(TITLES)


def test_every_rule_and_every_option_of_a_solver_has_its_place():
    assert {names[0] for names in RULES.values()} == set(Rule.__members__)
    assert {option.key for given in OPTIONS.values() for option in given} <= set(PARAMETERS)


def opened(page: str, address: Address) -> AppTest:
    at = AppTest.from_file(PAGES / page / "page.py", default_timeout=60)
    at.query_params.update(address)
    at.run()
    for button in at.button:
        if button.key == "fit_toy":
            button.click().run()
    assert not at.exception
    return at


@cache
def plain_address(page: str) -> Address:
    """What stands in the address where nothing was asked for."""
    return dict(opened(page, {}).query_params)


def held(at: AppTest) -> dict[str, Any]:
    widgets: list[Any] = [widget for kind in CONTROLS for widget in at.get(kind)]
    return {str(widget.key): widget.value for widget in widgets}


@pytest.mark.long
@pytest.mark.parametrize(("page", "old", "new"), OLD_LINKS, ids=str)
def test_a_link_made_before_opens_the_same_view(page, old, new):
    before, now = opened(page, old), opened(page, new)
    assert not before.toast
    assert held(before) == held(now)
    assert before.query_params == now.query_params
    assert new.items() <= before.query_params.items()
    assert before.query_params != plain_address(page)


def page_with_controls() -> None:
    from dashboard.ui.session import url_state
    from dashboard.ui.widgets import bound

    bound.selectbox("Schedule", ("Constant", "1 / iteration", "Exponential"), key="schedule")
    bound.pills("Others", ("tanh", "ReLU", "softplus"), ("tanh",), key="others")
    bound.slider("Noise", 0.0, 2.0, 0.5, 0.05, key="noise")
    bound.number_input("Limit", 1, 1000, 100, key="limit")
    bound.toggle("Log", key="log")
    bound.text_input("Unit", "units", max_chars=5, key="cost_unit")
    bound.select_slider("Level", (0.8, 0.95), 0.95, format_func="{:.0%}".format, key="l1")
    url_state.toast(url_state.rejected_params())


def shown(**address: Any) -> AppTest:
    at = AppTest.from_function(page_with_controls, default_timeout=60)
    at.query_params.update(address)
    at.run()
    assert not at.exception
    return at


def test_an_address_says_what_differs_from_the_defaults():
    at = shown(noise="0.5", log="false")
    assert at.query_params == {}
    at.selectbox[0].set_value("1 / iteration").run()
    at.slider[0].set_value(1.25).run()
    at.toggle[0].set_value(True).run()
    at.button_group[0].set_value([]).run()
    at.text_input[0].set_value("euro").run()
    assert at.query_params == {
        "schedule": "inverse-time",
        "noise": "1.25",
        "log": "true",
        "others": "",
        "cost_unit": "euro",
    }
    assert held(shown(**at.query_params)) == held(at)
    at.selectbox[0].set_value("Constant").run()
    assert "schedule" not in at.query_params


@pytest.mark.parametrize(
    "address",
    [
        {"schedule": "never"},
        {"others": ["tanh", "cosh"]},
        {"noise": "inf"},
        {"noise": "nan"},
        {"noise": "2.5"},
        {"limit": "1.5"},
        {"limit": "0"},
        {"limit": "1e400"},
        {"log": "1"},
        {"l1": "0.9"},
        {"l1": "x"},
    ],
    ids=str,
)
def test_what_a_control_cannot_take_is_said_once_and_taken_out(address):
    at = shown(**address)
    (name,) = address
    assert len(at.toast) == 1
    assert at.toast[0].value.replace("\\", "").startswith(f"{name} = ")
    assert held(at) == held(shown())
    assert at.query_params == {}
    at.run()
    assert not at.toast


def test_a_text_that_is_too_long_is_cut_off():
    assert shown(cost_unit="a very long unit").text_input[0].value == "a ver"
