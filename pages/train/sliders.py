"""What the sliders of the rail would do, drawn while they are dragged: nothing is trained before release."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.analysis.training import moved_rows, predicted
from dashboard.analysis.training.run import Run
from dashboard.analysis.training.solver_table import LEARNING_RATES, PENALTIES
from dashboard.figures import style
from dashboard.figures.fit_rows import FitFigure
from dashboard.ui.components import chart
from dashboard.ui.data_source import data_controls, synthetic_controls
from dashboard.ui.session import visit
from dashboard.ui.session.widget_values import widget_value
from logreg.arrays import Matrix, Vector

Rows = Mapping[int, Any]  # trace of rows -> their places among the rows drawn


def predicted_paths(run: Run) -> tuple[Matrix, ...] | None:
    """The run's first steps at each learning rate; None where the solver has none or it takes too long."""
    place = predicted.rate_place(run.problem.settings)
    if place is None or run.playing or not predicted.is_quick(run.problem):
        return None
    start = None if run.restart_point is None else run.restart_point.coef.tobytes()
    key = (run.problem.objective, run.problem.settings, start)
    return visit.cached_in_session("predicted paths", key, lambda: predicted.paths_by_rate(run))


def rate_track(run: Run, paths: Sequence[Matrix], pair: tuple[int, int], trace: int) -> chart.Track:
    """The predicted path, which follows the slider of the learning rate."""
    along, across = (style.as_float32([path[:, j] for path in paths]) for j in pair)
    return chart.Track(
        name="learning rate",
        position=predicted.rate_place(run.problem.settings) or 0,
        positions=range(len(LEARNING_RATES)),
        moves={(trace, "x"): along, (trace, "y"): across},
        slider="learning_rate_slider",
    )


def penalty_track(run: Run, pair: tuple[int, int], trace: int) -> chart.Track | None:
    """The minimum, which follows the slider of the L2 penalty; None where it takes too long."""
    problem = run.problem
    if run.playing or not predicted.is_quick(problem) or problem.settings.l2 not in PENALTIES:
        return None
    key = (problem.design, problem.settings.l1, problem.settings.l2)
    minima = visit.cached_in_session("minima", key, lambda: predicted.minima_by_penalty(problem))
    return chart.Track(
        name="l2",
        position=PENALTIES.index(problem.settings.l2),
        positions=range(len(PENALTIES)),
        moves={(trace, "x"): minima[:, [pair[0]]], (trace, "y"): minima[:, [pair[1]]]},
        slider="l2",
    )


def row_tracks(made: FitFigure, shown: Sequence[str], drawn: Mapping[str, Any]) -> list[chart.Track]:
    """The invented rows, which follow the slider that spreads them; `drawn` are those of the figure."""
    if any(other.playing for other in visit.runs()):
        return []
    if widget_value("data") == data_controls.TOY and len(shown) == 1:
        return _tumours(made.rows, drawn)
    if widget_value("data") == synthetic_controls.NAME and set(shown) == {"x1", "x2"}:
        return _points(made.rows, drawn, shown)
    return []


def _tumours(rows: Rows, drawn: Mapping[str, Any]) -> list[chart.Track]:
    n, seed, overlap = (int(widget_value(key)) for key in ("rows", "seed", "overlap"))
    sizes = visit.cached_in_session("sizes", (n, seed), lambda: moved_rows.sizes_by_overlap(n, seed))
    if len(drawn["x"]) != n:
        return []
    values = _with_own(moved_rows.OVERLAPS, sizes, overlap, drawn["x"])
    moves = {(trace, "x"): style.as_float32(values[1][:, places]) for trace, places in rows.items()}
    return [_track("overlap", overlap, values[0], moves)]


def _points(rows: Rows, drawn: Mapping[str, Any], shown: Sequence[str]) -> list[chart.Track]:
    kind, n, seed = (widget_value(key) for key in ("shape", "shape_rows", "shape_seed"))
    noise = float(widget_value("noise"))
    about = (str(kind), int(n), int(seed))
    made = visit.cached_in_session("places", about, lambda: moved_rows.places_by_noise(*about))
    drawing = synthetic_controls.drawing()
    if drawing is None or drawing.version or len(drawn["x"]) != int(n):
        return []
    moves: style.FrameValues = {}
    positions = np.array([])
    for attribute, name in zip("xy", shown, strict=True):
        positions, values = _with_own(moved_rows.NOISES, made[name], noise, drawn[attribute])
        moves |= {(trace, attribute): style.as_float32(values[:, places]) for trace, places in rows.items()}
    return [_track("noise", noise, positions, moves)]


def _with_own(given: Sequence[float], values: Matrix, position: float, own: Vector) -> tuple[Vector, Matrix]:
    """Positions and values (m, n) with those of the rows as they are drawn now among them."""
    positions = np.array(given, dtype=float)
    other = positions != position
    at = int(np.searchsorted(positions[other], position))
    return np.insert(positions[other], at, position), np.insert(values[other], at, own, axis=0)


def _track(key: str, position: float, positions: Vector, moves: style.FrameValues) -> chart.Track:
    return chart.Track(name=key, position=position, positions=positions, moves=moves, slider=key)
