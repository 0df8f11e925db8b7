"""The sections below the thresholds, by the names on their switch."""

from collections.abc import Callable, Mapping

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
