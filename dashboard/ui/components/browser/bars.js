// Bars of a drawn waterfall that lies, and the numbers at their ends, moved where they are.

import { setText } from "./element_text.js"
import { axis, bars, fullTraces } from "./plotly_internals.js"

/** @typedef {import("./plotly_types").Trace} Trace */
/** @typedef {import("./plotly_internals.js").DrawnBar} DrawnBar */
/** @typedef {{ from: number, to: number, name: string }} Span a bar in units, and the name of its colour */
/** @typedef {{ from: number, to: number, left: boolean }} Ends in pixels, and the side of its number */

const PAD_PX = 3 // between a bar and its number
const THIN_PX = 2 // a bar that is thinner fills whole pixels
const KINDS = ["absolute", "relative", "total"]

/**
 * Move bars to their new x and text; false where only a new drawing can.
 * @param {import("./plotly_types").Plot} plot
 * @param {Trace} full
 * @param {Trace} trace
 */
export function movedBars(plot, full, trace) {
  const across = axis(plot, full.xaxis)
  const drawn = bars(plot, full)
  if (!across || drawn.length !== trace.x.length || !plain(full, trace, across)) return false
  const spans = spansOf(trace)
  const below = spans.every(({ to }) => to <= 0) && spans.some(({ to }) => to < 0)
  const { visible, line } = full.connector
  const over = visible ? line.width / 2 : 0
  for (const [i, { from, to, name }] of spans.entries()) {
    const [start, end] = [across.toPixel(from), across.toPixel(to)]
    const left = end === start ? below : end < start
    draw(drawn[i], ends(start, end, over, left), full[name].marker.color)
    setText(drawn[i].words, trace.text[i])
    drawn[i].connector?.setAttribute("d", `M${end},${drawn[i].bottom}V${drawn[i + 1].top}`)
  }
  return true
}

/**
 * The numbers of bars that were just drawn, put where they are moved to: the library places them by a width that it
 * rounds up, and they would jump by a pixel or two when a hand lets go.
 * @param {import("./plotly_types").Plot} plot
 */
export function settleBars(plot) {
  for (const [number, full] of fullTraces(plot).entries())
    if (full.type === "waterfall" && full.visible === true) movedBars(plot, full, plot.data[number])
}

/**
 * Whether it is drawn as bars without edges, from the left to the right, with its numbers outside.
 * @param {Trace} full
 * @param {Trace} trace
 * @param {import("./plotly_internals.js").Axis} across
 */
function plain({ orientation, base, textposition, increasing, connector }, { measure, text }, { range }) {
  const simple = Array.isArray(text) && text.every((words) => words && !/[<&\n]/.test(words))
  const lies = orientation === "h" && !base && range[0] < range[1]
  const joined = !connector.visible || connector.mode === "between"
  const known = Array.isArray(measure) && measure.every((kind) => KINDS.includes(kind))
  return simple && lies && joined && known && textposition === "outside" && !increasing.marker.line.width
}

/**
 * @param {Trace} trace
 * @returns {Span[]}
 */
function spansOf({ x, measure }) {
  let sum = 0
  return Array.from(x, (value, i) => {
    if (measure[i] === "total") return { from: 0, to: sum, name: "totals" }
    const from = measure[i] === "absolute" ? 0 : sum
    sum = from + value
    if (measure[i] === "absolute") return { from, to: sum, name: "totals" }
    return { from, to: sum, name: value < 0 ? "decreasing" : "increasing" }
  })
}

/**
 * As the library ends bars: half a connector's width over, and never thinner than can be seen.
 * @param {number} start
 * @param {number} end
 * @param {number} over
 * @param {boolean} left
 * @returns {Ends}
 */
function ends(start, end, over, left) {
  if (start === end) return { from: start, to: end, left }
  const way = start < end ? 1 : -1
  const [from, to] = [start - way * over, end + way * over]
  const seen = whole(from, to)
  return { from: seen, to: whole(to, seen), left }
}

/**
 * @param {number} pixel
 * @param {number} other the bar's other end
 */
function whole(pixel, other) {
  if (Math.abs(pixel - other) >= THIN_PX) return pixel
  return pixel > other ? Math.ceil(pixel) : Math.floor(pixel)
}

/**
 * @param {DrawnBar} drawn
 * @param {Ends} ends
 * @param {string} colour
 */
function draw({ bar, words, top, bottom, place }, { from, to, left }, colour) {
  bar.setAttribute("d", `M${from},${top}V${bottom}H${to}V${top}Z`)
  bar.style.fill = colour
  words.setAttribute("text-anchor", left ? "end" : "start")
  words.setAttribute(
    "transform",
    place.replace(/^translate\([^,]+/, `translate(${to + (left ? -PAD_PX : PAD_PX)}`),
  )
}
