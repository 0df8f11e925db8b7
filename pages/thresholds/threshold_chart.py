"""A figure with pins, shown: lines to drag where the x axis is the threshold, points that move elsewhere."""

from collections.abc import Sequence

from dashboard.figures.threshold_marks import ABOVE_ALL, ThresholdFigure, ThresholdMark
from dashboard.ui.components import chart
from dashboard.ui.widgets import threshold_controls


def show_threshold_chart(pinned: ThresholdFigure, marks: Sequence[ThresholdMark], key: str) -> None:
    """Show a figure whose pins follow the lines dragged anywhere on the page."""
    letters = {track_name(mark.letter): mark.letter for mark in marks}
    chart.show_chart(
        pinned.figure,
        key=key,
        alt=pinned.alt,
        tracks=[_track(pinned, mark) for mark in marks],
        on_move=lambda track, at: threshold_controls.move_threshold(letters[track], at),
    )


def track_name(letter: str) -> str:
    """What charts and tables call the track of a pin."""
    return f"pin {letter}"


def _track(pinned: ThresholdFigure, mark: ThresholdMark) -> chart.Track:
    handle = chart.Handle(label=mark.letter, low=0.0, high=ABOVE_ALL, step=0.001, colour=mark.colour)
    return chart.Track(
        name=track_name(mark.letter),
        position=mark.drawn_at,
        positions=pinned.positions,
        moves=pinned.moves.get(mark.letter, {}),
        handle=handle if pinned.lines else None,
    )
