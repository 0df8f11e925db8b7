"""The runs of a race as their legend, their standings and the switch between them, all in one row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

from dashboard.ui.components import placeholder
from dashboard.ui.components.component import js_component
from dashboard.ui.components.encoding import encoded_numbers
from dashboard.ui.components.messages import RunLegendMessage, RunMessage
from dashboard.ui.session.widget_values import widget_value

ONE_ROW = 40  # pixels

_HTML = '<div class="logreg-runs" role="group" aria-label="Runs"></div>'
_show = js_component("run_legend", _HTML, ".logreg-runs")


@dataclass(frozen=True, kw_only=True, eq=False)
class LegendRun:
    """A run, how its line is drawn, and what is said of it at each of the ascending `positions`."""

    number: int
    letter: str
    name: str
    colour: str
    dash: str
    track: str
    position: float
    positions: ArrayLike
    values: Sequence[str]
    seconds: float = 0.0  # that the way to `position` takes
    done: bool = False  # whether it has arrived where it was going


def show_run_legend(
    runs: Sequence[LegendRun],
    *,
    key: str,
    chosen: int,
    may_add: bool,
    on_choose: Callable[[int], None],
    on_add: Callable[[], None],
) -> None:
    """Show the runs; `on_choose(number)` and `on_add()` are called before the next run of the page."""

    def choose() -> None:
        number = widget_value(key).choose
        if number is not None:
            on_choose(int(number))

    def add() -> None:
        if widget_value(key).add:
            on_add()

    message: RunLegendMessage = {
        "runs": [_message(run) for run in runs],
        "chosen": chosen,
        "may_add": may_add,
    }
    placeholder.reserve_height(key, ONE_ROW)
    _show(key, message, on_choose_change=choose, on_add_change=add)


def _message(run: LegendRun) -> RunMessage:
    return {
        "number": run.number,
        "letter": run.letter,
        "name": run.name,
        "colour": run.colour,
        "dash": run.dash,
        "track": run.track,
        "position": float(run.position),
        "positions": encoded_numbers(run.positions),
        "seconds": run.seconds,
        "values": list(run.values),
        "value": run.values[-1],
        "done": run.done,
    }
