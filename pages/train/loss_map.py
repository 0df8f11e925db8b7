"""The ways of all runs over the loss of two coefficients; a click sets the point where they start."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.analysis.training.history import LossPath
from dashboard.analysis.training.run import Run
from dashboard.figures import run_paths, runs
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from dashboard.ui.components import chart
from dashboard.ui.session import visit
from dashboard.ui.widgets import bound
from dashboard.ui.widgets.choice import choice
from logreg.arrays import Vector
from logreg.inspection.loss_plane import LossPlane, loss_plane
from pages.train import compare_runs, live

MAP, SURFACE = "Map", "Surface"
ON_SURFACE = 100  # points of each way: a picture in three dimensions takes long to draw


def show_loss_map(run: Run) -> None:
    """The plane through the minimum, or through where the run stands when there is no minimum."""
    names = ("Intercept", *run.problem.design.names)
    pair = _pair(names)
    land, best = _land(run, pair)
    if choice("Seen as", (MAP, SURFACE), "path_view", default=MAP, hidden=True) == SURFACE:
        _surface(land, best, names)
        what = "Drag to turn it. ◆ is the minimum; the height is the loss with all else held."
    else:
        _map(land, best, names)
        what = "**Click** where all runs shall start. Lines join equal losses, ★ is the minimum."
    st.caption(what + _held(names, pair, land, best is not None))
    if run.start_point is not None and st.button("Start at zero again", key="zero"):
        visit.start_runs_at(None)
        st.rerun()


def _map(land: LossPlane, best: Vector | None, names: tuple[str, ...]) -> None:
    steps = [other.history.path() for other in visit.runs()]
    lines = _lines(steps, land.pair)
    minimum = None if best is None else (best[land.pair[0]], best[land.pair[1]])
    x, y = (names[j] for j in land.pair)
    moves = [runs.best_dots(line, number + 1, len(lines)) for number, line in enumerate(lines)]

    def clicked(point: chart.Click) -> None:
        start = land.held.copy()
        start[list(land.pair)] = point.x, point.y
        visit.start_runs_at(start)

    chart.show_chart(
        run_paths.paths_on_map(land.surface, lines, (x, y), minimum),
        key="path",
        alt=f"Lines of equal loss over two coefficients, and the way of each run. {_here(lines[0], x, y)}",
        tracks=_tracks(steps, moves),
        revision=f"{land.pair}",
        on_click=clicked,
    )


def _surface(land: LossPlane, best: Vector | None, names: tuple[str, ...]) -> None:
    steps = [other.history.path(ON_SURFACE) for other in visit.runs()]
    lines = _lines(steps, land.pair)
    ways = [run_paths.PathOnSurface(line=line, height=land.heights(line.x, line.y)) for line in lines]
    foot = None if best is None else (best[land.pair[0]], best[land.pair[1]])
    minimum = None if foot is None else (*foot, land.heights([foot[0]], [foot[1]])[0])
    x, y = (names[j] for j in land.pair)
    moves = [run_paths.path_frames(land.surface, ways, number) for number in range(len(ways))]
    words = "The loss as a surface over two coefficients, and the way of each run."
    chart.show_chart(
        run_paths.paths_on_surface(land.surface, ways, (x, y), minimum),
        key="path_surface",
        alt=f"{words} {_here(lines[0], x, y)} There the loss is {ways[0].height[-1]:.4g} nats.",
        tracks=_tracks(steps, moves),
        revision=f"{land.pair}",
    )


def _here(line: runs.Line, x: str, y: str) -> str:
    return f"The first is at {x} {format_number(line.x[-1])}, {y} {format_number(line.y[-1])}."


def _pair(names: tuple[str, ...]) -> tuple[int, int]:
    """The two coefficients drawn, chosen by the reader."""
    left, right = st.columns(2)
    positions = range(len(names))
    with left:
        across = bound.selectbox(
            "Coefficient across",
            positions,
            index=1,
            format_func=names.__getitem__,
            key="path_across",
        )
    others = [j for j in positions if j != across]
    with right:
        up = bound.selectbox(
            "Coefficient up",
            others,
            index=min(1, len(others) - 1),
            format_func=names.__getitem__,
            key="path_up",
        )
    return across, up


def _land(run: Run, pair: tuple[int, int]) -> tuple[LossPlane, Vector | None]:
    objective = run.problem.objective
    found = compare_runs.optima(visit.runs(), asked=True)[objective]
    start = run.history.path(2).coef[0]
    best = found.coef if found.status.succeeded else None
    goal = best if best is not None else run.step.coef
    key = (objective, pair, start.tobytes(), goal.tobytes())
    return visit.cached_in_session("basin", key, lambda: loss_plane(objective, pair, start, goal)), best


def _lines(steps: Sequence[LossPath], pair: tuple[int, int]) -> list[runs.Line]:
    """The way of each run through the plane."""
    return [
        runs.Line(
            name=f"{compare_runs.letter(run)}  {run.name}",
            x=path.coef[:, pair[0]],
            y=path.coef[:, pair[1]],
            style=runs.STYLES[run.slot],
        )
        for run, path in zip(visit.runs(), steps, strict=True)
    ]


def _tracks(steps: Sequence[LossPath], moves: Sequence[Mapping[tuple[int, str], Any]]) -> list[chart.Track]:
    """What moves with each run; its way is the trace after the land."""
    return [
        live.run_track(run, positions=path.iteration, moves=moves[number], reveals=[number + 1])
        for number, (run, path) in enumerate(zip(visit.runs(), steps, strict=True))
    ]


def _held(names: tuple[str, ...], pair: tuple[int, int], land: LossPlane, has_minimum: bool) -> str:
    where = "at the minimum" if has_minimum else "where the run stands: there is no minimum"
    held = [
        f"{literal(names[j])} {format_number(land.held[j], 3)}" for j in range(len(names)) if j not in pair
    ]
    return f" Held {where}: {', '.join(held[:6])}{' …' if len(held) > 6 else ''}." if held else ""
