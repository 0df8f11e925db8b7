"""The loss over the iterations in a lesson: one run, others at other rates, and other solvers beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.lessons.lesson_data import LessonData, lesson_data
from dashboard.analysis.lessons.training_answers import losses_on_the_way
from dashboard.analysis.lessons.training_settings import DescentSettings
from dashboard.figures import style
from dashboard.figures.lessons.stage import HEIGHT, Stage, StageNumber, StageState, mark_guess
from dashboard.text.numbers import format_number
from logreg.arrays import Vector

NAMES = {
    "gradient-descent": "gradient descent",
    "momentum": "momentum",
    "newton": "Newton’s method",
    "adam": "Adam",
}
HIGHEST = 2.2  # of the picture, in losses at the start: a run that diverges leaves it
FLOOR = 1e-16  # loss above the lowest: below it there is only rounding


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Run:
    """A solver at a rate: its losses (iterations + 1,), and whether it waits for the answer."""

    solver: str
    rate: float
    losses: Vector
    hidden: bool

    @property
    def name(self) -> str:
        """As the legend names it."""
        return NAMES[self.solver] + (f", rate {self.rate:g}" if self.solver != "newton" else "")

    @property
    def short_name(self) -> str:
        """Of a run of gradient descent the rate alone."""
        return self.name.removeprefix("gradient descent, ")


def descent_stage(settings: DescentSettings, state: StageState) -> Stage:
    """The runs as far as they are not hidden, and the lowest loss as a dotted line."""
    data = lesson_data(settings.data, state.own)
    runs = _runs(settings, state, data)
    shown = [run for run in runs if state.answered or not run.hidden]
    lowest = data.landscape.minimum.loss
    figure = _drawn(settings, shown, lowest)
    if settings.log:
        figure.update_yaxes(type="log", range=[np.log10(FLOOR), 0.3], exponentformat="power", dtick=4)
    else:
        style.add_level(figure, lowest, style.GUIDE)
        figure.update_yaxes(range=[0, _highest(runs)])
    mark_guess(figure, state)
    ends = [f"{run.name}: {format_number(float(run.losses[-1]))}" for run in shown]
    return Stage(
        figure=figure,
        alt=f"The mean loss after {settings.iterations} iterations: "
        f"{'; '.join(ends) or 'hidden until you answer'}. The lowest is {format_number(lowest)}.",
        reveals=tuple(i for i, run in enumerate(shown) if run.hidden) if state.answered else (),
        seconds=1.2,
        numbers=tuple(
            StageNumber(label=f"at the end, {run.short_name}", value=format_number(float(run.losses[-1])))
            for run in shown
        ),
        page="train",
        params=_params(settings, runs[0].rate, data),
    )


def _drawn(settings: DescentSettings, shown: Sequence[Run], lowest: float) -> go.Figure:
    """A line a run over the iterations."""
    title = "mean loss above the lowest, nats" if settings.log else "mean loss, nats"
    figure = style.blank_figure("iteration", title, height=HEIGHT, showlegend=bool(shown))
    for run, colour, dash in zip(shown, style.MODEL_COLOURS, style.DASHES, strict=False):
        figure.add_scatter(
            x=np.arange(settings.iterations + 1),
            y=_above(run.losses, lowest) if settings.log else run.losses,
            name=run.name,
            mode="lines",
            line={"color": colour, "width": 3, "dash": dash},
        )
    return figure.update_xaxes(range=[0, settings.iterations])


def _runs(settings: DescentSettings, state: StageState, data: LessonData) -> list[Run]:
    first = state.places.get("rate", settings.rate)
    covered, beside = settings.hidden == "curve", settings.hidden != "nothing"
    wanted = [
        (settings.solver, first, covered),
        *((settings.solver, rate, covered) for rate in settings.rates),
        *((solver, first, beside) for solver in settings.beside),
    ]
    return [
        Run(
            solver=solver,
            rate=rate,
            losses=losses_on_the_way(data, solver, rate, settings.iterations),
            hidden=hidden,
        )
        for solver, rate, hidden in wanted
    ]


def _above(losses: Vector, lowest: float) -> Vector:
    """How far losses are above the lowest one; not a number where only rounding is left."""
    above = losses - lowest
    return np.where(above > FLOOR, above, np.nan)


def _highest(runs: list[Run]) -> float:
    """The upper end of the picture, the same before and after the answer."""
    highest = max(float(run.losses.max()) for run in runs)
    return 1.06 * min(highest, HIGHEST * float(runs[0].losses[0]))


def _params(settings: DescentSettings, rate: float, data: LessonData) -> dict[str, str | list[str]]:
    params: dict[str, str | list[str]] = {"solver": settings.solver}
    if data.named_in_links:
        params["data"] = data.named_in_links
    if settings.solver != "newton":
        params["learning_rate"] = f"{rate:g}"
    return params
