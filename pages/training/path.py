"""The ways of all runs over the loss of two coefficients; a click sets the point where they start."""

import streamlit as st

from dashboard import chart, state
from dashboard.training import live, race
from dashboard.training.run import Run
from dashboard.words import literal
from figures import paths, runs
from logreg.arrays import Vector
from logreg.basin import Basin, basin


def show(run: Run) -> None:
    """The plane through the minimum, or through where the run stands when there is no minimum."""
    names = ("Intercept", *run.problem.design.names)
    pair = _pair(names)
    land, best = _land(run, pair)
    lines = [_line(other, pair) for other in state.runs()]
    minimum = None if best is None else (best[pair[0]], best[pair[1]])
    figure = paths.paths(land.surface, lines, names[pair[0]], names[pair[1]], minimum)
    tracks = [
        live.track(
            other,
            positions=other.history.path().iteration,
            moves=runs.dots(line, number + 1, len(lines)),
            reveals=[number + 1],
        )
        for number, (other, line) in enumerate(zip(state.runs(), lines, strict=True))
    ]

    def clicked(point: chart.Click) -> None:
        start = land.held.copy()
        start[list(pair)] = point.x, point.y
        state.start_at(start)

    here = f"{names[pair[0]]} {lines[0].x[-1]:.4g}, {names[pair[1]]} {lines[0].y[-1]:.4g}"
    alt = f"Lines of equal loss over two coefficients, and the way of each run; the first is at {here}."
    chart.show(figure, key="path", alt=alt, tracks=tracks, revision=f"{pair}", on_click=clicked)
    st.caption(_words(names, pair, land, best is not None))
    if run.origin is not None and st.button("Start at zero again", key="zero"):
        state.start_at(None)
        st.rerun()


def _pair(names: tuple[str, ...]) -> tuple[int, int]:
    """The two coefficients drawn, chosen by the reader."""
    left, right = st.columns(2)
    positions = range(len(names))
    across = left.selectbox(
        "Coefficient across",
        positions,
        index=1,
        format_func=names.__getitem__,
        key="path_across",
        bind="query-params",
        persist_state="session",
    )
    others = [j for j in positions if j != across]
    up = right.selectbox(
        "Coefficient up",
        others,
        index=min(1, len(others) - 1),
        format_func=names.__getitem__,
        key="path_up",
        bind="query-params",
        persist_state="session",
    )
    return across, up


def _land(run: Run, pair: tuple[int, int]) -> tuple[Basin, Vector | None]:
    objective = run.problem.objective
    found = race.optima(state.runs(), asked=True)[objective]
    start = run.history.path(2).coef[0]
    best = found.coef if found.status.succeeded else None
    goal = best if best is not None else run.step.coef
    key = (objective, pair, start.tobytes(), goal.tobytes())
    return state.once("basin", key, lambda: basin(objective, pair, start, goal)), best


def _line(run: Run, pair: tuple[int, int]) -> runs.Line:
    path = run.history.path()
    return runs.Line(
        name=f"{race.letter(run)}  {run.name}",
        x=path.coef[:, pair[0]],
        y=path.coef[:, pair[1]],
        style=runs.STYLES[run.slot],
    )


def _words(names: tuple[str, ...], pair: tuple[int, int], land: Basin, has_minimum: bool) -> str:
    where = "at the minimum" if has_minimum else "where the run stands: there is no minimum"
    held = [f"{literal(names[j])} {land.held[j]:.3g}" for j in range(len(names)) if j not in pair]
    others = f" Held {where}: {', '.join(held[:6])}{' …' if len(held) > 6 else ''}." if held else ""
    return f"**Click** where all runs shall start. Lines join equal losses, ★ is the minimum.{others}"
