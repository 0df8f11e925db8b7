"""The sections below the thresholds, by the names on their switch."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.choice import choice
from dashboard.words import literal
from logreg.errors import LogregError
from pages.workbench.calibration import calibration
from pages.workbench.certainty import certainty
from pages.workbench.costs import costs
from pages.workbench.curves import curves, trade_offs
from pages.workbench.desk import Desk
from pages.workbench.export import export
from pages.workbench.flips import flips
from pages.workbench.groups import groups

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
