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
    "loss": ("Mean loss", "minimum", "one step downhill"),
    "map": ("Mean loss", "minimum", "one step downhill"),
    "minimum": ("minimum",),
    "arrow": ("Mean loss", "minimum", "one step downhill"),
    "paths": (),
}
STILL_COVERED = {  # a later step asks for it
    "loss": ("minimum", "one step downhill"),
    "map": ("minimum", "one step downhill"),
    "arrow": ("minimum",),
}


def valley_stage(settings: ValleySettings, state: StageState) -> Stage:
    """The map, the point where the learner stands, the step downhill, and solvers' paths."""
    land = lesson_data(settings.data, state.own).landscape
    w, b = state.places["w"], state.places["b"]
    here, walk = land.descent(w, b, settings.rate), land.transect(b, settings.rate)
    covered = STILL_COVERED.get(settings.hidden, ()) if state.answered else COVERED[settings.hidden]
    figure = landscape.loss_contour(land)
    reveal_moves = _drawn_back(figure, settings, state, land.half_width)
    first = len(figure.data)
    moves = landscape.mark_contour(figure, here, walk)
    if state.answered and settings.hidden == "arrow":
        reveal_moves |= _grown_arrow(first, here)
    drawn = _add_paths(figure, settings, state, (w, b))
    numbers = {i: n for n, i in enumerate(i for i, t in enumerate(figure.data) if t.name not in covered)}
    moves = without(figure, moves, lambda name: name in covered)
    figure.update_layout(height=HEIGHT, showlegend=bool(settings.paths))
    told = state.answered or settings.hidden != "loss"
    return Stage(
        figure=figure,
        alt=f"The mean loss over w and b. At w = {format_number(w)}, b = {format_number(b)} it is "
        f"{format_number(here.loss) if told else 'hidden until you answer'}.",
        handle=settings.handles(state.own)[0],
        positions=np.array([at.weight for at in walk]),
        moves=moves,
        reveals=tuple(numbers[trace] for trace in drawn),
        reveal_moves={(numbers[trace], axis): rows for (trace, axis), rows in reveal_moves.items()},
        seconds=1.2,
        numbers=_numbers(here, walk, arrow="one step downhill" not in covered)[0 if told else 1 :],
        page="loss",
        params={"view": "many-samples", "w": f"{w:g}", "b": f"{b:g}"},
        click=("w", "b"),
        size="tall",
    )


def _grown_arrow(trace: int, here: DescentPoint) -> style.FrameValues:
    """The arrow grows out of the point."""
    across, up = (here.weight, here.next_weight), (here.bias, here.next_bias)
    return {
        (trace, "x"): style.as_float32([across[:1] * 2, across]),
        (trace, "y"): style.as_float32([up[:1] * 2, up]),
    }


def _drawn_back(
    figure: go.Figure, settings: ValleySettings, state: StageState, half_width: float
) -> style.FrameValues:
    """Where the map was hidden, its cover is drawn back."""
    if not state.answered or settings.hidden not in ("loss", "map", "arrow"):
        return {}
    ends = (-half_width, half_width)
    return add_cover(figure, ends, ends)


def _add_paths(
    figure: go.Figure, settings: ValleySettings, state: StageState, start: tuple[float, float]
) -> tuple[int, ...]:
    """The ways that solvers take from the point; to the lowest point, once it is found, gradient descent's.

    Returns the traces that draw themselves with the answer.
    """
    found = state.answered and settings.hidden == "minimum"
    solvers = (*settings.paths, *(("gradient-descent",) if found else ()))
    if settings.hidden == "paths" and not state.answered:
        return ()
    land = lesson_data(settings.data, state.own).landscape
    first = len(figure.data)
    trails = [solver_path(land, name, start, learning_rate=settings.rate) for name in solvers]
    landscape.add_trails(figure, trails)
    if settings.hidden == "paths":
        return tuple(range(first, len(figure.data)))
    return (len(figure.data) - 1,) if found else ()


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
