"""A slider with playback that moves a track in the browser, without a round trip a frame."""

from collections.abc import Callable

from numpy.typing import ArrayLike

from dashboard.ui.components.component import js_component
from dashboard.ui.components.encoding import encoded_numbers
from dashboard.ui.components.messages import PlayerMessage
from dashboard.ui.session.widget_values import widget_value

_HTML = """
<div class="logreg-player" role="group" style="visibility: hidden">
<button type="button" aria-label="Play back">▶</button>
<input type="range" min="0" step="1"><output></output>
<select aria-label="Speed of the playback">
<option value="0.5">½×</option><option value="1" selected>1×</option>
<option value="2">2×</option><option value="4">4×</option></select></div>
"""

_show = js_component("player", _HTML, ".logreg-player")


def show_player(
    *,
    key: str,
    label: str,
    track: str,
    position: float,
    positions: ArrayLike,
    on_rest: Callable[[float], None],
) -> None:
    """Show the player of a track.

    It moves over the ascending `positions`, and begins at `position`, where the track stands. `label` names
    a position, as "Iteration". `on_rest(position)` is called before the next run when it was let go.
    """

    def rested() -> None:
        at = widget_value(key).rest
        if at is not None:
            on_rest(float(at))

    message: PlayerMessage = {
        "track": track,
        "position": float(position),
        "positions": encoded_numbers(positions),
        "label": label,
    }
    _show(key, message, on_rest_change=rested)
