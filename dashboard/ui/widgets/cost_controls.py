"""What decisions cost, and how common positives are where the model will be used."""

import streamlit as st

from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.text.markdown import literal
from dashboard.ui.widgets import bound
from logreg.errors import SettingError
from logreg.evaluation.costs import Costs


def show_cost_controls(positive: str, negative: str) -> DecisionCosts:
    """The person's prices; where they make no sense the sentence says so and equal costs stand in."""
    names = literal(positive), literal(negative)
    with st.expander("Costs and base rate"):
        values = [
            _price(f"Cost of flagging a {names[1]}", "cost_fp", 1.0),
            _price(f"Cost of missing a {names[0]}", "cost_fn", 1.0),
            _price(f"Benefit of flagging a {names[0]}", "gain_tp", 0.0),
            _price(f"Benefit of leaving a {names[1]}", "gain_tn", 0.0),
        ]
        unit = bound.text_input("Unit", "units", max_chars=20, key="cost_unit") or "units"
        stated = _stated(names[0])
        try:
            costs = Costs(*values)
        except SettingError as error:
            st.warning(literal(f"{error} Until then both mistakes cost 1."))
            costs = Costs()
        return DecisionCosts(costs, unit, stated)


def _price(label: str, key: str, first: float) -> float:
    value = bound.number_input(label, None, None, first, 1.0, format="%g", key=key)
    return float(value if value is not None else 0.0)


def _stated(positive: str) -> float | None:
    if not bound.toggle(
        "Another base rate in use",
        key="restate",
        help="Shifts every probability by Bayes' rule to the share of positives you expect.",
    ):
        return None
    percent = bound.slider(
        f"Share of {positive} in use, %",
        0.1,
        99.9,
        10.0,
        0.1,
        key="base_rate",
    )
    return float(percent) / 100
