// Made from messages.py by `python -m dashboard.ui.components.message_types`.

/** Numbers in base64, little-endian; `shape` is the lengths of the axes, joined by commas. */
export interface EncodedNumbers {
  dtype: "f8" | "f4" | "i1" | "u1" | "i2" | "u2" | "i4" | "u4"
  bdata: string
  shape: string
}

/** A figure as Plotly knows it; its arrays may be encoded. */
export interface Figure {
  data: Record<string, any>[]
  layout: Record<string, any>
}

/** A line by which a person drags a track; with a unit its value is shown, on the axis. */
export interface HandleMessage {
  label: string
  unit: string | null
  low: number
  high: number
  step: number
  colour: string
}

/** An attribute of a trace that follows a track: one row a position, numbers or texts. */
export interface MoveMessage {
  trace: number
  attribute: string
  rows: EncodedNumbers | string[][]
}

/** A track, and what of the chart follows it; pressing an element of a class in `halted_by` stops it.

It goes where a slider of the platform goes, whose element has the class `slider`; "" is none. */
export interface TrackMessage {
  name: string
  position: number
  positions: EncodedNumbers
  moves: MoveMessage[]
  reveals: number[]
  seconds: number
  handle: HandleMessage | null
  halted_by: string[]
  slider: string
}

/** A sentence on what a curve says where a track stands, and the trace of the dot that marks the place. */
export interface ReadingMessage {
  track: string
  curve: number
  dot: number
  column: string
  unit: string
  negative: string
  positive: string
  threshold: number
}

/** Weight and bias as two tracks, the rows whose mean loss follows them, and what of a chart does.

x is standardised, share each row's part of the mean; curve_x are the places of the curve, standardised
too. The learning rate is that of `rates` where its track stands. Numbers of traces are None where
a chart has no such mark. */
export interface DescentMessage {
  weight: string
  bias: string
  at_weight: number
  at_bias: number
  low: number
  high: number
  step: number
  rates: number[]
  at_rate: number
  rate_track: string
  rate_slider: string
  x: EncodedNumbers
  y: EncodedNumbers
  share: EncodedNumbers
  column: string
  center: number
  scale: number
  curve_x: EncodedNumbers
  dot: number | null
  arrow: number | null
  curve: number | null
  pin: number | null
  lift: number
  squared: boolean
  dragged: boolean
}

/** What chart.js draws. */
export interface ChartMessage {
  figure: Figure
  tracks: TrackMessage[]
  alt: string
  revision: string
  clicks: boolean
  drags: boolean
  miniature: boolean
  reading: ReadingMessage | null
  descent: DescentMessage | null
}

/** A labelled number: its words now, and at each position; `of_descent` is its name at a place. */
export interface CellMessage {
  label: string
  value: string
  values: string[]
  main: boolean
  of_descent: string
}

/** One track more that a readout follows: at each position the words of every cell. */
export interface ReadoutTrackMessage {
  track: string
  position: number
  positions: EncodedNumbers
  values: string[][]
}

/** What readout.js shows; `track` is None where nothing moves. A descent moves it along two tracks.

Of the tracks in `more` the one that is dragged counts, all others standing where the server does. */
export interface ReadoutMessage {
  cells: CellMessage[]
  track: string | null
  position: number
  positions: EncodedNumbers
  seconds: number
  descent: DescentMessage | null
  more: ReadoutTrackMessage[]
}

/** What player.js plays: the first track leads, the others go where it goes; `live` is moved elsewhere. */
export interface PlayerMessage {
  tracks: string[]
  position: number
  positions: EncodedNumbers
  label: string
  live: boolean
}

/** A run in the legend: its line, its name, and what is said of it at each position of its track. */
export interface RunMessage {
  number: number
  letter: string
  name: string
  colour: string
  dash: string
  track: string
  position: number
  positions: EncodedNumbers
  seconds: number
  values: string[]
  value: string
  done: boolean
}

/** What run_legend.js shows: every run, the chosen one by its number, and whether there may be more. */
export interface RunLegendMessage {
  runs: RunMessage[]
  chosen: number
  may_add: boolean
}

/** What slider.js moves: a track, from low to high. */
export interface SliderMessage {
  track: string
  label: string
  low: number
  high: number
  step: number
  position: number
}

/** What link.js shows: the address the server knows, its code as a path of so many modules, and a note.

`settings` is what the addresses of other pages would say, kept by the tab for a reload. */
export interface LinkMessage {
  link: string
  size: number
  path: string
  note: string
  settings: string
}

/** What replay.js plays, in so many seconds, once the chart of that class is drawn. */
export interface ReplayMessage {
  track: string
  positions: EncodedNumbers
  seconds: number
  label: string
  chart: string
}

/** A threshold of the comparison, with the exact numbers where the server placed it; None is undefined. */
export interface ColumnMessage {
  letter: string
  name: string
  colour: string
  track: string
  threshold: number
  exact: Record<string, number | null>
}

/** A rate of the comparison; `better` is 1 where more is better, -1 where less is, 0 where neither is. */
export interface RowMessage {
  key: string
  label: string
  better: -1 | 0 | 1
}

/** What comparison.js shows: the columns, and every number of the sweep at each of its positions. */
export interface ComparisonMessage {
  columns: ColumnMessage[]
  positions: EncodedNumbers
  values: Record<string, EncodedNumbers>
  rows: RowMessage[]
  negative: string
  positive: string
  baseline: string
}

/** What a threshold does to 1,000 cases, and the cost of one. */
export interface ThresholdNumbersMessage {
  threshold: number
  flagged: number
  missed: number
  false_alarms: number
  cost: number
}

/** Every number of the decision at each threshold and each weight of a miss; `weight` is that of now. */
export interface DecisionNumbersMessage {
  positions: EncodedNumbers
  flagged: EncodedNumbers
  missed: EncodedNumbers
  false_alarms: EncodedNumbers
  costs: EncodedNumbers
  weights: number[]
  weight: number | null
  weight_track: string
  unit: string
  lowest: ThresholdNumbersMessage
  lowest_thresholds: number[]
  lowest_costs: number[]
}

/** What decision.js says: the decision as a sentence whose framed values are its controls.

`cases` is of which 1,000 its counts are. */
export interface DecisionMessage {
  numbers: DecisionNumbersMessage
  exact: ThresholdNumbersMessage
  track: string
  letter: string
  positive: string
  cases: string
}

/** A threshold in threshold_rows.js. */
export interface DecisionRowMessage {
  letter: string
  name: string
  track: string
  decides: boolean
  exact: ThresholdNumbersMessage
}

/** What threshold_rows.js lists: each threshold in a row, and the one of lowest cost. */
export interface ThresholdRowsMessage {
  numbers: DecisionNumbersMessage
  rows: DecisionRowMessage[]
}

/** What cases.js draws: 1,000 cases at each threshold, and at the one where the track stands. */
export interface CasesMessage {
  positions: EncodedNumbers
  tp: EncodedNumbers
  fp: EncodedNumbers
  tn: EncodedNumbers
  fn: EncodedNumbers
  track: string
  threshold: number
  exact: number[]
  negative: string
  positive: string
  colours: string[]
}

/** What miss_weight.js turns: how many false alarms a miss weighs, one of these weights. */
export interface MissWeightMessage {
  weights: number[]
  weight: number
  track: string
  positive: string
  negative: string
  colours: string[]
}

/** An odds ratio in its row: shares of the width from 0 to 1; `alone` is None where there is none. */
export interface ForestMessage {
  low: number
  middle: number
  high: number
  alone: number | null
  includes_one: boolean
}

/** A row of the paper's table: its cells as text, and its odds ratio to draw. */
export interface PaperRowMessage {
  cells: string[]
  forest: ForestMessage
}

/** A tick below the forest: a share of the width, and its text. */
export interface PaperTickMessage {
  place: number
  text: string
}

/** What paper_table.js prints; `copies` holds each form of the table by the name of its button. */
export interface PaperTableMessage {
  caption: string
  headings: string[]
  rows: PaperRowMessage[]
  ticks: PaperTickMessage[]
  one: number
  notes: string[]
  marked: number
  copies: Record<string, string>
}

/** A handle was let go. */
export interface MoveEvent {
  track: string
  position: number
}

/** A link to Train for the tab to remember, "" to forget it; null where it is to be offered. */
export interface TrainOnMessage {
  keep: string | null
}

/** A place was clicked; on a dot its own place, its trace and its number in that. */
export interface ClickEvent {
  x: number
  y: number
  trace: number | null
  point: number | null
}

/** A dot was dragged from where it stood to another place. */
export interface DragEvent {
  from_x: number
  from_y: number
  x: number
  y: number
}

/** What the browser sends, by the event's name.

A rest is where a player was let go, choose the number of a run of a legend, add a wish for one more,
decide the letter of the threshold that shall decide. */
export interface Events {
  move: MoveEvent
  click: ClickEvent
  drag: DragEvent
  rest: number
  link: string
  decide: string
  choose: number
  add: boolean
}
