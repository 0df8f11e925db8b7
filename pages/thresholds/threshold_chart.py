"""A figure with thresholds, shown: lines to drag on a threshold axis, points that move elsewhere."""

from collections.abc import Sequence

from dashboard.figures.threshold_marks import ABOVE_ALL, ThresholdFigure, ThresholdMark
from dashboard.ui.components import chart
from dashboard.ui.widgets import threshold_controls


def show_threshold_chart(
    shown: ThresholdFigure,
    marks: Sequence[ThresholdMark],
    key: str,
    others: Sequence[chart.Track] = (),
    *,
    grows_from: int = 0,
) -> None:
    """Show a figure whose thresholds follow the lines dragged anywhere on the page, and other tracks."""
    letters = {track_name(mark.letter): mark.letter for mark in marks}
    chart.show_chart(
        shown.figure,
        key=key,
        alt=shown.alt,
        tracks=[*(_track(shown, mark) for mark in marks), *others],
        grows_from=grows_from,
        on_move=lambda track, at: threshold_controls.move_threshold(letters[track], at),
    )


def track_name(letter: str) -> str:
    """What charts and tables call the track of a threshold."""
    return f"threshold {letter}"


def _track(shown: ThresholdFigure, mark: ThresholdMark) -> chart.Track:
    handle = chart.Handle(label=mark.letter, low=0.0, high=ABOVE_ALL, step=0.001, colour=mark.colour)
    return chart.Track(
        name=track_name(mark.letter),
        position=mark.drawn_at,
        positions=shown.positions,
        moves=shown.moves.get(mark.letter, {}),
        handle=handle if shown.lines else None,
    )
