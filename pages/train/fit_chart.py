"""The fit over the data: the curve over one column, or the probabilities and the boundary over two."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st

from dashboard.analysis.training.problem import Problem
from dashboard.analysis.training.run import Run
from dashboard.figures import runs as run_figures
from dashboard.figures import style, train
from dashboard.figures.fit_rows import Cases, FitFigure
from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.components import chart
from dashboard.ui.session import visit
from dashboard.ui.widgets import bound, decision_of_run
from logreg.arrays import Matrix
from logreg.inspection import transects
from pages.train import column_view, compare_runs, drawing, live, point_loss, sliders

ROOM = 0.25  # of the range of points that are drawn, on each side, for more of them
LEVELS = (0.1, 0.9)  # beside the boundary
NOTE = "Strong marks are called wrongly; hollow marks are held out."


def show_fit(run: Run) -> None:
    """The chart first, beside that of the loss; below it what is drawn and how it may be changed."""
    place = st.container()
    shown = column_view.choose_columns(run.problem.design)
    if not shown:
        place.info("These data have no number column to draw the fit over.")
        return
    sticks = _sticks(run, shown)
    with place:
        drawn = drawing.show_drawing(shown)
        _show(run, shown, ROOM if drawn else transects.MARGIN, sticks=sticks)
        if drawn:
            drawing.bar(drawn)
    if sticks:
        point_loss.show_point_loss(run, shown[0])
    _, words = decision_of_run.decision_of_run(run)
    called = f"Called {literal(run.problem.prepared.positive)} from probability {literal(words)} on."
    st.caption(f"{called} {NOTE} {column_view.note(run.problem, shown)}")


def _sticks(run: Run, shown: tuple[str, ...]) -> bool:
    """Whether the loss of each point is to be seen: over a curve of rows that all count the same."""
    if len(shown) > 1 or run.problem.prepared.weight is not None:
        return False
    return bound.toggle(
        "Loss of each point",
        help="A stick joins each training row's class to the probability that it is given.",
        key="sticks",
    )


def _show(run: Run, shown: tuple[str, ...], margin: float, *, sticks: bool) -> None:
    frames = live.frames(run)
    threshold, _ = decision_of_run.decision_of_run(run)
    picture = _slice(run.problem, frames.coef, shown, margin, threshold)
    cases = column_view.drawn_cases(run.problem, shown, frames.coef, threshold, sticks=sticks)
    rivals = [other for other in visit.runs() if other is not run] if len(shown) == 1 else []
    others = [_other(other, shown[0]) for other in rivals]
    made = train.fit_figure(picture, _rows(cases), threshold=threshold, colour=_colour(run), others=others)
    tracks = [live.run_track(run, positions=frames.iteration, moves=made.moves)]
    tracks += [*_rival_tracks(made, rivals), *sliders.row_tracks(made, shown, cases)]
    drawn = drawing.show_drawing(shown)

    def clicked(point: chart.Click) -> None:
        if drawn:
            drawing.edit_points(drawn, point, shown)
        elif point.trace in made.rows and point.point is not None:
            point_loss.keep_clicked(run, int(cases["rows"][made.rows[point.trace][point.point]]))

    chart.show_chart(
        made.figure,
        key="fit",
        alt=column_view.fit_alt(run, shown),
        tracks=[*tracks, *_handle(picture)],
        revision=" ".join(shown),
        responsive=True,
        reading=_reading(made, picture, cases["names"], threshold),
        on_move=lambda _, position: visit.keep_result("fit read at", position, shown[0]),
        on_click=clicked if drawn or sticks else None,
        on_drag=(lambda drag: drawing.move_point(drawn, drag, shown)) if drawn else None,
    )


def _rows(cases: Mapping[str, Any]) -> Cases:
    """What is drawn of the cases; their places in the data are for clicks alone."""
    return Cases(**{name: cases[name] for name in cases if name != "rows"})


def _colour(run: Run) -> str:
    """Its own where there are several runs."""
    return run_figures.STYLES[run.slot][0] if len(visit.runs()) > 1 else style.SIGMOID_COLOUR


def _rival_tracks(made: FitFigure, rivals: Sequence[Run]) -> list[chart.Track]:
    """What moves the curve of each other run."""
    return [
        live.run_track(other, positions=live.frames(other).iteration, moves=moves)
        for other, moves in zip(rivals, made.other_moves, strict=True)
    ]


def _other(run: Run, column: str) -> train.OtherCurve:
    design, weight = column_view.axes(run.problem)
    curve = transects.curve(design, live.frames(run).coef, column, weight=weight)
    name = f"{compare_runs.letter(run)}  {run.name}"
    return train.OtherCurve(name=name, probability=curve.probability, style=run_figures.STYLES[run.slot])


def _handle(picture: transects.Curve | transects.Plane) -> Sequence[chart.Track]:
    """What is dragged along the column to read the curve; over a plane the pointer itself reads."""
    if not isinstance(picture, transects.Curve):
        return ()
    low, high = float(picture.x[0]), float(picture.x[-1])
    left_at = visit.kept_result("fit read at", picture.column)
    at = float(np.median(picture.x)) if left_at is None else min(max(left_at, low), high)
    column, unit = _parts(picture.column)
    handle = chart.Handle(label=column, low=low, high=high, unit=unit, step=_step(high - low))
    return (chart.Track(name=_track_name(picture), position=at, handle=handle),)


def _reading(
    made: FitFigure,
    picture: transects.Curve | transects.Plane,
    classes: tuple[str, str],
    threshold: float,
) -> chart.Reading | None:
    """What the sentence below the fit is about; its words are in reading.js, as it follows the handle."""
    if made.curve is None or made.dot is None or not isinstance(picture, transects.Curve):
        return None
    column, unit = _parts(picture.column)
    return chart.Reading(
        track=_track_name(picture),
        curve=made.curve,
        dot=made.dot,
        column=shortened(column, 40),
        unit=unit,
        classes=classes,
        threshold=threshold,
    )


def _track_name(picture: transects.Curve) -> str:
    return f"fit over {picture.column}"


def _step(width: float) -> float:
    """A power of ten of which there are 100 to 1,000 in a width."""
    return float(10.0 ** np.floor(np.log10(width / 100))) if width > 0 else 0.0


def _parts(column: str) -> tuple[str, str]:
    """A column's name and its unit: "size (mm)" is size in mm."""
    found = re.fullmatch(r"(.+) \(([^()]{1,12})\)", column)
    return (found[1], found[2]) if found else (column, "")


def _slice(
    problem: Problem, coef: Matrix, shown: tuple[str, ...], margin: float, threshold: float
) -> transects.Curve | transects.Plane:
    design, weight = column_view.axes(problem)
    if len(shown) == 1:
        return transects.curve(design, coef, *shown, weight=weight)
    levels = tuple(sorted({*LEVELS, threshold}))
    return transects.plane(design, coef, *shown, margin=margin, levels=levels, weight=weight)
