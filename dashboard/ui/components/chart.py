"""The one component through which every figure is shown.

`st.plotly_chart` replaces its node at every change, and zoom, camera and smoothness are lost with it.
This chart keeps its node; light and dark, live points, dragged handles and playback happen in the browser.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go
from numpy.typing import ArrayLike
from plotly.utils import PlotlyJSONEncoder

from dashboard.ui import streamlit_internals
from dashboard.ui.components import placeholder
from dashboard.ui.components.component import js_component
from dashboard.ui.components.encoding import encoded, encoded_numbers
from dashboard.ui.components.messages import (
    ChartMessage,
    DescentMessage,
    HandleMessage,
    MoveMessage,
    ReadingMessage,
    TrackMessage,
)
from dashboard.ui.session.widget_values import widget_value

_HTML = """
<figure class="logreg-chart" role="figure"><div class="plot"></div><p class="reading" hidden></p>
<details><summary>In words and numbers</summary><p></p><div class="tables"></div></details></figure>
"""

SUMMARY = 20  # pixels of "In words and numbers"

_show = js_component("chart", _HTML, "figure")


@dataclass(frozen=True, kw_only=True)
class Handle:
    """A labelled vertical line by which a person drags a track, within [low, high] on the x axis.

    With a `unit`, "" being one, its value stands on the axis in place of the label above.
    """

    label: str
    unit: str | None = None
    low: float
    high: float
    step: float = 0.0
    colour: str = "var(--st-primary-color)"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A sentence on what a curve of probability says where a track's handle stands.

    "size 29 mm: 75 % malignant: called malignant from 50 %". `curve` is the number of its trace, `dot` that
    of the trace that marks the place; both follow whatever moves the curve.
    """

    track: str
    curve: int
    dot: int
    column: str
    unit: str  # may be empty
    classes: tuple[str, str]  # the negative and the positive one
    threshold: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Track:
    """A named position that moves traces in the browser, without a round trip.

    Charts and readouts of a page that name the same track move together, whichever of them is dragged.
    `positions` (m,) ascend; `moves` gives for a trace number and an attribute ("x", "y", "z", "text",
    "marker.opacity") the value at each of them, (m, p), numbers being interpolated between two positions.
    `reveals` lists traces with one point at each of the positions, of which only the part up to the position
    is shown.
    `seconds` is how long the way to `position` takes: 0 jumps. A press on a control whose key is in
    `halted_by` stops it on its way at once, before the server knows. It follows a slider of the platform with
    the key `slider` while that is dragged; positions are then its numbers, or the places in its list.
    """

    name: str
    position: float
    positions: ArrayLike = ()
    moves: Mapping[tuple[int, str], ArrayLike] = field(default_factory=dict)
    reveals: Sequence[int] = ()
    seconds: float = 0.0
    handle: Handle | None = None
    halted_by: Sequence[str] = ()
    slider: str = ""


@dataclass(frozen=True)
class Click:
    """A place that was clicked or tapped; on a dot, the dot's own place, its trace and its number in that."""

    x: float
    y: float
    trace: int | None = None
    point: int | None = None


@dataclass(frozen=True)
class Drag:
    """A dot that was dragged: where it stood, and where it was let go."""

    from_x: float
    from_y: float
    x: float
    y: float


def show_chart(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    tracks: Sequence[Track] = (),
    revision: str = "",
    miniature: bool = False,
    responsive: bool = False,
    grows_from: int = 0,
    reading: Reading | None = None,
    descent: DescentMessage | None = None,
    on_move: Callable[[str, float], None] | None = None,
    on_click: Callable[[Click], None] | None = None,
    on_drag: Callable[[Drag], None] | None = None,
) -> None:
    """Show a figure.

    `alt` is one sentence that says what the figure shows, with its numbers. A zoom or camera is kept
    as long as `revision` stays the same. `on_move(track, position)` is called before the next run when a
    handle was let go, `on_click(click)` when a place was clicked, `on_drag(drag)` when a dot was dragged; all
    may write widget state. With a `descent` its marks follow weight and bias; where its point is dragged,
    letting go of it is a click. A `miniature`
    is a picture only: it cannot be zoomed, and its words and numbers are those of the page it leads to.
    A `responsive` chart is as high as the page's style sheet says by --chart-height. One that
    `grows_from` a height of the window is higher than its figure by as much as the window is higher.
    """
    drawn = figure.to_dict()
    height = figure.layout.height or 420
    if responsive or grows_from:
        drawn["layout"].pop("height", None)
    message: ChartMessage = {
        "figure": {"data": drawn["data"], "layout": drawn["layout"]},
        "tracks": [_track(track) for track in tracks],
        "alt": alt,
        "revision": f"{key} {revision}",
        "clicks": on_click is not None,
        "drags": on_drag is not None,
        "miniature": miniature,
        "reading": None if reading is None else _reading(reading),
        "descent": descent,
    }
    if grows_from:
        placeholder.grow_with_window(key, height, window=grows_from, below=SUMMARY)
    elif not responsive:
        placeholder.reserve_height(key, height if miniature else height + SUMMARY, picture=height)
    _show(
        key,
        json.dumps(message, cls=PlotlyJSONEncoder),
        alt=alt,
        height=0 if responsive or grows_from else height,
        on_move_change=_event_callback(key, "move", on_move, lambda at: (at["track"], float(at["position"]))),
        on_click_change=_event_callback(key, "click", on_click, lambda at: (Click(**at),)),
        on_drag_change=_event_callback(key, "drag", on_drag, lambda at: (Drag(**at),)),
    )


def _event_callback(
    key: str, name: str, act: Callable[..., None] | None, told: Callable[[dict[str, Any]], tuple[Any, ...]]
) -> Callable[[], None]:
    """What acts on an event of that name, when the browser has sent one; `told` makes arguments of it."""

    def answered() -> None:
        event = getattr(widget_value(key), name)
        if act and event:
            act(*told(event))

    return answered


def _track(track: Track) -> TrackMessage:
    moves: list[MoveMessage] = [
        {"trace": trace, "attribute": attribute, "rows": encoded(rows)}
        for (trace, attribute), rows in track.moves.items()
    ]
    return {
        "name": track.name,
        "position": float(track.position),
        "positions": encoded_numbers(track.positions),
        "moves": moves,
        "reveals": list(track.reveals),
        "seconds": track.seconds,
        "handle": None if track.handle is None else _handle(track.handle),
        "halted_by": [streamlit_internals.key_class(key) for key in track.halted_by],
        "slider": streamlit_internals.key_class(track.slider) if track.slider else "",
    }


def _reading(reading: Reading) -> ReadingMessage:
    negative, positive = reading.classes
    return {
        "track": reading.track,
        "curve": reading.curve,
        "dot": reading.dot,
        "column": reading.column,
        "unit": reading.unit,
        "negative": negative,
        "positive": positive,
        "threshold": reading.threshold,
    }


def _handle(handle: Handle) -> HandleMessage:
    return {
        "label": handle.label,
        "unit": handle.unit,
        "low": handle.low,
        "high": handle.high,
        "step": handle.step,
        "colour": handle.colour,
    }
