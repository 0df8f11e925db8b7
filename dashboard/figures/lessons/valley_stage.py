"""The loss over weight and bias in a lesson."""

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.lessons.lesson_data import lesson_data
from dashboard.analysis.lessons.training_settings import ValleySettings
from dashboard.figures import landscape, style
from dashboard.figures.lessons.reveal import add_cover
from dashboard.figures.lessons.stage import HEIGHT, Stage, StageNumber, StageState, without
from dashboard.text.numbers import format_number
from logreg.inspection.landscape import DescentPoint
from logreg.inspection.solver_paths import solver_path

COVERED = {
    "nothing": (),
    "map": ("Mean loss", "minimum", "one step downhill"),
    "minimum": ("minimum",),
    "arrow": ("minimum", "one step downhill"),
    "paths": (),
}
STILL_COVERED = {"map": ("minimum", "one step downhill"), "arrow": ("minimum",)}  # a later step asks for it


def valley_stage(settings: ValleySettings, state: StageState) -> Stage:
    """The map, the point where the learner stands, the step downhill, and solvers' paths."""
    land = lesson_data(settings.data, state.own).landscape
    w, b = state.places["w"], state.places["b"]
    here, walk = land.descent(w, b, settings.rate), land.transect(b, settings.rate)
    figure = landscape.loss_contour(land)
    uncovered = state.answered and settings.hidden == "map"
    reveal_moves = add_cover(figure, *[(-land.half_width, land.half_width)] * 2) if uncovered else {}
    first = len(figure.data)
    moves = landscape.mark_contour(figure, here, walk)
    if state.answered and settings.hidden == "arrow":
        reveal_moves = _grown_arrow(first, here)
    if state.answered or settings.hidden != "paths":
        trails = [solver_path(land, name, (w, b), learning_rate=settings.rate) for name in settings.paths]
        landscape.add_trails(figure, trails)
    drawn = _way_down(figure, settings, state, (w, b))
    covered = STILL_COVERED.get(settings.hidden, ()) if state.answered else COVERED[settings.hidden]
    moves = without(figure, moves, lambda name: name in covered)
    figure.update_layout(height=HEIGHT + 20 * bool(settings.paths or drawn))
    return Stage(
        figure=figure,
        alt=f"The mean loss over w and b. At w = {format_number(w)}, b = {format_number(b)} it is "
        f"{format_number(here.loss)}.",
        handle=settings.handles(state.own)[0],
        positions=np.array([at.weight for at in walk]),
        moves=moves,
        reveals=drawn,
        reveal_moves=reveal_moves,
        seconds=1.2,
        numbers=_numbers(here, walk, arrow="one step downhill" not in covered),
        page="loss",
        params={"view": "many-samples", "w": f"{w:g}", "b": f"{b:g}"},
        click=("w", "b"),
        tall=True,
    )


def _grown_arrow(trace: int, here: DescentPoint) -> style.FrameValues:
    """The arrow grows out of the point."""
    across, up = (here.weight, here.next_weight), (here.bias, here.next_bias)
    return {
        (trace, "x"): style.as_float32([across[:1] * 2, across]),
        (trace, "y"): style.as_float32([up[:1] * 2, up]),
    }


def _way_down(
    figure: go.Figure, settings: ValleySettings, state: StageState, start: tuple[float, float]
) -> tuple[int, ...]:
    """Once the lowest point is found, or paths were asked for, the ways there draw themselves."""
    if not state.answered or settings.hidden not in ("minimum", "paths"):
        return ()
    if settings.hidden == "minimum":
        land = lesson_data(settings.data, state.own).landscape
        landscape.add_trails(
            figure, [solver_path(land, "gradient-descent", start, learning_rate=settings.rate)]
        )
        return (len(figure.data) - 1,)
    return tuple(range(len(figure.data) - len(settings.paths), len(figure.data)))


def _numbers(here: DescentPoint, walk: tuple[DescentPoint, ...], *, arrow: bool) -> tuple[StageNumber, ...]:
    fields = {"mean loss": "loss", "w": "weight", "b": "bias"}
    if arrow:
        fields |= {"slope by w": "by_weight", "slope by b": "by_bias"}
    return tuple(
        StageNumber(
            label=label,
            value=format_number(getattr(here, field)),
            values=[format_number(getattr(at, field)) for at in walk],
        )
        for label, field in fields.items()
    )
