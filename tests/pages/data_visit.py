"""The Data page opened, files dropped on it, and what is read of it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import logreg as lr
from logreg.data.design import Design
from tests.dashboard.ui.data_source.visit import upload as drop

PAGE = "../../pages/data/page.py"
CASES = Path(__file__).parents[1] / "dashboard" / "tabular" / "cases"


def opened(**address: str) -> AppTest:
    at = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def case(name: str, at: AppTest | None = None) -> AppTest:
    return drop(at or opened(data="Your own file"), (CASES / f"{name}.csv").read_bytes(), f"{name}.csv")


def answers(at: AppTest) -> list[str]:
    return [plain(b.label) for b in at.button if str(b.key).startswith("answer ")]


def answer(at: AppTest, *beginnings: str) -> AppTest:
    for beginning in beginnings:
        found = [b for b in at.button if str(b.key).startswith("answer ")]
        click(at, next(b for b in found if plain(b.label).startswith(beginning)))
    return at


def click(at: AppTest, button) -> AppTest:
    button.click()
    at.run()
    assert not at.exception
    return at


def press(at: AppTest, label: str) -> AppTest:
    return click(at, next(b for b in at.button if plain(b.label).startswith(label)))


def choose(at: AppTest, key: str, value) -> AppTest:
    at.selectbox(key=key).set_value(value).run()
    assert not at.exception
    return at


def plain(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "").replace("  \n", " | ")


def words(at: AppTest) -> str:
    elements = [*at.markdown, *at.caption, *at.error, *at.info]
    return "\n".join(plain(str(element.value)) for element in elements)


def data(at: AppTest):
    """The rows that training would take; None while something is open."""
    ready = any(link.proto.label.startswith("Train on them") for link in at.get("page_link"))
    return at.session_state["prepared"] if ready else None


def coefficients(at: AppTest) -> dict[str, float]:
    prepared = data(at)
    design = Design.learn(prepared.columns, spec=prepared.spec)
    fit = lr.fit(lr.Objective(design.X, prepared.y, sample_weight=prepared.weight))
    assert fit.status.succeeded
    return dict(zip(design.names, fit.coef[1:].tolist(), strict=True))


def close(found: dict[str, float], **wanted: float) -> bool:
    return all(found[name] == pytest.approx(value, abs=6e-4) for name, value in wanted.items())
