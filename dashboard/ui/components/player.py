"""A slider with playback that moves a track in the browser, without a round trip a frame."""

from collections.abc import Callable, Sequence

from numpy.typing import ArrayLike

from dashboard.ui.components import placeholder
from dashboard.ui.components.component import js_component
from dashboard.ui.components.encoding import encoded_numbers
from dashboard.ui.components.messages import PlayerMessage
from dashboard.ui.session.widget_values import widget_value

_HTML = """
<div class="logreg-player" role="group" style="visibility: hidden">
<button type="button" aria-label="Play back">▶</button>
<input type="range" min="0" step="1"><output></output></div>
"""

LINE = 36  # pixels

_show = js_component("player", _HTML, ".logreg-player")


def show_player(
    *,
    key: str,
    label: str,
    tracks: Sequence[str],
    position: float,
    positions: ArrayLike,
    on_rest: Callable[[float], None],
    live: bool = False,
) -> None:
    """Show the player of tracks that share one line of positions.

    It moves over the ascending `positions`, and begins at `position`, where the first track stands. `label`
    names a position, as "Iteration". `on_rest(position)` is called before the next run when it was let go.
    While the tracks are `live` the player shows where the first one is and cannot be moved.
    """

    def rested() -> None:
        at = widget_value(key).rest
        if at is not None:
            on_rest(float(at))

    message: PlayerMessage = {
        "tracks": list(tracks),
        "position": float(position),
        "positions": encoded_numbers(positions),
        "label": label,
        "live": live,
    }
    placeholder.reserve_height(key, LINE)
    _show(key, message, on_rest_change=rested)
