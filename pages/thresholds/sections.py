"""The sections below the thresholds, by the names on their switch."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.ui.widgets.choice import choice
from logreg.errors import LogregError
from pages.thresholds.calibration import calibration
from pages.thresholds.changed_decisions import flips
from pages.thresholds.costs import costs
from pages.thresholds.curves import curves, trade_offs
from pages.thresholds.export import export
from pages.thresholds.groups import groups
from pages.thresholds.page_context import Desk
from pages.thresholds.uncertainty import certainty

SECTIONS: Mapping[str, Callable[[Desk], None]] = {
    "ROC and PR": curves,
    "Trade-offs": trade_offs,
    "Costs": costs,
    "Calibration": calibration,
    "Certainty": certainty,
    "Rows that flip": flips,
    "Groups": groups,
    "Export": export,
}


def show(desk: Desk) -> None:
    """The switch, and the section it stands on; what the rows cannot answer is said in a sentence."""
    section = choice("More", tuple(SECTIONS), "section", default=next(iter(SECTIONS)), hidden=True)
    try:
        SECTIONS[section](desk)
    except LogregError as error:
        st.warning(literal(str(error)))
