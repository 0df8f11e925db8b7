"""The loss over weight and bias, and over the iterations, in a lesson."""

import numpy as np

from dashboard.analysis.lessons.lesson_data import lesson_data
from dashboard.analysis.lessons.training_answers import losses_on_the_way
from dashboard.analysis.lessons.training_settings import DescentSettings, ValleySettings
from dashboard.figures import landscape, style
from dashboard.figures.lessons.stage import HEIGHT, Stage, StageNumber, StageState, mark_guess, without
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
COLOURS = {
    "gradient-descent": style.PURPLE,
    "momentum": style.ORANGE,
    "newton": style.TEAL,
    "adam": style.WINE,
}


def valley_stage(settings: ValleySettings, state: StageState) -> Stage:
    """The map, the point where the learner stands, the step downhill, and solvers' paths."""
    land = lesson_data(settings.data, state.own).landscape
    w, b = state.places["w"], state.places["b"]
    here, walk = land.descent(w, b, settings.rate), land.transect(b, settings.rate)
    figure = landscape.loss_contour(land)
    moves = landscape.mark_contour(figure, here, walk)
    if state.answered or settings.hidden != "paths":
        trails = [solver_path(land, name, (w, b), learning_rate=settings.rate) for name in settings.paths]
        landscape.add_trails(figure, trails)
    covered = () if state.answered else COVERED[settings.hidden]
    moves = without(figure, moves, lambda name: name in covered)
    figure.update_layout(height=HEIGHT + 20 * bool(settings.paths))
    return Stage(
        figure=figure,
        alt=f"The mean loss over w and b. At w = {format_number(w)}, b = {format_number(b)} it is "
        f"{format_number(here.loss)}.",
        handle=settings.handles(state.own)[0],
        positions=np.array([at.weight for at in walk]),
        moves=moves,
        numbers=_numbers(here, walk, arrow="one step downhill" not in covered),
        page="loss",
        params={"view": "many-samples", "w": f"{w:g}", "b": f"{b:g}"},
        click=("w", "b"),
    )


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


def descent_stage(settings: DescentSettings, state: StageState) -> Stage:
    """The loss over the iterations, at the learning rate that is set, beside other solvers."""
    data = lesson_data(settings.data, state.own)
    rate = state.places.get("rate", settings.rate)
    figure = style.blank_figure("iteration", "mean loss, nats", height=HEIGHT)
    covered = not state.answered and settings.hidden == "curve"
    names: list[str] = [settings.solver]
    if state.answered or settings.hidden != "beside":
        names += settings.beside
    iterations = np.arange(settings.iterations + 1)
    end = 0.0
    for name in () if covered else names:
        losses = losses_on_the_way(data, name, rate, settings.iterations)
        end = end or float(losses[-1])
        line = {"color": COLOURS[name], "width": 3}
        label = f"{name.replace('-', ' ')}" + (f", rate {rate:g}" if name != "newton" else "")
        figure.add_scatter(x=iterations, y=losses, name=label, mode="lines", line=line)
    lowest = data.landscape.minimum.loss
    figure.add_hline(lowest, line=style.GUIDE)
    figure.update_xaxes(range=[0, settings.iterations])
    figure.update_yaxes(rangemode="tozero")
    mark_guess(figure, state)
    hidden = {"curve": 0, "beside": 1}.get(settings.hidden)
    reveals = range(len(figure.data))[hidden:] if state.answered and hidden is not None else ()
    said = (
        "hidden until you answer"
        if covered
        else f"{format_number(end)} after {settings.iterations} iterations"
    )
    return Stage(
        figure=figure.update_layout(showlegend=not covered),
        alt=f"The mean loss over the iterations at rate {rate:g}: {said}. "
        f"The lowest is {format_number(lowest)}.",
        reveals=tuple(reveals),
        numbers=() if covered else (StageNumber(label="loss at the end", value=format_number(end)),),
        page="train",
        params={
            **({"data": data.named_in_links} if data.named_in_links else {}),
            "solver": settings.solver,
            **({} if settings.solver == "newton" else {"learning_rate": f"{rate:g}"}),
        },
    )
