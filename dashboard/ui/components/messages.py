"""What Python and the browser say to each other: every message, written once.

mypy holds the senders to it. `python -m dashboard.ui.components.message_types` makes browser/messages.d.ts
of it, to which TypeScript holds the scripts. Tests check real messages, in both directions, field by field.
"""

from typing import Any, Literal, TypedDict


class EncodedNumbers(TypedDict):
    """Numbers in base64, little-endian; `shape` is the lengths of the axes, joined by commas."""

    dtype: Literal["f8", "f4", "i1", "u1", "i2", "u2", "i4", "u4"]
    bdata: str
    shape: str


class Figure(TypedDict):
    """A figure as Plotly knows it; its arrays may be encoded."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]


class HandleMessage(TypedDict):
    """A line by which a person drags a track; with a unit its value is shown, on the axis."""

    label: str
    unit: str | None
    low: float
    high: float
    step: float
    colour: str


class MoveMessage(TypedDict):
    """An attribute of a trace that follows a track: one row a position, numbers or texts."""

    trace: int
    attribute: str
    rows: EncodedNumbers | list[list[str]]


class TrackMessage(TypedDict):
    """A track, and what of the chart follows it; pressing an element of a class in `halted_by` stops it.

    It goes where a slider of the platform goes, whose element has the class `slider`; "" is none.
    """

    name: str
    position: float
    positions: EncodedNumbers
    moves: list[MoveMessage]
    reveals: list[int]
    seconds: float
    handle: HandleMessage | None
    halted_by: list[str]
    slider: str


class ReadingMessage(TypedDict):
    """A sentence on what a curve says where a track stands, and the trace of the dot that marks the place."""

    track: str
    curve: int
    dot: int
    column: str
    unit: str
    negative: str
    positive: str
    threshold: float


class DescentMessage(TypedDict):
    """Weight and bias as two tracks, the rows whose mean loss follows them, and what of a chart does.

    x is standardised, share each row's part of the mean; curve_x are the places of the curve, standardised
    too. The learning rate is that of `rates` where its track stands. Numbers of traces are None where
    a chart has no such mark.
    """

    weight: str
    bias: str
    at_weight: float
    at_bias: float
    low: float
    high: float
    step: float
    rates: list[float]
    at_rate: float
    rate_track: str
    rate_slider: str
    x: EncodedNumbers
    y: EncodedNumbers
    share: EncodedNumbers
    column: str
    center: float
    scale: float
    curve_x: EncodedNumbers
    dot: int | None
    arrow: int | None
    curve: int | None
    pin: int | None
    lift: float
    squared: bool
    dragged: bool


class ChartMessage(TypedDict):
    """What chart.js draws."""

    figure: Figure
    tracks: list[TrackMessage]
    alt: str
    revision: str
    clicks: bool
    drags: bool
    miniature: bool
    reading: ReadingMessage | None
    descent: DescentMessage | None


class CellMessage(TypedDict):
    """A labelled number: its words now, and at each position; `of_descent` is its name at a place."""

    label: str
    value: str
    values: list[str]
    main: bool
    of_descent: str


class ReadoutTrackMessage(TypedDict):
    """One track more that a readout follows: at each position the words of every cell."""

    track: str
    position: float
    positions: EncodedNumbers
    values: list[list[str]]


class ReadoutMessage(TypedDict):
    """What readout.js shows; `track` is None where nothing moves. A descent moves it along two tracks.

    Of the tracks in `more` the one that is dragged counts, all others standing where the server does.
    """

    cells: list[CellMessage]
    track: str | None
    position: float
    positions: EncodedNumbers
    seconds: float
    descent: DescentMessage | None
    more: list[ReadoutTrackMessage]


class PlayerMessage(TypedDict):
    """What player.js plays: the first track leads, the others go where it goes; `live` is moved elsewhere."""

    tracks: list[str]
    position: float
    positions: EncodedNumbers
    label: str
    live: bool


class RunMessage(TypedDict):
    """A run in the legend: its line, its name, and what is said of it at each position of its track."""

    number: int
    letter: str
    name: str
    colour: str
    dash: str
    track: str
    position: float
    positions: EncodedNumbers
    seconds: float
    values: list[str]
    value: str
    done: bool


class RunLegendMessage(TypedDict):
    """What run_legend.js shows: every run, the chosen one by its number, and whether there may be more."""

    runs: list[RunMessage]
    chosen: int
    may_add: bool


class SliderMessage(TypedDict):
    """What slider.js moves: a track, from low to high."""

    track: str
    label: str
    low: float
    high: float
    step: float
    position: float


class LinkMessage(TypedDict):
    """What link.js shows: the address the server knows, its code as a path of so many modules, and a note.

    `settings` is what the addresses of other pages would say, kept by the tab for a reload.
    """

    link: str
    size: int
    path: str
    note: str
    settings: str


class ReplayMessage(TypedDict):
    """What replay.js plays, in so many seconds, once the chart of that class is drawn."""

    track: str
    positions: EncodedNumbers
    seconds: float
    label: str
    chart: str


class ColumnMessage(TypedDict):
    """A threshold of the comparison, with the exact numbers where the server placed it; None is undefined."""

    letter: str
    name: str
    colour: str
    track: str
    threshold: float
    exact: dict[str, float | None]


class RowMessage(TypedDict):
    """A rate of the comparison; `better` is 1 where more is better, -1 where less is, 0 where neither is."""

    key: str
    label: str
    better: Literal[-1, 0, 1]


class ComparisonMessage(TypedDict):
    """What comparison.js shows: the columns, and every number of the sweep at each of its positions."""

    columns: list[ColumnMessage]
    positions: EncodedNumbers
    values: dict[str, EncodedNumbers]
    rows: list[RowMessage]
    negative: str
    positive: str
    baseline: str


class ThresholdNumbersMessage(TypedDict):
    """What a threshold does to 1,000 cases, and the cost of one."""

    threshold: float
    flagged: int
    missed: int
    false_alarms: int
    cost: float


class DecisionNumbersMessage(TypedDict):
    """Every number of the decision at each threshold and each weight of a miss; `weight` is that of now."""

    positions: EncodedNumbers
    flagged: EncodedNumbers
    missed: EncodedNumbers
    false_alarms: EncodedNumbers
    costs: EncodedNumbers
    weights: list[float]
    weight: float | None
    weight_track: str
    unit: str
    lowest: ThresholdNumbersMessage
    lowest_thresholds: list[float]
    lowest_costs: list[float]


class DecisionMessage(TypedDict):
    """What decision.js says: the decision as a sentence whose framed values are its controls.

    `cases` is of which 1,000 its counts are.
    """

    numbers: DecisionNumbersMessage
    exact: ThresholdNumbersMessage
    track: str
    letter: str
    positive: str
    cases: str


class DecisionRowMessage(TypedDict):
    """A threshold in threshold_rows.js."""

    letter: str
    name: str
    track: str
    decides: bool
    exact: ThresholdNumbersMessage


class ThresholdRowsMessage(TypedDict):
    """What threshold_rows.js lists: each threshold in a row, and the one of lowest cost."""

    numbers: DecisionNumbersMessage
    rows: list[DecisionRowMessage]


class CasesMessage(TypedDict):
    """What cases.js draws: 1,000 cases at each threshold, and at the one where the track stands."""

    positions: EncodedNumbers
    tp: EncodedNumbers
    fp: EncodedNumbers
    tn: EncodedNumbers
    fn: EncodedNumbers
    track: str
    threshold: float
    exact: list[int]
    negative: str
    positive: str
    colours: list[str]


class MissWeightMessage(TypedDict):
    """What miss_weight.js turns: how many false alarms a miss weighs, one of these weights."""

    weights: list[float]
    weight: float
    track: str
    positive: str
    negative: str
    colours: list[str]


class ForestMessage(TypedDict):
    """An odds ratio in its row: shares of the width from 0 to 1; `alone` is None where there is none."""

    low: float
    middle: float
    high: float
    alone: float | None
    includes_one: bool


class PaperRowMessage(TypedDict):
    """A row of the paper's table: its cells as text, and its odds ratio to draw."""

    cells: list[str]
    forest: ForestMessage


class PaperTickMessage(TypedDict):
    """A tick below the forest: a share of the width, and its text."""

    place: float
    text: str


class PaperTableMessage(TypedDict):
    """What paper_table.js prints; `copies` holds each form of the table by the name of its button."""

    caption: str
    headings: list[str]
    rows: list[PaperRowMessage]
    ticks: list[PaperTickMessage]
    one: float
    notes: list[str]
    marked: int
    copies: dict[str, str]


class MoveEvent(TypedDict):
    """A handle was let go."""

    track: str
    position: float


class TrainOnMessage(TypedDict):
    """A link to Train for the tab to remember, "" to forget it; null where it is to be offered."""

    keep: str | None


class ClickEvent(TypedDict):
    """A place was clicked; on a dot its own place, its trace and its number in that."""

    x: float
    y: float
    trace: int | None
    point: int | None


class DragEvent(TypedDict):
    """A dot was dragged from where it stood to another place."""

    from_x: float
    from_y: float
    x: float
    y: float


class Events(TypedDict):
    """What the browser sends, by the event's name.

    A rest is where a player was let go, choose the number of a run of a legend, add a wish for one more,
    decide the letter of the threshold that shall decide.
    """

    move: MoveEvent
    click: ClickEvent
    drag: DragEvent
    rest: float
    link: str
    decide: str
    choose: int
    add: bool


MESSAGES = {
    "chart": ChartMessage,
    "readout": ReadoutMessage,
    "player": PlayerMessage,
    "replay": ReplayMessage,
    "slider": SliderMessage,
    "link": LinkMessage,
    "train_on": TrainOnMessage,
    "run_legend": RunLegendMessage,
    "comparison": ComparisonMessage,
    "decision": DecisionMessage,
    "threshold_rows": ThresholdRowsMessage,
    "cases": CasesMessage,
    "miss_weight": MissWeightMessage,
    "paper_table": PaperTableMessage,
}
