"""The search for separating columns shows its progress, and Cancel gives the verdict without it."""

import numpy as np
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.ui.session import active_model, progress
from tests.pages.trained import prepare, trained

PAGES = ("coefficients", "predict", "thresholds")
SMALLEST = "x2, x5 and x7 together separate"
UNSEARCHED = "perhaps fewer do"


@pytest.fixture(scope="module")
def model():
    """Eight columns, of which three together separate the classes."""
    X = np.random.default_rng(0).normal(size=(300, 8))
    frame = pd.DataFrame(X, columns=[f"x{j}" for j in range(1, 9)])
    frame["ill"] = np.where(X[:, 1] + X[:, 4] - X[:, 6] > 0, "yes", "no")
    return trained(prepare(frame, "ill", "yes", list(frame.columns[:-1])), iterations=3)


@pytest.fixture(autouse=True)
def a_busy_machine_has_time_enough(monkeypatch):
    monkeypatch.setattr(active_model, "SECONDS", 60.0)


def refusal(page, model):
    at = AppTest.from_file(f"../../pages/{page}/page.py", default_timeout=60)
    at.session_state["model"] = model
    at.query_params["estimate"] = "Maximum likelihood"
    at.run()
    assert not at.exception
    (warning,) = (element.value for element in at.warning if "separated" in element.value)
    return warning


def click_cancel(monkeypatch):
    """Cancel is clicked as soon as it is shown: Streamlit runs what it calls and begins the page anew."""
    clicked = []

    def click(_place, key, on_cancel):
        clicked.append(key)
        monkeypatch.setattr(progress, "PATIENCE_S", 60.0)
        on_cancel()
        st.rerun()

    monkeypatch.setattr(progress, "PATIENCE_S", -1.0)
    monkeypatch.setattr(progress, "_bar", click)
    return clicked


@pytest.mark.parametrize("page", PAGES)
def test_the_smallest_set_of_columns_is_named_where_nobody_cancels(page, model):
    assert SMALLEST in refusal(page, model)


@pytest.mark.parametrize("page", PAGES)
def test_cancel_gives_the_verdict_without_the_search(page, model, monkeypatch):
    clicked = click_cancel(monkeypatch)
    found = refusal(page, model)
    assert clicked == ["cancel_search"]
    assert "completely separated" in found
    assert UNSEARCHED in found
    assert SMALLEST not in found
