"""Every message of a page is as messages.py says, and what scripts are checked against is made of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from streamlit.testing.v1 import AppTest

from dashboard.ui.components.link import link_message
from dashboard.ui.components.message_types import DECLARATIONS, schema, typescript
from dashboard.ui.components.messages import MESSAGES, ChartMessage, EncodedNumbers, Events
from tests.charts import components

PAGES = Path(__file__).parents[4] / "pages"
WISCONSIN = {"data": "Wisconsin tumours"}
VIEWS: list[tuple[str, dict[str, str]]] = [
    ("start", {}),
    ("sigmoid", {"others": "tanh"}),
    ("loss", {}),
    ("loss", {"view": "Many samples"}),
    *[("train", {"shown": shown}) for shown in ("Fit", "Decisions", "Weights", "Path", "Standings")],
    ("train", {"shown": "Path", "path_view": "Surface"}),
    *[("thresholds", {"section": name}) for name in ("curves", "calibration", "costs", "groups")],
    ("predict", {}),
    ("coefficients", {}),
]


def opened(page: str, address: dict[str, str]) -> AppTest:
    """A page with a model, so that it has something to say."""
    at = AppTest.from_file(PAGES / page / "page.py", default_timeout=60)
    at.query_params.update(address)
    at.run()
    toy = [button for button in at.button if button.key == "fit_toy"]
    if toy:
        toy[0].click().run()
    steps = [button for button in at.button if button.key == "step"]
    if steps:
        steps[0].click().run()
    assert not at.exception
    return at


def said(at: AppTest, name: str) -> list[Any]:
    specs = [data["spec"] for data in components(at, name)]
    return [json.loads(spec) if isinstance(spec, str) else spec for spec in specs]


@pytest.mark.parametrize(("page", "address"), VIEWS, ids=str)
def test_what_a_page_says_is_as_the_definition_says(page, address):
    at = opened(page, address)
    found = [(name, message) for name in MESSAGES for message in said(at, name)]
    assert found
    for name, message in found:
        Draft202012Validator(schema(MESSAGES[name])).validate(message)


def test_every_kind_of_message_is_seen_on_some_page():
    views: list[tuple[str, dict[str, str]]] = [
        (name, {}) for name in ("start", "train", "thresholds", "sigmoid", "coefficients")
    ]
    pages = [opened(page, address) for page, address in views]
    of_the_shell = {"link", "train_on"}
    assert {name for name in MESSAGES for at in pages if said(at, name)} == set(MESSAGES) - of_the_shell


def test_the_link_of_the_shell_is_as_the_definition_says():
    Draft202012Validator(schema(MESSAGES["link"])).validate(link_message("http://10.0.0.7:8501/loss"))


def test_declarations_for_the_scripts_are_made_from_the_definition():
    assert DECLARATIONS.read_text() == typescript(), "python -m dashboard.ui.components.message_types"


MOVE = {"track": "z", "position": 0.5}
DRAG = {"from_x": 1.0, "from_y": 2, "x": 3.5, "y": 4}
CLICK = {"x": 1.0, "y": 2, "trace": None, "point": 3}
EVENTS = {
    "move": MOVE,
    "click": CLICK,
    "drag": DRAG,
    "rest": 3,
    "decide": "A",
    "choose": 7,
    "add": True,
    "link": "/loss",
}


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (ChartMessage, {}),
        (EncodedNumbers, {"dtype": "f2", "bdata": "", "shape": "0"}),
        (EncodedNumbers, {"dtype": "f4", "bdata": "", "shape": 0}),
        (Events, {**EVENTS, "rest": "3"}),
        (Events, {**EVENTS, "decide": 1}),
        (Events, {**EVENTS, "click": {**CLICK, "point": 1.5}}),
        (Events, {**EVENTS, "move": {**MOVE, "name": "z"}}),
    ],
)
def test_a_message_with_a_wrong_field_is_refused(kind, message):
    with pytest.raises(ValidationError):
        Draft202012Validator(schema(kind)).validate(message)


def test_events_of_the_right_fields_are_taken():
    Draft202012Validator(schema(Events)).validate(EVENTS)
