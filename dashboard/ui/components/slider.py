"""A slider that moves a track in the browser while it is dragged."""

from collections.abc import Callable

from dashboard.ui.components import placeholder
from dashboard.ui.components.component import js_component
from dashboard.ui.components.messages import SliderMessage
from dashboard.ui.session.widget_values import widget_value

HEIGHT = 40  # pixels

_HTML = '<div class="logreg-slider"><input type="range"><output></output></div>'
_show = js_component("slider", _HTML, ".logreg-slider")


def show_slider(
    *,
    key: str,
    label: str,
    track: str,
    low: float,
    high: float,
    step: float,
    position: float,
    on_rest: Callable[[float], None],
) -> None:
    """Show the slider of a track; `on_rest(position)` is called before the next run when it was let go."""

    def rested() -> None:
        at = widget_value(key).rest
        if at is not None:
            on_rest(float(at))

    message: SliderMessage = {
        "track": track,
        "label": label,
        "low": low,
        "high": high,
        "step": step,
        "position": float(position),
    }
    placeholder.reserve_height(key, HEIGHT)
    _show(key, message, on_rest_change=rested)
