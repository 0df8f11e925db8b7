"""Numbers beside a chart that follow a dragged or played track in the browser, as the chart does."""

from collections.abc import Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

from dashboard.ui.components import placeholder
from dashboard.ui.components.component import js_component
from dashboard.ui.components.encoding import encoded_numbers
from dashboard.ui.components.messages import (
    CellMessage,
    DescentMessage,
    ReadoutMessage,
    ReadoutTrackMessage,
)

ONE_LINE = 64  # pixels of a row of cells

_show = js_component("readout", '<dl class="logreg-readout" aria-live="polite"></dl>', "dl")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A labelled number: its words now, and its words at each position of the track.

    `main` marks the number that answers the page's question: it is the largest text. `of_descent` is the name
    of the number among those that follow weight and bias.
    """

    label: str
    value: str
    values: Sequence[str] = ()
    main: bool = False
    of_descent: str = ""

    @classmethod
    def at_end(cls, label: str, values: Sequence[str], *, main: bool = False) -> "Cell":
        """A number of a track that stands at its last position."""
        return cls(label=label, value=values[-1], values=values, main=main)


@dataclass(frozen=True, kw_only=True, eq=False)
class ReadoutTrack:
    """A track that cells follow while it is dragged: their words, a row a cell, at each of its positions."""

    name: str
    position: float
    positions: ArrayLike
    values: Sequence[Sequence[str]]


def show_readout(
    cells: Sequence[Cell],
    *,
    key: str,
    track: str | None = None,
    position: float = 0.0,
    positions: ArrayLike = (),
    seconds: float = 0.0,
    descent: DescentMessage | None = None,
    more: Sequence[ReadoutTrack] = (),
) -> None:
    """Show cells; with a track, each follows it by `values`, one for each of the ascending `positions`.

    `seconds` is how long the way to `position` takes, as for a chart's Track.
    """
    message: ReadoutMessage = {
        "cells": [_cell(cell) for cell in cells],
        "track": track,
        "position": float(position),
        "positions": encoded_numbers(positions),
        "seconds": seconds,
        "descent": descent,
        "more": [_track(track) for track in more],
    }
    placeholder.reserve_height(key, ONE_LINE)
    _show(key, message)


def _track(track: ReadoutTrack) -> ReadoutTrackMessage:
    return {
        "track": track.name,
        "position": float(track.position),
        "positions": encoded_numbers(track.positions),
        "values": [list(words) for words in track.values],
    }


def _cell(cell: Cell) -> CellMessage:
    return {
        "label": cell.label,
        "value": cell.value,
        "values": list(cell.values),
        "main": cell.main,
        "of_descent": cell.of_descent,
    }
