// The one chart: it keeps its node, its zoom and its camera, and moves what follows a track without the server.

import { between, decoded } from "./arrays.js"
import { Handle } from "./handle.js"
import { numbers } from "./numbers.js"
import { plotly } from "./plotly.js"
import { Tap } from "./tap.js"
import { track } from "./track.js"
import { moved } from "./strokes.js"
import { revealed, room, themed, withArrays } from "./traces.js"

const REST_MS = 150 // after which what was only moved is drawn anew
const SHARE = 0.25 // of the time that drawing anew may take while something moves

const style = new CSSStyleSheet()
style.replaceSync(`
.logreg-chart { position: relative; margin: 0; width: 100%; }
.logreg-chart .plot { width: 100%; }
.logreg-chart details { font: 14px/1.5 var(--st-font); color: var(--st-text-color); }
.logreg-chart summary { cursor: pointer; width: fit-content; opacity: .75; font-size: 13px; }
.logreg-chart .tables { display: flex; flex-wrap: wrap; align-items: start; gap: 1.5em; max-height: 320px; overflow: auto; }
`)
document.adoptedStyleSheets.push(style)

class Chart {
  handles = new Map()
  follows = new Map()

  constructor(figure) {
    this.figure = figure
    this.plot = figure.querySelector(".plot")
    this.details = figure.querySelector("details")
    this.details.addEventListener("toggle", () => this.tabulate())
    this.resizing = new ResizeObserver(() => this.drawn && this.plot.clientWidth && window.Plotly.Plots.resize(this.plot))
    this.resizing.observe(this.plot)
    this.watching = new IntersectionObserver(([{ isIntersecting }]) => {
      this.hidden = !isIntersecting
      if (isIntersecting && this.stale) this.redraw()
    })
    this.watching.observe(this.plot)
  }

  update({ spec, send }) {
    this.spec = spec
    this.send = send
    const css = getComputedStyle(this.figure)
    this.traces = spec.figure.data.map((trace) => themed(withArrays(trace), css))
    this.layout = themed(spec.figure.layout, css)
    this.moves = spec.tracks.map((given) => ({
      ...given,
      colour: themed(given.handle?.colour, css),
      track: track(given.name),
      positions: decoded(given.positions),
      moves: given.moves.map((move) => ({ ...move, rows: decoded(move.rows) })),
    }))
    const revealed = this.moves.flatMap(({ reveals }) => reveals).map((number) => this.traces[number])
    this.room = revealed.filter(({ type }) => type === "scatter").map(room)
    this.followTracks()
    this.due = true
    inTurn(() => this.due && this.draw())
    this.details.hidden = spec.miniature
    this.details.querySelector("p").textContent = spec.alt
    this.tabulate()
  }

  followTracks() {
    const names = new Set(this.spec.tracks.map(({ name }) => name))
    for (const [name, unfollow] of this.follows) {
      if (names.has(name)) continue
      unfollow()
      this.follows.delete(name)
      this.handles.get(name)?.line.remove()
      this.handles.delete(name)
    }
    for (const { name, track, position, seconds, handle, colour } of this.moves) {
      track.obey(position, seconds)
      if (!this.follows.has(name)) this.follows.set(name, track.follow(() => this.redraw()))
      if (handle && !this.handles.has(name))
        this.handles.set(name, new Handle(this.plot, track, (to) => this.send("move", { track: name, position: to })))
      this.handles.get(name)?.configure({ ...handle, colour, axis: this.layout.xaxis.title?.text ?? "" })
    }
  }

  // Several tracks may move between two paints; one drawing serves them all, and none is made out of sight.
  redraw() {
    this.stale = this.hidden
    if (this.hidden) return
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = undefined
      this.move()
    })
  }

  // What moves is moved alone; what cannot be is drawn anew, and beside what can be only now and then.
  move() {
    if (!this.drawn || this.plot._dragging || this.tap?.held) return this.draw()
    const traces = this.movedTraces()
    const numbers = [...new Set(this.moves.flatMap(({ moves, reveals }) => [...moves.map(({ trace }) => trace), ...reveals]))]
    const left = numbers.filter((number) => !moved(this.plot, number, traces[number]))
    const none = numbers.length > 0 && left.length === numbers.length
    if (none && !left.some((number) => this.traces[number].type?.endsWith("3d"))) return this.draw()
    if (!none) this.painted()
    clearTimeout(this.resting)
    const idle = performance.now() - this.ended
    if (left.length && idle > this.took * (1 / SHARE - 1)) return this.draw()
    this.resting = setTimeout(() => this.draw(), REST_MS)
  }

  movedTraces() {
    const traces = [...this.traces]
    for (const { track, positions, moves, reveals } of this.moves) {
      for (const { trace, attribute, rows } of moves)
        traces[trace] = { ...traces[trace], [attribute]: between(positions, rows, track.position) }
      for (const trace of reveals) traces[trace] = revealed(traces[trace], positions, track.position)
    }
    return traces
  }

  async draw() {
    const Plotly = await plotly
    if (!this.figure.isConnected) return
    if (this.plot._dragging || this.tap?.held) return this.redraw() // a new drawing would take it out of the hand
    const coarse = matchMedia("(pointer: coarse)").matches
    const layout = { ...structuredClone(this.layout), uirevision: this.spec.revision, autosize: true }
    if (coarse) layout.dragmode ??= false
    clearTimeout(this.resting)
    this.due = false
    const begun = performance.now()
    await Plotly.react(this.plot, [...this.movedTraces(), ...this.room], layout, {
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
    this.paints = (this.paints ?? 0) + 1
    this.plot.dataset.paints = this.paints
    this.placeHandles()
  }

  firstDraw() {
    this.drawn = true
    for (const event of ["plotly_relayout", "plotly_relayouting", "plotly_afterplot"])
      this.plot.on(event, () => this.placeHandles())
    this.tap = new Tap(this.plot, (place) => this.spec.clicks && this.send("click", place))
  }

  placeHandles() {
    for (const handle of this.handles.values()) handle.place()
  }

  tabulate() {
    if (this.details.open) numbers(this.details.querySelector(".tables"), this.traces, this.layout)
  }

  remove() {
    this.resizing.disconnect()
    this.watching.disconnect()
    cancelAnimationFrame(this.waiting)
    clearTimeout(this.resting)
    this.tap?.remove()
    for (const unfollow of this.follows.values()) unfollow()
    window.Plotly?.purge(this.plot)
  }
}

let turn = Promise.resolve()

// What a message brings is drawn one chart after the other: between two of them the browser hears a click.
function inTurn(draw) {
  turn = turn.then(() => new Promise((resolve) => setTimeout(resolve))).then(draw).catch(reportError)
}

const charts = new WeakMap()

export function show(figure, { spec, send }) {
  if (!charts.has(figure)) charts.set(figure, new Chart(figure))
  charts.get(figure).update({ spec, send })
}

export function remove(figure) {
  charts.get(figure)?.remove()
  charts.delete(figure)
}
