"""A button that plays a track once from its first position to its last, and again when it is pressed."""

from numpy.typing import ArrayLike

from dashboard.ui.components.component import js_component
from dashboard.ui.components.encoding import encoded_numbers
from dashboard.ui.components.messages import ReplayMessage
from dashboard.ui.streamlit_internals import key_class

_show = js_component("replay", '<button type="button" class="logreg-replay">▶</button>', "button")


def show_replay(
    *, key: str, label: str, track: str, positions: ArrayLike, seconds: float, chart_key: str
) -> None:
    """Show the button; `label` says what is played, and the chart of that key is waited for.

    With reduced motion the track stands at its end at once.
    """
    message: ReplayMessage = {
        "track": track,
        "positions": encoded_numbers(positions),
        "seconds": seconds,
        "label": label,
        "chart": key_class(chart_key),
    }
    _show(key, message)
