"""The paths of all runs over the loss of two coefficients; a click sets the point where they start."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.analysis.training import predicted
from dashboard.analysis.training.history import LossPath
from dashboard.analysis.training.problem import Problem
from dashboard.analysis.training.run import Run
from dashboard.figures import run_paths, runs
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from dashboard.ui.components import chart
from dashboard.ui.session import url_state, visit
from dashboard.ui.widgets import bound
from dashboard.ui.widgets.choice import choice
from logreg.arrays import Vector
from logreg.inspection.loss_plane import LossPlane, loss_plane
from pages.train import compare_runs, live, sliders

MAP, SURFACE = "Map", "Surface"
ON_SURFACE = 100  # points of each path: a chart in three dimensions takes long to draw


def show_loss_map(run: Run) -> None:
    """The plane through the minimum, or through the run's newest step when there is no minimum."""
    names = ("Intercept", *run.problem.design.names)
    pair = _pair(names)
    land, best = _land(run, pair)
    x, y = (coefficient_title(run.problem, j) for j in pair)
    if choice("View", (MAP, SURFACE), "path_view", default=MAP, hidden=True) == SURFACE:
        _surface(land, best, (x, y))
        what = "Drag to turn it. ◆ is the minimum; the height is the loss with all else held."
    else:
        _map(run, land, best, (x, y))
        what = (
            "**Click** where all runs are to start. Lines join equal losses, ★ is the minimum, dots are the "
            "first steps at the learning rate as its slider is dragged."
        )
    st.caption(what + _held(names, pair, land, best is not None))
    if run.restart_point is not None and st.button("Start at zero again", key="zero"):
        visit.start_runs_at(None)
        url_state.draw_page_again()


def _map(run: Run, land: LossPlane, best: Vector | None, titles: tuple[str, str]) -> None:
    steps = [other.history.path() for other in visit.runs()]
    lines = _lines(steps, land.pair)
    minimum = None if best is None else (best[land.pair[0]], best[land.pair[1]])
    moves = [runs.best_dots(line, number + 1, len(lines)) for number, line in enumerate(lines)]

    def clicked(point: chart.Click) -> None:
        start = land.held.copy()
        start[list(land.pair)] = point.x, point.y
        visit.start_runs_at(start)

    figure = run_paths.paths_on_map(land.surface, lines, titles, minimum)
    tracks = _tracks(steps, moves)
    if best is not None:
        star = sliders.penalty_track(run, land.pair, len(figure.data) - 1)
        tracks += [star] if star else []
    if (paths := sliders.predicted_paths(run)) is not None:
        own = paths[predicted.rate_place(run.problem.settings) or 0]
        run_paths.add_predicted(figure, own[:, land.pair[0]], own[:, land.pair[1]])
        tracks.append(sliders.rate_track(run, paths, land.pair, len(figure.data) - 1))
    chart.show_chart(
        figure,
        key="path",
        alt=f"Lines of equal loss over two coefficients, and the path of each run. {_here(lines[0], titles)}",
        tracks=tracks,
        revision=f"{land.pair}",
        responsive=True,
        on_click=clicked,
    )


def _surface(land: LossPlane, best: Vector | None, titles: tuple[str, str]) -> None:
    steps = [other.history.path(ON_SURFACE) for other in visit.runs()]
    lines = _lines(steps, land.pair)
    paths = [run_paths.PathOnSurface(line=line, height=land.heights(line.x, line.y)) for line in lines]
    foot = None if best is None else (best[land.pair[0]], best[land.pair[1]])
    minimum = None if foot is None else (*foot, land.heights([foot[0]], [foot[1]])[0])
    moves = [run_paths.path_frames(land.surface, paths, number) for number in range(len(paths))]
    height = float(paths[0].height[-1])
    words = "The loss as a surface over two coefficients, and the path of each run."
    chart.show_chart(
        run_paths.paths_on_surface(land.surface, paths, titles, minimum),
        key="path_surface",
        alt=f"{words} {_here(lines[0], titles)} There the loss is {format_number(height)} nats per row.",
        tracks=_tracks(steps, moves),
        revision=f"{land.pair}",
        responsive=True,
    )


def coefficient_title(problem: Problem, j: int) -> str:
    """What coefficient j is, and for which change of its column; standardising moves the intercept too."""
    standardised = problem.settings.standardise
    if j == 0:
        return "intercept, at the means" if standardised else "intercept"
    term = problem.design.terms[j - 1]
    if term.level is not None:
        return f"coefficient of {term.name}"
    return f"coefficient of {term.name}, per {'SD' if standardised else 'unit'}"


def _here(line: runs.Line, titles: tuple[str, str]) -> str:
    x, y = titles
    return f"The first is at {x} {format_number(line.x[-1])}, {y} {format_number(line.y[-1])}."


def _pair(names: tuple[str, ...]) -> tuple[int, int]:
    """The two coefficients drawn, chosen by the reader."""
    left, right = st.columns(2)
    positions = range(len(names))
    with left:
        across = bound.selectbox(
            "x axis: coefficient of",
            positions,
            index=1,
            format_func=names.__getitem__,
            key="path_across",
        )
    others = [j for j in positions if j != across]
    with right:
        up = bound.selectbox(
            "y axis: coefficient of",
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
    """The path of each run through the plane."""
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
    """What moves with each run; its path is the trace after the contours."""
    return [
        live.run_track(run, positions=path.iteration, moves=moves[number], reveals=[number + 1])
        for number, (run, path) in enumerate(zip(visit.runs(), steps, strict=True))
    ]


def _held(names: tuple[str, ...], pair: tuple[int, int], land: LossPlane, has_minimum: bool) -> str:
    where = "at the minimum" if has_minimum else "at the run's newest step, as there is no minimum"
    held = [
        f"{literal(names[j])} {format_number(land.held[j], 3)}" for j in range(len(names)) if j not in pair
    ]
    return f" Held {where}: {', '.join(held[:6])}{' …' if len(held) > 6 else ''}." if held else ""
