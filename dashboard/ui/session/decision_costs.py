"""What the rules of thresholds are applied with: costs, base rate, and how the rows are used."""

from typing import cast

import streamlit as st

from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.ui.session import url_state
from dashboard.ui.session.addresses import value_for, words_for
from logreg.errors import SettingError
from logreg.evaluation.costs import Costs

PRICES = {
    "cost_fp": 1.0,
    "cost_fn": 1.0,
    "gain_tp": 0.0,
    "gain_tn": 0.0,
}  # in the address, with their defaults
UNIT, BASE_RATE = "units", 10.0  # the base rate in per cent


def keep_decision_costs(costs: DecisionCosts, role: str) -> None:
    """Keep what the controls of Thresholds say."""
    st.session_state["decision costs"], st.session_state["rows role"] = costs, role


def decision_costs() -> DecisionCosts:
    """The costs and the base rate of the visit; at first those of the address, or else equal costs."""
    kept = st.session_state.get("decision costs")
    return cast(DecisionCosts, kept) if kept else _costs_of_address()


def rows_role() -> str:
    """How rows are used to choose and to judge thresholds; empty where nobody has said."""
    return str(st.session_state.get("rows role", words_for("rows_role", _asked("rows_role"))))


def write_decision_costs() -> None:
    """Let the address say them, on a page that does not draw their controls."""
    kept = decision_costs()
    costs, stated = kept.costs, kept.target_prevalence
    prices = (costs.false_positive, costs.false_negative, costs.true_positive, costs.true_negative)
    for (name, usual), price in zip(PRICES.items(), prices, strict=True):
        url_state.write_param(name, [] if price == usual else [f"{price:.12g}"])
    url_state.write_param("cost_unit", [] if kept.unit == UNIT else [kept.unit])
    url_state.write_param("restate", [] if stated is None else ["true"])
    url_state.write_param("base_rate", [] if stated is None else [f"{100 * stated:.12g}"])
    url_state.write_param("rows_role", [value_for("rows_role", role)] if (role := rows_role()) else [])


def _asked(name: str) -> str:
    return next(iter(url_state.asked(name)), "")


def _costs_of_address() -> DecisionCosts:
    prices = [_number(_asked(name), usual) for name, usual in PRICES.items()]
    try:
        costs = Costs(*prices)
    except SettingError:
        costs = Costs()
    stated = _number(_asked("base_rate"), BASE_RATE) / 100
    used = _asked("restate") == "true" and 0 < stated < 1
    return DecisionCosts(costs, _asked("cost_unit") or UNIT, stated if used else None)


def _number(text: str, usual: float) -> float:
    try:
        return float(text)
    except ValueError:
        return usual
