"""The sections below the thresholds, by the names on their switch."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.ui.widgets.choice import choice
from logreg.errors import LogregError
from pages.thresholds.calibration import show_calibration
from pages.thresholds.changed_decisions import show_changed_decisions
from pages.thresholds.costs import show_costs
from pages.thresholds.curves import show_curves, show_trade_offs
from pages.thresholds.export import show_export
from pages.thresholds.groups import show_groups
from pages.thresholds.page_context import PageContext
from pages.thresholds.uncertainty import show_uncertainty

SECTIONS: Mapping[str, Callable[[PageContext], None]] = {
    "ROC and PR": show_curves,
    "Trade-offs": show_trade_offs,
    "Costs": show_costs,
    "Calibration": show_calibration,
    "Confidence intervals": show_uncertainty,
    "Changed decisions": show_changed_decisions,
    "Groups": show_groups,
    "Export": show_export,
}


def show_sections(context: PageContext) -> None:
    """The switch, and the section it stands on; what the rows cannot answer is said in a sentence."""
    section = choice("More", tuple(SECTIONS), "section", default=next(iter(SECTIONS)), hidden=True)
    try:
        SECTIONS[section](context)
    except LogregError as error:
        st.warning(literal(str(error)))
