// Lines and dots of a drawn chart, moved where they are: a small part of the work of drawing the chart anew.

import { axis, fullTraces, strokes } from "./plotly_internals.js"

/** @typedef {import("./plotly_types").Trace} Trace */
/** @typedef {[number, number]} Place */

const FARTHEST_PX = 1e5 // beyond it browsers draw lines wrongly

/**
 * Move a trace to its new x and y; false where only a new drawing can.
 * @param {import("./plotly_types").Plot} plot
 * @param {number} number
 * @param {Trace} trace
 */
export function moved(plot, number, trace) {
  const full = fullTraces(plot)[number]
  if (!full || !plain(full)) return false
  if (full.visible !== true) return true
  const drawn = strokes(plot, full)
  const [across, up] = [axis(plot, full.xaxis), axis(plot, full.yaxis)]
  if (!drawn || !across || !up) return false
  const places = pixels(trace, across, up)
  if (!moveDots(drawn.dots, full, places) || !moveLine(drawn.lines, full, places)) return false
  if (full.fill === "toself" && !moveFill(drawn.fills, places)) return false
  fade(drawn.dots, trace.marker?.opacity)
  Object.assign(plot.data[number], { x: trace.x, y: trace.y })
  return true
}

/**
 * Whether it is drawn as a straight line from point to point, as dots of one kind, or both.
 * @param {Trace} full
 */
function plain({ type, mode, fill, line, marker, text }) {
  const straight = (!fill || fill === "none" || fill === "toself") && (line?.shape ?? "linear") === "linear"
  const alike = !Array.isArray(marker?.symbol) && !Array.isArray(marker?.size) && !marker?.angle
  return type === "scatter" && !/text/.test(mode) && straight && alike && !text
}

/**
 * @param {Trace} trace
 * @param {import("./plotly_internals.js").Axis} across
 * @param {import("./plotly_internals.js").Axis} up
 * @returns {Place[]}
 */
function pixels({ x, y }, across, up) {
  /** @param {number} value */
  const near = (value) => Math.min(FARTHEST_PX, Math.max(-FARTHEST_PX, value))
  return Array.from(x, (value, i) => [near(across.toPixel(value)), near(up.toPixel(y[i]))])
}

/** @param {Place} place */
const seen = ([x, y]) => Number.isFinite(x) && Number.isFinite(y)

/**
 * @param {Element[]} dots
 * @param {Trace} full
 * @param {Place[]} places
 */
function moveDots(dots, { mode }, places) {
  if (!mode.includes("markers")) return true
  if (dots.length !== places.length || !places.every(seen)) return false
  dots.forEach((dot, i) => {
    dot.setAttribute("transform", `translate(${places[i][0]},${places[i][1]})`)
  })
  return true
}

/**
 * @param {Element[]} lines
 * @param {Trace} full
 * @param {Place[]} places
 */
function moveLine([line, ...more], { mode }, places) {
  if (!mode.includes("lines")) return true
  if (!line) return false
  line.setAttribute("d", path(places))
  for (const rest of more) rest.setAttribute("d", "M0,0")
  return true
}

/**
 * @param {Element[]} fills
 * @param {Place[]} places
 */
function moveFill([fill], places) {
  fill?.setAttribute("d", `${path(places)}Z`)
  return fill !== undefined
}

/**
 * @param {(Element & { style: CSSStyleDeclaration })[]} dots
 * @param {unknown} opacity one number for each dot, where they differ
 */
function fade(dots, opacity) {
  if (typeof opacity !== "object" || opacity === null) return
  const shares = /** @type {ArrayLike<number>} */ (opacity)
  dots.forEach((dot, i) => {
    dot.style.opacity = String(shares[i])
  })
}

/**
 * Where a place is not known the line is interrupted.
 * @param {Place[]} places
 */
export function path(places) {
  const signs = places.map((place, i) => {
    if (!seen(place)) return ""
    return `${i && seen(places[i - 1]) ? "L" : "M"}${place[0]},${place[1]}`
  })
  return signs.join("") || "M0,0"
}
