// The one chart: it keeps its node, its zoom and its camera, and moves what follows a track without the server.

import { between, rows, vector } from "./arrays.js"
import { settleBars } from "./bars.js"
import { Descent } from "./descent.js"
import { firstDrawing } from "./first_drawing.js"
import { Handle } from "./handle.js"
import { toldInUnits } from "./hover.js"
import { withRoom } from "./margins.js"
import { followSlider } from "./native_slider.js"
import { watchNumbers } from "./number_boxes.js"
import { numbers } from "./numbers.js"
import { onceAFrame } from "./once_a_frame.js"
import { plotly } from "./plotly.js"
import { isDragging, isMark, skipButtons } from "./plotly_internals.js"
import { PointHandle } from "./point_handle.js"
import { marked, read } from "./reading.js"
import { SolidMarks } from "./solid_marks.js"
import { moved } from "./strokes.js"
import { Tap } from "./tap.js"
import { flattened, moveTitles } from "./titles.js"
import { changed, enlarged, revealed, room, themed, withArrays } from "./traces.js"
import { track } from "./track.js"
import { offerTurning } from "./turn.js"

/** @typedef {import("./messages").ChartMessage} ChartMessage */
/** @typedef {import("./plotly_types").Plot} Plot */
/** @typedef {import("./plotly_types").Trace} Trace */
/** @typedef {import("./streamlit_types").Send} Send */

/**
 * A track, and what of this chart follows it, ready to be drawn.
 * @typedef {object} Moves
 * @property {import("./track.js").Track} track
 * @property {import("./messages").TrackMessage} said
 * @property {ArrayLike<number>} positions
 * @property {{ trace: number, attribute: string, rows: import("./arrays.js").Rows }[]} moves
 */

const REST_MS = 150 // after which what was only moved is drawn anew
const BADGE_PX = 11 // of the label of a handle, above the plot: what stands there makes way for it
const SHARE = 0.25 // of the time that drawing anew may take while something moves

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-chart { position: relative; margin: 0; width: 100%; }
.logreg-chart .plot { width: 100%; height: var(--chart-height, auto); }
/* At the bottom left, where no chart has words: above are titles and legends. */
.logreg-chart .modebar-container { inset: auto auto 0 0 !important; width: 0 !important; height: 0 !important; }
.logreg-chart .modebar { inset: auto auto 2px 2px !important; width: max-content; }
.logreg-chart .modebar [data-title]::before { display: none; }
.logreg-chart .modebar [data-title]::after { inset: auto auto 115% 0 !important; margin: 0 !important; border-radius: 4px;
  color: var(--st-background-color) !important; background: var(--st-text-color) !important; }
.logreg-chart details { font: .875rem/1.5 var(--st-font); color: var(--st-text-color); }
.logreg-chart summary { cursor: pointer; width: fit-content; opacity: .75; font-size: .8125rem; }
.logreg-chart .tables { display: flex; flex-wrap: wrap; align-items: start; gap: 1.5em; max-height: 320px; overflow: auto; }
`)
document.adoptedStyleSheets.push(style)
watchNumbers()

class Chart {
  /** @type {Map<string, Handle>} */
  handles = new Map()
  /** @type {Map<string, () => void>} */
  follows = new Map()
  /** @type {Trace[]} */
  traces = []
  /** @type {import("./plotly_types").Layout} */
  layout = {}
  /** @type {Moves[]} */
  moves = []
  /** @type {Trace[]} */
  room = []
  /** @type {Descent | undefined} */
  descent = undefined
  unfollowDescent = () => {}
  /** @type {PointHandle | undefined} */
  point = undefined
  /** @type {Tap | undefined} */
  tap = undefined
  frames = onceAFrame(() => this.move())
  /** @type {number | undefined} the timer of what was only moved */
  resting = undefined
  drawn = false
  /** @type {SVGElement | null} what is seen until the library has come */
  first = null
  due = false // a message waits to be drawn
  hidden = false
  stale = false
  paints = 0
  took = 0 // ms that the last drawing took
  ended = 0

  /**
   * @param {HTMLElement} figure
   * @param {ChartMessage} spec
   * @param {Send} send
   */
  constructor(figure, spec, send) {
    this.figure = figure
    this.spec = spec
    this.send = send
    this.plot = /** @type {Plot} */ (figure.querySelector(".plot"))
    this.details = /** @type {HTMLDetailsElement} */ (figure.querySelector("details"))
    this.words = /** @type {HTMLElement} */ (figure.querySelector(".reading"))
    this.details.addEventListener("toggle", () => this.tabulate())
    this.resizing = new ResizeObserver(() => this.resize())
    this.resizing.observe(this.plot)
    this.watching = new IntersectionObserver(([{ isIntersecting }]) => {
      this.hidden = !isIntersecting
      if (isIntersecting && this.stale) this.redraw()
    })
    this.watching.observe(this.plot)
    this.solid = new SolidMarks(this.plot, () => this.painted())
  }

  resize() {
    const { clientWidth } = this.plot
    if (!window.Plotly && this.first?.getAttribute("width") !== String(clientWidth)) this.drawFirst()
    if (this.drawn && clientWidth) window.Plotly?.Plots.resize(this.plot)
  }

  /**
   * @param {ChartMessage} spec
   * @param {Send} send
   */
  update(spec, send) {
    this.spec = spec
    this.send = send
    const css = getComputedStyle(this.figure)
    this.layout = themed(spec.figure.layout, css)
    this.traces = spec.figure.data.map((trace) => toldInUnits(themed(withArrays(trace), css), this.layout))
    const size = Number.parseFloat(css.getPropertyValue("--chart-font"))
    if (size) this.layout = enlarged(this.layout, size)
    this.moves = spec.tracks.map((said) => ({
      track: track(said.name),
      said,
      positions: vector(said.positions),
      moves: said.moves.map((move) => ({ ...move, rows: rows(move.rows) })),
    }))
    const growing = spec.tracks.flatMap(({ reveals }) => reveals).map((number) => this.traces[number])
    this.room = growing.filter(({ type }) => type === "scatter").map(room)
    this.followTracks()
    this.followDescent()
    if (!window.Plotly) this.drawFirst()
    this.figure.dataset.ready = "" // it takes the room that it will, and can be shown (opening.js)
    this.due = true
    inTurn(() => this.due && this.draw())
    offerTurning(this.figure, this.traces)
    this.details.hidden = spec.miniature
    const [words] = this.details.getElementsByTagName("p")
    words.textContent = spec.alt
    this.tabulate()
  }

  drawFirst() {
    const traces = this.movedTraces()
    read(this.words, this.spec.reading, traces)
    this.first?.remove()
    this.first = firstDrawing(this.plot, traces, this.roomy())
  }

  // With flat titles, and margins that hold.
  roomy() {
    const { clientWidth, clientHeight } = this.plot
    const badges = this.spec.tracks.some(({ handle }) => handle?.unit === null)
    const lift = badges ? BADGE_PX : 0
    return withRoom(flattened(this.layout, lift), this.traces, clientWidth, clientHeight, lift)
  }

  followTracks() {
    const names = new Set(this.spec.tracks.map(({ name }) => name))
    for (const [name, unfollow] of this.follows) {
      if (names.has(name)) continue
      unfollow()
      this.follows.delete(name)
      this.handles.get(name)?.remove()
      this.handles.delete(name)
    }
    for (const { track, said } of this.moves) {
      track.haltedBy = said.halted_by
      track.obey(said.position, said.seconds)
      this.follow(track, said.slider)
      this.placeHandle(track, said.handle)
    }
  }

  followDescent() {
    this.unfollowDescent()
    const said = this.spec.descent
    this.descent = said ? new Descent(said) : undefined
    this.unfollowDescent = this.descent?.follow(() => this.redraw()) ?? (() => {})
    this.descent?.obey()
    if (!this.descent || !said?.dragged) {
      this.point?.remove()
      this.point = undefined
      return
    }
    const release = (/** @type {number} */ x, /** @type {number} */ y) =>
      this.send("click", { x, y, trace: null, point: null })
    this.point ??= new PointHandle(this.plot, this.descent, release)
    this.point.descent = this.descent
  }

  /**
   * @param {import("./track.js").Track} track
   * @param {string} slider
   */
  follow(track, slider) {
    if (this.follows.has(track.name)) return
    const unfollow = track.follow(() => this.redraw())
    const leave = slider ? followSlider(slider, track) : () => {}
    this.follows.set(track.name, () => {
      unfollow()
      leave()
    })
  }

  /**
   * @param {import("./track.js").Track} track
   * @param {import("./messages").HandleMessage | null} said
   */
  placeHandle(track, said) {
    if (!said) return
    const { name } = track
    const release = (/** @type {number} */ position) => this.send("move", { track: name, position })
    const handle = this.handles.get(name) ?? new Handle(this.plot, track, release)
    this.handles.set(name, handle)
    const colour = themed(said.colour, getComputedStyle(this.figure))
    handle.configure({ ...said, colour }, this.layout.xaxis.title?.text ?? "")
  }

  // Several tracks may move between two paints; one drawing serves them all, and none is made out of sight.
  redraw() {
    this.stale = this.hidden
    if (this.hidden) return
    this.frames.ask()
  }

  // What moves is moved alone; what cannot be is drawn anew, and beside what can be only now and then.
  move() {
    if (this.first?.isConnected) this.drawFirst()
    if (!this.drawn || this.isHeld()) return this.draw()
    const traces = this.movedTraces()
    read(this.words, this.spec.reading, traces)
    const every = this.spec.tracks.flatMap(({ moves, reveals }) => [
      ...moves.map(({ trace }) => trace),
      ...reveals,
    ])
    if (this.spec.reading) every.push(this.spec.reading.dot)
    if (this.descent) every.push(...this.descent.numbers)
    const numbers = [...new Set(every)]
    const byItself = this.moves.some(({ track }) => track.glide !== null)
    const marks = byItself ? [] : numbers.filter((number) => isMark(this.plot, number))
    if (marks.length) this.solid.move(marks.map((number) => [number, traces[number]]))
    const flat = numbers.filter((number) => !marks.includes(number))
    const left = flat.filter((number) => !moved(this.plot, number, traces[number]))
    if (marks.length && !left.length) return
    const none = flat.length > 0 && left.length === flat.length
    if (none && !left.some((number) => this.traces[number].type?.endsWith("3d"))) return this.draw()
    if (!none) this.painted()
    clearTimeout(this.resting)
    const idle = performance.now() - this.ended
    if (left.length && idle > this.took * (1 / SHARE - 1)) return this.draw()
    const rest = left.length ? REST_MS : Math.max(REST_MS, this.took / SHARE)
    this.resting = setTimeout(() => this.draw(), rest)
  }

  isHeld() {
    return isDragging(this.plot) || this.tap?.held === true
  }

  movedTraces() {
    const traces = [...this.traces]
    // Of two tracks that move one trace, the one that is not where the server stands counts.
    const held = this.moves.filter(({ track, said }) => track.position !== said.position)
    for (const { track, said, positions, moves } of [...this.moves, ...held]) {
      const at = track.position ?? said.position
      for (const { trace, attribute, rows } of moves)
        traces[trace] = {
          ...traces[trace],
          ...changed(traces[trace], attribute, between(positions, rows, at)),
        }
      for (const trace of said.reveals) traces[trace] = revealed(traces[trace], positions, at)
    }
    return marked(this.spec.reading, this.descent?.marked(traces) ?? traces)
  }

  async draw() {
    const Plotly = await plotly
    if (!this.figure.isConnected) return
    if (this.isHeld()) {
      this.redraw() // a new drawing would take it out of the hand
      return
    }
    const coarse = matchMedia("(pointer: coarse)").matches
    /** @type {import("./plotly_types").Layout} */
    const layout = {
      ...structuredClone(this.roomy()),
      uirevision: this.spec.revision,
      autosize: true,
    }
    if (coarse && !layout.scene) layout.dragmode ??= false
    clearTimeout(this.resting)
    this.solid.stop()
    this.due = false
    const begun = performance.now()
    const traces = this.movedTraces()
    read(this.words, this.spec.reading, traces)
    // Traces of its own: what is moved is written into them.
    const own = [...traces, ...this.room].map((trace) => ({ ...trace }))
    await Plotly.react(this.plot, own, layout, {
      displaylogo: false,
      staticPlot: this.spec.miniature,
      doubleClick: this.spec.clicks ? false : "reset+autosize", // two quick clicks are two clicks
      scrollZoom: false, // the wheel scrolls the page, over a surface too
      displayModeBar: coarse ? false : "hover",
      // Nothing drawn here may leave the page: no button that sends a chart and its data to a server.
      showSendToCloud: false,
      plotlyServerURL: "",
      modeBarButtonsToRemove: ["sendChartToCloud", "select2d", "lasso2d", "autoScale2d"],
    })
    this.ended = performance.now()
    this.took = this.ended - begun
    if (!this.drawn) this.firstDraw()
    this.painted()
  }

  painted() {
    this.paints += 1
    this.plot.dataset.paints = String(this.paints)
    this.placeHandles()
  }

  firstDraw() {
    this.drawn = true
    this.first?.remove()
    for (const event of ["plotly_relayout", "plotly_relayouting", "plotly_afterplot"])
      this.plot.on(event, () => this.placeHandles())
    this.plot.on("plotly_afterplot", () => this.finish())
    this.finish()
    const click = (/** @type {import("./messages").ClickEvent} */ place) => {
      for (const handle of [this.point, ...this.handles.values()]) handle?.rest()
      if (this.spec.clicks) this.send("click", place)
    }
    const drag = (/** @type {import("./messages").DragEvent} */ move) => this.send("drag", move)
    this.tap = new Tap(this.plot, click, () => this.spec.drags, drag)
  }

  finish() {
    moveTitles(this.plot, this.layout)
    settleBars(this.plot)
    skipButtons(this.plot)
  }

  placeHandles() {
    for (const handle of this.handles.values()) handle.place()
    this.point?.place()
  }

  tabulate() {
    const tables = this.details.querySelector(".tables")
    if (this.details.open && tables) numbers(tables, this.traces, this.layout)
  }

  remove() {
    this.resizing.disconnect()
    this.watching.disconnect()
    this.frames.stop()
    clearTimeout(this.resting)
    this.solid.stop()
    this.tap?.remove()
    for (const unfollow of this.follows.values()) unfollow()
    this.unfollowDescent()
    this.point?.remove()
    window.Plotly?.purge(this.plot)
  }
}

/** @type {Promise<unknown>} */
let turn = Promise.resolve()

/**
 * What a message brings is drawn one chart after the other: between two of them the browser hears a click.
 * @param {() => unknown} draw
 */
function inTurn(draw) {
  turn = turn
    .then(() => new Promise((resolve) => setTimeout(resolve)))
    .then(draw)
    .catch(reportError)
}

/** @type {WeakMap<HTMLElement, Chart>} */
const charts = new WeakMap()

/**
 * @param {HTMLElement} figure
 * @param {ChartMessage} spec
 * @param {Send} send
 */
export function show(figure, spec, send) {
  const chart = charts.get(figure) ?? new Chart(figure, spec, send)
  charts.set(figure, chart)
  chart.update(spec, send)
}

/** @param {HTMLElement} figure */
export function remove(figure) {
  charts.get(figure)?.remove()
  charts.delete(figure)
}
