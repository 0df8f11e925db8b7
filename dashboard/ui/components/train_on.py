"""After a reload: the way back to a training whose settings the browser's tab still knows."""

from dashboard.ui.components.component import js_component
from dashboard.ui.components.messages import TrainOnMessage

_HTML = '<div class="logreg-train-on" hidden><p></p><a></a></div>'
_show = js_component("train_on", _HTML, ".logreg-train-on")


def keep_training(link: str) -> None:
    """Let the tab remember this link to Train, relative to the app; "" where nothing has been trained."""
    message: TrainOnMessage = {"keep": link}
    _show("train_on", message)


def offer_training() -> None:
    """Say what a reload has lost, and offer the link; nothing is seen in a tab that knows of no training."""
    message: TrainOnMessage = {"keep": None}
    _show("train_on", message)
