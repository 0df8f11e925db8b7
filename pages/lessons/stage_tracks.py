"""What moves on the figure of a step: the handle, and what comes into sight with the answer."""

from collections.abc import Mapping
from functools import partial

import numpy as np

from dashboard.analysis.lessons.figure_settings import FigureHandle
from dashboard.figures.lessons.stage import Stage
from dashboard.ui.components import chart
from pages.lessons.handle_controls import is_answered_by_place
from pages.lessons.place import Place


def stage_tracks(here: Place, stage: Stage, places: Mapping[str, float]) -> list[chart.Track]:
    tracks = []
    if stage.handle and stage.positions.size:
        handle = stage.handle
        tracks.append(
            chart.Track(
                name=here.key(handle.name),
                position=places[handle.name],
                positions=stage.positions,
                moves=stage.moves,
                seconds=stage.seconds if is_taken(here, handle) else 0.0,
                handle=None
                if is_held(here)
                else chart.Handle(label=handle.label, low=handle.low, high=handle.high, step=handle.step),
            )
        )
    return [*tracks, *_reveal(here, stage)]


def is_held(here: Place) -> bool:
    """Whether nothing may be moved yet: the guess comes first, and the figure would give it away."""
    return not here.answered and not is_answered_by_place(here)


def is_taken(here: Place, handle: FigureHandle) -> bool:
    """Whether the answer takes the handle somewhere."""
    figure = here.step.figure
    return here.answered and figure is not None and handle.name in figure.places_after()


def _reveal(here: Place, stage: Stage) -> list[chart.Track]:
    """What comes into sight: at 0 before the answer, at 1 after it, and on the way between them once.

    Curves draw themselves point by point, so those of another number of points have moments of their own.
    """
    points = {i: len(stage.figure.data[i].x) for i in stage.reveals}
    track = partial(
        chart.Track, name=here.key("reveal"), position=float(here.answered), seconds=stage.seconds
    )
    growing = [
        track(
            positions=np.linspace(0.0, 1.0, count), reveals=[i for i in stage.reveals if points[i] == count]
        )
        for count in sorted(set(points.values()))
    ]
    return [*growing, track(positions=stage.moments, moves=stage.reveal_moves)]
